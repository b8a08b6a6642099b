import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { databaseIn } from '../store/sqlite/data-folder.ts';
import { connectForReading } from '../store/sqlite/read-connection.ts';
import { copyDatabase, type OnProgress } from './copy-database.ts';
import type { RowCounts } from './row-counts.ts';

export interface BackupReport {
  readonly file: string;
  /** In bytes. */
  readonly size: number;
  readonly rows: RowCounts;
}

/**
 * Copies the database of a data folder as it is at this moment into one file, while a server may go on with it.
 *
 * @throws WrongUse when the file is there already, CommandFailed, DatabaseNotUsable, StoreUnavailable
 */
export async function backUp(folder: string, to: string, onProgress: OnProgress): Promise<BackupReport> {
  const file = resolve(to);
  const source = connectForReading(databaseIn(folder));
  try {
    const rows = await copyDatabase(source, file, onProgress);
    return { file, size: statSync(file).size, rows };
  } finally {
    source.close();
  }
}
