import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openPostgresStore } from '../../../src/store/postgres/postgres-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { type ApiClient, apiClient } from '../../api-client.ts';
import { indirectCustomer } from '../../http/customer-bodies.ts';
import { newReseller } from '../../http/reseller-bodies.ts';
import { partnerA, startTestServer, type TestServer } from '../../running-server.ts';
import { withCustomer } from '../conformance/opened-store.ts';
import { partnerA as fixturePartner } from '../fixtures.ts';
import { createSchema, skipped, type TestSchema } from './database.ts';
import { type DatabaseProxy, startDatabaseProxy } from './proxy.ts';

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

/** Runs with a store on a primary that has a customer, and a replica that has none, by a way that can be lost. */
async function withReplica(
  run: (parts: {
    store: Store;
    proxy: DatabaseProxy;
    faults: unknown[];
    wait: (time: number) => void;
  }) => Promise<void>,
  { isMigrated = true } = {},
): Promise<void> {
  const [primary, replica] = [await createSchema(), await createSchema()];
  if (isMigrated) await (await openPostgresStore({ url: replica.url })).close();
  const proxy = await startDatabaseProxy(replica.url);
  const faults: unknown[] = [];
  let waited = 0;
  const store = await openPostgresStore({
    url: primary.url,
    replicaUrl: `${proxy.url}&connect_timeout=1&statement_timeout=1000`,
    onFault: (error) => faults.push(error),
    monotonic: () => performance.now() + waited,
  });
  try {
    await withCustomer(store);
    const wait = (time: number) => {
      waited += time;
    };
    await run({ store, proxy, faults, wait });
  } finally {
    await store.close();
    await proxy.close();
    await Promise.all([primary.dispose(), replica.dispose()]);
  }
}

const seen = async (store: Store) => (await store.listCustomers(fixturePartner, { limit: 9 })).length;

describe('a replica that cannot be used', { skip: skipped }, () => {
  test('is stood in for by the primary, told of once, and used again when it is back', () =>
    withReplica(async ({ store, proxy, faults, wait }) => {
      assert.equal(await seen(store), 0);
      proxy.refuse();
      for (let count = 0; count < 3; count += 1) assert.equal(await seen(store), 1);
      wait(6_000);
      assert.equal(await seen(store), 1, 'it is still away');
      assert.match(String(faults), /^StoreUnavailable: The replica cannot be used[^,]*$/);
      proxy.accept();
      assert.equal(await seen(store), 1, 'it is left alone for a while');
      wait(6_000);
      assert.equal(await seen(store), 0);
      proxy.refuse();
      assert.equal(await seen(store), 1);
      assert.equal(faults.length, 2);
    }));

  test('for it says nothing any more holds up one list only', () =>
    withReplica(async ({ store, proxy, wait }) => {
      assert.equal(await seen(store), 0);
      proxy.silence();
      assert.equal(await seen(store), 1);
      wait(6_000);
      let isAnswered = false;
      const first = seen(store).then((count) => {
        isAnswered = true;
        return count;
      });
      assert.equal(await seen(store), 1);
      assert.equal(isAnswered, false, 'the one that finds out');
      assert.equal(await first, 1);
    }));

  test('for it has not got the schema yet is stood in for', () =>
    withReplica(async ({ store }) => assert.equal(await seen(store), 1), { isMigrated: false }));
});
