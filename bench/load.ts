import { execFile, execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { LoadJob, LoadResult, ReadWork, WriteWork } from './load-job.ts';

const loadProcess = new URL('./load-process.ts', import.meta.url);
const loadPaths = fileURLToPath(new URL('./load-paths.lua', import.meta.url));

/** Share of a processor from which on the load generator is taken to hold up what it measures. */
const saturated = 0.95;

type Job<Work> = Omit<LoadJob, 'work'> & Work;

/** What makes the load of reads: wrk takes less of the machine, so that it shows more of what a server can do. */
export const readGenerator: 'wrk' | 'autocannon' = hasWrk() ? 'wrk' : 'autocannon';

function hasWrk(): boolean {
  try {
    execFileSync('wrk', ['--version'], { stdio: 'ignore' });
    return true;
  } catch (error) {
    // It exits with 1 after it has told its version.
    return error instanceof Error && 'status' in error && error.status === 1;
  }
}

/**
 * Reads as fast as the connections allow.
 * @returns requests a second
 * @throws Error when one was answered with anything but 200
 */
export async function loadReads({ kind, paths, ...job }: Job<ReadWork>, folder: string): Promise<number> {
  return readGenerator === 'wrk' ? runWrk(job, paths, folder) : runAutocannon({ ...job, work: { kind, paths } });
}

/** Updates as fast as the connections allow, each connection its own target. Returns and throws like `loadReads`. */
export function loadWrites({ kind, targets, ...job }: Job<WriteWork>): Promise<number> {
  return runAutocannon({ ...job, work: { kind, targets } });
}

async function runAutocannon(job: LoadJob): Promise<number> {
  const child = fork(loadProcess);
  const ended = once(child, 'exit');
  child.send(job);
  const [result]: LoadResult[] = await Promise.race([once(child, 'message'), ended.then(() => [])]);
  child.kill();
  await ended;
  if (result === undefined) throw new Error('the load generator ended early');
  if (result.failure !== undefined) throw new Error(`${job.url}: ${result.failure}`);
  if (result.busy > saturated) {
    console.error(`autocannon was the limit at ${Math.round(result.requestsPerSecond)} requests/s; install wrk`);
  }
  return result.requestsPerSecond;
}

async function runWrk(
  { url, headers, seconds, connections }: Omit<LoadJob, 'work'>,
  paths: readonly string[],
  folder: string,
): Promise<number> {
  const file = join(folder, 'paths.txt');
  await writeFile(file, paths.join('\n'));
  const fields = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const extent = ['-t', '1', '-c', String(connections), '-d', `${seconds}s`, '--timeout', '10s'];
  const { stdout } = await promisify(execFile)('wrk', [...extent, ...fields, '-s', loadPaths, url, '--', file]);
  const failed = /Non-2xx.*|Socket errors.*/.exec(stdout)?.[0];
  if (failed !== undefined) throw new Error(`${url}: ${failed}`);
  return Number(/Requests\/sec:\s*([\d.]+)/.exec(stdout)?.[1]);
}
