import { existsSync } from 'node:fs';
import { DatabaseNotUsable } from '../store/errors.ts';
import { databaseIn, openDataFolder } from '../store/sqlite/data-folder.ts';
import { readSchemaState, type SchemaState } from '../store/sqlite/migrate.ts';
import { connectForReading } from '../store/sqlite/read-connection.ts';
import type { Place } from './places.ts';

/** Schemas are changed alone, so a lock is somebody else's. In milliseconds. */
const connection = { busyTimeout: 5_000, pageCache: 32 * 1024 };

export interface MigrateReport {
  readonly from: number;
  readonly to: number;
  /** The steps between them, by the names of their files. */
  readonly steps: readonly string[];
  readonly dryRun: boolean;
}

/**
 * Brings a database to the newest schema, or only tells what would be done.
 * @throws FolderInUse, DatabaseNotUsable, StoreUnavailable
 */
export async function migratePlace(place: Place, { dryRun }: { readonly dryRun: boolean }): Promise<MigrateReport> {
  const { current, newest, missing } = await (place.kind === 'folder'
    ? migrateFolder(place.folder, dryRun)
    : migratePostgres(place.address, dryRun));
  return { from: current, to: newest, steps: missing.map(({ file }) => file), dryRun };
}

function migrateFolder(folder: string, dryRun: boolean): SchemaState {
  return dryRun ? stateOf(folder) : migrated(folder);
}

async function migratePostgres(address: string, dryRun: boolean) {
  const postgres = await import('../store/postgres/inspection.ts');
  if (!dryRun) return postgres.migratePostgres(address);
  const inspection = await postgres.inspectPostgres(address);
  await inspection.close();
  return inspection.schema;
}

function stateOf(folder: string): SchemaState {
  const database = connectForReading(databaseIn(folder));
  try {
    return readSchemaState(database);
  } finally {
    database.close();
  }
}

function migrated(folder: string): SchemaState {
  if (!existsSync(databaseIn(folder))) throw new DatabaseNotUsable('There is no database in the data folder.');
  const { database, found, release } = openDataFolder(folder, connection);
  database.close();
  release();
  return found;
}
