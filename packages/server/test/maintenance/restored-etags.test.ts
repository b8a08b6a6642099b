import assert from 'node:assert/strict';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { type ApiClient, apiClient, type Json } from '../api-client.ts';
import { partnerA, startTestServer } from '../running-server.ts';
import { withFolder } from '../store/sqlite-folder.ts';
import { ofEmbedded } from '../test-database.ts';
import { run } from './commands.ts';

const registration = '/webhooks/v1/registration';
const paths = [
  `/v1/customers/${partnerA.customer}/profiles/billing`,
  '/v1/profiles/organization',
  '/v1/profiles/billing',
  '/v1/profiles/legalbusiness',
  '/v1/profiles/support',
  registration,
];

async function withServer(folder: string, use: (client: ApiClient) => Promise<void>): Promise<void> {
  const server = await startTestServer({ folder });
  try {
    await use(apiClient(server, await server.userToken(partnerA)));
  } finally {
    await server.dispose();
  }
}

/** Writes what is there already, and returns the ETag of the version that it makes. */
async function rewrite(client: ApiClient, path: string): Promise<string> {
  const { body, headers } = await client.get(path);
  const answer = await client.put(path, body, { 'If-Match': headers.get('etag') ?? '' });
  assert.equal(answer.status, 200, answer.text);
  return answer.headers.get('etag') ?? '';
}

suite('after a backup was restored', { skip: ofEmbedded }, () => {
  test('no ETag is made again that was made since, though the same versions are', () =>
    withFolder(async (folder) => {
      const [data, file, restored] = [join(folder, 'data'), join(folder, 'b.db'), join(folder, 'restored')];
      const since = new Map<string, string>();
      await withServer(data, async (client) => {
        const body: Json = { WebhookUrl: 'https://hook.example/', WebhookEvents: [] };
        assert.ok((await client.post(registration, body)).status < 300);
        // So that each is stored: what is only configured has no version yet.
        for (const path of paths) await rewrite(client, path);
        assert.equal((await run('backup', '--data', data, '--to', file)).code, 0);
        for (const path of paths) since.set(path, await rewrite(client, path));
      });
      assert.equal((await run('restore', '--from', file, '--data', restored)).code, 0);
      await withServer(restored, async (client) => {
        for (const path of paths) assert.notEqual(await rewrite(client, path), since.get(path), path);
      });
    }));
});
