import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type postgres from 'postgres';
import { connectForReading } from '../../src/store/sqlite/read-connection.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { sqliteTransferSource } from '../../src/store/sqlite/transfer.ts';
import { readRows, type TransferRow, type TransferSource } from '../../src/store/transfer.ts';
import { type TransferTable, transferTables } from '../../src/store/transfer-tables.ts';
import { makeOlderDatabase } from './older-databases.ts';

const migrations = new URL('../../src/store/postgres/migrations/', import.meta.url);

/** Makes tables as the store of that schema would have left them, with the rows of an old SQLite database in them. */
export async function makeOlderPostgres(sql: postgres.Sql, version: number): Promise<void> {
  await sql`create table schema_steps (version integer primary key)`;
  for (const [index, step] of readdirSync(migrations).toSorted().slice(0, version).entries()) {
    await sql.unsafe(readFileSync(new URL(step, migrations), 'utf8'));
    await sql`insert into schema_steps values (${index + 1})`;
  }
  await withOldRows(async (source) => {
    for (const table of transferTables) {
      for await (const row of readRows(source, table)) await addRow(sql, table, row);
    }
  });
  await sql`
    insert into delivery_lines (partner, subscriber, line, open, last_id, used_at)
    select partner, subscriber, line, 1, id, due_at from deliveries`;
}

async function withOldRows(use: (source: TransferSource) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'store-'));
  try {
    makeOlderDatabase(folder, readdirSync(new URL('../../sqlite/migrations/', migrations)).length);
    await (await openSqliteStore({ folder })).close();
    const source = sqliteTransferSource(connectForReading(join(folder, 'partnerite.db')));
    await use(source);
    await source.close();
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Columns that the table did not have yet are left out. */
async function addRow(sql: postgres.Sql, { name, columns }: TransferTable, row: TransferRow): Promise<void> {
  const document = Object.entries(columns).map(([column, kind]) => {
    const value = row[column] ?? null;
    if (value instanceof Uint8Array) return [column, `\\x${Buffer.from(value).toString('hex')}`];
    return [column, kind === 'json' && typeof value === 'string' ? JSON.parse(value) : value];
  });
  const text = JSON.stringify(Object.fromEntries(document));
  await sql`insert into ${sql(name)} select * from json_populate_record(null::${sql(name)}, ${text}::text::json)`;
}
