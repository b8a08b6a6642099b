import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { StoreUnavailable } from '../../../src/store/errors.ts';
import { openPostgresStore } from '../../../src/store/postgres/postgres-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { allAudits, withCustomer } from '../conformance/opened-store.ts';
import { aKeptAnswer, aNewCustomer, aProfileUpdate, aWrite, partnerA } from '../fixtures.ts';
import { createSchema, skipped, type TestSchema, withNodes } from './database.ts';
import { type DatabaseProxy, startDatabaseProxy } from './proxy.ts';

/** Runs with a store whose way to the database can be lost. */
async function withProxy(
  run: (store: Store, proxy: DatabaseProxy, schema: TestSchema) => Promise<void>,
  parameters = '',
): Promise<void> {
  const schema = await createSchema();
  const proxy = await startDatabaseProxy(schema.url);
  const store = await openPostgresStore({ url: proxy.url + parameters });
  try {
    await run(store, proxy, schema);
  } finally {
    await store.close();
    await proxy.close();
    await schema.dispose();
  }
}

/** Lets the first statement that adds an audit record fail as if by the database itself. */
async function failFirstWrite({ sql }: TestSchema, code: string): Promise<void> {
  await sql.unsafe(`
    create sequence failures;
    create function fail_first() returns trigger language plpgsql as $$
    begin
      if nextval('failures') = 1 then
        raise exception 'made to fail' using errcode = '${code}';
      end if;
      return new;
    end
    $$;
    create trigger fail_first before insert on audit_records for each row execute function fail_first()`);
}

describe('a way to the database that gets lost', { skip: skipped }, () => {
  test('a write whose answer was lost is told as done, and was done once', () =>
    withProxy(async (store, proxy) => {
      const { customer } = await withCustomer(store);
      await store.commit(aProfileUpdate(customer.id, 1));
      proxy.loseNextAnswer();
      assert.deepEqual(await store.commit(aProfileUpdate(customer.id, 2)), { kind: 'done' });
      assert.equal((await store.readBillingProfile(partnerA, customer.id))?.version, 3);
      assert.equal((await allAudits(store)).length, 2);
    }));

  test('so is one of several statements, with a request id and without, and one that adds', () =>
    withProxy(async (store, proxy) => {
      const { customer } = await withCustomer(store);
      const writes = [
        aWrite({ kind: 'addCustomer', ...aNewCustomer() }),
        aWrite({ kind: 'addCustomer', ...aNewCustomer(), limit: 9 }),
        aWrite({ kind: 'several', changes: [] }),
        aProfileUpdate(customer.id, 1, { kept: aKeptAnswer() }),
        aWrite({
          kind: 'removeCustomer',
          customerId: customer.id,
          expectedVersion: 1,
          expectedProfileVersion: 2,
        }),
      ];
      for (const write of writes) {
        proxy.loseNextAnswer();
        assert.deepEqual(await store.commit(write), { kind: 'done' });
      }
      assert.deepEqual(
        new Set((await allAudits(store)).map(({ id }) => id)),
        new Set(writes.map(({ audit }) => audit.id)),
      );
    }));

  test('wherever in a transaction that happens, it costs neither the process nor the write', () =>
    withProxy(async (store, proxy) => {
      // Its statements are prepared already, so that each has one answer.
      const add = () => store.commit(aWrite({ kind: 'addCustomer', ...aNewCustomer(), limit: 9 }));
      await add();
      for (const through of [0, 1, 2, 3, 4]) {
        proxy.loseNextAnswer(through);
        assert.deepEqual(await add(), { kind: 'done' });
      }
      assert.equal((await allAudits(store)).length, 6);
    }));

  test('a write that never got there is done once', () =>
    withProxy(async (store, proxy) => {
      const { customer } = await withCustomer(store);
      proxy.loseNextQuestion();
      assert.deepEqual(await store.commit(aProfileUpdate(customer.id, 1)), { kind: 'done' });
      assert.equal((await allAudits(store)).length, 1);
    }));

  test('a grant whose taking was not answered is not told as absent', () =>
    withProxy(async (store, proxy) => {
      const grant = { tenant: partnerA, key: 'hash', payload: '{}', expiresAt: 1 };
      await store.saveGrant(grant);
      proxy.loseNextAnswer();
      await assert.rejects(store.takeGrant(partnerA, 'hash', 0), StoreUnavailable);
    }));

  test('without a server every operation is unavailable, and works again with it', () =>
    withProxy(async (store, proxy) => {
      const { customer } = await withCustomer(store);
      proxy.refuse();
      await assert.rejects(store.commit(aProfileUpdate(customer.id, 1)), StoreUnavailable);
      await assert.rejects(store.readBillingProfile(partnerA, customer.id), StoreUnavailable);
      await assert.rejects(store.listCustomers(partnerA, { limit: 1 }), StoreUnavailable);
      await assert.rejects(store.ping(), StoreUnavailable);
      proxy.accept();
      await store.ping();
      assert.deepEqual(await store.commit(aProfileUpdate(customer.id, 1)), { kind: 'done' });
      assert.equal((await store.listCustomers(partnerA, { limit: 1 })).length, 1);
    }));

  test('a server that says nothing makes nobody wait for ever, nor anybody after it', () =>
    withProxy(async (store, proxy) => {
      const { customer } = await withCustomer(store);
      proxy.silence();
      await assert.rejects(store.commit(aProfileUpdate(customer.id, 1)), StoreUnavailable);
      proxy.accept();
      assert.equal((await store.readBillingProfile(partnerA, customer.id))?.version, 1);
    }, '&statement_timeout=100&connect_timeout=1'));
});

describe('a connection on which nothing comes any more, though nobody has ended it', { skip: skipped }, () => {
  for (const what of ['question', 'answer'] as const) {
    test(`is found while new ones are answered: a write whose ${what} it swallows is done once`, () =>
      withProxy(async (store, proxy) => {
        const { customer } = await withCustomer(store);
        await store.commit(aProfileUpdate(customer.id, 1));
        proxy.swallowNext(what);
        assert.deepEqual(await store.commit(aProfileUpdate(customer.id, 2)), { kind: 'done' });
        assert.equal((await store.readBillingProfile(partnerA, customer.id))?.version, 3);
        assert.equal((await allAudits(store)).length, 2);
      }));
  }

  test('is told from one whose answer takes its time', () =>
    withProxy(async (store, _proxy, { sql }) => {
      const grant = { tenant: partnerA, key: 'hash', payload: '{}', expiresAt: 1 };
      await store.saveGrant(grant);
      await sql.unsafe(`
        create function dawdle() returns trigger language plpgsql as $$
        begin
          perform pg_sleep(5);
          return old;
        end
        $$;
        create trigger dawdle before delete on grants for each row execute function dawdle()`);
      // It would not be taken again after a lost answer.
      assert.deepEqual(await store.takeGrant(partnerA, 'hash', 0), grant);
    }));
});

describe('a database that does not do at once what it is asked', { skip: skipped }, () => {
  for (const [code, what] of [
    ['40001', 'a serialization failure'],
    ['40P01', 'a deadlock'],
    ['25006', 'a server that takes no more writes since a fail-over'],
    ['57P01', 'the end of the connection by an administrator'],
  ] as const) {
    test(`${what} is no reason to fail: it is done, once`, () =>
      withNodes([{}], async ([store], schema) => {
        const { customer } = await withCustomer(store);
        await failFirstWrite(schema, code);
        assert.deepEqual(await store.commit(aProfileUpdate(customer.id, 1)), { kind: 'done' });
        assert.equal((await allAudits(store)).length, 1);
        const changes = [{ kind: 'addCustomer', ...aNewCustomer() }] as const;
        assert.deepEqual(await store.commit(aWrite({ kind: 'several', changes })), { kind: 'done' });
      }));
  }

  test('connections that the server ends under load cost no write and double none', () =>
    withNodes([{}], async ([store], { sql, name }) => {
      const customers = await Promise.all(Array.from({ length: 8 }, () => withCustomer(store)));
      const rounds = 25;
      const writers = customers.map(async ({ customer }) => {
        for (let version = 1; version <= rounds; version += 1) {
          assert.deepEqual(await store.commit(aProfileUpdate(customer.id, version)), { kind: 'done' });
        }
      });
      let isOver = false;
      const all = Promise.all(writers).finally(() => {
        isOver = true;
      });
      while (!isOver) {
        await sql`
          select pg_terminate_backend(pid) from pg_stat_activity
          where application_name = 'partnerite' and pid <> pg_backend_pid() and query like '%audit_records%'
          limit 1`;
        await sql`select pg_sleep(0.1)`;
      }
      await all;
      assert.equal((await allAudits(store)).length, customers.length * rounds, name);
    }));

  test('a statement that takes too long is unavailable, nothing is written, and later writes go on', () =>
    withNodes([{}], async ([opened], schema) => {
      const { customer } = await withCustomer(opened);
      const store = await openPostgresStore({ url: `${schema.url}&statement_timeout=100` });
      try {
        await schema.sql.begin(async (holder) => {
          await holder`update billing_profiles set etag = etag where customer = ${customer.id}`;
          await assert.rejects(store.commit(aProfileUpdate(customer.id, 1)), StoreUnavailable);
        });
        assert.deepEqual(await allAudits(store), []);
        assert.deepEqual(await store.commit(aProfileUpdate(customer.id, 1)), { kind: 'done' });
      } finally {
        await store.close();
      }
    }));

  test('with all connections in use an operation waits for its turn', () =>
    withNodes([{}], async ([opened], schema) => {
      const { customer } = await withCustomer(opened);
      const store = await openPostgresStore({ url: `${schema.url}&connections=2` });
      try {
        const outcomes = await Promise.all(
          Array.from({ length: 100 }, () => store.commit(aWrite({ kind: 'several', changes: [] }))),
        );
        assert.deepEqual(new Set(outcomes.map(({ kind }) => kind)), new Set(['done']));
        assert.equal((await store.readBillingProfile(partnerA, customer.id))?.version, 1);
      } finally {
        await store.close();
      }
    }));
});

describe('the database itself', { skip: skipped }, () => {
  test('changes no audit record, and removes none but by a purge', () =>
    withNodes([{}], async ([store], { sql }) => {
      const { customer } = await withCustomer(store);
      await store.commit(aProfileUpdate(customer.id, 1));
      await assert.rejects(sql`update audit_records set operation_type = 'x'`.execute(), /never changed/);
      await assert.rejects(sql`delete from audit_records`.execute(), /by a purge only/);
      await assert.rejects(sql`truncate audit_records`.execute(), /never changed/);
      assert.equal((await allAudits(store)).length, 1);
    }));
});
