import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createSigningKeys } from '../../../src/authority/signing-keys.ts';
import { DatabaseNotUsable, StoreUnavailable } from '../../../src/store/errors.ts';
import { openPostgresStore } from '../../../src/store/postgres/postgres-store.ts';
import { random } from '../../running-server.ts';
import { inSchema } from '../../test-database.ts';
import { end, lease, raise, subscribe } from '../conformance/delivery-steps.ts';
import { allAudits, withCustomer } from '../conformance/opened-store.ts';
import { aKeptAnswer, aNewCustomer, aProfileUpdate, aWrite, partnerA } from '../fixtures.ts';
import { createSchema, skipped, withNodes } from './database.ts';

describe('several nodes on one database', { skip: skipped }, () => {
  test('what one has acknowledged, the other reads at once', () =>
    withNodes([{}, {}], async ([one, other]) => {
      const { customer } = await withCustomer(one);
      for (let version = 1; version <= 30; version += 1) {
        const [writer, reader] = version % 2 === 0 ? [one, other] : [other, one];
        await writer.commit(aProfileUpdate(customer.id, version));
        assert.equal((await reader.readBillingProfile(partnerA, customer.id))?.version, version + 1);
      }
    }));

  test('of updates of one version through all of them exactly one is done', () =>
    withNodes([{}, {}, {}], async (nodes) => {
      const { customer } = await withCustomer(nodes[0]);
      const updates = Array.from({ length: 60 }, (_, index) =>
        nodes[index % 3 === 0 ? 0 : index % 3 === 1 ? 1 : 2].commit(aProfileUpdate(customer.id, 1)),
      );
      const kinds = (await Promise.all(updates)).map(({ kind }) => kind);
      assert.deepEqual(kinds.toSorted(), ['done', ...Array(59).fill('stale')]);
    }));

  test('a request that one has done is repeated by the other', () =>
    withNodes([{}, {}], async ([one, other]) => {
      const { customer } = await withCustomer(one);
      const kept = aKeptAnswer();
      const outcomes = await Promise.all(
        [one, other, one, other].map((node) => node.commit(aProfileUpdate(customer.id, 1, { kept }))),
      );
      assert.deepEqual(outcomes.map(({ kind }) => kind).toSorted(), ['done', 'repeated', 'repeated', 'repeated']);
      assert.equal((await allAudits(other)).length, 1);
    }));

  test('limits and domains hold over all of them', () =>
    withNodes([{}, {}], async ([one, other]) => {
      const nodes = [one, other, one, other, one, other];
      const limited = nodes.map((node) => node.commit(aWrite({ kind: 'addCustomer', ...aNewCustomer(), limit: 3 })));
      const kinds = (await Promise.all(limited)).map(({ kind }) => kind);
      assert.deepEqual(kinds.toSorted(), ['done', 'done', 'done', 'limitMet', 'limitMet', 'limitMet']);
      const same = nodes.map((node) =>
        node.commit(aWrite({ kind: 'addCustomer', ...aNewCustomer({ domain: 'wingtip.example' }) })),
      );
      const taken = (await Promise.all(same)).map(({ kind }) => kind);
      assert.deepEqual(taken.toSorted(), ['done', ...Array(5).fill('taken')]);
    }));

  test('each delivery is leased by one of them, and lines keep their order', () =>
    withNodes([{}, {}], async ([one, other]) => {
      const subscriber = await subscribe(one);
      const raised = await Promise.all(
        Array.from({ length: 20 }, (_, index) => raise(index % 2 === 0 ? one : other, { line: `line ${index % 4}` })),
      );
      const delivered: string[] = [];
      for (;;) {
        const leases = await Promise.all(
          [one, other].map((node, by) => lease(node, subscriber, { by: `${by}`, limit: 3 })),
        );
        const leased = leases.flatMap((deliveries, by) => deliveries.map((delivery) => ({ delivery, by: `${by}` })));
        if (leased.length === 0) break;
        assert.equal(new Set(leased.map(({ delivery }) => delivery.event.line)).size, leased.length);
        delivered.push(...leased.map(({ delivery }) => delivery.event.id));
        await Promise.all(leased.map(({ delivery, by }) => end(other, delivery, { kind: 'delivered' }, { by })));
      }
      assert.deepEqual(delivered.toSorted(), raised.map(({ id }) => id).toSorted());
    }));

  test('a token that one signs is verified with the keys of the other', () =>
    withNodes([{}, {}], async (nodes) => {
      const [signer, verifier] = nodes.map((settings) => createSigningKeys({ settings, clock: Date.now, random }));
      assert.ok(signer && verifier);
      const published = await Promise.all([signer.jwks(), verifier.jwks()]);
      assert.deepEqual(published[0], published[1]);
      const { kid = '' } = published[0].keys[0] ?? {};
      assert.ok(await verifier.lookUp({ alg: 'RS256', kid }, { payload: '', signature: '' }));
    }));

  test('lists may come from another address, everything else never does', () =>
    withNodes([{}], async ([primary], schema) => {
      const replica = await createSchema();
      const behind = await openPostgresStore({ url: replica.url });
      const store = await openPostgresStore({ url: schema.url, replicaUrl: replica.url });
      try {
        const { customer } = await withCustomer(store);
        assert.deepEqual(await store.readCustomer(partnerA, customer.id), customer);
        assert.deepEqual(await primary.readCustomer(partnerA, customer.id), customer);
        assert.deepEqual(await store.listCustomers(partnerA, { limit: 9 }), []);
      } finally {
        await Promise.all([store.close(), behind.close()]);
        await replica.dispose();
      }
    }));
});

describe('opening', { skip: skipped }, () => {
  test('nodes that start at the same moment on an empty database make its tables once', async () => {
    const schema = await createSchema();
    const stores = await Promise.all(Array.from({ length: 6 }, () => openPostgresStore({ url: schema.url })));
    const [first, ...others] = stores;
    assert.ok(first);
    const { customer } = await withCustomer(first);
    for (const other of others) assert.deepEqual(await other.readCustomer(partnerA, customer.id), customer);
    await Promise.all(stores.map((store) => store.close()));
    await schema.dispose();
  });

  test('a schema that is not there is made', async () => {
    const schema = await createSchema();
    await schema.sql`drop schema ${schema.sql(schema.name)}`;
    const store = await openPostgresStore({ url: schema.url });
    assert.equal(await store.isEmpty(), true);
    await store.close();
    await schema.dispose();
  });

  test('a database that a newer version wrote is refused, and left as it is', () =>
    withNodes([{}], async (_nodes, { url, sql }) => {
      await sql`insert into schema_steps values (9999)`;
      await assert.rejects(openPostgresStore({ url }), (error: unknown) => {
        assert.ok(error instanceof DatabaseNotUsable);
        assert.match(error.message, /newer version: its schema is 9999/);
        return true;
      });
    }));

  test('a database that is not there, and a user that is not known, are told at once', async () => {
    const url = inSchema('x');
    await assert.rejects(openPostgresStore({ url: `${url}&dbname=nowhere` }), DatabaseNotUsable);
  });

  test('a server that cannot be reached is waited for, then told', async () => {
    const url = 'postgres://nobody@127.0.0.1:1/x';
    await assert.rejects(openPostgresStore({ url, patience: 300 }), (error: unknown) => {
      assert.ok(error instanceof StoreUnavailable);
      assert.match(error.message, /cannot be reached/);
      return true;
    });
  });
});
