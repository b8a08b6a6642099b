import { test } from 'node:test';
import { openPostgresStore } from '../../../src/store/postgres/postgres-store.ts';
import { storeConformance } from '../conformance.ts';
import { createSchema, skipped } from './database.ts';

if (skipped) test('PostgreSQL', { skip: skipped }, () => {});
else
  storeConformance('PostgreSQL', async () => {
    const schema = await createSchema();
    const store = await openPostgresStore({ url: schema.url });
    let current = store;
    return {
      store,
      reopen: async () => {
        await current.close();
        current = await openPostgresStore({ url: schema.url });
        return current;
      },
      dispose: async () => {
        await current.close();
        await schema.dispose();
      },
    };
  });
