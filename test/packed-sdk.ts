import { type ExecFileOptions, execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('..', import.meta.url));
export const sdkFolder = join(repository, 'packages/sdk');
export const typeScript = join(repository, 'node_modules/.bin/tsc');

/** What a process printed before it ended well. */
export interface Printed {
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder outside the repository with the SDK as it is published, and the projects that install it. */
export interface PackedSdk {
  /** The packed archive. */
  readonly tarball: string;
  /**
   * Makes a project that has the SDK installed.
   * @param template folder of `test/consumers` to copy
   * @returns the project's folder
   */
  project(template: string): Promise<string>;
  /**
   * Runs a program as somebody who knows nothing of this repository.
   * @throws Error with all that the program printed, when it fails
   */
  run(program: string, flags: readonly string[], options?: Pick<ExecFileOptions, 'cwd' | 'env'>): Promise<Printed>;
  /** Removes the folder with all that is in it. */
  dispose(): Promise<void>;
}

/** Packs the SDK as `npm publish` would. */
export async function packSdk(): Promise<PackedSdk> {
  const folder = await mkdtemp(join(tmpdir(), 'partnerite-packed-'));
  const caches = {
    npm_config_cache: join(folder, 'npm-cache'),
    DENO_DIR: join(folder, 'deno-cache'),
    DENO_NO_UPDATE_CHECK: '1',
    BUN_INSTALL_CACHE_DIR: join(folder, 'bun-cache'),
  };
  const run: PackedSdk['run'] = (program, flags, { cwd = folder, env = {} } = {}) =>
    execute(program, flags, { cwd, env: { ...callersEnvironment(), ...caches, ...env } });

  // Without scripts: the build belongs to the whole workspace and has run already.
  const packing = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const { stdout } = await run('npm', packing, { cwd: sdkFolder });
  const tarball = join(folder, fileNameOf(stdout));
  return {
    tarball,
    async project(template) {
      const project = await mkdtemp(join(folder, `${template}-`));
      await cp(join(repository, 'test/consumers', template), project, { recursive: true });
      await run('npm', ['install', '--offline', '--no-audit', '--no-fund', tarball], { cwd: project });
      return project;
    },
    run,
    dispose: () => rm(folder, { recursive: true, force: true }),
  };
}

/** The environment without what npm, Node and Partnerite were told for this run. */
function callersEnvironment(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(([name]) => !/^(?:npm_|NODE_|PARTNERITE_)/i.test(name));
  return Object.fromEntries(entries);
}

function execute(program: string, flags: readonly string[], options: ExecFileOptions): Promise<Printed> {
  return new Promise((resolve, reject) => {
    execFile(program, flags, { ...options, encoding: 'utf8' }, (error, stdout, stderr) => {
      if (error === null) resolve({ stdout, stderr });
      else reject(new Error(`${program} ${flags.join(' ')} failed:\n${stderr}${stdout}`));
    });
  });
}

/** The archive's name in the answer of `npm pack --json`. */
function fileNameOf(answer: string): string {
  const packed: unknown = JSON.parse(answer);
  const [first]: unknown[] = Array.isArray(packed) ? packed : Object.values(Object(packed));
  if (typeof first === 'object' && first !== null && 'filename' in first) return String(first.filename);
  throw new Error(`npm names no archive: ${answer}`);
}
