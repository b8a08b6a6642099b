import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
