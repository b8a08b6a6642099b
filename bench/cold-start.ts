import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { demoCredentials } from '../packages/server/src/demo/demo-credentials.ts';
import type { Comparison } from './comparison.ts';
import { fetchProfile, fetchToken } from './demo-client.ts';
import { alternate } from './rounds.ts';
import { spawnPartnerite } from './servers.ts';
import type { Workspace } from './workspace.ts';

const customers = 1_000;
const rounds = 11;

const names = { own: 'own', empty: 'node -e 0' };

/** From the start of the process on existing data to the first answer that needed a token from its own authority. */
export async function measureColdStart(workspace: Workspace): Promise<readonly Comparison[]> {
  const data = join(workspace.folder, 'data');
  const seeding = await spawnPartnerite(data, customers);
  await seeding.stop();
  const figures = await alternate(
    [
      { name: names.own, measure: () => startAndAsk(data) },
      { name: names.empty, measure: startEmpty },
    ],
    rounds,
  );
  return [
    {
      what: 'start to the first authenticated answer',
      unit: 'ms',
      figure: figures.get(names.own),
      against: names.empty,
      other: figures.get(names.empty),
      goal: { kind: 'at most', ratio: 12 },
    },
  ];
}

async function startAndAsk(data: string): Promise<number> {
  const started = performance.now();
  const server = await spawnPartnerite(data, 0);
  try {
    const token = await fetchToken(server.url);
    await fetchProfile(server.url, token, demoCredentials.customer);
    return performance.now() - started;
  } finally {
    await server.stop();
  }
}

async function startEmpty(): Promise<number> {
  const started = performance.now();
  await once(spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' }), 'exit');
  return performance.now() - started;
}
