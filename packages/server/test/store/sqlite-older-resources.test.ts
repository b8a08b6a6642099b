import assert from 'node:assert/strict';
import type { DatabaseSync } from 'node:sqlite';
import { suite, test } from 'node:test';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { aNewCustomer, aResource, aWrite, day, partnerA, partnerB } from './fixtures.ts';
import { withFolder, withOlderDatabase } from './sqlite-folder.ts';

const deletedAt = Date.UTC(2026, 0, 15, 12);

/** Customers, and resources as `[kind, owner, id, sort key, unique key, document]`. */
function fill(database: DatabaseSync, customers: Record<string, string>, resources: readonly (string | null)[][]) {
  const addCustomer = database.prepare("INSERT INTO customers VALUES (?, ?, 1, 'A', 'a', ?, ?, 'reseller', NULL, ?)");
  for (const [id, domain] of Object.entries(customers)) {
    addCustomer.run(partnerA, id, domain, domain.toLowerCase(), '{"customDomains":["a.example"]}');
  }
  const addResource = database.prepare('INSERT INTO resources VALUES (?, ?, ?, ?, 1, ?, ?, ?)');
  for (const resource of resources) addResource.run(partnerA, ...resource);
}

async function withStore(folder: string, run: (store: Store) => Promise<void>): Promise<void> {
  const store = await openSqliteStore({ folder });
  try {
    await run(store);
  } finally {
    await store.close();
  }
}

suite('a SQLite store of an older schema', () => {
  test('opens with domains that have two owners, each of which keeps what it is and can be removed', () =>
    withFolder(async (folder) => {
      withOlderDatabase(folder, 5, (database) => {
        fill(database, { c1: 'First.example', c2: 'second.example' }, [
          ['verifiedDomain', 'c1', 'second.example', '', 'second.example', '{"name":"second.example"}'],
          ['verifiedDomain', 'c1', 'third.example', '', 'third.example', '{"name":"third.example"}'],
          ['indirectReseller', '', 'r1', '', 'third.example', '{"id":"r1"}'],
          ['indirectReseller', '', 'r2', '', 'fourth.example', '{"id":"r2"}'],
        ]);
      });
      await withStore(folder, async (store) => {
        for (const name of ['first', 'second', 'third', 'fourth']) {
          assert.equal(await store.isDomainTaken(partnerA, `${name}.example`), true, name);
          const write = aWrite({ kind: 'addCustomer', ...aNewCustomer({ domain: `${name}.example` }) });
          assert.equal((await store.commit(write)).kind, 'taken', name);
        }
        assert.equal(await store.isDomainTaken(partnerB, 'first.example'), false);
        const listed = await store.listResources(partnerA, { kind: 'verifiedDomain', owner: 'c1', limit: 9 });
        assert.deepEqual(
          listed.map(({ id, domainKey }) => [id, domainKey]),
          [
            ['second.example', undefined],
            ['third.example', 'third.example'],
          ],
        );
        const reseller = { kind: 'indirectReseller', owner: '', id: 'r1' };
        const removal = aWrite({ kind: 'removeResource', key: reseller, expectedVersion: 1 });
        assert.equal((await store.commit(removal)).kind, 'done');
        assert.equal(await store.isDomainTaken(partnerA, 'third.example'), true);
        const further = aResource({ kind: 'verifiedDomain', owner: 'c2', domainKey: 'fifth.example' });
        assert.equal(
          (await store.commit(aWrite({ kind: 'putResource', resource: further, expectedVersion: 0 }))).kind,
          'done',
        );
      });
    }));

  test('knows again of a reseller that was noted as deleted that it was there, without a note among the others', () =>
    withFolder(async (folder) => {
      withOlderDatabase(folder, 5, (database) => {
        fill(database, {}, [['indirectReseller', '', 'r1', '', null, '{"id":"r1","deleted":true}']]);
      });
      await withStore(folder, async (store) => {
        assert.deepEqual(await store.listResources(partnerA, { kind: 'indirectReseller', limit: 9 }), []);
        assert.equal(await store.readSetting(`demo-resellers ${partnerA}`), 'made');
        assert.equal(await store.readSetting(`demo-resellers ${partnerB}`), undefined);
      });
    }));

  test('removes its deleted users when their 30 days are over', () =>
    withFolder(async (folder) => {
      withOlderDatabase(folder, 5, (database) => {
        fill(database, { c1: 'first.example' }, [['deletedUser', 'c1', 'u1', '2026-01-15T12:00:00Z', null, '{}']]);
      });
      await withStore(folder, async (store) => {
        const left = async () => (await store.listResources(partnerA, { kind: 'deletedUser', limit: 9 })).length;
        await store.removeExpired(deletedAt + 30 * day + 999);
        assert.equal(await left(), 1);
        await store.removeExpired(deletedAt + 30 * day + 1000);
        assert.equal(await left(), 0);
      });
    }));
});
