import type { Config } from '../config.ts';
import { openSqliteStore } from './sqlite/sqlite-store.ts';
import type { Store } from './store.ts';

/**
 * Opens the store that the settings name: the embedded one in the data folder, or a PostgreSQL database.
 * @throws FolderInUse, DatabaseNotUsable, StoreUnavailable
 */
export async function openStore(
  { database, databaseReplica }: Pick<Config, 'database' | 'databaseReplica'>,
  folder: string,
  onFault: (error: unknown) => void,
): Promise<Store> {
  if (database === undefined) return openSqliteStore({ folder, onFault });
  // Who has no such database need not load its driver.
  const { openPostgresStore } = await import('./postgres/postgres-store.ts');
  return openPostgresStore({ url: database, replicaUrl: databaseReplica, onFault });
}
