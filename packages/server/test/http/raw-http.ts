import { once } from 'node:events';
import { type Agent, type IncomingHttpHeaders, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { assertDocumented } from '../documented-answer.ts';

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
}

export interface RawCall {
  readonly method?: string;
  /** Goes into the request line as it is. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Does not tell the length of the body. */
  readonly chunked?: boolean;
  readonly agent?: Agent;
}

/** A request with exactly these headers: `fetch` would add an `Accept` and a type of its own. */
export async function rawRequest(origin: string, call: RawCall): Promise<RawAnswer> {
  const { method = 'GET', path, headers = {}, body, chunked = false, agent } = call;
  const { hostname, port } = new URL(origin);
  const length = body === undefined || chunked ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const outgoing = request({
    hostname,
    port,
    method,
    path,
    headers: { ...length, ...headers },
    ...(agent === undefined ? {} : { agent }),
  });
  outgoing.end(body);
  const [incoming] = await once(outgoing, 'response');
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  assertDocumented({ method, path, status: incoming.statusCode, text: bytes.toString().replace(/^\uFEFF/, '') });
  return { status: incoming.statusCode, headers: incoming.headers, bytes };
}

/** A socket to the server; what arrives can be awaited with `restOf`. */
export async function openSocket(origin: string): Promise<Socket> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  // A server that drops a client may reset the connection; the test then looks at what came before.
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
}

/** Everything the server sends until it closes the connection. */
export async function restOf(socket: Socket): Promise<string> {
  let text = '';
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1');
  });
  // Not `once` of `node:events`, which fails where the server resets the connection.
  if (!socket.closed) await new Promise((resolve) => socket.once('close', resolve));
  return text;
}
