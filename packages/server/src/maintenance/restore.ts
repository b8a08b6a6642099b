import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { DatabaseNotUsable, StoreUnavailable } from '../store/errors.ts';
import { databaseIn } from '../store/sqlite/data-folder.ts';
import { createPrivateFolder } from '../store/sqlite/files.ts';
import { lockFolder } from '../store/sqlite/folder-lock.ts';
import { readSchemaState } from '../store/sqlite/migrate.ts';
import { connectForReading } from '../store/sqlite/read-connection.ts';
import { logOf } from '../store/sqlite/wal-file.ts';
import { copyDatabase, type OnProgress } from './copy-database.ts';
import { CommandFailed, WrongUse } from './failures.ts';
import type { RowCounts } from './row-counts.ts';

export interface RestoreReport {
  readonly folder: string;
  readonly schema: { readonly current: number; readonly newest: number };
  readonly rows: RowCounts;
}

/**
 * Makes the database of a data folder from a backup. The folder is made if it is not there, and holds no database yet.
 *
 * @throws WrongUse, CommandFailed, FolderInUse, StoreUnavailable
 */
export async function restore(from: string, folder: string, onProgress: OnProgress): Promise<RestoreReport> {
  const backup = openBackup(resolve(from));
  try {
    const { current, newest } = readSchemaState(backup);
    createPrivateFolder(folder);
    const lock = lockFolder(folder);
    try {
      const file = databaseIn(folder);
      const inTheWay = [file, logOf(file), `${file}-shm`].find((name) => existsSync(name));
      if (inTheWay !== undefined) throw new WrongUse(`${inTheWay} is there: a backup is restored into an empty folder`);
      const rows = await copyDatabase(backup, file, onProgress);
      return { folder, schema: { current, newest }, rows };
    } finally {
      lock.release();
    }
  } finally {
    backup.close();
  }
}

function openBackup(file: string) {
  if (!existsSync(file)) throw new WrongUse(`${file} is not there`);
  try {
    return connectForReading(file);
  } catch (error) {
    if (!(error instanceof DatabaseNotUsable || error instanceof StoreUnavailable)) throw error;
    throw new CommandFailed(`${file} is no whole backup, or cannot be read`, { cause: error });
  }
}
