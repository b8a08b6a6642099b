import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { describe, test } from 'node:test';
import { parseAddress } from '../../../packages/server/src/store/postgres/address.ts';
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts';

/** A server that sends back what it gets stands for the database. */
async function withProxy(run: (proxy: FaultProxy, open: () => Promise<Socket>, ends: Set<Socket>) => Promise<void>) {
  const ends = new Set<Socket>();
  const server = createServer((socket) => {
    ends.add(socket);
    socket.on('error', () => {}).once('close', () => ends.delete(socket));
    socket.pipe(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  const proxy = await startFaultProxy(`postgres://any@127.0.0.1:${address.port}/any`, () => 1);
  const [{ port } = { port: 0 }] = parseAddress(proxy.url).hosts;
  const open = async () => {
    const socket = connect(port, '127.0.0.1').on('error', () => {});
    await once(socket, 'connect');
    return socket;
  };
  try {
    await run(proxy, open, ends);
  } finally {
    await proxy.close();
    server.close();
    await once(server, 'close');
  }
}

async function echo(socket: Socket, text: string): Promise<void> {
  socket.write(text);
  const [bytes] = await once(socket, 'data');
  assert.equal(String(bytes), text);
}

async function isReset(socket: Socket): Promise<void> {
  const [error] = await once(socket, 'error');
  assert.equal(error.code, 'ECONNRESET');
}

describe('a network that goes wrong', () => {
  test('passes everything while it is sound, and late while it delays', () =>
    withProxy(async (proxy, open) => {
      const socket = await open();
      await echo(socket, 'sound');
      proxy.delay(5);
      await echo(socket, 'late');
      proxy.heal();
      await echo(socket, 'sound again');
    }));

  test('resets what is open, and goes on', () =>
    withProxy(async (proxy, open) => {
      const socket = await open();
      await echo(socket, 'sound');
      proxy.cut();
      await isReset(socket);
      await echo(await open(), 'sound again');
    }));

  test('loses an answer', () =>
    withProxy(async (proxy, open) => {
      const socket = await open();
      proxy.loseAnswers();
      socket.write('lost');
      await isReset(socket);
      proxy.heal();
      await echo(await open(), 'sound again');
    }));

  test('goes half-open: nobody hears of anything, not even afterwards', () =>
    withProxy(async (proxy, open, ends) => {
      const socket = await open();
      await echo(socket, 'sound');
      const [end] = ends;
      proxy.halfOpen();
      socket.on('data', () => assert.fail('nothing gets through'));
      socket.write('lost');
      proxy.heal();
      const next = await open();
      await echo(next, 'sound again');
      socket.destroy();
      await echo(next, 'and again');
      assert.ok(end !== undefined && ends.has(end) && !end.destroyed, 'the other end is not told');
    }));
});
