import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { get } from 'node:https';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { demoCredentials } from '../packages/server/src/demo/demo-credentials.ts';
import { apiClient } from '../packages/server/test/api-client.ts';
import { appToken, builtProgram, createInstallation, type Installation } from './server-process.ts';

const path = `/v1/customers/${demoCredentials.customer}/profiles/billing`;

/** What the program loads when it is first needed must be found from the bundle too. */
describe('the built program', () => {
  let installation: Installation;

  before(async () => {
    installation = await createInstallation(builtProgram);
  });
  after(() => installation.dispose());

  test('updates a profile with a phone number, and tells where JSON is malformed', async () => {
    const server = await installation.start();
    const client = apiClient(server, await appToken(server));
    const { body: profile } = await client.get(path);
    assert.ok(profile.defaultAddress.phoneNumber);
    assert.equal((await client.put(path, profile)).status, 200);
    const { status, body } = await client.put(path, '{\n  "email": "a@b.example",\n}');
    assert.equal(status, 400);
    assert.match(body.description, /line 3, column 1/);
    await server.stop();
  });

  test('serves the built dashboard, compressed', async () => {
    const server = await installation.start();
    const page = await fetch(`${server.url}/`);
    assert.equal(page.status, 200);
    // The smallest scripts are served as they are: compression would make them longer.
    const [, script] = / src="(\/assets\/dashboard-[^"]+)"/.exec(await page.text()) ?? [];
    const asset = await fetch(`${server.url}${script}`, { headers: { 'accept-encoding': 'br' } });
    assert.deepEqual([asset.status, asset.headers.get('content-encoding')], [200, 'br']);
    assert.match(await asset.text(), /import|const|function/);
    await server.stop();
  });

  test('serves HTTPS with --tls', async () => {
    const server = await installation.start(['--tls', '--json']);
    const ca = await readFile(join(installation.folder, 'data', 'tls', 'ca.pem'), 'utf8');
    const status = await new Promise((resolve, reject) => {
      get(`${server.url}/healthz`, { ca, agent: false }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      }).once('error', reject);
    });
    assert.equal(status, 200);
    await server.stop();
  });
});
