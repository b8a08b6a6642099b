import assert from 'node:assert/strict';
import type { DatabaseSync } from 'node:sqlite';
import { suite, test } from 'node:test';
import type { AuditQuery } from '../../src/store/audit.ts';
import { auditStatements } from '../../src/store/sqlite/audit-list.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { allAudits, withCustomer } from './conformance/opened-store.ts';
import { anAuditRecord, aProfileUpdate, noon, partnerA, partnerB } from './fixtures.ts';
import { withDatabase, withFolder, withOlderDatabase, withSqliteStore } from './sqlite-folder.ts';

const many = 100_000;

/** Two partners' records, a millisecond apart; one in a thousand is of an agreement, one in ten thousand of a rare name. */
const insertMany = `
  INSERT INTO audit_records
  WITH RECURSIVE counted(n) AS (VALUES (0) UNION ALL SELECT n + 1 FROM counted WHERE n < ${many - 1})
  SELECT NULL, ?, ${noon} + n, printf('%012d', n), printf('c%d', n % 50), 'Name',
    iif(n % 10000 = 7, 'rare name', 'common name'), iif(n % 1000 = 3, 'agreement', 'customer'), 'update_customer', 'app',
    NULL, 'r', 'c', NULL, NULL, zeroblob(500)
  FROM counted`;

suite('the audit records of a SQLite store', () => {
  test(`are found by an index, whatever is asked of ${2 * many} of them`, () =>
    withSqliteStore(async (store, folder) => {
      await store.close();
      withDatabase(folder, (database) => {
        for (const partner of [partnerA, partnerB]) database.prepare(insertMany).run(partner);
      });
      const filters = [{}, { resourceType: 'x' }, { operationType: 'x' }, { namePart: 'x' }, { customerId: 'x' }];
      const queries = filters.flatMap((filter): AuditQuery[] => [
        { ...filter, limit: 1 },
        { ...filter, limit: 1, order: 'newestFirst' },
      ]);
      withDatabase(folder, (database) => {
        for (const query of queries)
          for (const sql of Object.values(auditStatements(query))) assertSearches(database, sql, query);
      });
      const again = await openSqliteStore({ folder });
      try {
        await assertFindsRareRecords(again);
      } finally {
        await again.close();
      }
    }));

  test('can neither be changed nor removed, whoever opens the database', () =>
    withSqliteStore(async (store, folder) => {
      const { customer } = await withCustomer(store);
      const audit = anAuditRecord({ customerId: customer.id });
      await store.commit(aProfileUpdate(customer.id, 1, { audit }));
      await store.close();
      withDatabase(folder, (database) => {
        for (const statement of [
          "UPDATE audit_records SET operation_type = 'other'",
          'UPDATE audit_records SET at = at',
          'DELETE FROM audit_records',
          `DELETE FROM audit_records WHERE id = '${audit.id}'`,
        ]) {
          assert.throws(() => database.exec(statement), /an audit record is/, statement);
        }
      });
      const again = await openSqliteStore({ folder });
      assert.deepEqual(await allAudits(again), [audit]);
      await again.close();
    }));

  test('of an older schema are all there after the step to this one', () =>
    withFolder(async (folder) => {
      withOlderDatabase(folder, 3, (database) => {
        const add = database.prepare('INSERT INTO audit_records VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
        const ids = ['c', 'Wingtip Toys', 'customer', 'add_customer', 'app', null, 'r', 'k', null, Uint8Array.of(1)];
        for (const at of [noon + 1, noon]) add.run(partnerA, at, `id${at}`, ...ids);
      });
      const store = await openSqliteStore({ folder });
      const found = await allAudits(store);
      assert.deepEqual(
        found.map(({ at, customerName, newValue }) => ({ at, customerName, newValue })),
        [noon, noon + 1].map((at) => ({ at, customerName: 'Wingtip Toys', newValue: Uint8Array.of(1) })),
      );
      assert.equal((await store.readAuditRecords(partnerA, { namePart: 'tip t', limit: 9 })).length, 2);
      await store.close();
    }));
});

/** Neither reads the whole table nor sorts what it has read. */
function assertSearches(database: DatabaseSync, sql: string, query: AuditQuery): void {
  const plan = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all();
  const steps = plan.map(({ detail }) => String(detail));
  const index = query.customerId === undefined ? 'audit_records_by_time' : 'audit_records_by_customer';
  assert.equal(steps.length, 1, steps.join('; '));
  assert.match(
    steps[0] ?? '',
    new RegExp(`^SEARCH audit_records USING (COVERING )?INDEX ${index} \\(partner=\\? AND `),
  );
  assert.match(steps[0] ?? '', /\(at,sequence\)|at[<>]/);
}

async function assertFindsRareRecords(store: Store): Promise<void> {
  const read = (query: Partial<AuditQuery>) =>
    store.readAuditRecords(partnerA, { limit: many, order: 'newestFirst', ...query });
  const rare = await read({ namePart: 'rare' });
  assert.deepEqual(
    rare.map(({ at }) => at - noon),
    Array.from({ length: 10 }, (_, index) => (9 - index) * 10_000 + 7),
  );
  assert.equal((await read({ resourceType: 'agreement' })).length, many / 1000);
  const [last, ...rest] = (await read({ resourceType: 'agreement', limit: 60 })).toReversed();
  const next = await read({ resourceType: 'agreement', limit: 60, after: last });
  assert.deepEqual([rest.length, next.length], [59, 40]);
  assert.equal((await read({ customerId: 'c7', resourceType: 'agreement' })).length, 0);
  assert.equal((await read({ customerId: 'c3', namePart: 'mm', resourceType: 'agreement' })).length, many / 1000);
}
