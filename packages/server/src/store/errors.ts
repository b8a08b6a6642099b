/**
 * The database cannot be used right now; nothing of the write was acknowledged. A later try can succeed.
 * The message tells no path and no statement, so that it may be shown; the `cause` may tell both.
 */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** Another process, or another store of this one, has the data folder open. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';
}

/** The file is no database of this program, or one of a newer version: trying again will not help. */
export class DatabaseNotUsable extends Error {
  override readonly name = 'DatabaseNotUsable';
}
