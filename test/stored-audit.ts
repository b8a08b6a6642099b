import { join } from 'node:path';
import { demoCredentials } from '../packages/server/src/demo/demo-credentials.ts';
import type { AuditRecord } from '../packages/server/src/store/audit.ts';
import { openStore } from '../packages/server/src/store/open-store.ts';
import { databaseOf } from '../packages/server/test/test-database.ts';
import type { Installation } from './server-process.ts';

/** More than any test writes. */
const all = 100_000;

/** Every audit record of demo partner A, from the data of an installation whose server has ended. */
export async function storedAuditRecords({ folder }: Pick<Installation, 'folder'>): Promise<readonly AuditRecord[]> {
  const data = join(folder, 'data');
  const store = await openStore({ database: databaseOf(data), databaseReplica: undefined }, data, () => {});
  try {
    return await store.readAuditRecords(demoCredentials.tenant, { limit: all });
  } finally {
    await store.close();
  }
}
