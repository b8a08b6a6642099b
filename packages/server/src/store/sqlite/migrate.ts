import { readdirSync, readFileSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { assetUrl } from '../../assets.ts';
import { DatabaseNotUsable } from '../errors.ts';

const folder = 'store/sqlite/migrations/';

export interface Migration {
  readonly version: number;
  readonly file: string;
}

/** How far a database is from the newest schema. */
export interface SchemaState {
  readonly current: number;
  readonly newest: number;
  /** The steps from here to there. */
  readonly missing: readonly Migration[];
}

/**
 * Brings a database to the newest schema, each numbered step in a transaction of its own.
 *
 * @returns what the database was like before
 * @throws DatabaseNotUsable when a newer version or another program wrote it
 */
export function migrate(database: DatabaseSync): SchemaState {
  const state = readSchemaState(database);
  for (const migration of state.missing) apply(database, migration);
  return state;
}

/** @throws DatabaseNotUsable when a newer version or another program wrote it */
export function readSchemaState(database: DatabaseSync): SchemaState {
  const migrations = listMigrations();
  const newest = migrations.at(-1)?.version ?? 0;
  const current = readNumber(database, 'PRAGMA user_version');
  if (current > newest) {
    throw new DatabaseNotUsable(
      `The database was written by a newer version: its schema is ${current}, the newest known here is ${newest}.`,
    );
  }
  if (current === 0 && readNumber(database, 'SELECT count(*) FROM sqlite_schema') > 0) {
    throw new DatabaseNotUsable('The database in the data folder belongs to another program.');
  }
  return { current, newest, missing: migrations.filter(({ version }) => version > current) };
}

function listMigrations(): Migration[] {
  return readdirSync(assetUrl(folder))
    .filter((file) => file.endsWith('.sql'))
    .map((file) => ({ version: Number.parseInt(file, 10), file }))
    .sort((a, b) => a.version - b.version);
}

function apply(database: DatabaseSync, { version, file }: Migration): void {
  const statements = readFileSync(assetUrl(folder + file), 'utf8');
  database.exec('BEGIN IMMEDIATE');
  try {
    database.exec(`${statements}; PRAGMA user_version = ${version}; COMMIT`);
  } catch (error) {
    if (database.isTransaction) {
      database.exec('ROLLBACK');
    }
    throw error;
  }
}

function readNumber(database: DatabaseSync, query: string): number {
  const [value] = Object.values(database.prepare(query).get() ?? {});
  return Number(value ?? 0);
}
