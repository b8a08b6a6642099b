import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, describe, test } from 'node:test';
import { startTestServer, type TestServer } from '../running-server.ts';
import { openSocket, restOf } from './raw-http.ts';

/** Refused by its head already, for want of a token. */
const head = 'POST /v1/customers HTTP/1.1\r\nHost: localhost\r\n';
const smuggled = 'GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n';

describe('a request that was answered before its body was read', () => {
  let server: TestServer;

  before(async () => {
    server = await startTestServer();
  });
  after(() => server.dispose());

  const statuses = (text: string) => [...text.matchAll(/HTTP\/1\.1 (\d\d\d) /g)].map(([, status]) => Number(status));

  const spoilt = [
    ['chunks that are none', 'Transfer-Encoding: chunked\r\n\r\n', `zz\r\n${smuggled}`],
    ['a chunk longer than can be', 'Transfer-Encoding: chunked\r\n\r\n', 'ffffffffffffffffff\r\nx\r\n0\r\n\r\n'],
    ['an unknown transfer coding', 'Transfer-Encoding: xchunked\r\n\r\n', `0\r\n\r\n${smuggled}`],
    ['an end before it is there', 'Content-Length: 100\r\n\r\n', '{}'],
  ] as const;

  for (const [what, headers, body] of spoilt) {
    test(`gets no second answer for ${what}`, async () => {
      const socket = await openSocket(server.url);
      const rest = restOf(socket);
      socket.end(`${head}${headers}${body}`);
      assert.deepEqual(statuses(await rest), [401]);
    });

    test(`gets no second answer for ${what} that comes later`, async () => {
      const socket = await openSocket(server.url);
      const rest = restOf(socket);
      socket.write(`${head}${headers}`);
      await once(socket, 'data');
      socket.end(body);
      assert.deepEqual(statuses(await rest), [401]);
    });
  }

  test('leaves the connection open for the next one, whose faults are told', async () => {
    const socket = await openSocket(server.url);
    const rest = restOf(socket);
    socket.write(`${head}Content-Length: 2\r\n\r\n{}${smuggled}`);
    await once(socket, 'data');
    socket.end('no HTTP at all\r\n\r\n');
    assert.deepEqual(statuses(await rest), [401, 200, 400]);
  });
});
