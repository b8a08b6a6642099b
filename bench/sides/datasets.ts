import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawnPartnerite } from './servers.ts';

const parent = fileURLToPath(new URL('../.partnerite/seeded/', import.meta.url));

/** Data folders with so many seeded customers, made once for all measurements of a run. */
export interface Datasets {
  /** The data folder; only one server at a time may use it, and it finds what the one before has left. */
  folder(customers: number): Promise<string>;
  end(): Promise<void>;
}

/** @param kept whether they stay for the next run; making a million customers takes minutes */
export function openDatasets(kept: boolean): Datasets {
  const used: string[] = [];
  const folder = async (customers: number): Promise<string> => {
    const data = join(parent, String(customers));
    const complete = `${data}.complete`;
    used.push(data, complete);
    if (existsSync(complete)) return data;
    console.error(`Making ${customers.toLocaleString('en')} customers ...`);
    await rm(data, { recursive: true, force: true });
    await mkdir(data, { recursive: true });
    const seeding = await spawnPartnerite({ data, seed: customers });
    await seeding.stop();
    await writeFile(complete, '');
    return data;
  };
  return {
    folder,
    async end() {
      if (kept) return;
      for (const path of used) await rm(path, { recursive: true, force: true });
    },
  };
}
