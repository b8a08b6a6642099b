import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { assetUrl } from '../../assets.ts';
import { DatabaseNotUsable } from '../errors.ts';
import type { Query, Sql } from './connections.ts';
import { inTransaction } from './transaction.ts';

const folder = 'store/postgres/migrations/';

interface Migration {
  readonly version: number;
  readonly file: string;
}

/**
 * Brings a database to the newest schema, each numbered step in a transaction of its own. Nodes that start at the same
 * moment take turns: by an advisory lock, and where there is none (CockroachDB) by the key of the step, which only one can
 * write.
 *
 * @param schema made when it is not there
 * @throws DatabaseNotUsable when a newer version wrote it
 */
export async function migrate(sql: Sql, schema: string | undefined): Promise<void> {
  for (const migration of listMigrations()) {
    await inTransaction(sql, (transaction) => inTurn(transaction, schema, migration));
  }
}

async function inTurn(sql: Query, schema: string | undefined, migration: Migration): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockOf(schema)})`;
  if (schema !== undefined) await sql`create schema if not exists ${sql(schema)}`;
  await sql`create table if not exists schema_steps (version integer primary key)`;
  const [{ current = 0 } = {}] = await sql`select max(version) as current from schema_steps`;
  refuseNewer(Number(current));
  if (migration.version <= Number(current)) return;
  await sql.unsafe(readFileSync(assetUrl(folder + migration.file), 'utf8'));
  await sql`insert into schema_steps values (${migration.version})`;
}

function refuseNewer(current: number): void {
  const newest = listMigrations().at(-1)?.version ?? 0;
  if (current <= newest) return;
  throw new DatabaseNotUsable(
    `The database was written by a newer version: its schema is ${current}, the newest known here is ${newest}.`,
  );
}

export function listMigrations(): Migration[] {
  return readdirSync(assetUrl(folder))
    .filter((file) => file.endsWith('.sql'))
    .map((file) => ({ version: Number.parseInt(file, 10), file }))
    .sort((a, b) => a.version - b.version);
}

/** A number that other programs on the same server hardly use. */
function lockOf(schema = ''): number {
  return createHash('sha256').update(`partnerite schema ${schema}`).digest().readUIntBE(0, 6);
}
