import { join } from 'node:path';
import { headers } from '@partnerite/contract/headers.ts';
import { compareSides } from '../comparison.ts';
import {
  bearer,
  decodeProfile,
  fetchProfiles,
  fetchToken,
  type StoredProfile,
  seededIds,
  settledProfiles,
} from '../demo-client.ts';
import { profileUpdates, updateOf } from '../demo-requests.ts';
import type { Extent } from '../effort.ts';
import type { Conditions, Figure, Goal, Section } from '../figures.ts';
import { httpSide } from '../load/http-side.ts';
import { alternate, missingSide, type Samples, type Side } from '../rounds.ts';
import { copyDatabase, copyFolder } from '../sides/copies.ts';
import { runBareWrites, runStoreWrites } from '../sides/loops.ts';
import { peerProgram } from '../sides/peers.ts';
import { type Server, startBareUpdates, startJsonServer, startPartnerite } from '../sides/servers.ts';
import type { Workspace } from '../workspace.ts';
import { withConnections } from './reads.ts';

const customers = 1_000;
const concurrencies = [1, 16, 64, 256];
const ofGoal = 64;
const most = Math.max(...concurrencies);

const own = 'Partnerite';
const bare = 'node:sqlite loop';
const statements = 'node:sqlite loop with all statements';
const unserved = 'the store without HTTP';
const served = 'Fastify with the store';
const jsonServer = 'json-server';
const goals: readonly (readonly [against: string, goal?: Goal])[] = [
  [bare, { kind: 'at least', ratio: 0.5 }],
  [jsonServer, { kind: 'at least', ratio: 40 }],
  [statements],
  [unserved],
  [served],
];

/** A side with so many connections, or so many updates under way. */
type Prepare = (connections: number, seconds: number) => Side;

/** Durable, conditional updates of billing profiles; each connection keeps to its own customer. */
export async function measureWrites({ workspace, effort }: Conditions): Promise<readonly Section[]> {
  const prepared = await prepareSides(workspace);
  const samples = new Map<number, Samples>();
  for (const connections of concurrencies) {
    const { rounds, seconds }: Extent = connections === ofGoal ? effort.goal : effort.rest;
    const sides = prepared.map((prepare) => prepare(connections, seconds));
    samples.set(connections, await alternate(sides, rounds));
  }
  const what = (connections: number) => `durable PUT, ${withConnections(connections)}`;
  const atGoal = samples.get(ofGoal) ?? new Map();
  return [
    {
      title: 'Writes',
      comparisons: goals.map(([against, goal]) =>
        compareSides(atGoal, { what: what(ofGoal), unit: 'requests/s', own, against, goal, limit: served }),
      ),
      figures: [...samples].flatMap(([connections, bySide]) =>
        [...bySide].map(([who, sample]): Figure => ({ what: what(connections), who, unit: 'requests/s', sample })),
      ),
      notes: [
        `The ${bare} writes the rows of an update (profile, audit record, event, kept answer) in groups of as many as there are connections beside it, on one thread that does nothing else; no HTTP, no JSON, no checks but the version.`,
        `The ${statements} does, in the same way, everything that Partnerite’s writer thread does for an update: it also looks for a repetition, keeps the audit trail in order and asks who wants the event.`,
        `“${unserved}” is Partnerite’s own store with as many updates under way. “${served}” puts one Fastify route before it that decodes the body, without tokens, rules, schema and log: the limit of any server of this API with this store, for HTTP shares the processors with the writer thread and the load generator.`,
      ],
    },
  ];
}

async function prepareSides(workspace: Workspace): Promise<readonly Prepare[]> {
  const { folder } = workspace;
  const data = join(folder, 'data');
  const server = await startPartnerite(workspace, { data, seed: customers });
  const token = await fetchToken(server.url);
  const ids = seededIds(customers).slice(0, most);
  const file = await copyDatabase(data, join(folder, 'bare.db'));
  const store = await copyFolder(data, join(folder, 'store'));
  const bareUpdates = await startBareUpdates(workspace, await copyFolder(data, join(folder, 'served')));
  const profiles = await fetchProfiles(server.url, token, seededIds(customers));
  const loop = (connections: number, seconds: number) => ({ customers: ids.slice(0, connections), seconds });
  return [
    (connections, seconds) =>
      httpSide(own, server, folder, async () => {
        const requests = profileUpdates(await settledProfiles(server.url, token, ids.slice(0, connections)));
        return { headers: bearer(token), requests, seconds, connections };
      }),
    (...extent) => ({ name: bare, measure: () => runBareWrites('rows', file, loop(...extent)) }),
    (...extent) => ({ name: statements, measure: () => runBareWrites('statements', file, loop(...extent)) }),
    (connections, seconds) => {
      const requests = profileUpdates(profiles.slice(0, connections));
      return httpSide(served, bareUpdates, folder, () => ({ headers: bearer(token), requests, seconds, connections }));
    },
    (...extent) => ({ name: unserved, measure: () => runStoreWrites(store, loop(...extent)) }),
    await prepareJsonServer(workspace, profiles),
  ];
}

/** Holds the same customers as the server; the same ones are updated. */
async function prepareJsonServer(workspace: Workspace, profiles: readonly StoredProfile[]): Promise<Prepare> {
  let server: Server;
  try {
    server = await startJsonServer(workspace, await peerProgram('jsonServer'), profiles.map(decodeProfile));
  } catch (error) {
    return () => missingSide(jsonServer, error);
  }
  return (connections, seconds) => {
    const job = { headers: {}, requests: profiles.slice(0, connections).map(plainUpdate), seconds, connections };
    return httpSide(jsonServer, server, workspace.folder, () => job);
  };
}

function plainUpdate(profile: StoredProfile) {
  const path = `/profiles/${decodeProfile(profile).id}`;
  return {
    method: 'PUT',
    path,
    headers: { [headers.contentType]: 'application/json' },
    body: updateOf(profile),
  } as const;
}
