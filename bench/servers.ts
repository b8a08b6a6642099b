import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, startListening, startSpeaking, startTime } from './children.ts';
import type { Workspace } from './workspace.ts';

export interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

const main = fileURLToPath(new URL('../packages/server/dist/main.js', import.meta.url));
/** Longest that it takes to make a seeded customer, in milliseconds. */
const timePerCustomer = 1;
const bareFastify = fileURLToPath(new URL('./bare-fastify.ts', import.meta.url));

/** @throws Error when the server was not built */
export async function startPartnerite(workspace: Workspace, data: string, seed: number): Promise<Server> {
  return keep(workspace, await spawnPartnerite(data, seed));
}

/** Like `startPartnerite`, for callers who stop it themselves. */
export async function spawnPartnerite(data: string, seed: number): Promise<Server> {
  if (!existsSync(main)) throw new Error('the server is not built: npm run build');
  const flags = ['--json', '--port', '0', '--data', data, '--seed', String(seed)];
  const { ready, stop } = await startSpeaking([main, ...flags], startTime + seed * timePerCustomer);
  const { event, url }: { event?: unknown; url?: unknown } = JSON.parse(ready);
  if (event !== 'ready' || typeof url !== 'string') throw new Error(`not a ready line: ${ready}`);
  return { url, stop };
}

/** Answers every customer with the same bytes. */
export async function startBareFastify(workspace: Workspace, bytes: Uint8Array): Promise<Server> {
  const file = join(workspace.folder, 'profile.json');
  await writeFile(file, bytes);
  const child = await startSpeaking([bareFastify, file]);
  return keep(workspace, { url: child.ready, stop: child.stop });
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

/** Answers every operation of an OpenAPI document with an example. */
export async function startPrism(workspace: Workspace, program: string, openApi: string): Promise<Server> {
  const file = join(workspace.folder, 'openapi.json');
  await writeFile(file, openApi);
  return startPeer(workspace, (port) => [program, 'mock', '--port', port, file]);
}

/** A peer runs as it comes, with its log of requests, as the server does. */
async function startPeer(workspace: Workspace, args: (port: string) => readonly string[]): Promise<Server> {
  const port = String(await freePort());
  const { ready, stop } = await startListening(args(port), `http://127.0.0.1:${port}`);
  return keep(workspace, { url: ready, stop });
}

function keep(workspace: Workspace, server: Server): Server {
  workspace.onEnd(() => server.stop());
  return server;
}
