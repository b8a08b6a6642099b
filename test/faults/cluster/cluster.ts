import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { connectTo } from '../../../packages/server/test/test-database.ts';
import { createNetwork, type Host, isInside, missingPrograms, readVariables, whyNoNamespaces } from './namespaces.ts';

const deployed = new URL('../../../deploy/postgres-cluster/', import.meta.url);
const hostScript = fileURLToPath(new URL('./host.sh', import.meta.url));
const programs = ['patroni', 'etcd', 'haproxy', 'ip', 'unshare', 'nsenter', 'setpriv'];
const names = ['pg1', 'pg2', 'pg3'];

/** Between two looks at something that is waited for, in milliseconds. */
const interval = 100;
/** A cluster that has not done by itself what it is to do after so many milliseconds never will. */
const patience = 180_000;
/** How long a host may take to say how it is, in milliseconds. */
const answerTime = 2_000;

/** Three hosts with PostgreSQL, Patroni and etcd, and haproxy beside this process, as in deploy/postgres-cluster. */
export interface Cluster {
  readonly hosts: readonly Host[];
  /** Of an empty database, by way of haproxy. */
  readonly database: string;
  /** The host that has taken the place of another one. */
  whenReplaced(primary: Host): Promise<Host>;
  /** The primary, when both other hosts follow it, one of them as its synchronous stand-by. */
  whenWhole(): Promise<Host>;
  /** @returns a file with the last words of all hosts */
  keepLogs(): string;
  stop(): Promise<void>;
}

/** Why no cluster can be made here. */
export function missingForCluster(): string | undefined {
  if (process.getuid?.() !== 0) return 'only root can make hosts in namespaces of their own';
  const missing = missingPrograms(programs);
  if (missing.length > 0) return `not installed (scripts/cluster-packages.sh): ${missing.join(', ')}`;
  if (binaries() === undefined) return 'PostgreSQL is not installed (scripts/postgres.sh)';
  return isInside ? undefined : whyNoNamespaces();
}

/** Only to be called inside namespaces of its own; ends with them. */
export async function startCluster(): Promise<Cluster> {
  const network = createNetwork();
  const hosts = names.map((name) => network.addHost(name, ['bash', hostScript, `/run/hosts/${name}`]));
  for (const host of hosts) {
    mkdirSync(host.folder);
    writeFileSync(`${host.folder}/environment`, environmentOf(host));
    host.start();
  }
  const haproxy = startHaproxy(hosts);
  const over = new AbortController();
  const cluster = watch(hosts, over.signal);
  const keepLogs = () => {
    const file = join(mkdtempSync(join(tmpdir(), 'partnerite-cluster-')), 'hosts.log');
    writeFileSync(file, hosts.map((host) => `${host.name}\n${host.log()}\n`).join('\n'));
    return file;
  };
  await cluster.whenWhole().catch((cause: unknown) => {
    throw new Error(`the cluster has not come up: ${keepLogs()}`, { cause });
  });
  if (haproxy.exitCode !== null) throw new Error('haproxy has ended');
  return {
    ...cluster,
    database: await createDatabase(),
    keepLogs,
    async stop() {
      over.abort();
      haproxy.kill('SIGKILL');
      await Promise.all(hosts.map((host) => host.kill()));
    },
  };
}

/** What the services of a host find in their environment: the deployed files, and where PostgreSQL is on this machine. */
function environmentOf({ name, address }: Host): string {
  const variables = {
    ...readVariables(new URL('etcd.env', deployed), {}),
    ...readVariables(new URL('host.env', deployed), { NAME: name, ADDRESS: address }),
    PATRONI_FILE: fileURLToPath(new URL('patroni.yml', deployed)),
    PATRONI_POSTGRESQL_BIN_DIR: binaries() ?? '',
  };
  return Object.entries(variables)
    .map(([variable, value]) => `${variable}='${value}'\n`)
    .join('');
}

function binaries(): string | undefined {
  const folder = '/usr/lib/postgresql';
  const versions = existsSync(folder) ? readdirSync(folder).sort((a, b) => Number(a) - Number(b)) : [];
  return versions.map((version) => `${folder}/${version}/bin`).findLast((bin) => existsSync(`${bin}/postgres`));
}

function startHaproxy(hosts: readonly Host[]): ChildProcess {
  const addresses = Object.fromEntries(hosts.map(({ address }, index) => [`PG${index + 1}`, address]));
  return spawn('haproxy', ['-db', '-f', fileURLToPath(new URL('haproxy.cfg', deployed))], {
    stdio: 'ignore',
    env: { ...process.env, ...addresses },
  });
}

/** @returns its address */
async function createDatabase(): Promise<string> {
  const password = 'change-this-4';
  const sql = connectTo(superuserDatabase());
  await sql.unsafe(`create role partnerite login password '${password}'`);
  await sql.unsafe(`create database partnerite owner partnerite encoding 'UTF8' template template0`);
  await sql.end();
  return `postgres://partnerite:${password}@127.0.0.1:5432/partnerite`;
}

function superuserDatabase(): string {
  const { PATRONI_SUPERUSER_PASSWORD: password } = readVariables(new URL('host.env', deployed), {});
  return `postgres://postgres:${password}@127.0.0.1:5432/postgres`;
}

function watch(hosts: readonly Host[], over: AbortSignal): Pick<Cluster, 'hosts' | 'whenReplaced' | 'whenWhole'> {
  /** Looks again and again until there is something to see. */
  const until = async <Seen>(what: string, look: () => Promise<Seen | undefined>): Promise<Seen> => {
    const began = performance.now();
    for (; performance.now() - began < patience; await pause(interval, undefined, { signal: over })) {
      const seen = await look();
      if (seen !== undefined) return seen;
    }
    throw new Error(`there is not ${what} after ${patience / 1_000} s`);
  };
  const primaryOf = async (candidates: readonly Host[]) => {
    const answers = await Promise.all(candidates.map((host) => ask(host, 'primary')));
    return candidates.find((_, index) => answers[index] !== undefined);
  };
  return {
    hosts,
    whenReplaced: (primary) => until('another primary', () => primaryOf(hosts.filter((host) => host !== primary))),
    whenWhole: () =>
      until('a primary that both others follow', async () => {
        const primary = await primaryOf(hosts);
        return primary !== undefined && (await isWhole(primary, hosts.length)) ? primary : undefined;
      }),
  };
}

interface Member {
  readonly role: string;
}

/** Patroni's answer, or `undefined` where it does not say 200. */
async function ask({ address }: Host, path: string): Promise<{ readonly members?: readonly Member[] } | undefined> {
  try {
    const answer = await fetch(`http://${address}:8008/${path}`, { signal: AbortSignal.timeout(answerTime) });
    const text = await answer.text();
    return answer.status === 200 ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

/** Patroni's own record, by which it chooses the next primary, and what PostgreSQL does must say the same. */
async function isWhole(primary: Host, count: number): Promise<boolean> {
  const { members = [] } = (await ask(primary, 'cluster')) ?? {};
  if (members.length < count || !members.some(({ role }) => role === 'sync_standby')) return false;
  try {
    const sql = connectTo(superuserDatabase());
    const rows = await sql`select state, sync_state from pg_stat_replication`.finally(() => sql.end());
    const isSync = rows.some(({ sync_state }) => sync_state === 'sync');
    return isSync && rows.length === count - 1 && rows.every(({ state }) => state === 'streaming');
  } catch {
    // It is not reached by way of haproxy yet.
    return false;
  }
}
