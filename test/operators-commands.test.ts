import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, test } from 'node:test';
import { type ApiClient, apiClient } from '../packages/server/test/api-client.ts';
import { ofEmbedded } from '../packages/server/test/test-database.ts';
import { appToken, builtProgram, createInstallation, type Installation, type ServerProcess } from './server-process.ts';

const writers = 8;

/** Updates one profile until told to stop, with a number that grows, and notes each that was acknowledged. */
async function writeOn(client: ApiClient, path: string, signal: AbortSignal, acknowledged: Map<string, number>) {
  for (let number = 1; !signal.aborted; number += 1) {
    const { body } = await client.get(path);
    const answer = await client.put(path, { ...body, firstName: String(number) });
    assert.equal(answer.status, 200, answer.text);
    acknowledged.set(path, number);
  }
}

async function customerPaths(client: ApiClient): Promise<readonly string[]> {
  const { body } = await client.get('/v1/customers');
  return body.items.map(({ id }: { readonly id: string }) => `/v1/customers/${id}/profiles/billing`);
}

/** As an operator calls it: the built program, beside a server that is busy. */
describe("the operator's commands", { skip: ofEmbedded }, () => {
  let installation: Installation;
  let server: ServerProcess;
  const data = () => join(installation.folder, 'data');

  before(async () => {
    installation = await createInstallation(builtProgram);
    server = await installation.start(['--json', '--seed', '200']);
  });
  after(() => installation.dispose());

  test('backup and check beside a busy server; what is restored has all that was acknowledged before', async () => {
    const client = apiClient(server, await appToken(server));
    const paths = await customerPaths(client);
    const stop = new AbortController();
    const acknowledged = new Map<string, number>();
    const writing = paths.slice(0, writers).map((path) => writeOn(client, path, stop.signal, acknowledged));
    while (acknowledged.size < writers) await client.get('/healthz');
    const before = new Map(acknowledged);
    const file = join(installation.folder, 'backup.db');
    const backup = await installation.run(['backup', '--data', data(), '--to', file]);
    assert.equal(backup.code, 0, backup.stderr);
    const check = await installation.run(['check', '--data', data()]);
    assert.equal(check.code, 0, check.stdout + check.stderr);
    stop.abort();
    await Promise.all(writing);
    assert.equal((await fetch(`${server.url}/readyz`)).status, 200);

    const restored = join(installation.folder, 'restored');
    assert.equal((await installation.run(['restore', '--from', file, '--data', restored])).code, 0);
    assert.equal((await installation.run(['check', '--data', restored])).code, 0);
    const again = await installation.start(['--json', '--data', restored]);
    const reader = apiClient(again, await appToken(again));
    for (const [path, version] of before) {
      const { body } = await reader.get(path);
      assert.ok(Number(body.firstName) >= version, `${path} is at ${body.firstName}, and ${version} was acknowledged`);
    }
    await again.stop();
  });

  test('the help names the commands, each command has its own, and a wrong one is refused with exit code 2', async () => {
    const { stdout } = await installation.run(['--help']);
    for (const name of ['check', 'backup', 'restore', 'migrate', 'copy']) {
      assert.match(stdout, new RegExp(`^  ${name} `, 'm'));
      const { code, stdout: own } = await installation.run([name, '--help']);
      assert.deepEqual([code, own.startsWith(`partnerite-server ${name}: `)], [0, true]);
    }
    const wrong = await installation.run(['chekc']);
    assert.deepEqual([wrong.code, wrong.stdout], [2, '']);
    assert.match(wrong.stderr, /^partnerite: chekc is no command/);
    assert.equal((await installation.run(['check', '--port', '1'])).code, 2);
  });

  test('a copy that was broken off is not served', async () => {
    const unfinished = join(installation.folder, 'unfinished');
    const first = await installation.start(['--json', '--data', unfinished]);
    await first.stop();
    const database = new DatabaseSync(join(unfinished, 'partnerite.db'));
    database.exec("INSERT INTO settings VALUES ('unfinished-copy', '{}')");
    database.close();
    const { code, stdout, stderr } = await installation.run(['--port', '0', '--data', unfinished]);
    assert.deepEqual([code, stdout], [1, '']);
    assert.match(stderr, /^partnerite: A copy into this database was broken off[^\n]+\n$/);
  });
});
