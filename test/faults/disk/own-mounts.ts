import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

const insideVariable = 'FAULTS_INSIDE_OWN_MOUNTS';

/** Whether this process is the one that `runWithOwnMounts` has started. */
export const hasOwnMounts = process.env[insideVariable] !== undefined;

/** Why nothing can be mounted without anybody else seeing it, if so. */
export const noOwnMounts: string | false =
  spawnSync('unshare', ['--mount', 'true']).status === 0
    ? false
    : 'unshare cannot make a mount namespace (Linux, rights of root): faults of the disk are NOT TRIED';

/**
 * Runs a test file once more with mounts of its own, which nobody else sees and which end with it.
 * @returns its exit code
 */
export async function runWithOwnMounts(file: string): Promise<number> {
  const command = ['--mount', process.execPath, ...process.execArgv, file];
  const env = { ...process.env, [insideVariable]: '1' };
  const child: ChildProcess = spawn('unshare', command, { stdio: 'inherit', env });
  const end = () => child.kill('SIGKILL');
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, end);
  process.once('exit', end);
  await once(child, 'close');
  return child.exitCode ?? 1;
}
