import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Comparison, Goal } from './comparison.ts';
import { bearer, decodeProfile, fetchProfiles, fetchToken, type StoredProfile, seededIds } from './demo-client.ts';
import { loadWrites } from './load.ts';
import type { WriteTarget } from './load-job.ts';
import { type Peers, peers } from './peers.ts';
import { alternate, type Side } from './rounds.ts';
import { type Server, startJsonServer, startPartnerite } from './servers.ts';
import type { Workspace } from './workspace.ts';

const customers = 1_000;
const seconds = 2;
const rounds = 5;
/** In milliseconds. */
const settling = 300;
const most = 64;
const concurrencies = [1, 16, most];

const names = { bare: 'bare node:sqlite loop', jsonServer: 'json-server' };
const bareGoal: Goal = { kind: 'at least', ratio: 0.5 };
const jsonServerGoal: Goal = { kind: 'at least', ratio: 40 };

const bareWrites = fileURLToPath(new URL('./bare-writes.ts', import.meta.url));

/** Durable, conditional updates of billing profiles; each connection keeps to its own customer. */
export async function measureWrites(workspace: Workspace): Promise<readonly Comparison[]> {
  const data = join(workspace.folder, 'data');
  const own = await startPartnerite(workspace, data, customers);
  const database = await copyDatabase(data, join(workspace.folder, 'bare.db'));
  const token = await fetchToken(own.url);
  const ids = seededIds(most);
  const sides = [
    ...concurrencies.map((connections) => ownSide(own, token, ids.slice(0, connections))),
    bareSide(database, ids),
  ];
  const available = await peers();
  if (available.installed) {
    const profiles = await fetchProfiles(own.url, token, seededIds(customers));
    sides.push(await jsonServerSide(workspace, available, profiles));
  }

  const figures = await alternate(sides, rounds);
  const against = (connections: number, other: string, goal?: Goal): Comparison => ({
    what: `durable PUT, ${connections} connection${connections === 1 ? '' : 's'}`,
    unit: 'requests/s',
    figure: figures.get(ownName(connections)),
    against: other,
    other: figures.get(other),
    ...(goal === undefined ? {} : { goal }),
    remark: other === names.jsonServer && !available.installed ? available.reason : undefined,
  });
  return [
    ...concurrencies.map((connections) =>
      against(connections, names.bare, connections === most ? bareGoal : undefined),
    ),
    against(most, names.jsonServer, jsonServerGoal),
  ];
}

/** Both sides start from the same data. Returns the copy. */
async function copyDatabase(data: string, copy: string): Promise<string> {
  const source = new DatabaseSync(join(data, 'partnerite.db'), { readOnly: true });
  await backup(source, copy);
  source.close();
  return copy;
}

function ownName(connections: number): string {
  return `own, ${connections}`;
}

function ownSide({ url }: Server, token: string, customers: readonly string[]): Side {
  const connections = customers.length;
  return {
    name: ownName(connections),
    measure: async () => {
      // Updates that were cut off at the end of the last round may still be under way.
      await setTimeout(settling);
      const targets = (await fetchProfiles(url, token, customers)).map(
        (profile): WriteTarget => ({
          path: profile.path,
          body: updateOf(profile),
          etag: `"${unquoted(profile.etag)}"`,
        }),
      );
      return loadWrites({ kind: 'write', url, headers: bearer(token), targets, seconds, connections });
    },
  };
}

/** The whole profile, as a client sends it back; the version is in the header. */
function updateOf(profile: StoredProfile): string {
  const { links: _links, attributes: _attributes, ...members } = decodeProfile(profile);
  return JSON.stringify(members);
}

function unquoted(etag: string): string {
  return etag.replaceAll('"', '');
}

/** In a process of its own, like the server. */
function bareSide(database: string, customers: readonly string[]): Side {
  return {
    name: names.bare,
    measure: async () => {
      const args = [bareWrites, database, String(seconds), ...customers];
      const { stdout } = await promisify(execFile)(process.execPath, args);
      const { updatesPerSecond }: { updatesPerSecond?: unknown } = JSON.parse(stdout);
      return Number(updatesPerSecond);
    },
  };
}

/** Holds the same customers as the server; the same ones are updated. */
async function jsonServerSide(
  workspace: Workspace,
  { programs }: Extract<Peers, { installed: true }>,
  profiles: readonly StoredProfile[],
): Promise<Side> {
  const { url } = await startJsonServer(workspace, programs.jsonServer, profiles.map(decodeProfile));
  const targets = profiles
    .slice(0, most)
    .map((profile): WriteTarget => ({ path: `/profiles/${decodeProfile(profile).id}`, body: updateOf(profile) }));
  const job = { kind: 'write', url, headers: {}, targets, seconds, connections: targets.length } as const;
  return { name: names.jsonServer, measure: () => loadWrites(job) };
}
