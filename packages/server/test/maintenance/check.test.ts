import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { suite, test } from 'node:test';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { partnerA } from '../store/fixtures.ts';
import { withDatabase, withFolder } from '../store/sqlite-folder.ts';
import { report, run } from './commands.ts';
import { type Filled, fill, fillFolder } from './filled-store.ts';

/** A fault, how it comes about, and what has to be said of it. */
type Fault = readonly [
  title: string,
  damage: (database: DatabaseSync, filled: Filled) => void,
  expected: (filled: Filled) => { readonly table: string; readonly key: string; readonly problem: RegExp },
];

const row = (table: string, key: string, problem: RegExp) => ({ table, key: `${partnerA} ${key}`, problem });

const faults: readonly Fault[] = [
  [
    'a profile that is no JSON',
    (database, { customer }) =>
      database.prepare("UPDATE billing_profiles SET bytes = x'7b' WHERE customer = ?").run(customer),
    ({ customer }) => row('billing_profiles', customer, /not JSON/),
  ],
  [
    'a profile with the ETag of another version',
    (database, { customer }) =>
      database.prepare('UPDATE billing_profiles SET etag = 1 WHERE customer = ?').run(customer),
    ({ customer }) => row('billing_profiles', customer, /another ETag/),
  ],
  [
    'a profile that was changed past the audit',
    (database, { customer }) =>
      database
        .prepare(
          "UPDATE billing_profiles SET bytes = CAST(replace(CAST(bytes AS TEXT), 'Malmö', 'Lund') AS BLOB) WHERE customer = ?",
        )
        .run(customer),
    ({ customer }) => row('billing_profiles', customer, /not what the last audit record says/),
  ],
  [
    'a profile that is gone',
    (database, { customer }) => database.prepare('DELETE FROM billing_profiles WHERE customer = ?').run(customer),
    ({ customer }) => row('billing_profiles', customer, /no audit record tells of its removal/),
  ],
  [
    'a profile without its customer',
    (database, { customers }) => database.prepare('DELETE FROM customers WHERE id = ?').run(customers[1] ?? ''),
    ({ customers }) => row('billing_profiles', customers[1] ?? '', /customer that is not there/),
  ],
  [
    'a profile of a relationship that has ended for one of two tables only',
    (database, { customer }) =>
      database.prepare('UPDATE billing_profiles SET ended = 1 WHERE customer = ?').run(customer),
    ({ customer }) => row('billing_profiles', customer, /relationship has ended/),
  ],
  [
    'a customer whose document is no JSON',
    (database, { customer }) => database.prepare("UPDATE customers SET document = '{' WHERE id = ?").run(customer),
    ({ customer }) => row('customers', customer, /not JSON/),
  ],
  [
    'a resource of a customer that is not there',
    (database, { customer }) => database.prepare("UPDATE resources SET owner = 'gone' WHERE owner = ?").run(customer),
    () => ({ table: 'resources', key: /verifiedDomain gone/.source, problem: /customer that is not there/ }),
  ],
  [
    'a domain that two have',
    (database, { customer, customers }) =>
      database
        .prepare('UPDATE resources SET domain_key = (SELECT domain_key FROM customers WHERE id = ?) WHERE owner = ?')
        .run(customers[1] ?? '', customer),
    () => ({ table: 'resources', key: 'verifiedDomain', problem: /belongs to another one too/ }),
  ],
  [
    'a domain that nobody has',
    (database) => database.prepare("INSERT INTO domains VALUES (?, 'free.example')").run(partnerA),
    () => row('domains', 'free.example', /belongs to nobody/),
  ],
  [
    'a domain that another could take',
    (database, { customer }) =>
      database.prepare('DELETE FROM domains WHERE domain_key LIKE ?').run(`further-${customer}%`),
    ({ customer }) => row('domains', `further-${customer}.example`, /is missing/),
  ],
  [
    'a delivery without its event',
    (database) => database.exec('DELETE FROM outgoing_events'),
    () => row('deliveries', '', /event is not there/),
  ],
  [
    'a line of deliveries of which none is ready',
    (database) => database.exec("UPDATE deliveries SET state = 'waiting'"),
    () => row('deliveries', '', /0 deliveries of the line are ready, and 2 wait/),
  ],
  [
    'a trigger that is gone and kept the audit as it is',
    (database) => database.exec('DROP TRIGGER audit_records_never_change'),
    () => ({ table: 'audit_records_never_change', key: '', problem: /missing from the schema/ }),
  ],
  [
    'an audit record that was taken out of the middle',
    (database) => {
      database.exec('DROP TRIGGER audit_records_go_by_purge_only');
      database.exec(
        "DELETE FROM audit_records WHERE sequence = (SELECT max(sequence) FROM audit_records WHERE operation_type = 'update_customer_billing_profile')",
      );
    },
    ({ customer }) => row('billing_profiles', customer, /not what the last audit record says/),
  ],
  [
    'an index over something else',
    (database) => {
      database.exec('DROP INDEX customers_by_name');
      database.exec('CREATE INDEX customers_by_name ON customers (partner, id)');
    },
    () => ({ table: 'customers_by_name', key: '', problem: /not what the schema says/ }),
  ],
];

suite('check', () => {
  test('finds nothing in a sound database, of which it counts every row', () =>
    withFolder(async (folder) => {
      await fillFolder(folder);
      const { code, out } = await run('check', '--data', folder);
      assert.equal(code, 0);
      assert.match(out, /customers +6\n/);
      assert.match(out, /audit_records +4\n/);
      assert.match(out, /deliveries +2\n/);
      assert.match(out, /Nothing is damaged/);
    }));

  test('reads a database that a store has in use, and changes nothing', () =>
    withFolder(async (folder) => {
      const store = await openSqliteStore({ folder });
      await fill(store);
      assert.equal((await report('check', '--data', folder)).damaged, 0);
      assert.equal(await store.ensureSetting('further', 'value'), 'value');
      await store.close();
    }));

  for (const [title, damage, expected] of faults) {
    test(`finds ${title}`, () =>
      withFolder(async (folder) => {
        const filled = await fillFolder(folder);
        withDatabase(folder, (database) => damage(database, filled));
        const { findings, damaged } = await report('check', '--data', folder);
        const { table, key, problem } = expected(filled);
        const found = findings.some(
          (finding: { table: string; key: string; problem: string }) =>
            finding.table === table && finding.key.includes(key) && problem.test(finding.problem),
        );
        assert.ok(found, JSON.stringify(findings));
        assert.equal(damaged, findings.length);
        const { code, out } = await run('check', '--data', folder);
        assert.equal(code, 1);
        assert.match(out, new RegExp(`DAMAGED ${table}`));
      }));
  }

  test('takes a history whose beginning was purged as it is', () =>
    withFolder(async (folder) => {
      await fillFolder(folder);
      withDatabase(folder, (database) => {
        const first =
          "FROM audit_records WHERE operation_type = 'update_customer_billing_profile' ORDER BY sequence LIMIT 1";
        database.exec(`INSERT INTO audit_purge SELECT partner, at, sequence ${first}`);
        database.exec(`DELETE FROM audit_records WHERE sequence = (SELECT sequence ${first})`);
        database.exec('DELETE FROM audit_purge');
      });
      assert.equal((await report('check', '--data', folder)).damaged, 0);
    }));

  test('refuses a folder without a database, a file that is none and a newer schema, each by name', () =>
    withFolder(async (folder) => {
      assert.deepEqual(await run('check', '--data', join(folder, 'none')), {
        code: 1,
        out: '',
        err: 'partnerite: There is no database in the data folder.\n',
      });
      await fillFolder(folder);
      withDatabase(folder, (database) => database.exec('PRAGMA user_version = 9999'));
      const { code, err } = await run('check', '--data', folder);
      assert.equal(code, 1);
      assert.match(err, /newer version.*9999/);
    }));
});
