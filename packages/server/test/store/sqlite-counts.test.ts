import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { suite, test } from 'node:test';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { aNewCustomer, noon, partnerA } from './fixtures.ts';
import { withSqliteStore } from './sqlite-folder.ts';

/** How often the process could do something else until the work was done. */
async function turnsDuring<Result>(work: () => Promise<Result>): Promise<{ result: Result; turns: number }> {
  let turns = 0;
  let working = true;
  const turn = () => {
    turns += 1;
    if (working) setImmediate(turn);
  };
  setImmediate(turn);
  const result = await work();
  working = false;
  return { result, turns };
}

suite('a SQLite store counts in slices that let other work in between', () => {
  test('the documents of customers', () =>
    withSqliteStore(async (store) => {
      const document = JSON.stringify({ allowDelegatedAccess: true });
      const customers = Array.from({ length: 5_000 }, () => aNewCustomer({ document }));
      await store.addCustomers(partnerA, customers);
      const { result, turns } = await turnsDuring(() => store.countDelegatingCustomers(partnerA));
      assert.equal(result, 5_000);
      assert.ok(turns >= 10, `${turns} turns`);
    }));

  test('the audit records of an operation', () =>
    withSqliteStore(async (store, folder) => {
      await store.close();
      const many = 50_000;
      const database = new DatabaseSync(join(folder, 'partnerite.db'));
      database
        .prepare(
          `INSERT INTO audit_records
             WITH RECURSIVE counted(n) AS (VALUES (0) UNION ALL SELECT n + 1 FROM counted WHERE n < ${many - 1})
             SELECT NULL, ?, ${noon} + n, printf('%012d', n), '', '', '', 'customer',
               iif(n % 2 = 0, 'add_customer', 'delete_customer'), 'app', NULL, 'r', 'c', NULL, NULL, NULL FROM counted`,
        )
        .run(partnerA);
      database.close();
      const again = await openSqliteStore({ folder });
      const { result, turns } = await turnsDuring(() => again.countAuditRecords(partnerA, 'add_customer'));
      await again.close();
      assert.deepEqual(
        result.map(({ count }) => count),
        [many / 2],
      );
      assert.ok(turns >= 10, `${turns} turns`);
    }));
});
