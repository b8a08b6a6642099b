import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { generator } from './load/load.ts';
import { median } from './rounds.ts';
import { openWorkspace } from './workspace.ts';

const block = Buffer.alloc(4096);
const samples = 50;
const bytesPerGibibyte = 1024 ** 3;

/** What the figures depend on most, by the name under which it is shown. */
export type Machine = Readonly<Record<string, string>>;

/** @throws Error when nothing can be written where the databases will be */
export async function describeMachine(): Promise<Machine> {
  const processors = cpus();
  const { platform, arch, version } = process;
  const [load = 0] = loadavg();
  return {
    processor: `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown'}`,
    memory: `${(totalmem() / bytesPerGibibyte).toFixed(1)} GiB`,
    system: `${platform} ${release()} ${arch}`,
    Node: version,
    'fsync of 4 KiB': `${(await timeOfSync()).toFixed(2)} ms`,
    'load before': load.toFixed(2),
    'load generator': generator,
  };
}

/** What it takes to make a block durable where the databases will be, in milliseconds. */
async function timeOfSync(): Promise<number> {
  const workspace = await openWorkspace();
  const file = openSync(join(workspace.folder, 'sync'), 'w');
  try {
    const times = Array.from({ length: samples }, () => {
      const started = performance.now();
      writeSync(file, block);
      fsyncSync(file);
      return performance.now() - started;
    });
    return median(times);
  } finally {
    closeSync(file);
    await workspace.end();
  }
}
