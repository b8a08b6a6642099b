import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { get } from 'node:https';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { demoCredentials } from '../packages/server/src/demo/demo-credentials.ts';
import { type ApiClient, apiClient } from '../packages/server/test/api-client.ts';
import { appToken, createInstallation, type Installation, type ServerProcess } from './server-process.ts';

const path = `/v1/customers/${demoCredentials.customer}/profiles/billing`;
const canPaste = spawnSync('bash', ['-c', 'command -v curl']).status === 0;
const skip = canPaste ? false : 'NOT TESTED: bash or curl is missing, so the printed lines were not tried';

let installation: Installation;

beforeEach(async () => {
  installation = await createInstallation();
});
afterEach(() => installation.dispose());

async function clientOf(server: ServerProcess): Promise<ApiClient> {
  return apiClient(server, await appToken(server));
}

/** Pastes the lines that the ready message shows for a first request into a shell, and returns what they print. */
async function pasteFirstRequest(server: ServerProcess): Promise<string> {
  // What is logged meanwhile comes after them.
  const lines = server.output().split('billing profile:\n')[1]?.split('\n{')[0];
  assert.ok(lines, 'the ready message shows a first request');
  const { stdout } = await promisify(execFile)('bash', ['-c', lines]);
  return stdout;
}

describe('what a start says', () => {
  test('with --json, exactly one line for programs, and it is the first', async () => {
    const { url, output } = await installation.start(['--json']);
    assert.equal(output().split('\n')[0], JSON.stringify({ event: 'ready', url }));
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.equal((await fetch(`${url}/healthz`)).status, 200);
  });

  test('otherwise the address and the demo credentials', async () => {
    const { url, output } = await installation.start([]);
    assert.ok(output().startsWith(`Partnerite is ready at ${url}\n`));
    for (const [name, value] of Object.entries(demoCredentials)) assert.ok(output().includes(value), `shows ${name}`);
  });

  test('and lines that read a billing profile when they are pasted into a shell', { skip }, async () => {
    const server = await installation.start([]);
    const printed = await pasteFirstRequest(server);
    assert.equal(printed, (await (await clientOf(server)).get(path)).text);
  });
});

describe('what a start finds', () => {
  test('a change made before the last stop is still there', async () => {
    const first = await installation.start();
    const client = await clientOf(first);
    const { body: profile } = await client.get(path);
    const changed = await client.put(path, { ...profile, firstName: 'Kept' });
    assert.equal(changed.status, 200, changed.text);
    await first.stop();
    const second = await clientOf(await installation.start());
    assert.equal((await second.get(path)).text, changed.text);
  });

  /** Ids of all customers, page by page. */
  const customerIds = async (client: ApiClient): Promise<ReadonlySet<string>> => {
    const ids = new Set<string>();
    let token: string | undefined;
    do {
      const next = token === undefined ? {} : { headers: { 'ms-continuationtoken': token } };
      const { status, text, body } = await client.get(`/v1/customers${token ? '?seekOperation=Next' : ''}`, next);
      assert.equal(status, 200, text);
      for (const { id } of body.items) ids.add(id);
      token = body.continuationToken;
    } while (token !== undefined);
    return ids;
  };

  const customersAfter = async (flags: readonly string[]): Promise<ReadonlySet<string>> => {
    const server = await installation.start(flags);
    const ids = await customerIds(await clientOf(server));
    await server.stop();
    return ids;
  };

  test('--seed 10000 adds as many customers, and a second start with the same seed adds none', async () => {
    const demo = await customersAfter(['--json']);
    const seeded = await customersAfter(['--json', '--seed', '10000']);
    assert.equal(seeded.size, demo.size + 10_000);
    assert.ok([...demo].every((id) => seeded.has(id)));
    assert.deepEqual(await customersAfter(['--json', '--seed', '10000']), seeded);
  });

  test('--seed makes the same customers on every machine', async () => {
    const here = await customersAfter(['--json', '--seed', '20']);
    const elsewhere = await createInstallation();
    try {
      const server = await elsewhere.start(['--json', '--seed', '20']);
      assert.deepEqual(await customerIds(await clientOf(server)), here);
    } finally {
      await elsewhere.dispose();
    }
  });

  test('--empty has no demo world: its credentials are neither shown nor good for anything', async () => {
    const server = await installation.start(['--empty']);
    for (const value of Object.values(demoCredentials)) assert.ok(!server.output().includes(value));
    await assert.rejects(appToken(server), /no token/);
    assert.equal((await fetch(`${server.url}/readyz`)).status, 200);
  });
});

describe('--tls', () => {
  /** Asks over HTTPS, trusting nobody but the given authority. */
  const statusOf = (url: string, ca: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const asking = get(url, { ca, agent: false }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      asking.once('error', reject);
    });

  const authorityFile = (server: ServerProcess): string => {
    const file = /^Certificate authority +(\S+ca\.pem)$/m.exec(server.output())?.[1];
    assert.ok(file, 'the ready message shows the file of the certificate authority');
    return file;
  };

  test('serves HTTPS that verifies with ca.pem of the data folder, under every local name', async () => {
    const server = await installation.start(['--tls']);
    assert.match(server.url, /^https:/);
    const file = authorityFile(server);
    assert.ok(file.startsWith(installation.folder));
    const ca = await readFile(file, 'utf8');
    const { port } = new URL(server.url);
    for (const host of ['localhost', '127.0.0.1']) {
      assert.equal(await statusOf(`https://${host}:${port}/healthz`, ca), 200);
    }
  });

  test('is not trusted by those who do not have its ca.pem, nor with that of another installation', async () => {
    const server = await installation.start(['--tls']);
    const elsewhere = await createInstallation();
    try {
      const other = await readFile(authorityFile(await elsewhere.start(['--tls'])), 'utf8');
      await assert.rejects(statusOf(`${server.url}/healthz`, other), /certificate/);
      await assert.rejects(fetch(`${server.url}/healthz`), TypeError);
    } finally {
      await elsewhere.dispose();
    }
  });

  test('keeps its authority over a restart', async () => {
    const first = await installation.start(['--tls']);
    const ca = await readFile(authorityFile(first), 'utf8');
    await first.stop();
    const second = await installation.start(['--tls']);
    assert.equal(await statusOf(`${second.url}/healthz`, ca), 200);
  });

  test('prints lines that read a billing profile when they are pasted into a shell', { skip }, async () => {
    const server = await installation.start(['--tls']);
    const profile = JSON.parse(await pasteFirstRequest(server));
    assert.equal(profile.links.self.uri, path);
  });
});
