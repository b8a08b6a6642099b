import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { storeConformance } from './conformance.ts';

storeConformance('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'store-'));
  const store = await openSqliteStore({ folder });
  let current = store;
  return {
    store,
    reopen: async () => {
      await current.close();
      current = await openSqliteStore({ folder });
      return current;
    },
    dispose: async () => {
      await current.close();
      await rm(folder, { recursive: true });
    },
  };
});
