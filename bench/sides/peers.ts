import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { reasonOf } from '../rounds.ts';

const folder = fileURLToPath(new URL('../peers/', import.meta.url));

const programs = {
  jsonServer: `${folder}node_modules/json-server/lib/cli/bin.js`,
  prism: `${folder}node_modules/@stoplight/prism-cli/dist/index.js`,
  mockoon: `${folder}node_modules/@mockoon/cli/bin/run.js`,
} as const;

let installed: Promise<void> | undefined;

/**
 * The path of a program that is compared with. Installs all of them when the first one is needed.
 * @throws Error when it cannot be had
 */
export async function peerProgram(name: keyof typeof programs): Promise<string> {
  const path = programs[name];
  if (!existsSync(path)) {
    installed ??= install();
    await installed;
  }
  return path;
}

async function install(): Promise<void> {
  console.error('Installing Prism, Mockoon and json-server in bench/peers ...');
  try {
    // npm is a script file on Windows, which only a shell runs.
    await promisify(execFile)('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], {
      cwd: folder,
      shell: process.platform === 'win32',
    });
  } catch (cause) {
    throw new Error(`it could not be installed: ${reasonOf(cause)}`, { cause });
  }
}
