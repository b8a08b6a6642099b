import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { median } from './rounds.ts';
import { openWorkspace } from './workspace.ts';

const block = Buffer.alloc(4096);
const samples = 50;

/** What the figures depend on most, in one line. */
export async function describeMachine(): Promise<string> {
  const processors = cpus();
  const model = processors[0]?.model.trim() ?? 'unknown processor';
  const sync = (await timeOfSync()).toFixed(2);
  const { platform, arch, version } = process;
  return `${processors.length} cores (${model}), ${platform} ${arch}, Node ${version}, fsync of ${block.length} bytes: ${sync} ms`;
}

/** What it takes to make a block durable, in milliseconds. */
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
