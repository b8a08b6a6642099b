import { DatabaseNotUsable, StoreUnavailable } from '../errors.ts';

/** Primary result codes of SQLite that say the database cannot be used, as opposed to a bad statement or value. */
const unavailable = new Set([
  5, // SQLITE_BUSY
  6, // SQLITE_LOCKED
  7, // SQLITE_NOMEM
  8, // SQLITE_READONLY
  10, // SQLITE_IOERR
  11, // SQLITE_CORRUPT
  13, // SQLITE_FULL
  14, // SQLITE_CANTOPEN
  15, // SQLITE_PROTOCOL
  26, // SQLITE_NOTADB
]);
const busy = 5;
const damaged = new Set([11, 26]);

/** Errors after which the connection itself is still good. */
const passing = new Set([busy, 6, 13]);

function primaryCode(error: unknown): number | undefined {
  if (!(error instanceof Error && 'errcode' in error && typeof error.errcode === 'number')) {
    return undefined;
  }
  return error.errcode & 0xff;
}

export function isUnavailable(error: unknown): boolean {
  return unavailable.has(primaryCode(error) ?? 0);
}

export function isBusy(error: unknown): boolean {
  return primaryCode(error) === busy;
}

/** Whether to give the connection up and open another. */
export function spoilsConnection(error: unknown): boolean {
  return isUnavailable(error) && !passing.has(primaryCode(error) ?? 0);
}

/** What opening a database failed with, in words for its operator. */
export function openingFailure(error: unknown): unknown {
  if (error instanceof DatabaseNotUsable) {
    return error;
  }
  if (damaged.has(primaryCode(error) ?? 0)) {
    return new DatabaseNotUsable('The database file in the data folder is damaged or is not a database.', {
      cause: error,
    });
  }
  return new StoreUnavailable('The database in the data folder cannot be opened.', { cause: error });
}
