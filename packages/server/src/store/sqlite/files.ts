import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { StoreUnavailable } from '../errors.ts';

/**
 * Creates a folder that only its owner can enter; an existing one stays as it is.
 *
 * @throws StoreUnavailable
 */
export function createPrivateFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new StoreUnavailable('The data folder cannot be created.', { cause: error });
  }
}

/**
 * Creates an empty file that only its owner can read. An existing file is not even opened: closing it would drop the
 * locks that SQLite holds on it in this process (POSIX advisory locks).
 *
 * @returns whether the file is new
 */
export function createPrivateFile(file: string): boolean {
  try {
    closeSync(openSync(file, 'wx', 0o600));
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      return false;
    }
    throw error;
  }
}

/** Makes the names of new files in a folder durable. */
export function syncFolder(folder: string): void {
  // Windows opens no folders; its file system keeps the names by itself.
  if (process.platform === 'win32') {
    return;
  }
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
