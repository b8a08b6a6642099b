import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { TestContext } from 'node:test';
import type { PackedSdk, Printed } from './packed-sdk.ts';

/** Something that runs JavaScript. */
export interface RunTime {
  readonly name: RunTimeName;
  readonly program: string;
  /** What stands before the file to run. */
  readonly flags: readonly string[];
}

interface Wanted {
  /** Names that the program goes by on `PATH`. */
  readonly commands: readonly string[];
  /** How its `--version` begins. */
  readonly version: RegExp;
  readonly flags: readonly string[];
}

/** Deno and Bun get no right that the SDK does not need, and fetch nothing that is not installed. */
const wanted = {
  node20: { commands: ['node20', 'node'], version: /^v20\./, flags: [] },
  node22: { commands: ['node22', 'node'], version: /^v22\./, flags: [] },
  node24: { commands: ['node24', 'node'], version: /^v24\./, flags: [] },
  deno: {
    commands: ['deno'],
    version: /^deno 2\./,
    flags: ['run', '--quiet', '--no-prompt', '--no-remote', '--allow-net=127.0.0.1', '--allow-env=PARTNERITE_URL'],
  },
  bun: { commands: ['bun'], version: /^1\./, flags: ['run', '--no-install'] },
} as const satisfies Readonly<Record<string, Wanted>>;

export type RunTimeName = keyof typeof wanted;
export const runTimeNames = Object.keys(wanted) as readonly RunTimeName[];

/** Where run times are: a folder that must have all of them, or wherever a shell would find them. */
const folder = process.env.PARTNERITE_RUNTIMES;

/** A run time; one that is not here is left out loudly, and with `PARTNERITE_RUNTIMES` it is a failure. */
export function runTimeOrSkip(t: TestContext, name: RunTimeName): RunTime | undefined {
  const runTime = findRunTime(name);
  if (runTime !== undefined) return runTime;
  assert.equal(folder, undefined, `${name} is missing in the folder that PARTNERITE_RUNTIMES names`);
  t.skip(`NOT TRIED: there is no ${name} here; see scripts/runtimes.sh`);
  return undefined;
}

/** Runs a file of a project that has the SDK installed; `undefined` when the run time is left out. */
export async function runConsumer(
  t: TestContext,
  name: RunTimeName,
  sdk: PackedSdk,
  { project, file, env }: { readonly project: string; readonly file: string; readonly env: NodeJS.ProcessEnv },
): Promise<Printed | undefined> {
  const runTime = runTimeOrSkip(t, name);
  return runTime && sdk.run(runTime.program, [...runTime.flags, file], { cwd: project, env });
}

/** The Node that runs the tests is one of them. */
function findRunTime(name: RunTimeName): RunTime | undefined {
  const { commands, version, flags }: Wanted = wanted[name];
  const candidates =
    folder === undefined
      ? (process.env.PATH ?? '').split(delimiter).flatMap((path) => commands.map((command) => join(path, command)))
      : [join(folder, name)];
  const program = [process.execPath, ...candidates].find((candidate) => version.test(versionOf(candidate)));
  return program === undefined ? undefined : { name, program, flags };
}

const versions = new Map<string, string>();

/** What a program says to `--version`; nothing when there is no such program. */
function versionOf(program: string): string {
  const known = versions.get(program) ?? askForVersion(program);
  versions.set(program, known);
  return known;
}

function askForVersion(program: string): string {
  try {
    accessSync(program, constants.X_OK);
    return execFileSync(program, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return '';
  }
}
