import { join } from 'node:path';
import { bearer, fetchToken, seededIds, settledProfiles } from '../demo-client.ts';
import { deepPage, firstPage, prefixSearches, profileReads, profileUpdates } from '../demo-requests.ts';
import type { Extent } from '../effort.ts';
import type { Comparison, Conditions, Figure, Goal, Sample, Section } from '../figures.ts';
import { httpSide } from '../load/http-side.ts';
import type { LoadRequest } from '../load/job.ts';
import { alternate } from '../rounds.ts';
import { startPostgres, withoutPostgres } from '../sides/postgres.ts';
import { type Server, startPartnerite } from '../sides/servers.ts';
import { residentBytes } from '../usage.ts';
import type { Workspace } from '../workspace.ts';

const connections = 64;
/** So many customers are read in turn, spread over all. */
const read = 50_000;
const slower: Goal = { kind: 'at most', ratio: 1.3 };
const memoryLimit = 250;
const bytesPerMebibyte = 1024 * 1024;
/** The goals are for this many. */
const ofGoal = 1_000_000;

interface Grown {
  readonly size: number;
  readonly server: Server;
  readonly token: string;
}

/** The same requests with more and more customers; and what the server of the most of them holds in memory afterwards. */
export async function measureGrowth({ workspace, effort, datasets }: Conditions): Promise<readonly Section[]> {
  const grown: Grown[] = [];
  for (const size of effort.sizes) {
    const server = await startPartnerite(workspace, { data: await datasets.folder(size), seed: 0 });
    grown.push({ size, server, token: await fetchToken(server.url) });
  }
  const section = await compareSizes(workspace, 'Growth on SQLite', grown, effort.goal);
  return [section, memory(grown)];
}

export async function measurePostgresGrowth({ workspace, effort }: Conditions): Promise<readonly Section[]> {
  const missing = withoutPostgres();
  if (missing !== undefined)
    return [{ title: 'Growth on PostgreSQL', comparisons: [], notes: [`Left out: ${missing}.`] }];
  const { database } = await startPostgres(workspace);
  const grown: Grown[] = [];
  for (const size of effort.postgresSizes) {
    const schema = `${database}&schema=customers_${size}`;
    const data = join(workspace.folder, String(size));
    const server = await startPartnerite(workspace, { data, seed: size, database: schema });
    grown.push({ size, server, token: await fetchToken(server.url) });
  }
  return [await compareSizes(workspace, 'Growth on PostgreSQL', grown, effort.rest)];
}

async function compareSizes(
  workspace: Workspace,
  title: string,
  grown: readonly Grown[],
  { rounds, seconds }: Extent,
): Promise<Section> {
  const comparisons: Comparison[] = [];
  const figures: Figure[] = [];
  for (const [what, prepare] of Object.entries(operations)) {
    const sides = [];
    for (const { size, server, token } of grown) {
      const requests = await prepare(server.url, token, size);
      const job = async () => ({ headers: bearer(token), requests: await requests(), seconds, connections });
      sides.push(httpSide(sized(size), server, workspace.folder, job));
    }
    const samples = await alternate(sides, rounds);
    figures.push(...figuresOf(what, grown, samples));
    comparisons.push(...comparisonsOf(what, grown, samples));
  }
  const notes = [
    `${connections} connections. GET asks for up to ${read.toLocaleString('en')} customers in turn, spread evenly over all: more than the server keeps in memory once there are so many.`,
  ];
  return { title, comparisons, figures, notes };
}

/** What is asked in each round: prepared once for all rounds where it may be, anew where it goes on from what is stored. */
type Prepare = (url: string, token: string, size: number) => Promise<() => Promise<readonly LoadRequest[]>>;

const operations: Readonly<Record<string, Prepare>> = {
  'GET billing profile': async (_url, _token, size) => always(profileReads(seededIds(size, Math.min(size, read)))),
  'durable PUT': async (url, token, size) => {
    const ids = seededIds(size, connections);
    return async () => profileUpdates(await settledProfiles(url, token, ids));
  },
  'first page': async () => always(firstPage()),
  'page in the middle': async (url, token, size) => always(await deepPage(url, token, size)),
  'prefix search': async () => always(prefixSearches()),
};

function always(requests: readonly LoadRequest[]) {
  return async () => requests;
}

function sized(size: number): string {
  return `${size.toLocaleString('en')} customers`;
}

type Samples = ReadonlyMap<string, Sample>;

function figuresOf(what: string, grown: readonly Grown[], samples: Samples): readonly Figure[] {
  return grown.map(({ size }) => ({ what, who: sized(size), unit: 'requests/s', sample: samples.get(sized(size)) }));
}

function comparisonsOf(what: string, grown: readonly Grown[], samples: Samples): readonly Comparison[] {
  const [first, ...larger] = grown.map(({ size }) => size);
  if (first === undefined) return [];
  return larger.map((size) => ({
    what: `${what}, ${sized(size)}`,
    unit: 'µs/request',
    figure: timeOf(samples.get(sized(size))),
    against: sized(first),
    other: timeOf(samples.get(sized(first))),
    missing: samples.get(sized(size))?.missing ?? samples.get(sized(first))?.missing,
    goal: slower,
  }));
}

/** From one answer to the next, in microseconds. */
function timeOf(sample: Sample | undefined): number | undefined {
  return sample?.value && 1e6 / sample.value;
}

function memory(grown: readonly Grown[]): Section {
  const figures = grown.map(({ size, server }): Figure & { readonly size: number } => {
    const bytes = residentBytes(server.pid);
    const sample = bytes === undefined ? undefined : { value: bytes / bytesPerMebibyte };
    return { size, what: 'resident memory', who: sized(size), unit: 'MiB', sample };
  });
  return {
    title: 'Memory',
    comparisons: figures
      .filter(({ size }) => size === ofGoal || size === figures.at(-1)?.size)
      .map(({ size, sample }) => ({
        what: `memory, ${sized(size)}`,
        unit: 'MiB',
        figure: sample?.value,
        against: 'limit',
        other: memoryLimit,
        goal: size === ofGoal ? { kind: 'at most', ratio: 1 } : undefined,
      })),
    figures: figures.map(({ size: _size, ...figure }) => figure),
    notes: ['Resident set of the whole process after all requests of “Growth on SQLite”.'],
  };
}
