import { existsSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { DatabaseNotUsable } from '../errors.ts';
import { openingFailure } from './faults.ts';
import { requireSoundLog } from './wal-damage.ts';
import { logOf } from './wal-file.ts';

/** Readers meet a lock only while a database recovers from a crash. In milliseconds. */
const busyTimeout = 5_000;

/**
 * Opens a database only to read it, as it is now: what others write meanwhile is not seen. A server may have it in use.
 *
 * @throws DatabaseNotUsable, StoreUnavailable
 */
export function connectForReading(file: string): DatabaseSync {
  try {
    requireSoundLog(file);
  } catch (error) {
    throw openingFailure(error);
  }
  return connectForInspection(file);
}

/**
 * Likewise, but for a database whose log may be damaged: what is behind the damage is not seen.
 *
 * @throws DatabaseNotUsable, StoreUnavailable
 */
export function connectForInspection(file: string): DatabaseSync {
  if (!existsSync(file)) throw new DatabaseNotUsable('There is no database in the data folder.');
  if (statSync(file).size === 0) throw new DatabaseNotUsable('The database file in the data folder is empty.');
  try {
    return beginReading(file, 'mode=ro');
  } catch (error) {
    // SQLite cannot keep its notes beside a file on a medium that is read-only. Nobody changes such a file either.
    if (existsSync(logOf(file)) && statSync(logOf(file)).size > 0) throw openingFailure(error);
    return beginUnshared(file, error);
  }
}

function beginUnshared(file: string, first: unknown): DatabaseSync {
  try {
    return beginReading(file, 'mode=ro&immutable=1');
  } catch {
    throw openingFailure(first);
  }
}

function beginReading(file: string, parameters: string): DatabaseSync {
  const address = new URL(`${pathToFileURL(file)}?${parameters}`);
  const database = new DatabaseSync(address, { readOnly: true, timeout: busyTimeout });
  try {
    database.exec('BEGIN');
    // The first read fixes what is seen.
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
