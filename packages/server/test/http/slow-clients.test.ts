import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { apiClient } from '../api-client.ts';
import { partnerA, startTestServer, type TestServer } from '../running-server.ts';
import { openSocket, restOf } from './raw-http.ts';

const path = `/v1/customers/${partnerA.customer}/profiles/billing`;
/** Far below the ten seconds of a real server, so that the test does not take them. In milliseconds. */
const requestTimeout = 1000;
const dripInterval = 50;

describe('a slow client', { concurrency: true }, () => {
  let server: TestServer;
  let token: string;

  before(async () => {
    server = await startTestServer({ file: { limits: { requestTimeout } } });
    token = await server.appToken(partnerA);
  });
  after(() => server.dispose());

  /** Sends a byte of a text that never ends at a time, for as long as the server listens. */
  const drip = (socket: Socket, byte: string) => {
    const timer = setInterval(() => socket.write(byte), dripInterval);
    socket.once('close', () => clearInterval(timer));
  };

  const serves = async () => (await apiClient(server, token).get(path)).status === 200;

  const head = (length: number) =>
    [
      `PUT ${path} HTTP/1.1`,
      'Host: localhost',
      `Authorization: Bearer ${token}`,
      'Content-Type: application/json',
      `Content-Length: ${length}`,
      '\r\n',
    ].join('\r\n');

  const assertDropped = (answer: string) => {
    if (answer === '') return;
    assert.match(answer, /^HTTP\/1\.1 408 /);
    assert.match(answer, /\r\nConnection: close\r\n/i);
    assert.equal(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n'))).code, 408);
  };

  for (const [kind, begin] of Object.entries<(socket: Socket) => void>({
    'drips its headers': (socket) => {
      socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nX-Slow: `);
      drip(socket, 'a');
    },
    'stops in its headers': (socket) => socket.write(`GET ${path} HTTP/1.1\r\nHost`),
    'drips its body': (socket) => {
      socket.write(head(100_000));
      drip(socket, ' ');
    },
    'stops in its body': (socket) => socket.write(`${head(100)}{"email":`),
    'stops in a body of unknown length': (socket) =>
      socket.write(`${head(1).replace(/Content-Length: 1/, 'Transfer-Encoding: chunked')}ff\r\n{`),
  })) {
    test(`that ${kind} is dropped, and others are served meanwhile`, async () => {
      const socket = await openSocket(server.url);
      try {
        const dropped = restOf(socket);
        begin(socket);
        assert.ok(await serves());
        assertDropped(await dropped);
        assert.ok(await serves());
      } finally {
        socket.destroy();
      }
    });
  }

  test('is one of many, and all are dropped', async () => {
    const sockets = await Promise.all(Array.from({ length: 50 }, () => openSocket(server.url)));
    const dropped = sockets.map(restOf);
    for (const socket of sockets) socket.write(`GET ${path} HTTP/1.1\r\nHost`);
    assert.ok(await serves());
    for (const answer of await Promise.all(dropped)) assertDropped(answer);
  });

  test('that goes away in its body leaves no trace', async () => {
    const client = apiClient(server, token);
    const before = (await client.get(path)).text;
    const socket = await openSocket(server.url);
    const closed = restOf(socket);
    socket.write(`${head(100)}{"email":`, () => socket.destroy());
    await closed;
    assert.equal((await client.get(path)).text, before);
  });
});
