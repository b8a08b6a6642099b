import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Of the processor times that Linux tells; hardly a machine has another. */
const ticksPerSecond = 100;
const bytesPerKibibyte = 1024;

/**
 * Time on processors that a process, its threads and the processes it runs have taken, in seconds; `undefined` where the
 * system does not tell.
 */
export function processorSeconds(pid: number): number | undefined {
  const children = read(`/proc/${pid}/task/${pid}/children`)?.match(/\d+/g) ?? [];
  const own = ownSeconds(pid);
  return own && children.reduce((sum, child) => sum + (ownSeconds(Number(child)) ?? 0), own);
}

function ownSeconds(pid: number): number | undefined {
  const stat = read(`/proc/${pid}/stat`);
  // The name, in brackets, may hold anything.
  const [user, system] =
    stat
      ?.slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13)
      .map(Number) ?? [];
  return user === undefined || system === undefined ? undefined : (user + system) / ticksPerSecond;
}

/** Memory of a process that is in use now, in bytes; `undefined` where the system does not tell. */
export function residentBytes(pid: number): number | undefined {
  const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`) ?? '')?.[1] ?? askPs(pid);
  return kibibytes === undefined ? undefined : Number(kibibytes) * bytesPerKibibyte;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function askPs(pid: number): string | undefined {
  try {
    return execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}
