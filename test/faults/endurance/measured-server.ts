import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtProgram } from '../../server-process.ts';
import type { ReportedMemory } from './report-memory.ts';

/** What a process holds after everything that can be collected was collected. */
export interface Held {
  /** Bytes that JavaScript holds in all threads, with what it holds outside its heaps. */
  readonly heap: number;
  /** Bytes of the process that are in memory. */
  readonly rss: number;
  readonly descriptors: number;
}

/** The built service in a process of its own, with data of its own, which nothing but the test asks. */
export interface MeasuredServer {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Collects, and measures what is left. */
  measure(): Promise<Held>;
  /** How it ended, if it has. */
  endedWith(): string | undefined;
  /** What it has logged: errors only. */
  log(): string;
  /** Ends it, if it still runs, and removes its data. */
  dispose(): Promise<void>;
}

export interface MeasuredServerOptions {
  readonly flags?: readonly string[];
  /** Modules to load before the service. */
  readonly imports?: readonly URL[];
}

/** The thread that writes to the embedded database. */
const threadsBesideMain = 1;
/** Of the log, so much is kept, in characters. */
const maxLog = 1_000_000;

export async function startMeasuredServer({ flags = [], imports = [] }: MeasuredServerOptions = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'partnerite-measured-'));
  const settings = Object.entries(process.env).filter(([name]) => !/^(?:PARTNERITE_|NODE_)/.test(name));
  const modules = [new URL('./report-memory.ts', import.meta.url), ...imports];
  const child = spawn(
    process.execPath,
    [
      '--expose-gc',
      ...modules.flatMap(({ href }) => ['--import', href]),
      builtProgram,
      ...['--port', '0', '--data', join(folder, 'data'), '--json', '--log-level', 'error', ...flags],
    ],
    { cwd: folder, env: Object.fromEntries(settings), stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
  );
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const output = follow(child);
  const url = await readyUrl(child, output.text);
  const { pid } = child;
  if (pid === undefined) throw new Error('a server that answers has a process id');
  return {
    url,
    port: Number(new URL(url).port),
    pid,
    measure: () => measure(child, pid),
    endedWith: () => {
      const { exitCode, signalCode } = child;
      return exitCode === null && signalCode === null ? undefined : `${exitCode ?? signalCode}`;
    },
    log: () => output.text().split('\n').slice(1).join('\n').trim(),
    async dispose() {
      process.off('exit', kill);
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await once(child, 'close');
      }
      await rm(folder, { recursive: true, force: true });
    },
  } satisfies MeasuredServer;
}

function follow(child: ChildProcess): { text(): string } {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      if (text.length < maxLog) text += chunk;
    });
  }
  return { text: () => text };
}

function readyUrl(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', () => {
      const ready = /^\{"event":"ready","url":"([^"]+)"\}\n/.exec(output())?.[1];
      if (ready !== undefined) resolve(ready);
    });
    child.once('close', () => reject(new Error(`the server ended before it was ready: ${output()}`)));
  });
}

async function measure(child: ChildProcess, pid: number): Promise<Held> {
  const stopped = new AbortController();
  const stop = () => stopped.abort(new Error('the server ended while it was measured'));
  child.once('exit', stop);
  const reported = once(child, 'message', { signal: stopped.signal });
  child.send(threadsBesideMain);
  const [memory] = (await reported.finally(() => child.off('exit', stop))) as [ReportedMemory];
  const threads = [memory.main, ...memory.others];
  const heap = threads.reduce((sum, thread) => sum + thread.heap + thread.external, 0);
  const descriptors = (await readdir(`/proc/${pid}/fd`)).length;
  return { heap, rss: memory.rss, descriptors };
}
