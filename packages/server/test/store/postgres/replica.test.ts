import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openPostgresStore } from '../../../src/store/postgres/postgres-store.ts';
import { type ApiClient, apiClient } from '../../api-client.ts';
import { indirectCustomer } from '../../http/customer-bodies.ts';
import { newReseller } from '../../http/reseller-bodies.ts';
import { partnerA, startTestServer, type TestServer } from '../../running-server.ts';
import { createSchema, skipped, type TestSchema } from './database.ts';

describe('with a replica that has nothing of what was written', { skip: skipped }, () => {
  let primary: TestSchema;
  let replica: TestSchema;
  let server: TestServer;
  let client: ApiClient;

  before(async () => {
    [primary, replica] = [await createSchema(), await createSchema()];
    await (await openPostgresStore({ url: replica.url })).close();
    const flags = ['--database', primary.url, '--database-replica', replica.url];
    server = await startTestServer({ flags });
    client = apiClient(server, await server.userToken(partnerA));
  });
  after(async () => {
    await server.dispose();
    await Promise.all([primary.dispose(), replica.dispose()]);
  });

  test('lists show what it has', async () => {
    assert.deepEqual((await client.get('/v1/customers')).body.items, []);
  });

  test('what was written is read at once', async () => {
    const created = await client.post('/v1/customers', indirectCustomer({ reseller: partnerA.reseller }));
    assert.equal(created.status, 201, created.text);
    const path = `/v1/customers/${created.body.id}`;
    assert.equal((await client.get(path)).status, 200);
    const { body: profile } = await client.get(`${path}/profiles/billing`);
    const written = await client.put(`${path}/profiles/billing`, { ...profile, firstName: 'Zoe' });
    assert.equal(written.status, 200, written.text);
    assert.equal((await client.get(`${path}/profiles/billing`)).text, written.text);
    const again = await client.post('/v1/customers', indirectCustomer({ domain: created.body.companyProfile.domain }));
    assert.equal(again.status, 400, again.text);
  });

  test('a reseller that has customers stays, and goes when they have gone', async () => {
    const { body: made } = await client.post('/v1/sandboxIndirectReseller', newReseller());
    const { body: customer } = await client.post('/v1/customers', indirectCustomer({ reseller: made.accountId }));
    const remove = () => client.call('DELETE', `/v1/sandboxIndirectReseller/${made.accountId}`);
    assert.equal((await remove()).status, 403);
    assert.equal((await client.call('DELETE', `/v1/customers/${customer.id}`)).status, 204);
    assert.equal((await remove()).status, 204);
  });
});
