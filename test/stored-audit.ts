import { join } from 'node:path';
import { demoCredentials } from '../packages/server/src/demo/demo-credentials.ts';
import { openSqliteStore } from '../packages/server/src/store/sqlite/sqlite-store.ts';
import type { AuditRecord } from '../packages/server/src/store/store.ts';
import type { Installation } from './server-process.ts';

/** More than any test writes. */
const all = 100_000;

/** Every audit record of demo partner A, from the data of an installation whose server has ended. */
export async function storedAuditRecords({ folder }: Pick<Installation, 'folder'>): Promise<readonly AuditRecord[]> {
  const store = await openSqliteStore({ folder: join(folder, 'data') });
  try {
    return await store.readAuditRecords(demoCredentials.tenant, { limit: all });
  } finally {
    await store.close();
  }
}
