import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { FolderInUse, StoreUnavailable } from '../errors.ts';
import { isBusy } from './faults.ts';
import { createPrivateFile } from './files.ts';

export const notWritable = 'The data folder cannot be written.';

export interface FolderLock {
  release(): void;
}

/**
 * Takes the folder for one store at a time. The lock is SQLite's own on an empty file beside the database, which the
 * kernel drops when the process ends, however it ends; the file stays and means nothing by itself.
 *
 * @throws FolderInUse when it is taken, StoreUnavailable when the folder cannot be written
 */
export function lockFolder(folder: string): FolderLock {
  const file = join(folder, 'lock.db');
  let database: DatabaseSync | undefined;
  try {
    createPrivateFile(file);
    database = new DatabaseSync(file);
    // Nothing is ever written, so that no journal has to lie beside the file.
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    database?.close();
    throw isBusy(error)
      ? new FolderInUse('The data folder is in use by another process.', { cause: error })
      : new StoreUnavailable(notWritable, { cause: error });
  }
  const held = database;
  return { release: () => held.close() };
}
