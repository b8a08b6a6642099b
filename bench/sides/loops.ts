import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Sample } from '../figures.ts';

const bareWrites = fileURLToPath(new URL('./bare-writes.ts', import.meta.url));
const storeWrites = fileURLToPath(new URL('./store-writes.ts', import.meta.url));

/** What a loop of updates without HTTP works on. */
export interface Loop {
  /** Each customer's updates follow one another. */
  readonly customers: readonly string[];
  readonly seconds: number;
}

/** Updates written to a database file on one thread, in groups of as many as there are customers. See bare-writes.ts. */
export function runBareWrites(kind: 'rows' | 'statements', file: string, loop: Loop): Promise<Sample> {
  return run([bareWrites, kind, file, String(loop.seconds), String(loop.customers.length), ...loop.customers]);
}

/** @param place a data folder or the address of a PostgreSQL database. See store-writes.ts */
export function runStoreWrites(place: string, { seconds, customers }: Loop): Promise<Sample> {
  return run([storeWrites, place, String(seconds), ...customers]);
}

/** In a process of its own, like the server. */
async function run(args: readonly string[]): Promise<Sample> {
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const { updatesPerSecond, group, processor }: Record<string, number> = JSON.parse(stdout);
  return { value: updatesPerSecond, group, processor };
}
