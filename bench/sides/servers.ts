import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Workspace } from '../workspace.ts';
import { type Child, freePort, startListening, startSpeaking, startTime } from './children.ts';

export interface Server {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
  /** Of a server that does several writes in one transaction. */
  countWrites?(): Promise<WriteCounts>;
}

export interface WriteCounts {
  readonly writes: number;
  readonly transactions: number;
}

/** What a bare server does beside answering with bytes, each more than the one before. */
export const bareness = {
  /** Not even routes. */
  nothing: 'node:http',
  /** The one route, no tokens and no storage. */
  route: 'Fastify',
  /** Looks the token up in a map, makes the ids of the answer, and sends all its headers: no server of this API can leave that out. */
  dressed: 'Fastify with token and headers',
  /** Reads the profile from SQLite, by the server's own statement. */
  reading: 'Fastify with token, headers, SQLite read',
} as const;

export type Bareness = (typeof bareness)[keyof typeof bareness];

const main = fileURLToPath(new URL('../../packages/server/dist/main.js', import.meta.url));
/** Longest that it takes to make a seeded customer, in milliseconds. */
const timePerCustomer = 2;
const bareUpdates = fileURLToPath(new URL('./bare-updates.ts', import.meta.url));
const bareServer = fileURLToPath(new URL('./bare-server.ts', import.meta.url));

export interface PartneriteOptions {
  readonly data: string;
  readonly seed: number;
  /** Address of a PostgreSQL database, in place of the embedded one. */
  readonly database?: string | undefined;
}

/** @throws Error when the server was not built */
export async function startPartnerite(workspace: Workspace, options: PartneriteOptions): Promise<Server> {
  return keep(workspace, await spawnPartnerite(options));
}

/** Like `startPartnerite`, for callers who stop it themselves. */
export async function spawnPartnerite({ data, seed, database }: PartneriteOptions): Promise<Server> {
  if (!existsSync(main)) throw new Error('the server is not built: npm run build');
  const store = database === undefined ? [] : ['--database', database];
  const flags = ['--json', '--port', '0', '--data', data, '--seed', String(seed), ...store];
  const { ready, pid, stop } = await startSpeaking([main, ...flags], startTime + seed * timePerCustomer);
  const { event, url }: { event?: unknown; url?: unknown } = JSON.parse(ready);
  if (event !== 'ready' || typeof url !== 'string') throw new Error(`not a ready line: ${ready}`);
  const server = { url, pid, stop };
  return database === undefined ? { ...server, countWrites: () => countWrites(url) } : server;
}

async function countWrites(url: string): Promise<WriteCounts> {
  const response = await fetch(`${url}/metrics`);
  const metrics = await response.text();
  const count = (name: string) => Number(new RegExp(`^partnerite_store_${name}_total (\\d+)$`, 'm').exec(metrics)?.[1]);
  return { writes: count('writes'), transactions: count('transactions') };
}

export interface BareAnswer {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  /** The only one that the side with tokens accepts. */
  readonly authorization: string;
  /** A copy of the server's, for the side that reads. */
  readonly database: string;
}

/** @param processes share the connections; 0 for one that has them all for itself */
export async function startBare(
  workspace: Workspace,
  kind: Bareness,
  answer: BareAnswer,
  processes = 0,
): Promise<Server> {
  const file = join(workspace.folder, 'bare-answer.json');
  await writeFile(file, JSON.stringify({ ...answer, bytes: Buffer.from(answer.bytes).toString('base64') }));
  return keepChild(workspace, await startSpeaking([bareServer, kind, file, String(processes)]));
}

/** @param place of the data: a data folder or the address of a PostgreSQL database. See bare-updates.ts */
export async function startBareUpdates(workspace: Workspace, place: string): Promise<Server> {
  return keepChild(workspace, await startSpeaking([bareUpdates, place]));
}

/** Serves `/profiles/{id}` from a file of its own. */
export async function startJsonServer(
  workspace: Workspace,
  program: string,
  profiles: readonly object[],
): Promise<Server> {
  const file = join(workspace.folder, 'json-server.json');
  await writeFile(file, JSON.stringify({ profiles }));
  return startPeer(workspace, (port) => [program, '--host', '127.0.0.1', '--port', port, file]);
}

/** Answers every operation of an OpenAPI or Swagger document with an example. */
export function startPrism(workspace: Workspace, program: string, document: string): Promise<Server> {
  return startPeer(workspace, (port) => [program, 'mock', '--port', port, document]);
}

/** Likewise. */
export function startMockoon(workspace: Workspace, program: string, document: string): Promise<Server> {
  return startPeer(workspace, (port) => [
    program,
    'start',
    ...['--data', document, '--port', port, '--hostname', '127.0.0.1', '--disable-admin-api'],
  ]);
}

/** A peer runs as it comes, with its log of requests, as the server does. */
async function startPeer(workspace: Workspace, args: (port: string) => readonly string[]): Promise<Server> {
  const port = String(await freePort());
  return keepChild(workspace, await startListening(args(port), `http://127.0.0.1:${port}`));
}

function keepChild(workspace: Workspace, { ready: url, pid, stop }: Child<string>): Server {
  return keep(workspace, { url, pid, stop });
}

function keep(workspace: Workspace, server: Server): Server {
  workspace.onEnd(() => server.stop());
  return server;
}
