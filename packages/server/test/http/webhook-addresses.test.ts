import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { ConfigError } from '../../src/config.ts';
import { apiClient, type Json } from '../api-client.ts';
import { partnerA, startTestServer } from '../running-server.ts';
import { startReceiver } from '../webhooks/receiver.ts';

const registration = '/webhooks/v1/registration';

describe('where webhooks may lead', () => {
  const onNetwork = ['--host', '0.0.0.0', '--allow-demo-on-network', '--allow-authority-on-network'];
  const registerAt = async (t: TestContext, WebhookUrl: string, allowedNetworks: readonly string[] = []) => {
    const file = { webhooks: { allowedNetworks: [...allowedNetworks] } };
    const server = await startTestServer({ flags: onNetwork, file });
    t.after(() => server.dispose());
    const client = apiClient(server, await server.appToken(partnerA));
    return { server, client, answer: await client.post(registration, { WebhookUrl, WebhookEvents: ['test-created'] }) };
  };

  test('nor does a server that is reached under another name', async (t) => {
    const server = await startTestServer({ flags: ['--public-url', 'https://partner.example'] });
    t.after(() => server.dispose());
    // Its own name leads nowhere here.
    const url = `http://127.0.0.1:${server.port}`;
    const form = { grant_type: 'client_credentials', client_id: partnerA.app, client_secret: partnerA.secret };
    const body = new URLSearchParams({ ...form, resource: 'https://api.partnercenter.microsoft.com' });
    const answer = await fetch(`${url}/${partnerA.tenant}/oauth2/token`, { method: 'POST', body });
    const { access_token }: Json = await answer.json();
    const client = apiClient({ url }, access_token);
    for (const WebhookUrl of ['http://127.0.0.1:1/', 'http://[::1]/']) {
      const { status } = await client.post('/webhooks/v1/registration', {
        WebhookUrl,
        WebhookEvents: ['test-created'],
      });
      assert.equal(status, 400, WebhookUrl);
    }
  });

  test('a server on the network leads nobody to its own loopback', async (t) => {
    const receiver = await startReceiver();
    t.after(() => receiver.close());
    const { answer } = await registerAt(t, receiver.url);
    assert.deepEqual([answer.status, answer.body.data], [400, ['WebhookUrl']]);
  });

  test('nor by a name of it', async (t) => {
    const receiver = await startReceiver();
    t.after(() => receiver.close());
    const { server, client, answer } = await registerAt(t, receiver.url.replace('127.0.0.1', 'localhost'));
    assert.equal(answer.status, 200);
    const { correlationId } = (await client.call('POST', `${registration}/validationEvents`)).body;
    await server.deliveries.deliverDue();
    const { status, results } = (await client.get(`${registration}/validationEvents/${correlationId}`)).body;
    assert.equal(status, 'pending');
    assert.equal(results[0].responseMessage, 'The callback address is not allowed.');
    assert.equal(receiver.received.length, 0);
  });

  test('unless its operator allows that', async (t) => {
    const receiver = await startReceiver();
    t.after(() => receiver.close());
    const { server, client, answer } = await registerAt(t, receiver.url, ['127.0.0.0/8']);
    assert.equal(answer.status, 200);
    await client.call('POST', `${registration}/validationEvents`);
    await server.deliveries.deliverDue();
    assert.equal(receiver.received.length, 1);
  });

  test('a network that is none is told to the operator', async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'partnerite-refused-'));
    t.after(() => rm(folder, { recursive: true }));
    const starting = startTestServer({ folder, file: { webhooks: { allowedNetworks: ['intranet'] } } });
    await assert.rejects(starting, (error) => error instanceof ConfigError && /intranet/.test(error.message));
  });
});

describe('the certificates of webhooks', () => {
  test('stay the same for the same data', async () => {
    const server = await startTestServer();
    const readRoot = async (url: string) => (await fetch(`${url}/webhooks/certificates/root.pem`)).text();
    const root = await readRoot(server.url);
    assert.match(root, /^-----BEGIN CERTIFICATE-----\n/);
    await server.close();
    const again = await startTestServer({ folder: server.folder });
    assert.equal(await readRoot(again.url), root);
    await again.close();
    await server.dispose();
  });

  test('any other name is 404', async () => {
    const server = await startTestServer();
    for (const name of ['x.pem', 'root', 'root.key', '..%2froot.pem', '']) {
      assert.equal((await fetch(`${server.url}/webhooks/certificates/${name}`)).status, 404, name);
    }
    await server.dispose();
  });
});
