import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Worker } from 'node:worker_threads';
import { StoreUnavailable } from '../../src/store/errors.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { aNewCustomer, anAuditRecord, aProfileUpdate, noon, partnerA } from './fixtures.ts';
import { withFolder, withSqliteStore } from './sqlite-folder.ts';

const pageSize = 8192;

suite('a SQLite store in trouble', () => {
  test('refuses writes while another program holds the database, and serves again afterwards', async () => {
    const faults: unknown[] = [];
    const onFault = (error: unknown) => faults.push(error);
    let now = 0;
    await withSqliteStore(
      async (store, folder) => {
        const added = aNewCustomer();
        const { id } = added.customer;
        await store.addCustomers(partnerA, [added]);
        const other = new DatabaseSync(join(folder, 'partnerite.db'));
        other.exec('BEGIN IMMEDIATE');
        const writes = [store.commit(aProfileUpdate(id, 1)), store.ensureSetting('key', 'value'), store.ping()];
        for (const write of writes) {
          await assert.rejects(write, (error: Error) => {
            assert.ok(error instanceof StoreUnavailable);
            assert.equal(error.message, 'The database cannot be written.');
            assert.ok(error.cause instanceof Error);
            return true;
          });
        }
        assert.equal(faults.length, 1);
        assert.deepEqual(await store.readBillingProfile(partnerA, id), added.billingProfile);
        other.exec('ROLLBACK');
        other.close();
        assert.deepEqual(await store.commit(aProfileUpdate(id, 1)), { kind: 'done' });
        await store.ping();
      },
      { onFault, monotonic: () => now++ },
    );
  });

  test('a proof of writing holds for a second', async () => {
    let now = 0;
    await withSqliteStore(
      async (store, folder) => {
        await store.ping();
        const other = new DatabaseSync(join(folder, 'partnerite.db'));
        other.exec('BEGIN IMMEDIATE');
        now = 999;
        await store.ping();
        now = 1_000;
        await assert.rejects(store.ping(), StoreUnavailable);
        other.exec('ROLLBACK');
        other.close();
        await store.ping();
      },
      { monotonic: () => now },
    );
  });

  test('of a group with one bad write only the bad one fails', () =>
    withSqliteStore(async (store) => {
      const customers = Array.from({ length: 10 }, () => aNewCustomer());
      await store.addCustomers(partnerA, customers);
      const writes = customers.map(({ customer }) => aProfileUpdate(customer.id, 1));
      const [first] = writes;
      // Fails late in its transaction: no two records have the same time and id.
      const bad = aProfileUpdate(customers[5]?.customer.id ?? '', 1, { audit: anAuditRecord(first?.audit) });
      const group = [...writes.slice(0, 5), bad, ...writes.slice(6)];
      const results = await Promise.allSettled(group.map((write) => store.commit(write)));
      assert.deepEqual(
        results.map(({ status }) => status),
        group.map((write) => (write === bad ? 'rejected' : 'fulfilled')),
      );
      await assert.rejects(store.commit(bad), (error: Error) => !(error instanceof StoreUnavailable));
      const versions = customers.map(async ({ customer }) => {
        return (await store.readBillingProfile(partnerA, customer.id))?.version;
      });
      assert.deepEqual(await Promise.all(versions), [2, 2, 2, 2, 2, 1, 2, 2, 2, 2]);
      assert.equal((await store.readAuditRecords(partnerA, { limit: 100 })).length, 9);
    }));

  test('a writer thread that dies takes its group with it; the next write starts another', async () => {
    const started: Worker[] = [];
    const remember = (thread: Worker) => started.push(thread);
    process.on('worker', remember);
    try {
      await withSqliteStore(async (store) => {
        const added = aNewCustomer();
        const { id } = added.customer;
        await store.addCustomers(partnerA, [added]);
        const [thread] = started;
        assert.ok(thread !== undefined);
        const pending = store.commit(aProfileUpdate(id, 1)).catch((error: unknown) => error);
        const ended = once(thread, 'exit');
        await thread.terminate();
        await ended;
        const outcome = await pending;
        const { version = 0 } = (await store.readBillingProfile(partnerA, id)) ?? {};
        // The thread may have been stopped before, in or after the transaction, but never half-way.
        assert.ok(version === 2 || outcome instanceof StoreUnavailable);
        assert.deepEqual(await store.commit(aProfileUpdate(id, version)), { kind: 'done' });
        assert.equal((await store.readBillingProfile(partnerA, id))?.version, version + 1);
        assert.equal((await store.readAuditRecords(partnerA, { limit: 9 })).length, version);
        assert.equal(started.length, 2);
      });
    } finally {
      process.off('worker', remember);
    }
  });

  test('damaged pages make errors, not crashes', () =>
    withFolder(async (folder) => {
      const filled = await openSqliteStore({ folder });
      const customers = Array.from({ length: 200 }, () => aNewCustomer());
      await filled.addCustomers(partnerA, customers);
      await filled.close();
      await damage(join(folder, 'partnerite.db'));

      const store = await openSqliteStore({ folder });
      const id = customers[0]?.customer.id ?? '';
      await assert.rejects(store.readBillingProfile(partnerA, id), StoreUnavailable);
      await assert.rejects(store.listCustomers(partnerA, { limit: 10 }), StoreUnavailable);
      await assert.rejects(store.commit(aProfileUpdate(id, 1)), StoreUnavailable);
      await store.close();
    }));

  const cannotLimit = process.platform !== 'linux' || spawnSync('prlimit', ['--version']).status !== 0;
  test('a full disk refuses writes and loses none; when there is room again it serves', { skip: cannotLimit }, () =>
    withFolder(async (folder) => {
      const program = fileURLToPath(new URL('./programs/fill-disk.ts', import.meta.url));
      const limited = ['-c', 'ulimit -S -f 4096 && exec "$0" "$@"', process.execPath, program, folder];
      const { status, stderr } = spawnSync('sh', limited, { encoding: 'utf8' });
      assert.equal(status, 0, stderr);
    }),
  );
});

suite('the profiles a SQLite store holds in memory', () => {
  for (const cacheBytes of [0, 2_000, 1_000_000]) {
    test(`never hide an acknowledged write, with room for ${cacheBytes} bytes`, () =>
      withSqliteStore(
        async (store) => {
          const customers = Array.from({ length: 5 }, () => aNewCustomer());
          await store.addCustomers(partnerA, customers);
          for (let version = 1; version <= 5; version++) {
            const rounds = customers.map(async ({ customer }) => {
              await store.readBillingProfile(partnerA, customer.id);
              const audit = anAuditRecord({ at: noon + version });
              const write = store.commit(aProfileUpdate(customer.id, version, { audit }));
              await store.readBillingProfile(partnerA, customer.id);
              await write;
              return (await store.readBillingProfile(partnerA, customer.id))?.version;
            });
            assert.deepEqual(new Set(await Promise.all(rounds)), new Set([version + 1]));
          }
        },
        { cacheBytes },
      ));
  }
});

/** Overwrites all but the first page, which holds the header and the schema. */
async function damage(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  const { size } = await handle.stat();
  await handle.write(Buffer.alloc(size - pageSize, 0xee), 0, size - pageSize, pageSize);
  await handle.close();
}
