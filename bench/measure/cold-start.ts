import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { demoCredentials } from '../../packages/server/src/demo/demo-credentials.ts';
import { compareSides } from '../comparison.ts';
import { fetchProfile, fetchToken } from '../demo-client.ts';
import type { Conditions, Sample, Section } from '../figures.ts';
import { alternate, type Side } from '../rounds.ts';
import { startSpeaking } from '../sides/children.ts';
import { copyDatabase } from '../sides/copies.ts';
import { spawnPartnerite } from '../sides/servers.ts';

/** A start takes no longer than a tenth of a load, so there are more of them. */
const roundsOfOne = 3;
const empty = 'node -e 0';
const bare = 'Fastify, jose and SQLite alone';
const bareStart = fileURLToPath(new URL('../sides/bare-start.ts', import.meta.url));
const goal = { kind: 'at most', ratio: 12 } as const;

/** From the start of the process on existing data to the first answer that needed a token from its own authority. */
export async function measureColdStart({ workspace, effort, datasets }: Conditions): Promise<readonly Section[]> {
  const demo = join(workspace.folder, 'data');
  const seeding = await spawnPartnerite({ data: demo, seed: 0 });
  await seeding.stop();
  const database = await copyDatabase(demo, join(workspace.folder, 'bare.db'));
  const largest = Math.max(...effort.sizes);
  const sides: readonly Side[] = [
    { name: 'the demo world', measure: () => startAndAsk(demo) },
    {
      name: `${largest.toLocaleString('en')} customers`,
      measure: async () => startAndAsk(await datasets.folder(largest)),
    },
    { name: bare, measure: () => startBare(database) },
    { name: empty, measure: startEmpty },
  ];
  const samples = await alternate(sides, effort.goal.rounds * roundsOfOne);
  const what = 'start to the first authenticated answer';
  return [
    {
      title: 'Cold start',
      comparisons: sides
        .filter(({ name }) => name !== empty && name !== bare)
        .map(({ name: own }) =>
          compareSides(samples, { what: `${what}, ${own}`, unit: 'ms', own, against: empty, goal, limit: bare }),
        ),
      figures: sides.map(({ name }) => ({ what, who: name, unit: 'ms', sample: samples.get(name) })),
      notes: [
        'Two requests are in it: for the token, whose signing is the slowest part, and for the profile.',
        `“${bare}” loads these libraries, opens a database, signs a token and answers one request.`,
      ],
    },
  ];
}

async function startAndAsk(data: string): Promise<Sample> {
  const started = performance.now();
  const server = await spawnPartnerite({ data, seed: 0 });
  try {
    const token = await fetchToken(server.url);
    await fetchProfile(server.url, token, demoCredentials.customer);
    return { value: performance.now() - started };
  } finally {
    await server.stop();
  }
}

async function startBare(database: string): Promise<Sample> {
  const started = performance.now();
  const { ready, stop } = await startSpeaking([bareStart, database]);
  await fetch(ready).then((response) => response.arrayBuffer());
  const value = performance.now() - started;
  await stop();
  return { value };
}

async function startEmpty(): Promise<Sample> {
  const started = performance.now();
  await once(spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' }), 'exit');
  return { value: performance.now() - started };
}
