import { join } from 'node:path';
import type { Comparison, Goal } from './comparison.ts';
import { bearer, decodeProfile, fetchProfiles, fetchToken, seededIds } from './demo-client.ts';
import { loadReads } from './load.ts';
import { peers } from './peers.ts';
import { alternate, type Side } from './rounds.ts';
import { type Server, startBareFastify, startJsonServer, startPartnerite, startPrism } from './servers.ts';
import type { Workspace } from './workspace.ts';

const customers = 1_000;
const connections = 64;
const seconds = 2;
const rounds = 5;

const names = { own: 'own', bare: 'bare Fastify route', jsonServer: 'json-server', prism: 'Prism' };
const goals: readonly (readonly [name: string, goal: Goal])[] = [
  [names.bare, { kind: 'at least', ratio: 0.75 }],
  [names.jsonServer, { kind: 'at least', ratio: 5 }],
  [names.prism, { kind: 'at least', ratio: 30 }],
];

/** Authenticated reads of billing profiles, of many customers in turn. */
export async function measureReads(workspace: Workspace): Promise<readonly Comparison[]> {
  const own = await startPartnerite(workspace, join(workspace.folder, 'data'), customers);
  const token = await fetchToken(own.url);
  const profiles = await fetchProfiles(own.url, token, seededIds(customers));
  const [first] = profiles;
  if (first === undefined) throw new Error('no customers');
  const bare = await startBareFastify(workspace, first.bytes);

  const paths = profiles.map(({ path }) => path);
  const side = (name: string, { url }: Server, asked: readonly string[] = paths): Side => ({
    name,
    measure: () =>
      loadReads({ kind: 'read', url, headers: bearer(token), paths: asked, seconds, connections }, workspace.folder),
  });
  const sides = [side(names.own, own), side(names.bare, bare)];

  const available = await peers();
  if (available.installed) {
    const { programs } = available;
    const resources = profiles.map(decodeProfile);
    const jsonServer = await startJsonServer(workspace, programs.jsonServer, resources);
    const openApi = await fetch(`${own.url}/openapi.json`).then((response) => response.text());
    const prism = await startPrism(workspace, programs.prism, openApi);
    const ids = resources.map(({ id }) => `/profiles/${id}`);
    sides.push(side(names.jsonServer, jsonServer, ids), side(names.prism, prism));
  }

  const figures = await alternate(sides, rounds);
  return goals.map(([name, goal]) => ({
    what: `GET billing profile, ${connections} connections`,
    unit: 'requests/s',
    figure: figures.get(names.own),
    against: name,
    other: figures.get(name),
    goal,
    remark: name !== names.bare && !available.installed ? available.reason : undefined,
  }));
}
