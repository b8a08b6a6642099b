import { execFile, execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Workspace } from '../workspace.ts';

const script = fileURLToPath(new URL('../../scripts/postgres.sh', import.meta.url));

export interface Postgres {
  readonly database: string;
  /** Where it listens. */
  readonly folder: string;
}

/** Why there is nothing to measure on PostgreSQL, if there is not. */
export function withoutPostgres(): string | undefined {
  if (process.platform === 'win32') return 'its script needs a Unix shell';
  try {
    execFileSync('pgbench', ['--version'], { stdio: 'ignore' });
    return undefined;
  } catch {
    return 'pgbench is not installed';
  }
}

/** A server of its own that waits for the disk, as one that is to keep its data must. */
export async function startPostgres(workspace: Workspace): Promise<Postgres> {
  const settings = ['fsync=on', 'shared_buffers=256MB', 'max_wal_size=4GB'];
  const { stdout } = await promisify(execFile)(script, ['start', ...settings]);
  const database = stdout.trim();
  workspace.onEnd(async () => {
    await promisify(execFile)(script, ['stop', database]);
  });
  return { database, folder: database.slice(database.indexOf('host=') + 'host='.length) };
}
