import { existsSync, rmSync } from 'node:fs';
import { backup, type DatabaseSync } from 'node:sqlite';
import { createPrivateFile } from '../store/sqlite/files.ts';
import { CommandFailed, messageOf, WrongUse } from './failures.ts';
import { countRows, type RowCounts } from './row-counts.ts';
import { publishFile, requireSoundCopy } from './sound-copy.ts';

/** Hears how far it has come, in words for the operator. */
export type OnProgress = (state: string) => void;

/** Pages of 8 KiB that are copied before progress is told. */
const pagesAtOnce = 2_000;

/**
 * Copies an open database into a file that has its name only when it was found to be whole, and that nobody but its owner
 * can read.
 *
 * @param source in a transaction, so that what others write meanwhile is not seen
 * @throws WrongUse when the file is there already, CommandFailed
 */
export async function copyDatabase(source: DatabaseSync, file: string, onProgress: OnProgress): Promise<RowCounts> {
  const partial = `${file}.partial`;
  if (existsSync(file)) throw new WrongUse(`${file} is there already and is not overwritten`);
  reserve(partial);
  try {
    await backup(source, partial, {
      rate: pagesAtOnce,
      progress: ({ totalPages, remainingPages }) =>
        onProgress(`${totalPages - remainingPages} of ${totalPages} pages copied`),
    });
    const rows = countRows(source);
    requireSoundCopy(partial, rows);
    publishFile(partial, file);
    return rows;
  } catch (error) {
    for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(partial + suffix, { force: true });
    if (error instanceof CommandFailed) throw error;
    throw new CommandFailed(`${file} was not made: ${messageOf(error)}`, { cause: error });
  }
}

function reserve(partial: string): void {
  let isNew: boolean;
  try {
    isNew = createPrivateFile(partial);
  } catch (cause) {
    throw new CommandFailed(`${partial} cannot be made: ${messageOf(cause)}`, { cause });
  }
  if (isNew) return;
  throw new WrongUse(`${partial} is there: another copy is being made, or one was broken off; if so, delete it`);
}
