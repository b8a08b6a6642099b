import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { openPostgresStore } from '../../src/store/postgres/postgres-store.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { transferTables } from '../../src/store/transfer-tables.ts';
import { createSchema, skipped } from '../store/postgres/database.ts';
import { withDatabase, withFolder } from '../store/sqlite-folder.ts';

/** What each database keeps for itself, so that no copy takes it along. Whoever adds to it says here why. */
const ownTables = {
  sqlite: {
    markers: 'proofs of writing, and that there was a customer: `finish` of the copy notes it',
    audit_purge: 'holds rows within a transaction only',
  },
  postgres: {
    schema_steps: 'the schema of this database',
    markers: 'proofs of writing',
    audit_purge: 'holds rows within a transaction only',
    counted: 'locks: a row says nothing',
    delivery_lines: 'follows from the deliveries: `finish` of the copy makes it',
    tallies: 'what was counted within the last minutes',
  },
} as const;

/** A column as `table.column`. */
type Columns = readonly string[];

const named: Columns = transferTables.flatMap(({ name, columns }) => Object.keys(columns).map((c) => `${name}.${c}`));

function assertAllNamed(found: Columns, own: Readonly<Record<string, string>>): void {
  const copied = found.filter((column) => !Object.hasOwn(own, column.slice(0, column.indexOf('.'))));
  assert.deepEqual(copied.toSorted(), named.toSorted());
}

/** A table that nobody tells of, and a column that nobody tells of. */
const additions = ['CREATE TABLE forgotten (name TEXT NOT NULL)', 'ALTER TABLE grants ADD COLUMN forgotten TEXT'];
const isForgotten = /forgotten/;

suite('the tables that leave a store', () => {
  test('are all there are on SQLite with all their columns, and one more is found', () =>
    withFolder(async (folder) => {
      await (await openSqliteStore({ folder })).close();
      withDatabase(folder, (database) => {
        const columns = () => {
          const rows = database
            .prepare(
              `SELECT t.name || '.' || c.name AS name FROM sqlite_schema t JOIN pragma_table_info(t.name) c
               WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite|_%' ESCAPE '|'`,
            )
            .all();
          return rows.map(({ name }) => String(name));
        };
        assertAllNamed(columns(), ownTables.sqlite);
        for (const addition of additions) {
          database.exec(`BEGIN; ${addition}`);
          assert.throws(() => assertAllNamed(columns(), ownTables.sqlite), isForgotten);
          database.exec('ROLLBACK');
        }
      });
    }));

  test('are all there are on PostgreSQL with all their columns, and one more is found', { skip: skipped }, async () => {
    const { url, sql, dispose } = await createSchema();
    try {
      await (await openPostgresStore({ url })).close();
      const columns = async () => {
        const rows = await sql`
          select table_name || '.' || column_name as name from information_schema.columns
          where table_schema = current_schema()`;
        return rows.map(({ name }) => String(name));
      };
      assertAllNamed(await columns(), ownTables.postgres);
      for (const addition of additions) {
        await sql.unsafe(addition);
        const found = await columns();
        assert.throws(() => assertAllNamed(found, ownTables.postgres), isForgotten);
        await sql.unsafe('drop table if exists forgotten; alter table grants drop column if exists forgotten');
      }
    } finally {
      await dispose();
    }
  });
});
