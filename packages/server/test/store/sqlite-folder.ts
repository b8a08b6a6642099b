import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openSqliteStore, type SqliteStoreOptions } from '../../src/store/sqlite/sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';

/** Runs with a new empty folder and removes it. */
export async function withFolder(run: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'store-'));
  try {
    await run(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs with a store in a new folder, and closes and removes both. */
export async function withSqliteStore(
  run: (store: Store, folder: string) => Promise<void>,
  options: Omit<SqliteStoreOptions, 'folder'> = {},
): Promise<void> {
  await withFolder(async (folder) => {
    const store = await openSqliteStore({ ...options, folder });
    try {
      await run(store, folder);
    } finally {
      await store.close();
    }
  });
}

/** Runs with the database of a store that is closed. */
export function withDatabase<Result>(folder: string, run: (database: DatabaseSync) => Result): Result {
  const database = new DatabaseSync(join(folder, 'partnerite.db'));
  try {
    return run(database);
  } finally {
    database.close();
  }
}

const migrations = new URL('../../src/store/sqlite/migrations/', import.meta.url);

/** Runs with a new database as an older version of the store has made it. */
export function withOlderDatabase(folder: string, version: number, run: (database: DatabaseSync) => void): void {
  withDatabase(folder, (database) => {
    const steps = readdirSync(migrations).toSorted().slice(0, version);
    for (const step of steps) database.exec(readFileSync(new URL(step, migrations), 'utf8'));
    database.exec(`PRAGMA user_version = ${version}`);
    run(database);
  });
}
