import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';

export interface ConnectionOptions {
  /** How long a statement waits for a lock of another process, in milliseconds. */
  readonly busyTimeout: number;
  /** Bound of SQLite's page cache, in KiB. */
  readonly pageCache: number;
}

/**
 * Rows of one to three kilobytes are the rule here. With pages of 8 KiB they need no overflow pages, and both reads and
 * grouped writes are measurably faster than with the default of 4 KiB.
 */
const pageSize = 8192;

/** Pages in the write-ahead log before they are copied into the database: 32 MiB. */
const checkpointAt = 4096;

/** Opens an existing database file with the settings that every connection shares. It never creates the file. */
export function connect(file: string, { busyTimeout, pageCache }: ConnectionOptions): DatabaseSync {
  const address = pathToFileURL(file);
  address.searchParams.set('mode', 'rw');
  const database = new DatabaseSync(address, { timeout: busyTimeout, enableForeignKeyConstraints: false });
  try {
    database.exec(`
      PRAGMA page_size = ${pageSize};
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA wal_autocheckpoint = ${checkpointAt};
      PRAGMA cache_size = ${-pageCache};
      PRAGMA temp_store = MEMORY;
    `);
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}
