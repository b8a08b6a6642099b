import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { demoCredentials } from '../packages/server/src/demo/demo-credentials.ts';
import { apiClient } from '../packages/server/test/api-client.ts';
import { ofEmbedded } from '../packages/server/test/test-database.ts';
import { appToken, createInstallation, type Ended, type Installation, type ServerProcess } from './server-process.ts';

const path = `/v1/customers/${demoCredentials.customer}/profiles/billing`;

let installation: Installation;

beforeEach(async () => {
  installation = await createInstallation();
});
afterEach(() => installation.dispose());

function dial({ url }: Pick<ServerProcess, 'url'>): Socket {
  const { hostname, port } = new URL(url);
  return connect(Number(port), hostname);
}

/** Dials until nobody answers any more. */
async function untilRefused(server: ServerProcess): Promise<void> {
  for (;;) {
    const socket = dial(server);
    try {
      await once(socket, 'connect');
    } catch (error) {
      assert.ok(error instanceof Error && 'code' in error);
      if (error.code === 'ECONNREFUSED') return;
      // A connection that waited to be accepted when the server stopped listening.
      assert.equal(error.code, 'ECONNRESET');
    } finally {
      socket.destroy();
    }
  }
}

/** The head of an update that announces its body, and what is left to send once the server has asked for it. */
async function announceUpdate(server: ServerProcess, firstName: string) {
  const token = await appToken(server);
  const { body: profile } = await apiClient(server, token).get(path);
  const body = JSON.stringify({ ...profile, firstName });
  const head = [
    `PUT ${path} HTTP/1.1`,
    `Host: ${new URL(server.url).host}`,
    `Authorization: Bearer ${token}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Expect: 100-continue',
  ];
  const socket = dial(server).setEncoding('utf8');
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  const [continued] = await once(socket, 'data');
  assert.match(continued, /^HTTP\/1\.1 100 /);
  return { socket, body };
}

describe('SIGTERM', () => {
  test('lets the request under way finish, takes no new connection, and ends with exit code 0', async () => {
    const server = await installation.start();
    const { socket, body } = await announceUpdate(server, 'Drained');
    const ended = server.stop();
    await untilRefused(server);
    socket.write(body);
    const [answer] = await once(socket, 'data');
    assert.match(answer, /^HTTP\/1\.1 200 /);
    assert.match(answer, /^connection: close\r$/im, 'the client is told that no further request will be answered');
    const { code, stderr } = await ended;
    assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });

    const next = await installation.start();
    const { body: profile } = await apiClient(next, await appToken(next)).get(path);
    assert.equal(profile.firstName, 'Drained');
  });

  test('does not wait for clients that keep a connection open without asking anything', async () => {
    const server = await installation.start();
    const idle = dial(server);
    idle.write(`GET /healthz HTTP/1.1\r\nHost: ${new URL(server.url).host}\r\n\r\n`);
    await once(idle, 'data');
    const closed = once(idle, 'close');
    assert.equal((await server.stop()).code, 0);
    await closed;
  });

  test('gives up a request that never ends, and the exit code is still 0', { timeout: 30_000 }, async () => {
    const server = await installation.start();
    const { socket } = await announceUpdate(server, 'Never');
    const closed = once(socket, 'close');
    assert.equal((await server.stop()).code, 0);
    await closed;
    const next = await installation.start();
    const { body: profile } = await apiClient(next, await appToken(next)).get(path);
    assert.notEqual(profile.firstName, 'Never');
  });
});

describe('a start that cannot be', () => {
  /** It says why on one line, shows no stack, and says nothing else. */
  const refused = ({ code, stdout, stderr }: Ended, why: RegExp) => {
    assert.deepEqual({ code, stdout }, { code: 1, stdout: '' });
    assert.match(stderr, /^partnerite: [^\n]+\n$/);
    assert.match(stderr, why);
  };

  const free = () => ['--port', '0', '--data', join(installation.folder, 'other')];

  test('a data folder in use is refused, and the server that uses it goes on', { skip: ofEmbedded }, async () => {
    const server = await installation.start();
    refused(await installation.run(['--port', '0', '--data', join(installation.folder, 'data')]), /folder is in use/);
    assert.equal((await fetch(`${server.url}/readyz`)).status, 200);
  });

  test('a data folder is free again once its server was killed', async () => {
    await (await installation.start()).kill();
    const server = await installation.start();
    assert.equal((await fetch(`${server.url}/readyz`)).status, 200);
  });

  test('a port in use is refused, and the server that has it goes on', async () => {
    const server = await installation.start();
    const { port } = new URL(server.url);
    refused(await installation.run([...free(), '--port', port]), /port is already in use/);
    assert.equal((await fetch(`${server.url}/healthz`)).status, 200);
  });

  test('an unknown flag is refused by name', async () => {
    refused(await installation.run([...free(), '--prot', '80']), /--prot/);
  });

  test('a setting that makes no sense is refused by name', async () => {
    refused(await installation.run([...free(), '--port', '65536']), /port/);
  });

  test('the demo world is not served on the network, and the refusal names the ways out', async () => {
    const { folder } = installation;
    const ended = await installation.run(['--host', '0.0.0.0', '--port', '0', '--data', join(folder, 'data')]);
    refused(ended, /--empty.*--allow-demo-on-network/);
  });

  test('a data folder that cannot be made is refused', async () => {
    const file = join(installation.folder, 'file');
    await writeFile(file, '');
    refused(await installation.run(['--port', '0', '--data', join(file, 'data')]), /data folder/);
  });
});
