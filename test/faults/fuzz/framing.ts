import { openSocket, restOf } from '../../../packages/server/test/http/raw-http.ts';
import type { SeededRandom } from '../../seeded-random.ts';
import { foreignIn } from './checks.ts';
import type { Sender } from './requests.ts';

/** Bytes for a connection of their own, and how many answers they may get. */
interface Framing {
  readonly bytes: string;
  readonly mostAnswers: number;
  /** Exactly these, in this order, by their correlation ids. */
  readonly inOrder?: readonly string[];
}

/** A second request that only a reader with another idea of the first one's end would see. */
const smuggled = 'GET /v1/customers HTTP/1.1\r\nHost: x\r\nX: ';

type Make = (start: string, random: SeededRandom) => Framing;
const one = (bytes: string): Framing => ({ bytes, mostAnswers: 1 });
const post = 'POST /v1/validations/address HTTP/1.1';

/** The first argument is the head of any request, from the host to the token, without the line that ends it. */
export const framings: readonly Make[] = [
  (head) => one(`${post}\r\n${head}\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`),
  (head) => one(`${post}\r\n${head}\r\nTransfer-Encoding: chunked\r\nContent-Length: 6\r\n\r\n0\r\n\r\n${smuggled}`),
  (head) => one(`${post}\r\n${head}\r\nContent-Length: 4\r\nContent-Length: 40\r\n\r\n{}  ${smuggled}`),
  (head) => one(`${post}\r\n${head}\r\nContent-Length: 4, 4\r\n\r\n{}  ${smuggled}`),
  (head) =>
    one(`${post}\r\n${head}\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n${smuggled}`),
  (head) => one(`${post}\r\n${head}\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${smuggled}`),
  (head) => one(`${post}\r\n${head}\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n${smuggled}`),
  (head) => one(`${post}\r\n${head}\r\nTransfer-Encoding:\x0bchunked\r\n\r\n0\r\n\r\n${smuggled}`),
  (head) => one(`${post}\r\n${head}\r\nX: a\r\n folded\r\nContent-Length: 2\r\n\r\n{}`),
  (head) => one(`GET /v1/customers HTTP/1.1\n${head.replaceAll('\r\n', '\n')}\n\n`),
  (head) => one(`${post}\r\n${head}\r\nContent-Length: -1\r\n\r\n{}`),
  (head) => one(`${post}\r\n${head}\r\nContent-Length: +2\r\n\r\n{}`),
  (head) => one(`${post}\r\n${head}\r\nContent-Length: 0x2\r\n\r\n{}`),
  (head) => one(`${post}\r\n${head}\r\nContent-Length: 99999999999999999999\r\n\r\n{}`),
  (head) => one(`${post}\r\n${head}\r\nContent-Length: 2000000\r\n\r\n{}`),
  (head) => one(`${post}\r\n${head}\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n{}\r\n0\r\n\r\n`),
  (head) => one(`${post}\r\n${head}\r\nTransfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n`),
  (head) => one(`${post}\r\n${head}\r\nTransfer-Encoding: chunked\r\n\r\n2;${'x'.repeat(20_000)}\r\n{}\r\n0\r\n\r\n`),
  (head) => one(`${post}\r\n${head}\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nHost: trailer\r\n\r\n`),
  (head) => one(`${post}\r\n${head}\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}`),
  (head) => one(`GET /v1/customers HTTP/1.1\r\n${head}\r\nHost: second\r\n\r\n`),
  (head) => one(`GET /v1/customers HTTP/1.0\r\n${head}\r\n\r\n`),
  (head) => one(`GET /v1/customers HTTP/9.9\r\n${head}\r\n\r\n`),
  (head) => one(`GET /v1/customers\r\n${head}\r\n\r\n`),
  (head) => one(`GET /v1/cust\x00omers HTTP/1.1\r\n${head}\r\n\r\n`),
  (head) => one(`GET /v1/customers HTTP/1.1\r\n${head}\r\nX: a\x00b\r\n\r\n`),
  (head) => one(`GET /v1/customers HTTP/1.1\r\n${head}\r\nX Y: 1\r\n\r\n`),
  (head) => one(`GET /v1/customers HTTP/1.1\r\n${head}\r\n${'X: y\r\n'.repeat(3_000)}\r\n`),
  (head) => one(`GET /${'x'.repeat(100_000)} HTTP/1.1\r\n${head}\r\n\r\n`),
  (head) => one(`GET /v1/customers HTTP/1.1\r\n${head}\r\nX: ${'y'.repeat(300_000)}\r\n\r\n`),
  () => one('GET /v1/customers HTTP/1.1\r\n\r\n'),
  () => one('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
  () => one('\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'),
  () => one(''),
  (_head, random) =>
    one(Array.from({ length: random.below(300) }, () => String.fromCharCode(random.below(256))).join('')),
  (head, random) => {
    const ids = Array.from({ length: 2 + random.below(8) }, () => `n${random.below(1e9)}`);
    const bytes = ids
      .map((id) => `GET /v1/customers?size=1 HTTP/1.1\r\n${head}\r\nMS-CorrelationId: ${id}\r\n\r\n`)
      .join('');
    return { bytes, mostAnswers: ids.length, inOrder: ids };
  },
];

/** Sends bytes that are no HTTP, or nearly none, or several requests at once; tells what was wrong with what came back. */
export async function tryFraming(url: string, random: SeededRandom, sender: Sender): Promise<string | undefined> {
  const { token, foreign } = sender;
  const authorization = token === undefined ? '' : `\r\nAuthorization: Bearer ${token}`;
  const { bytes, mostAnswers, inOrder } = random.pick(framings)(`Host: ${new URL(url).host}${authorization}`, random);
  const socket = await openSocket(url);
  const rest = restOf(socket);
  socket.end(bytes, 'latin1');
  const text = await rest;
  const statuses = [...text.matchAll(/HTTP\/1\.1 (\d\d\d) /g)].map(([, status]) => Number(status));
  const echoed = [...text.matchAll(/\r\nMS-CorrelationId: (n\d+)\r\n/gi)].map(([, id]) => id);
  const problem =
    (statuses.some((status) => status >= 500) ? `the status ${statuses}` : undefined) ??
    (statuses.length > mostAnswers ? `${statuses.length} answers` : undefined) ??
    (inOrder !== undefined && inOrder.join() !== echoed.join() ? `the answers ${echoed}` : undefined) ??
    foreignIn(foreign, text);
  return problem === undefined
    ? undefined
    : `${problem}, to the bytes ${JSON.stringify(bytes.replace(token ?? '', '(token)').slice(0, 2_000))}: ${text.slice(0, 2_000)}`;
}
