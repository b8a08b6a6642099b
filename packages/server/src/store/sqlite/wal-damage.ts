import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { DatabaseNotUsable } from '../errors.ts';
import {
  type Checksum,
  isPageSize,
  logOf,
  readWal,
  sameChecksum,
  type WalFile,
  type WalForm,
  type WalFrame,
} from './wal-file.ts';

/** Where a log is damaged: the number of a frame, or 0 for its header. */
export type DamagedFrame = number;

/**
 * Looks for damage that SQLite takes for the end of the log: at the first frame that is not sound it stops reading, as
 * after a crash that tore the last transaction, and whatever was acknowledged behind it is gone without a word.
 *
 * A transaction begins only when the one before it is on the disk (`synchronous=FULL`), so a crash can tear none but the
 * last. A transaction of which a frame is not sound, and behind which another one has begun, was damaged afterwards.
 * Damage of the last transaction looks like a torn one, but for what marks its end, and a log that was cut looks like a
 * shorter one: neither is found here.
 *
 * @param file of the database; a server may be writing to its log, but not in this process, where closing the file would
 *   drop the locks that SQLite holds on it
 */
export function findLogDamage(file: string): DamagedFrame | undefined {
  const log = logOf(file);
  // What is being written while it is read can look damaged once, and not in the same way again.
  for (let before = lookAt(log, file); ; ) {
    if (before === undefined) return undefined;
    const again = lookAt(log, file);
    if (again?.frame === before.frame && again.salts === before.salts) return again.frame;
    before = again;
  }
}

/** @throws DatabaseNotUsable when acknowledged writes would be lost without a word by opening the database */
export function requireSoundLog(file: string): void {
  const frame = findLogDamage(file);
  if (frame === undefined) return;
  throw new DatabaseNotUsable(
    `The log of the database in the data folder ${describeLogDamage(frame)}: restore a backup, and keep the damaged ` +
      `folder with ${basename(logOf(file))} for what is newer in it.`,
  );
}

export function describeLogDamage(frame: DamagedFrame): string {
  const place = frame === 0 ? 'in its header' : `at frame ${frame}`;
  return `is damaged ${place}, and writes that were acknowledged cannot be read any more`;
}

interface Look {
  readonly frame: DamagedFrame;
  /** Of the header: they change when the log begins anew. */
  readonly salts: bigint;
}

function lookAt(log: string, file: string): Look | undefined {
  return readWal(log, (wal) => {
    const { isOfLog, computed, checksum, salts } = wal.header;
    const frame = isOfLog && sameChecksum(computed, checksum) ? damagedFrame(wal) : damagedHeader(wal, file);
    return frame === undefined ? undefined : { frame, salts };
  });
}

/** The first frame that is not sound, if a transaction has begun behind the one that it belongs to. */
function damagedFrame({ header, frames }: WalFile): DamagedFrame | undefined {
  let damaged: DamagedFrame | undefined;
  let previous: readonly Checksum[] = [header.checksum];
  let isBetweenTransactions = false;
  for (const frame of frames(header.form)) {
    const follows = frame.salts === header.salts && previous.some((checksum) => goesOn(frame, checksum));
    if (damaged !== undefined && isBetweenTransactions && follows) return damaged;
    if (damaged !== undefined || follows) {
      isBetweenTransactions = frame.databasePages !== 0;
      previous = [frame.checksum];
      continue;
    }
    damaged = frame.number;
    // What follows tells which is damaged: the frame, or the checksum that it has stored.
    const computed = previous.map((checksum) => frame.checksumAfter(checksum));
    isBetweenTransactions = previous.some((checksum) => endedTransaction(frame, checksum));
    previous = [frame.checksum, ...computed];
  }
  return undefined;
}

function goesOn(frame: WalFrame, previous: Checksum): boolean {
  return sameChecksum(frame.checksumAfter(previous), frame.checksum);
}

/** Whether a frame that is not sound was the last of its transaction, for just what says that may be damaged or torn. */
function endedTransaction(frame: WalFrame, previous: Checksum): boolean {
  const { page, databasePages } = frame.marksAfter(previous);
  if (frame.databasePages === 0) return databasePages !== 0 && page === frame.page;
  return databasePages !== 0 || page === frame.page;
}

/**
 * SQLite ignores a log whose header is not sound. That is no loss where the database has all that is in it: a log begins
 * anew, by a new header, once all of it was copied into the database.
 */
function damagedHeader(wal: WalFile, file: string): DamagedFrame | undefined {
  const pageSize = existsSync(file) ? pageSizeOf(file) : undefined;
  // Then the database file is damaged too or missing, and is refused for that.
  if (pageSize === undefined) return undefined;
  const isLost = (['LE', 'BE'] as const).some((order) => hasMore(wal, { pageSize, order }, file));
  return isLost ? 0 : undefined;
}

/** Whether transactions of a log whose header is not sound are not in the database. */
function hasMore({ header, frames, readPage }: WalFile, form: WalForm, file: string): boolean {
  /** The newest frame of each page. */
  const committed = new Map<number, number>();
  const pending = new Map<number, number>();
  let previous: readonly Checksum[] = [header.checksum, header.computed];
  let salts: bigint | undefined;
  for (const frame of frames(form)) {
    const follows = previous.some((checksum) => goesOn(frame, checksum));
    previous = [frame.checksum];
    if (follows) salts ??= frame.salts;
    if (frame.salts !== salts) continue;
    pending.set(frame.page, frame.number);
    if (!follows || frame.databasePages === 0) continue;
    for (const [page, number] of pending) committed.set(page, number);
    pending.clear();
  }
  const handle = openSync(file, 'r');
  try {
    const stored = Buffer.alloc(form.pageSize);
    return [...committed].some(([page, frame]) => {
      stored.fill(0);
      readSync(handle, stored, 0, form.pageSize, (page - 1) * form.pageSize);
      return !stored.equals(readPage(form, frame));
    });
  } finally {
    closeSync(handle);
  }
}

/** As the header of a database says it (https://www.sqlite.org/fileformat2.html#page_size), in bytes. */
function pageSizeOf(file: string): number | undefined {
  const handle = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(2);
    readSync(handle, bytes, 0, 2, 16);
    const stored = bytes.readUInt16BE();
    const size = stored === 1 ? 65_536 : stored;
    return isPageSize(size) ? size : undefined;
  } finally {
    closeSync(handle);
  }
}
