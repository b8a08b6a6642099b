import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const folder = fileURLToPath(new URL('./peers/', import.meta.url));

const programs = {
  jsonServer: `${folder}node_modules/json-server/lib/cli/bin.js`,
  prism: `${folder}node_modules/@stoplight/prism-cli/dist/index.js`,
} as const;

/** The programs compared with, as paths, or why they cannot be had. */
export type Peers =
  | { readonly installed: true; readonly programs: typeof programs }
  | { readonly installed: false; readonly reason: string };

let wanted: Promise<Peers> | undefined;

/** Installs the programs that are compared with, when they are needed for the first time. */
export function peers(): Promise<Peers> {
  wanted ??= install();
  return wanted;
}

async function install(): Promise<Peers> {
  const present = Object.values(programs).every((path) => existsSync(path));
  try {
    if (!present) {
      console.error('Installing json-server and Prism in bench/peers ...');
      // npm is a script file on Windows, which only a shell runs.
      await promisify(execFile)('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], {
        cwd: folder,
        shell: process.platform === 'win32',
      });
    }
    return { installed: true, programs };
  } catch (error) {
    return {
      installed: false,
      reason: `not installed: ${error instanceof Error ? error.message.split('\n')[0] : error}`,
    };
  }
}
