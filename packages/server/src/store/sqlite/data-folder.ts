import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { DatabaseNotUsable, StoreUnavailable } from '../errors.ts';
import { type ConnectionOptions, connect } from './connection.ts';
import { openingFailure } from './faults.ts';
import { closeToOthers, createPrivateFile, createPrivateFolder, syncFolder } from './files.ts';
import { lockFolder, notWritable } from './folder-lock.ts';
import { migrate, type SchemaState } from './migrate.ts';
import { requireSoundLog } from './wal-damage.ts';
import { logOf } from './wal-file.ts';

const databaseFile = 'partnerite.db';

export interface DataFolder {
  readonly file: string;
  readonly database: DatabaseSync;
  /** What the schema was when it was opened; now it is the newest. */
  readonly found: SchemaState;
  /** Lets others have the folder; the database has to be closed before. */
  release(): void;
}

export function databaseIn(folder: string): string {
  return join(folder, databaseFile);
}

/**
 * Takes a data folder, for one at a time, and opens its database; each is made, for its owner only, if it is not there.
 *
 * @throws FolderInUse, DatabaseNotUsable, StoreUnavailable
 */
export function openDataFolder(folder: string, options: ConnectionOptions): DataFolder {
  createPrivateFolder(folder);
  const lock = lockFolder(folder);
  const file = databaseIn(folder);
  try {
    requireWholeFiles(file);
    requireSoundLog(file);
    if (createPrivateFile(file)) syncFolder(folder);
    else for (const each of [file, logOf(file), `${file}-shm`]) if (existsSync(each)) closeToOthers(each);
    return { file, ...openDatabase(file, options), release: () => lock.release() };
  } catch (error) {
    lock.release();
    throw isWritable(folder) ? openingFailure(error) : new StoreUnavailable(notWritable, { cause: error });
  }
}

/** SQLite says of a read-only disk only that it cannot open the file. */
function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function openDatabase(file: string, options: ConnectionOptions): Pick<DataFolder, 'database' | 'found'> {
  const database = connect(file, options);
  try {
    return { database, found: migrate(database) };
  } catch (error) {
    database.close();
    throw error;
  }
}

/** SQLite would begin anew with an empty file, and would take a log for that of whatever file it finds beside it. */
function requireWholeFiles(file: string): void {
  const there = existsSync(file);
  if (there && statSync(file).size === 0) {
    throw new DatabaseNotUsable(
      'The database file in the data folder is empty: restore a backup, or delete the file to begin anew.',
    );
  }
  if (!there && existsSync(logOf(file)) && statSync(logOf(file)).size > 0) {
    throw new DatabaseNotUsable(
      'The database file is missing in the data folder, and its log is there: restore the file, or delete the log to begin anew.',
    );
  }
}
