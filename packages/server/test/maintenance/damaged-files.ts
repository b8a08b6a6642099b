import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { withDatabase } from '../store/sqlite-folder.ts';

const pageSize = 8192;

/** By its number from 1. */
function rootPageOf(folder: string, table: string): number {
  return withDatabase(folder, (database) => {
    return Number(database.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').get(table)?.rootpage);
  });
}

/** Overwrites the root page of a table in a database that nobody has open. */
export async function damagePage(folder: string, table: string): Promise<void> {
  const page = rootPageOf(folder, table);
  const handle = await open(join(folder, 'partnerite.db'), 'r+');
  try {
    await handle.write(Buffer.alloc(pageSize, 0xee), 0, pageSize, (page - 1) * pageSize);
  } finally {
    await handle.close();
  }
}

/** Turns one bit over, at a place in a file. */
export async function flipBit(file: string, offset: number): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    const byte = Buffer.alloc(1);
    await handle.read(byte, 0, 1, offset);
    await handle.write(Buffer.of((byte[0] ?? 0) ^ 1), 0, 1, offset);
  } finally {
    await handle.close();
  }
}
