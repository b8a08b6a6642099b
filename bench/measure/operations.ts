import { join } from 'node:path';
import { bearer, fetchToken, seededIds, settledProfiles } from '../demo-client.ts';
import {
  creations,
  deepPage,
  firstPage,
  prefixSearches,
  profileReads,
  profileUpdates,
  tokenRequest,
} from '../demo-requests.ts';
import type { Conditions, Figure, Section } from '../figures.ts';
import { httpSide } from '../load/http-side.ts';
import type { LoadRequest } from '../load/job.ts';
import { alternate } from '../rounds.ts';
import { startPostgres, withoutPostgres } from '../sides/postgres.ts';
import { type Server, startPartnerite } from '../sides/servers.ts';

const customers = 1_000;
const connections = 16;

interface Operation {
  readonly what: string;
  readonly requests: () => Promise<readonly LoadRequest[]>;
  /** A token is asked for without one. */
  readonly anonymous?: boolean;
}

/** Every kind of request, on both databases. */
export async function measureOperations(conditions: Conditions): Promise<readonly Section[]> {
  const { workspace } = conditions;
  const seeded = { seed: customers };
  const embedded = await startPartnerite(workspace, { ...seeded, data: join(workspace.folder, 'sqlite') });
  const figures = [...(await figuresOf(conditions, 'on SQLite', embedded))];
  const missing = withoutPostgres();
  if (missing === undefined) {
    const { database } = await startPostgres(workspace);
    const server = await startPartnerite(workspace, { ...seeded, data: join(workspace.folder, 'postgres'), database });
    figures.push(...(await figuresOf(conditions, 'on PostgreSQL', server)));
  }
  return [
    {
      title: 'Other operations',
      comparisons: [],
      figures: figures.toSorted(
        (one, next) => (figures.indexOf(one) % operationCount) - (figures.indexOf(next) % operationCount),
      ),
      notes: [
        `${connections} connections, ${customers.toLocaleString('en')} customers at first.`,
        'The processor time is that of Partnerite alone; what PostgreSQL takes beside it is not in it.',
        ...(missing === undefined ? [] : [`PostgreSQL is left out: ${missing}.`]),
      ],
    },
  ];
}

const operationCount = 7;

async function figuresOf(
  {
    workspace,
    effort: {
      rest: { rounds, seconds },
    },
  }: Conditions,
  who: string,
  server: Server,
): Promise<readonly Figure[]> {
  const token = await fetchToken(server.url);
  const operations = operationsOf(server.url, token);
  const sides = operations.map(({ what, requests, anonymous }) =>
    httpSide(what, server, workspace.folder, async () => ({
      headers: anonymous ? {} : bearer(token),
      requests: await requests(),
      seconds,
      connections,
    })),
  );
  const samples = await alternate(sides, rounds);
  return operations.map(({ what }) => ({ what, who, unit: 'requests/s', sample: samples.get(what) }));
}

/** `operationCount` of them. */
function operationsOf(url: string, token: string): readonly Operation[] {
  const ids = seededIds(customers);
  return [
    { what: 'GET billing profile', requests: async () => profileReads(ids) },
    {
      what: 'durable PUT',
      requests: async () => profileUpdates(await settledProfiles(url, token, ids.slice(0, connections))),
    },
    { what: 'first page of 100 customers', requests: async () => firstPage() },
    { what: 'page in the middle', requests: () => deepPage(url, token, customers) },
    { what: 'prefix search', requests: async () => prefixSearches() },
    { what: 'token', requests: async () => tokenRequest(), anonymous: true },
    { what: 'create a customer', requests: async () => creations() },
  ];
}
