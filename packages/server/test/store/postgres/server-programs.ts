import { execFile } from 'node:child_process';
import { chown, mkdtemp } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** The server refuses to run as root: Debian's package has made a user for it. */
const isRoot = userInfo().uid === 0;

export type RunProgram = (program: string, ...args: readonly string[]) => Promise<unknown>;

/** Runs the programs of a PostgreSQL server, or `undefined` where there are none. */
export async function findPrograms(): Promise<RunProgram | undefined> {
  try {
    const { stdout } = await run('bash', ['-c', 'ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1']);
    const folder = stdout.trim();
    await run(join(folder, 'postgres'), ['--version']);
    const asOwner = ['--reuid=postgres', '--regid=postgres', '--clear-groups'];
    return (program, ...args) => {
      const file = join(folder, program);
      return isRoot ? run('setpriv', [...asOwner, file, ...args], { cwd: '/' }) : run(file, args);
    };
  } catch {
    return undefined;
  }
}

/** A folder that the server may use. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'postgres-'));
  await giveToServer(folder);
  return folder;
}

export async function giveToServer(path: string): Promise<void> {
  if (!isRoot) return;
  const { stdout } = await run('id', ['-u', 'postgres']);
  await chown(path, Number(stdout), -1);
}
