import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openSocket, restOf } from '../http/raw-http.ts';
import { partnerA, startTestServer, type TestServer } from '../running-server.ts';

/** What one of two servers in a row may take for the end of a request, and the other for its middle. */
const ambiguous = {
  'a length and chunks': 'Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nG',
  'chunks and a length': 'Transfer-Encoding: chunked\r\nContent-Length: 6\r\n\r\n0\r\n\r\nG',
  'two lengths': 'Content-Length: 0\r\nContent-Length: 5\r\n\r\nHELLO',
  'the same length twice': 'Content-Length: 5\r\nContent-Length: 5\r\n\r\nHELLO',
  'a list of lengths': 'Content-Length: 5, 5\r\n\r\nHELLO',
  'a length with a sign': 'Content-Length: +5\r\n\r\nHELLO',
  'a negative length': 'Content-Length: -1\r\n\r\n',
  'a blank before the colon': 'Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n',
  'an unknown encoding': 'Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n',
  'chunks that are not the last encoding': 'Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n',
  'a header on two lines': 'X-A: b\r\n c: d\r\n\r\n',
  'a bare carriage return': 'X-A: b\rX-C: d\r\n\r\n',
  'a NUL in a header': 'X-A: b\0c\r\n\r\n',
  'a chunk with a bare line feed': 'Transfer-Encoding: chunked\r\n\r\n0;\nxx\r\n\r\n',
  'a chunk too large for a number': 'Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n\r\n',
} as const;

describe('where a request ends cannot be told in two ways:', () => {
  let server: TestServer;
  let host: string;
  before(async () => {
    server = await startTestServer();
    host = new URL(server.url).host;
  });
  after(() => server.dispose());

  /** Status lines of everything that is answered until the server closes. */
  const statuses = async (sent: string): Promise<readonly number[]> => {
    const socket = await openSocket(server.url);
    const rest = restOf(socket);
    socket.write(sent, 'latin1');
    return [...(await rest).matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));
  };
  const hidden = () => `GET /healthz HTTP/1.1\r\nHost: ${host}\r\n\r\n`;

  for (const [name, rest] of Object.entries(ambiguous)) {
    test(`${name} ends the connection, and what follows is not answered`, async () => {
      const found = await statuses(`POST /v1/customers HTTP/1.1\r\nHost: ${host}\r\n${rest}${hidden()}`);
      assert.ok(found.length > 0 && found.every((status) => status === 400 || status === 401), String(found));
    });
  }

  test('the body of a request that needs none is not the next request', async () => {
    const last = `GET /nowhere HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;
    const body = hidden();
    const found = await statuses(
      `GET /v1/customers HTTP/1.1\r\nHost: ${host}\r\nContent-Length: ${body.length}\r\n\r\n${body}${last}`,
    );
    assert.deepEqual(found, [401, 404]);
  });

  test('what still comes after the connection was ended gathers nothing on it', async (t) => {
    const warnings: Error[] = [];
    const note = (warning: Error) => warnings.push(warning);
    process.on('warning', note);
    t.after(() => process.off('warning', note));
    // Longer than any head, and more than the server reads at once.
    const endless = `GET /healthz HTTP/1.1\r\nHost: ${host}\r\nX: ${'y'.repeat(8 * 1024 * 1024)}`;
    for (let times = 0; times < 5; times += 1) assert.deepEqual((await statuses(endless)).slice(1), []);
    assert.deepEqual(warnings, []);
  });

  test('a request that names two hosts is refused', async () => {
    const found = await statuses(
      `GET /healthz HTTP/1.1\r\nHost: ${host}\r\nhost: evil.example\r\nConnection: close\r\n\r\n`,
    );
    assert.deepEqual(found, [400]);
  });

  test('whoever asks without reading the answers is not read any further, and others are served', async (t) => {
    const token = await server.appToken(partnerA);
    const socket = await openSocket(server.url);
    t.after(() => socket.destroy());
    socket.pause();
    const ask = `GET /v1/customers?size=500 HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${token}\r\n\r\n`;
    const many = ask.repeat(100);
    let sent = 0;
    const send = () => {
      sent += 1;
      if (!socket.destroyed) socket.write(many, send);
    };
    send();
    let before = -1;
    // What is under way stands still once nobody takes anything any more: others' answers are the clock.
    for (let calm = 0; calm < 20; calm = before === sent ? calm + 1 : 0, before = sent) {
      for (let times = 0; times < 20; times += 1) assert.equal((await fetch(`${server.url}/healthz`)).status, 200);
    }
    t.diagnostic(`${sent * 100} requests were taken before the server read no more`);
    assert.ok(sent < 10_000);
  });
});
