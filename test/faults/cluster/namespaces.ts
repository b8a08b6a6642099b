import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const insideVariable = 'FAULTS_INSIDE_NAMESPACES';

/** Whether this process is the one that `runInside` has started. */
export const isInside = process.env[insideVariable] !== undefined;

/** Folder for what belongs to the namespaces: in memory, seen by nobody else and gone with them. */
export const ownFolder = '/run/hosts';

/** Programs out of these that are not on the PATH. */
export function missingPrograms(names: readonly string[]): readonly string[] {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const isThere = (file: string) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  };
  return names.filter((name) => !folders.some((folder) => isThere(join(folder, name))));
}

const namespaces = ['unshare', '--net', '--mount', '--pid', '--fork', '--kill-child'];

/** Tries whether this machine lets root make namespaces and networks between them; many containers do not. */
export function whyNoNamespaces(): string | undefined {
  const attempts = [
    `mount -t proc proc /proc`,
    `mount -t tmpfs tmpfs /run`,
    `mkdir /run/netns`,
    `ip netns add host`,
    `ip link add ${bridge} type bridge`,
    `ip link add cable type veth peer name eth0 netns host`,
  ];
  const [program = '', ...options] = namespaces;
  const { error, status, stderr } = spawnSync(program, [...options, 'bash', '-c', attempts.join(' && ')]);
  if (status === 0) return undefined;
  return `this machine lets nobody make network namespaces: ${error?.message ?? stderr.toString().trim()}`;
}

/**
 * Runs a test file once more, as the first process of network, process and mount namespaces of its own. Whatever it
 * starts and makes there ends with it, however it ends; and it ends with this process.
 *
 * @returns its exit code
 */
export async function runInside(file: string): Promise<number> {
  const prepare = 'mount -t proc proc /proc && mount -t tmpfs tmpfs /run && mkdir /run/netns "$0" && exec "$@"';
  const command = ['bash', '-c', prepare, ownFolder, process.execPath, ...process.execArgv, file];
  // Hosts of their own would not be slowed down by what else this machine does.
  const first = ['nice', '-n', '-10'];
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', ...first, ...namespaces, ...command], {
    stdio: 'inherit',
    detached: true,
    env: { ...process.env, [insideVariable]: '1' },
  });
  const end = () => child.kill('SIGKILL');
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, end);
  await once(child, 'close');
  return child.exitCode ?? 1;
}

/** A machine of its own as far as network and processes go. */
export interface Host {
  readonly name: string;
  readonly address: string;
  /** Where it writes to; it keeps this when it is killed. */
  readonly folder: string;
  /** Starts what runs on it. */
  start(): void;
  /** As a machine that loses its power: all its processes end at once. */
  kill(): Promise<void>;
  /** Stops all its processes where they are. */
  pause(): void;
  resume(): void;
  /** Pulls its cable. */
  cut(): void;
  mend(): void;
  /** The last words of its processes. */
  log(): string;
}

export interface Network {
  /** This process's own address. */
  readonly address: string;
  /** @param command run as the first process of the host's own process namespace */
  addHost(name: string, command: readonly string[]): Host;
}

const prefix = '10.0.0.';
const bridge = 'hosts';

/** A switch, this process on it, and as many hosts as are added. Only to be called inside. */
export function createNetwork(): Network {
  const address = `${prefix}1`;
  ip('link', 'set', 'lo', 'up');
  ip('link', 'add', bridge, 'type', 'bridge');
  ip('address', 'add', `${address}/24`, 'dev', bridge);
  ip('link', 'set', bridge, 'up');
  let last = 10;
  return {
    address,
    addHost(name, command) {
      last += 1;
      const own = `${prefix}${last}`;
      const cable = `to-${name}`;
      ip('netns', 'add', name);
      ip('link', 'add', cable, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', name);
      ip('link', 'set', cable, 'master', bridge, 'up');
      ip('-n', name, 'address', 'add', `${own}/24`, 'dev', 'eth0');
      ip('-n', name, 'link', 'set', 'eth0', 'up');
      ip('-n', name, 'link', 'set', 'lo', 'up');
      const cut = () => ip('link', 'set', cable, 'down');
      const mend = () => ip('link', 'set', cable, 'up');
      return { name, address: own, folder: join(ownFolder, name), cut, mend, ...createMachine(name, command) };
    },
  };
}

function ip(...args: readonly string[]): void {
  execFileSync('ip', args);
}

/** Characters of a log that are kept. */
const longestLog = 1_000_000;

function createMachine(
  name: string,
  command: readonly string[],
): Pick<Host, 'start' | 'kill' | 'pause' | 'resume' | 'log'> {
  let child: ChildProcess | undefined;
  let text = '';
  const keep = (chunk: string) => {
    text = (text + chunk).slice(-longestLog);
  };
  const signal = (which: NodeJS.Signals) => {
    for (const pid of child === undefined ? [] : processesUnder(child)) {
      try {
        process.kill(pid, which);
      } catch {
        // It has ended meanwhile.
      }
    }
  };
  return {
    start() {
      const machine = ['unshare', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc'];
      const args = [`--net=/run/netns/${name}`, ...machine, '--', ...command];
      child = spawn('nsenter', args, { stdio: ['ignore', 'pipe', 'pipe'] });
      child.stdout?.setEncoding('utf8').on('data', keep);
      child.stderr?.setEncoding('utf8').on('data', keep);
    },
    async kill() {
      const running = child;
      if (running === undefined) return;
      child = undefined;
      // Their outputs are closed when the last of them has ended.
      const closed = once(running, 'close');
      running.kill('SIGKILL');
      await closed;
    },
    pause() {
      // What is started between the look and the signal is found by the next look.
      for (let known = -1; known !== countUnder(child); ) {
        known = countUnder(child);
        signal('SIGSTOP');
      }
    },
    resume: () => signal('SIGCONT'),
    log: () => text,
  };
}

function countUnder(child: ChildProcess | undefined): number {
  return child === undefined ? 0 : processesUnder(child).length;
}

/** All processes of the process namespace that a child has made. */
function processesUnder({ pid }: ChildProcess): readonly number[] {
  const namespace = readlinkSync(`/proc/${pid}/ns/pid_for_children`);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && namespaceOf(name) === namespace)
    .map(Number);
}

function namespaceOf(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/ns/pid`);
  } catch {
    return undefined;
  }
}

/** The lines that a shell would take from a file of variables, with some of its names filled in. */
export function readVariables(file: string | URL, values: Readonly<Record<string, string>>): Record<string, string> {
  const lines = readFileSync(file, 'utf8')
    .replaceAll(/\$\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
    .split('\n')
    .filter((line) => /^\w+=/.test(line));
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}
