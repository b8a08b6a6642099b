import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { logOf } from '../../src/store/sqlite/wal-file.ts';

/** A database and its log as a kill leaves them. */
export interface RealLog {
  readonly database: string;
  readonly log: string;
  readonly bytes: Buffer;
  /** The first frame of the last transaction. */
  readonly lastTransaction: number;
  readonly frames: number;
}

/** Small, so that every bit of a log can be tried. */
export const pageSize = 512;
export const headerSize = 32;
export const frameSize = 24 + pageSize;

/** A log is written by these steps. */
export type Step = (database: DatabaseSync) => void;

/** A transaction that writes a few frames. */
export function write(rows: number): Step {
  return (database) => {
    database.exec('BEGIN');
    for (let row = 0; row < rows; row += 1) database.exec('INSERT INTO notes (text) VALUES (hex(randomblob(150)))');
    database.exec('COMMIT');
  };
}

/** A transaction that is too large for the cache, so that frames of it are in the log when it is taken back. */
export function takeBack(rows: number): Step {
  return (database) => {
    database.exec('BEGIN');
    for (let row = 0; row < rows; row += 1) database.exec('INSERT INTO notes (text) VALUES (hex(randomblob(150)))');
    database.exec('ROLLBACK');
  };
}

/** Lets SQLite write a log in a folder and takes it away under its hands. */
export function makeLog(folder: string, steps: readonly Step[]): RealLog {
  const origin = join(folder, 'origin.db');
  const database = new DatabaseSync(origin);
  database.exec(`
    PRAGMA page_size = ${pageSize}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = 5;
    CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
    PRAGMA wal_checkpoint(RESTART);
  `);
  for (const step of steps) step(database);
  const copy = join(folder, 'left.db');
  copyFileSync(origin, copy);
  const bytes = readFileSync(logOf(origin));
  database.close();
  writeFileSync(logOf(copy), bytes);
  return { database: copy, log: logOf(copy), bytes, ...framesOf(bytes) };
}

/** How many frames SQLite would read, and where the last transaction begins. */
function framesOf(bytes: Buffer): Pick<RealLog, 'frames' | 'lastTransaction'> {
  const salts = bytes.subarray(16, 24);
  let [frames, lastTransaction, next] = [0, 1, 1];
  for (let frame = 1; headerSize + frame * frameSize <= bytes.length; frame += 1) {
    const start = headerSize + (frame - 1) * frameSize;
    if (!bytes.subarray(start + 8, start + 16).equals(salts)) break;
    if (bytes.readUInt32BE(start + 4) === 0) continue;
    [frames, lastTransaction, next] = [frame, next, frame + 1];
  }
  return { frames, lastTransaction };
}

/** How many rows SQLite finds in a copy of a database with its log. */
export function countRows(database: string): number {
  const copy = `${database}.read`;
  copyFileSync(database, copy);
  copyFileSync(logOf(database), logOf(copy));
  const reader = new DatabaseSync(copy);
  try {
    return Number(reader.prepare('SELECT count(*) AS count FROM notes').get()?.count);
  } finally {
    reader.close();
  }
}

/** The same log as a machine with the other byte order would have written it. */
export function inOtherOrder({ bytes, frames }: Pick<RealLog, 'bytes' | 'frames'>): Buffer {
  const other = Buffer.from(bytes);
  const isBig = bytes.readUInt32BE(0) === 0x377f0683;
  other.writeUInt32BE(isBig ? 0x377f0682 : 0x377f0683, 0);
  const sum = [0, 0];
  const add = (from: number, to: number) => {
    let [a = 0, b = 0] = sum;
    for (let offset = from; offset < to; offset += 8) {
      const word = (at: number) => (isBig ? other.readUInt32LE(at) : other.readUInt32BE(at));
      a = (a + word(offset) + b) >>> 0;
      b = (b + word(offset + 4) + a) >>> 0;
    }
    sum.splice(0, 2, a, b);
  };
  const store = (at: number) => {
    for (const [index, word] of sum.entries()) other.writeUInt32BE(word, at + index * 4);
  };
  add(0, 24);
  store(24);
  for (let start = headerSize; start + frameSize <= other.length; start += frameSize) {
    // What is behind belongs to something else.
    if (start === headerSize + frames * frameSize) sum.splice(0, 2, 1, 2);
    add(start, start + 8);
    add(start + 24, start + frameSize);
    store(start + 16);
  }
  return other;
}
