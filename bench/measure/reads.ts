import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { headers } from '@partnerite/contract/headers.ts';
import { operations } from '@partnerite/contract/operations.ts';
import { compareSides } from '../comparison.ts';
import { bearer, decodeProfile, fetchProfiles, fetchToken, type StoredProfile, seededIds } from '../demo-client.ts';
import { profileReads } from '../demo-requests.ts';
import type { Conditions, Figure, Goal, Section } from '../figures.ts';
import { httpSide, type Job } from '../load/http-side.ts';
import type { LoadRequest } from '../load/job.ts';
import { alternate, missingSide, type Samples, type Side } from '../rounds.ts';
import { copyDatabase } from '../sides/copies.ts';
import { peerProgram } from '../sides/peers.ts';
import {
  type BareAnswer,
  bareness,
  type Server,
  startBare,
  startJsonServer,
  startMockoon,
  startPartnerite,
  startPrism,
} from '../sides/servers.ts';
import type { Workspace } from '../workspace.ts';

const customers = 1_000;
const what = 'GET billing profile';
/** The goals are for the third. */
const concurrencies = [1, 16, 64, 256];
const ofGoal = 64;

const own = 'Partnerite';
const peer = { jsonServer: 'json-server', prism: 'Prism', mockoon: 'Mockoon' } as const;
const goals: readonly (readonly [against: string, goal?: Goal])[] = [
  [bareness.route, { kind: 'at least', ratio: 0.75 }],
  [peer.prism, { kind: 'at least', ratio: 30 }],
  [peer.jsonServer, { kind: 'at least', ratio: 5 }],
  [peer.mockoon],
  [bareness.reading],
  [bareness.dressed],
  [bareness.nothing],
];

/** Where somebody has the vendor's files, Prism mocks the operation as the vendor describes it. */
const vendorFolder = process.env.PARTNERITE_VENDOR_SWAGGER;

/** A side that is asked by so many connections. */
type Prepare = (job: Pick<Job, 'seconds' | 'connections'>) => Side;

/** Authenticated reads of billing profiles, of many customers in turn. */
export async function measureReads({ workspace, effort }: Conditions): Promise<readonly Section[]> {
  const prepared = await prepareSides(workspace);
  const samples = new Map<number, Samples>();
  for (const connections of concurrencies) {
    const { rounds, seconds } = connections === ofGoal ? effort.goal : effort.rest;
    const sides = prepared.map((prepare) => prepare({ connections, seconds }));
    samples.set(connections, await alternate(sides, rounds));
  }
  const atGoal = samples.get(ofGoal) ?? new Map();
  return [
    {
      title: 'Reads',
      comparisons: goals.map(([against, goal]) => {
        const whatOfGoal = `${what}, ${withConnections(ofGoal)}`;
        return compareSides(atGoal, {
          what: whatOfGoal,
          unit: 'requests/s',
          own,
          against,
          goal,
          limit: bareness.reading,
        });
      }),
      figures: [...samples].flatMap(([connections, bySide]) =>
        [...bySide].map(
          ([who, sample]): Figure => ({
            what: `${what}, ${withConnections(connections)}`,
            who,
            unit: 'requests/s',
            sample,
          }),
        ),
      ),
      notes: [
        `“${bareness.dressed}” looks the token up in a map and sends all headers that this API has; it stores nothing, checks no rights, counts, logs and records nothing. “${bareness.reading}” does that and reads the profile by the server’s own statement: this is the limit of any server of this API on Fastify and SQLite that keeps no profiles in memory.`,
        `Prism mocks the operation as ${vendorFolder === undefined ? 'our own OpenAPI document describes it (the vendor’s Swagger was not there)' : 'the vendor’s Swagger describes it'}; Mockoon as our own OpenAPI document does.`,
      ],
    },
  ];
}

export function withConnections(connections: number): string {
  return `${connections} connection${connections === 1 ? '' : 's'}`;
}

async function prepareSides(workspace: Workspace): Promise<readonly Prepare[]> {
  const data = join(workspace.folder, 'data');
  const server = await startPartnerite(workspace, { data, seed: customers });
  const token = await fetchToken(server.url);
  const requests = profileReads(seededIds(customers));
  const answer = await bareAnswer(workspace, server.url, token, data);
  const asked = (name: string, { url, pid, stop }: Server, own: readonly LoadRequest[] = requests): Prepare => {
    const job = { headers: bearer(token), requests: own };
    return (extent) => httpSide(name, { url, pid, stop }, workspace.folder, () => ({ ...job, ...extent }));
  };
  const prepared = [asked(own, server)];
  for (const kind of Object.values(bareness)) prepared.push(asked(kind, await startBare(workspace, kind, answer)));
  const profiles = await fetchProfiles(server.url, token, seededIds(customers));
  for (const [name, start] of Object.entries(await peersOf(workspace, server.url, profiles))) {
    try {
      const { server, requests } = await start();
      prepared.push(asked(name, server, requests));
    } catch (error) {
      prepared.push(() => missingSide(name, error));
    }
  }
  return prepared;
}

/** What the connection itself says is no business of the handler. */
const notSet = new Set<string>(['date', 'connection', 'keep-alive', headers.contentLength, headers.contentType]);

/** The bytes and headers of an answer of the server itself. */
export async function bareAnswer({ folder }: Workspace, url: string, token: string, data: string): Promise<BareAnswer> {
  const [request] = profileReads(seededIds(1));
  const response = await fetch(`${url}${request?.path}`, { headers: bearer(token) });
  return {
    path: operations.getCustomerBillingProfile.path,
    bytes: new Uint8Array(await response.arrayBuffer()),
    headers: Object.fromEntries([...response.headers].filter(([name]) => !notSet.has(name))),
    authorization: bearer(token)[headers.authorization] ?? '',
    database: await copyDatabase(data, join(folder, 'read.db')),
  };
}

interface Peer {
  readonly server: Server;
  /** Absent where it is asked as the server is. */
  readonly requests?: readonly LoadRequest[];
}

/** How each is started. */
async function peersOf(
  workspace: Workspace,
  url: string,
  profiles: readonly StoredProfile[],
): Promise<Readonly<Record<string, () => Promise<Peer>>>> {
  const document = join(workspace.folder, 'openapi.json');
  await writeFile(document, await fetch(`${url}/openapi.json`).then((response) => response.text()));
  const described = vendorFolder === undefined ? document : join(vendorFolder, 'CustomerService.json');
  const resources = profiles.map(decodeProfile);
  return {
    [peer.prism]: async () => ({ server: await startPrism(workspace, await peerProgram('prism'), described) }),
    [peer.mockoon]: async () => ({ server: await startMockoon(workspace, await peerProgram('mockoon'), document) }),
    [peer.jsonServer]: async () => ({
      server: await startJsonServer(workspace, await peerProgram('jsonServer'), resources),
      requests: resources.map(({ id }) => ({ method: 'GET', path: `/profiles/${id}` })),
    }),
  };
}
