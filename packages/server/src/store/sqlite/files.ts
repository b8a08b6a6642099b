import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, statSync } from 'node:fs';
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

const permissionBits = 0o777;
const ownerOnly = 0o600;

/**
 * Closes a file to all but its owner, for one that came here by a copy may be open to others; what SQLite makes beside it
 * is as open as the file. Not opened for that, for the reason above. A file of somebody else stays as it is.
 */
export function closeToOthers(file: string): void {
  const { mode, uid } = statSync(file);
  if ((mode & permissionBits & ~ownerOnly) === 0 || uid !== process.getuid?.()) return;
  chmodSync(file, ownerOnly);
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
