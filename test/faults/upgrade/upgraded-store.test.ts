import assert from 'node:assert/strict';
import { readdirSync, rmSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { inspectPostgres } from '../../../packages/server/src/store/postgres/inspection.ts';
import { openPostgresStore } from '../../../packages/server/src/store/postgres/postgres-store.ts';
import { connectForReading } from '../../../packages/server/src/store/sqlite/read-connection.ts';
import { openSqliteStore } from '../../../packages/server/src/store/sqlite/sqlite-store.ts';
import { sqliteTransferSource } from '../../../packages/server/src/store/sqlite/transfer.ts';
import type { Store } from '../../../packages/server/src/store/store.ts';
import { digestTable, type TransferSource } from '../../../packages/server/src/store/transfer.ts';
import { transferTables } from '../../../packages/server/src/store/transfer-tables.ts';
import { makeOlderDatabase, oldPartner } from '../../../packages/server/test/maintenance/older-databases.ts';
import { makeOlderPostgres } from '../../../packages/server/test/maintenance/older-postgres.ts';
import type { OpenedStore } from '../../../packages/server/test/store/conformance/opened-store.ts';
import { storeConformance } from '../../../packages/server/test/store/conformance.ts';
import { createSchema, skipped } from '../../../packages/server/test/store/postgres/database.ts';

/** The numbers of the steps before the newest, the ones that a database can have been left at. */
function earlierLevels(store: 'sqlite' | 'postgres'): readonly number[] {
  const steps = readdirSync(new URL(`../../../packages/server/src/store/${store}/migrations/`, import.meta.url));
  return steps.slice(1).map((_step, index) => index + 1);
}

/** What a database that was upgraded still holds of the partner whose data were there before, by table. */
async function oldRows(source: TransferSource): Promise<Readonly<Record<string, unknown>>> {
  const digests: Record<string, unknown> = {};
  for (const table of transferTables) {
    digests[table.name] = (await digestTable(source, table)).get(oldPartner);
  }
  await source.close();
  return digests;
}

/** A store that is opened, and whose old rows must be what they were when it is disposed of. */
async function openedOn(
  open: () => Promise<Store>,
  read: () => Promise<TransferSource>,
  remove: () => Promise<void>,
): Promise<OpenedStore> {
  let store = await open();
  const before = await oldRows(await read());
  return {
    store,
    reopen: async () => {
      await store.close();
      store = await open();
      return store;
    },
    dispose: async () => {
      try {
        await store.close();
        assert.deepEqual(await oldRows(await read()), before);
      } finally {
        await remove();
      }
    },
  };
}

for (const level of earlierLevels('sqlite')) {
  // Upgraded once: each test has a copy of what came of it.
  const upgraded = mkdtemp(join(tmpdir(), 'store-')).then(async (folder) => {
    makeOlderDatabase(folder, level);
    await (await openSqliteStore({ folder })).close();
    return folder;
  });
  after(async () => rm(await upgraded, { recursive: true }));

  storeConformance(
    `SQLite, upgraded from schema ${level}`,
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'store-'));
      const file = join(folder, 'partnerite.db');
      await copyFile(join(await upgraded, 'partnerite.db'), file);
      return openedOn(
        () => openSqliteStore({ folder }),
        async () => sqliteTransferSource(connectForReading(file)),
        async () => rmSync(folder, { recursive: true }),
      );
    },
    'data',
  );
}

if (skipped) test('PostgreSQL, upgraded', { skip: skipped }, () => {});
else
  for (const level of earlierLevels('postgres')) {
    storeConformance(
      `PostgreSQL, upgraded from schema ${level}`,
      async () => {
        const schema = await createSchema();
        await makeOlderPostgres(schema.sql, level);
        return openedOn(
          () => openPostgresStore({ url: schema.url }),
          () => inspectPostgres(schema.url),
          schema.dispose,
        );
      },
      'data',
    );
  }
