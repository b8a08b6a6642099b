import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import type { Section } from '../figures.ts';
import type { Machine } from '../machine.ts';

const file = new URL('../results.json', import.meta.url);

/** What one measurement came to, where and when. */
export interface Result {
  readonly machine: Machine;
  /** Day, as ISO 8601. */
  readonly day: string;
  readonly sections: readonly Section[];
}

/** By the name of the measurement, in the order in which they are shown. */
export type Results = Readonly<Record<string, Result>>;

export function readResults(): Results {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
}

/** Takes the place of what the same measurements came to before. */
export async function replaceResults(names: readonly string[], measured: Results): Promise<Results> {
  const stored = { ...readResults(), ...measured };
  const ordered = Object.fromEntries(
    names.flatMap((name) => (stored[name] === undefined ? [] : [[name, stored[name]]])),
  );
  const rounded = (_name: string, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(4)) : value);
  await writeFile(file, `${JSON.stringify(ordered, rounded, 2)}\n`);
  return readResults();
}
