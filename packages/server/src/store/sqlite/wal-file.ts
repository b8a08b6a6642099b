import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { endianness } from 'node:os';

/**
 * SQLite's write-ahead log as https://www.sqlite.org/fileformat2.html#the_write_ahead_log (section 4) describes it: a
 * header, and a frame for each page that was written, of which the last of a transaction says how large the database is
 * then. The checksum of a frame goes on from that of the one before it.
 */
export interface WalFile {
  readonly header: WalHeader;
  /** All frames, whether they are sound or not; a last one that is cut off is left out. */
  frames(form: WalForm): Generator<WalFrame>;
  /** The page that a frame holds. */
  readPage(form: WalForm, frame: number): Buffer;
}

export type Checksum = readonly [number, number];

/** What has to be known to read the frames. */
export interface WalForm {
  /** In bytes. */
  readonly pageSize: number;
  /** The byte order of the words that checksums are computed from. */
  readonly order: 'BE' | 'LE';
}

export interface WalHeader {
  readonly form: WalForm;
  /** Frames of this log have the same; those of an earlier one, which this one has not yet overwritten, have others. */
  readonly salts: bigint;
  /** The one that is stored, with which that of the first frame goes on. */
  readonly checksum: Checksum;
  /** The one that it has to have. */
  readonly computed: Checksum;
  /** What is no log at all has sums that agree, too: nothing but zeros. */
  readonly isOfLog: boolean;
}

export interface WalFrame {
  /** From 1. */
  readonly number: number;
  /** The page of the database that it holds, from 1. */
  readonly page: number;
  /** Pages of the database after the transaction that it ends; 0 for all but the last of a transaction. */
  readonly databasePages: number;
  readonly salts: bigint;
  readonly checksum: Checksum;
  /** The checksum that it has to have. Good until the next frame is asked for. */
  checksumAfter(previous: Checksum): Checksum;
  /** What its first two members have to be, if the page and the checksum are sound. Good for as long. */
  marksAfter(previous: Checksum): Pick<WalFrame, 'page' | 'databasePages'>;
}

const headerSize = 32;
const frameHeaderSize = 24;
/** What of the headers goes into the checksums, in bytes from their beginning. */
const [headerSummed, frameHeaderSummed] = [24, 8];
const bigEndianMagic = 0x377f0683;
const magics = [0x377f0682, bigEndianMagic];

/** Bytes that are read at once. */
const blockSize = 1024 * 1024;

/** Where SQLite keeps what is written and not yet in the database file. */
export function logOf(file: string): string {
  return `${file}-wal`;
}

/** Reads a log, if it is there; one that has no whole header holds nothing. */
export function readWal<Result>(file: string, read: (wal: WalFile) => Result): Result | undefined {
  const handle = openIfThere(file);
  if (handle === undefined) return undefined;
  try {
    const bytes = Buffer.alloc(headerSize);
    if (readSync(handle, bytes, 0, headerSize, 0) < headerSize) return undefined;
    return read({
      header: headerOf(bytes),
      frames: (form) => readFrames(handle, form),
      readPage: (form, frame) => readPage(handle, form, frame),
    });
  } finally {
    closeSync(handle);
  }
}

/** It goes when the last connection is closed, so nothing is asked before. */
function openIfThere(file: string): number | undefined {
  try {
    return openSync(file, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

export function isPageSize(size: number): boolean {
  return size >= 512 && size <= 65_536 && Number.isInteger(Math.log2(size));
}

export function sameChecksum([a0, a1]: Checksum, [b0, b1]: Checksum): boolean {
  return a0 === b0 && a1 === b1;
}

function headerOf(bytes: Buffer): WalHeader {
  const order = bytes.readUInt32BE(0) === bigEndianMagic ? 'BE' : 'LE';
  return {
    form: { pageSize: bytes.readUInt32BE(8), order },
    salts: bytes.readBigUInt64BE(16),
    checksum: checksumAt(bytes, 24),
    computed: sum([0, 0], wordsOf(bytes, order).subarray(0, headerSummed / 4)),
    isOfLog: magics.includes(bytes.readUInt32BE(0)) && isPageSize(bytes.readUInt32BE(8)),
  };
}

function* readFrames(handle: number, { pageSize, order }: WalForm): Generator<WalFrame> {
  const size = frameHeaderSize + pageSize;
  const most = Math.min(blockSize, fstatSync(handle).size);
  const block = Buffer.alloc(size * Math.max(1, Math.floor(most / size)));
  for (let number = 1; ; ) {
    const read = readSync(handle, block, 0, block.length, headerSize + (number - 1) * size);
    const words = wordsOf(block, order);
    for (let start = 0; start + size <= read; start += size) {
      yield frameAt(block.subarray(start, start + size), words.subarray(start / 4, (start + size) / 4), number, order);
      number += 1;
    }
    if (read < block.length) return;
  }
}

function frameAt(bytes: Buffer, words: Int32Array, number: number, order: WalForm['order']): WalFrame {
  const page = words.subarray(frameHeaderSize / 4);
  const checksum = checksumAt(bytes, 16);
  return {
    number,
    page: bytes.readUInt32BE(0),
    databasePages: bytes.readUInt32BE(4),
    salts: bytes.readBigUInt64BE(8),
    checksum,
    checksumAfter: (previous) => sum(sum(previous, words.subarray(0, frameHeaderSummed / 4)), page),
    marksAfter(previous) {
      const [a, b] = sumBefore(checksum, page);
      const marked = (word: number) => {
        const stored = Buffer.alloc(4);
        if (order === 'BE') stored.writeInt32BE(word | 0);
        else stored.writeInt32LE(word | 0);
        return stored.readUInt32BE();
      };
      return { page: marked(a - previous[0] - previous[1]), databasePages: marked(b - previous[1] - a) };
    },
  };
}

function readPage(handle: number, { pageSize }: WalForm, frame: number): Buffer {
  const page = Buffer.alloc(pageSize);
  const start = headerSize + (frame - 1) * (frameHeaderSize + pageSize) + frameHeaderSize;
  readSync(handle, page, 0, pageSize, start);
  return page;
}

function checksumAt(bytes: Buffer, offset: number): Checksum {
  return [bytes.readInt32BE(offset), bytes.readInt32BE(offset + 4)];
}

/** The words of 32 bits, as they count for a checksum. */
function wordsOf(bytes: Buffer, order: WalForm['order']): Int32Array {
  // A copy where it has to be, for checksums themselves are always stored with the first byte first.
  const native = order === endianness() && bytes.byteOffset % 4 === 0 ? bytes : Buffer.from(bytes);
  if (order !== endianness()) native.swap32();
  return new Int32Array(native.buffer, native.byteOffset, native.length / 4);
}

function sum([s0, s1]: Checksum, words: Int32Array): Checksum {
  let [a, b] = [s0, s1];
  for (let index = 0; index + 1 < words.length; index += 2) {
    a = (a + (words[index] ?? 0) + b) | 0;
    b = (b + (words[index + 1] ?? 0) + a) | 0;
  }
  return [a, b];
}

/** The checksum from which `sum` came to this one. */
function sumBefore([s0, s1]: Checksum, words: Int32Array): Checksum {
  let [a, b] = [s0, s1];
  for (let index = words.length - 2; index >= 0; index -= 2) {
    b = (b - (words[index + 1] ?? 0) - a) | 0;
    a = (a - (words[index] ?? 0) - b) | 0;
  }
  return [a, b];
}
