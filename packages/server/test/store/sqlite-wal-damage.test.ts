import assert from 'node:assert/strict';
import { closeSync, openSync, readFileSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { suite, test } from 'node:test';
import { seededRandom } from '../../../../test/seeded-random.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { findLogDamage } from '../../src/store/sqlite/wal-damage.ts';
import { report, run } from '../maintenance/commands.ts';
import { startProgram } from '../maintenance/programs.ts';
import {
  countRows,
  frameSize,
  headerSize,
  inOtherOrder,
  makeLog,
  type RealLog,
  type Step,
  takeBack,
  write,
} from './real-log.ts';
import { withFolder } from './sqlite-folder.ts';

const checkpoint: Step = (database) => database.exec('PRAGMA wal_checkpoint(PASSIVE)');
const restart: Step = (database) => database.exec('PRAGMA wal_checkpoint(RESTART)');

/** How logs come about that look different to who reads them. */
const histories: Readonly<Record<string, readonly Step[]>> = {
  'single frames': [write(1), write(1), write(1), write(1), write(1)],
  'transactions of all sizes': [write(9), write(1), write(30), write(2), write(7)],
  'two transactions': [write(1), write(1)],
  'one transaction': [write(6)],
  'frames of an earlier log behind its own': [write(40), write(3), restart, write(2), write(1), write(4)],
  'frames that were taken back behind its own': [write(2), takeBack(60), write(3), write(1)],
};

const sectorSize = 512;

function startOf(frame: number): number {
  return headerSize + (frame - 1) * frameSize;
}

/** Flips bits in the file itself, one after the other, and puts each back. */
function* withFlips({ log, bytes }: RealLog, bits: Iterable<number>): Generator<number> {
  const handle = openSync(log, 'r+');
  try {
    for (const bit of bits) {
      const offset = Math.floor(bit / 8);
      const byte = bytes[offset] ?? 0;
      writeSync(handle, Buffer.of(byte ^ (1 << (bit % 8))), 0, 1, offset);
      yield bit;
      writeSync(handle, Buffer.of(byte), 0, 1, offset);
    }
  } finally {
    closeSync(handle);
  }
}

const random = seededRandom(20_261_121);

/** So many bits of each header and of each page are tried, chosen anew for each frame. */
const [headerBits, pageBits] = process.env.PARTNERITE_LONG_TESTS === '1' ? [192, 64] : [12, 4];

function bitsOf(frame: number): readonly number[] {
  const first = startOf(frame) * 8;
  const offset = random.below(192);
  const header = Array.from({ length: headerBits }, (_, bit) => first + ((offset + bit * (192 / headerBits)) % 192));
  const page = Array.from({ length: pageBits }, () => first + 24 * 8 + random.below((frameSize - 24) * 8));
  return [...header, ...page];
}

/** As a crash leaves what was being written: some sectors of it are on the disk, and others are not yet. */
function torn(bytes: Buffer, from: number): Buffer {
  const left = Buffer.from(bytes);
  const first = Math.ceil(from / sectorSize) * sectorSize;
  for (let sector = first; sector < left.length; sector += sectorSize) {
    if (random.chance(0.3)) left.fill(0, sector, Math.min(sector + sectorSize, left.length));
  }
  left.fill(0, from, Math.min(first, from + 1 + random.below(sectorSize), left.length));
  return left;
}

function* between(first: number, last: number): Generator<number> {
  for (let number = first; number <= last; number += 1) yield number;
}

function* everyFifth(count: number): Generator<number> {
  for (let number = 0; number < count; number += 5) yield number;
}

const orders = { 'in the order of this machine': ({ bytes }: RealLog) => bytes, 'in the other order': inOtherOrder };

for (const [history, steps] of Object.entries(histories)) {
  for (const [order, written] of Object.entries(orders)) {
    suite(`a log with ${history}, ${order}`, () => {
      const withLog = (use: (log: RealLog) => void | Promise<void>) =>
        withFolder(async (folder) => {
          const made = makeLog(folder, steps);
          const rows = countRows(made.database);
          const bytes = written(made);
          writeFileSync(made.log, bytes);
          assert.equal(countRows(made.database), rows, 'SQLite reads all of it');
          await use({ ...made, bytes });
        });

      test('is found to be whole, and so is a part of it, as a crash leaves it', () =>
        withLog(({ database, log, bytes }) => {
          assert.equal(findLogDamage(database), undefined);
          for (let size = bytes.length; size >= 0; size -= 1_531) {
            truncateSync(log, size);
            assert.equal(findLogDamage(database), undefined, `cut to ${size} bytes`);
          }
        }));

      test('is found to be damaged by any bit that is flipped before the last transaction, and the frame is named', () =>
        withLog((log) => {
          let tried = 0;
          for (const frame of between(1, log.lastTransaction - 1)) {
            for (const bit of withFlips(log, bitsOf(frame))) {
              assert.equal(findLogDamage(log.database), frame, `bit ${bit % 8} of byte ${Math.floor(bit / 8)}`);
              tried += 1;
            }
          }
          assert.equal(tried, (log.lastTransaction - 1) * (headerBits + pageBits));
        }));

      test('is not found to be damaged by a last transaction that a crash has torn, which was not acknowledged', () =>
        withLog(({ database, log, bytes, lastTransaction }) => {
          for (let tear = 0; tear < 100; tear += 1) {
            writeFileSync(log, torn(bytes, startOf(lastTransaction)));
            assert.equal(findLogDamage(database), undefined, `tear ${tear}`);
          }
        }));

      test('is not found to be damaged anywhere else by a bit of the last transaction', () =>
        withLog((log) => {
          for (const frame of between(log.lastTransaction, log.frames)) {
            for (const _ of withFlips(log, bitsOf(frame))) {
              const found = findLogDamage(log.database);
              assert.ok(found === undefined || found === frame);
            }
          }
        }));

      test('is found to be damaged by any bit of its header, for then SQLite reads nothing of it', () =>
        withLog((log) => {
          for (const bit of withFlips(log, everyFifth(headerSize * 8))) {
            assert.equal(findLogDamage(log.database), 0, `bit ${bit % 8} of byte ${Math.floor(bit / 8)}`);
          }
        }));
    });
  }
}

suite('a log of which the database has everything', () => {
  test('loses nothing by a damaged header, as a crash at the beginning of the next log leaves it', () =>
    withFolder(async (folder) => {
      const log = makeLog(folder, [write(20), write(2), checkpoint]);
      for (const _ of withFlips(log, everyFifth(headerSize * 8))) {
        assert.equal(findLogDamage(log.database), undefined);
      }
    }));
});

suite('a log of 4 MiB', () => {
  test('is looked through', (t) =>
    withFolder(async (folder) => {
      const file = join(folder, 'large.db');
      const database = new DatabaseSync(file);
      database.exec(`
        PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0;
        CREATE TABLE notes (text TEXT);
        WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 500)
          INSERT INTO notes SELECT hex(randomblob(4000)) FROM n;
      `);
      const began = performance.now();
      assert.equal(findLogDamage(file), undefined);
      const took = performance.now() - began;
      t.diagnostic(`${(readFileSync(`${file}-wal`).length / 2 ** 20).toFixed(1)} MiB in ${took.toFixed(1)} ms`);
      database.close();
    }));
});

suite('a store whose log was damaged after a kill', () => {
  const refusal =
    /^The log of the database in the data folder is damaged at frame 3, and writes.*restore a backup.*partnerite\.db-wal/;

  /** Has acknowledged writes in a log, of which a bit near the beginning is flipped. */
  const withDamagedStore = (use: (folder: string, log: string) => Promise<void>) =>
    withFolder(async (folder) => {
      const program = await startProgram('fill-and-hold', folder);
      await program.kill();
      const log = join(folder, 'partnerite.db-wal');
      const bytes = readFileSync(log);
      const offset = headerSize + 2 * (24 + 8192) + 500;
      bytes[offset] = (bytes[offset] ?? 0) ^ 4;
      writeFileSync(log, bytes);
      await use(folder, log);
    });

  test('is not opened, at the first try or the next, and keeps its files as they are', () =>
    withDamagedStore(async (folder, log) => {
      const [left, database] = [readFileSync(log), readFileSync(join(folder, 'partnerite.db'))];
      for (const _ of [1, 2]) {
        await assert.rejects(openSqliteStore({ folder }), { name: 'DatabaseNotUsable', message: refusal });
      }
      assert.deepEqual(readFileSync(log), left);
      assert.deepEqual(readFileSync(join(folder, 'partnerite.db')), database);
    }));

  test('is found damaged by check, and not backed up as if it were whole', () =>
    withDamagedStore(async (folder, log) => {
      const left = readFileSync(log);
      const { code, out } = await run('check', '--data', folder);
      assert.equal(code, 1);
      assert.match(out, /^DAMAGED partnerite\.db-wal: is damaged at frame 3, and writes that were acknowledged/m);
      const { damaged, findings } = await report('check', '--data', folder);
      assert.deepEqual([damaged > 0, findings[0].table], [true, 'partnerite.db-wal']);
      const backup = await run('backup', '--data', folder, '--to', join(folder, 'b.db'));
      assert.deepEqual([backup.code, backup.out], [1, '']);
      assert.match(backup.err, /^partnerite: The log of the database .* is damaged at frame 3/);
      assert.deepEqual(readFileSync(log), left);
    }));
});
