import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where a measurement keeps its data and what must be undone when it ends, however it ends. */
export interface Workspace {
  /** Empty at first, removed with all that is in it. */
  readonly folder: string;
  /** Does this at the end, the last first. */
  onEnd(undo: () => Promise<void>): void;
  end(): Promise<void>;
}

/** Not in the system's folder for temporary files: that is often held in memory, where nothing is slow to make durable. */
const parent = fileURLToPath(new URL('./.partnerite/', import.meta.url));

export async function openWorkspace(): Promise<Workspace> {
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, 'run-'));
  const undos: (() => Promise<void>)[] = [];
  return {
    folder,
    onEnd: (undo) => {
      undos.push(undo);
    },
    async end() {
      for (let undo = undos.pop(); undo !== undefined; undo = undos.pop()) await undo();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
