import { chmodSync, closeSync, fsyncSync, openSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { syncFolder } from '../store/sqlite/files.ts';
import { checkPages } from '../store/sqlite/inspection.ts';
import { CommandFailed } from './failures.ts';
import { countRows, type RowCounts, sameCounts } from './row-counts.ts';

/**
 * Reads the whole of a copied database once more, and makes one file of it that needs no others beside it.
 * @throws CommandFailed
 */
export function requireSoundCopy(file: string, expected: RowCounts): void {
  const copy = new DatabaseSync(file);
  try {
    copy.exec('PRAGMA journal_mode = DELETE');
    const [flaw] = checkPages(copy);
    if (flaw !== undefined) throw new CommandFailed(`the database is damaged: ${flaw.problem}`);
    if (!sameCounts(countRows(copy), expected)) {
      throw new CommandFailed('the copy does not have as many rows as the database');
    }
  } finally {
    copy.close();
  }
}

const ownerOnly = 0o600;

/** Gives a file its name once all of it is durable. */
export function publishFile(partial: string, file: string): void {
  chmodSync(partial, ownerOnly);
  const handle = openSync(partial, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(partial, file);
  syncFolder(dirname(file));
}
