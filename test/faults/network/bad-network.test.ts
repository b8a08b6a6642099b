import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, type TestContext, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { apiClient } from '../../../packages/server/test/api-client.ts';
import { inSchema, readDatabase, removeSchema, testDatabase } from '../../../packages/server/test/test-database.ts';
import { type Balancer, startBalancer } from '../../balancer.ts';
import { type SeededRandom, seededRandom } from '../../seeded-random.ts';
import {
  appToken,
  builtProgram,
  createInstallation,
  type Installation,
  type ServerProcess,
} from '../../server-process.ts';
import { checkStoredUpdates, updateTables } from '../../stored-updates.ts';
import { describeWorkload, startWorkload, untilThrough, type Workload } from '../history/clients.ts';
import { assertLinearizable, assertStored } from '../history/record.ts';
import { billingPath } from '../kills/clients.ts';
import { lastingPort } from '../lasting-port.ts';
import { unlessMissing } from '../needs.ts';
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts';

const skip = unlessMissing(
  testDatabase === undefined && 'PARTNERITE_TEST_DATABASE is not set: no nodes were tried on a bad network',
);
/** Another seed is another run of the same test. */
const seed = Number(process.env.PARTNERITE_TEST_SEED ?? 20_260_102);
const operations = Number(process.env.PARTNERITE_OPERATIONS ?? 10_000);
const count = 3;
const clients = 8;
const profiles = 5;
/** The next fault comes after at least one and at most so many further operations. */
const mostBetween = 400;
/** A fault that lasts does so for at most so many operations. */
const mostDuring = 60;
const longestDelay = 40;
/** Between two questions whether a node serves, in milliseconds. */
const interval = 100;
/** After so many milliseconds without an answer a node is taken to be gone for good. */
const mostRecovery = 240_000;

interface Node {
  readonly url: string;
  readonly network: FaultProxy;
  server: ServerProcess;
  start(): Promise<ServerProcess>;
}

type Fault = 'killed' | 'cut' | 'answers lost' | 'refused' | 'delayed' | 'half-open';
const faults: readonly Fault[] = ['killed', 'cut', 'answers lost', 'refused', 'delayed', 'half-open'];

const begin: Readonly<Record<Fault, (node: Node) => unknown>> = {
  killed: ({ server }) => server.kill(),
  cut: ({ network }) => network.cut(),
  'answers lost': ({ network }) => network.loseAnswers(),
  refused: ({ network }) => network.refuse(),
  delayed: ({ network }) => network.delay(longestDelay),
  'half-open': ({ network }) => network.halfOpen(),
};

interface Blow {
  readonly fault: Fault;
  readonly strikes: 'one' | 'all';
}

/** In an order of chance, so that each comes about as often as the others: twice at one node, once at all of them. */
function* blows(choices: SeededRandom): Generator<Blow, never> {
  for (;;) {
    const left = faults.flatMap((fault): readonly Blow[] => {
      const one = { fault, strikes: 'one' } as const;
      return [one, one, { fault, strikes: 'all' }];
    });
    while (left.length > 0) yield* left.splice(choices.below(left.length), 1);
  }
}

async function end(fault: Fault, node: Node): Promise<void> {
  node.network.heal();
  if (fault !== 'killed') return;
  await node.server.ended;
  node.server = await node.start();
}

describe(`${count} nodes with a bad network between them and their database`, { skip }, () => {
  let installation: Installation;
  let database: string;
  let balancer: Balancer;
  let nodes: readonly Node[];
  const networks: FaultProxy[] = [];
  let customers: readonly string[];
  let token: string;
  const random = seededRandom(seed);

  const createNode = async (): Promise<Node> => {
    const network = await startFaultProxy(database, () => random.next());
    networks.push(network);
    const port = await lastingPort();
    const settings = { port, database: network.url, 'public-url': balancer.url };
    const flags = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
    const start = () => installation.start(['--json', ...flags]);
    return { url: `http://127.0.0.1:${port}`, network, server: await start(), start };
  };

  before(async () => {
    installation = await createInstallation(builtProgram);
    database = inSchema(`test_network_${randomUUID().replaceAll('-', '')}`);
    balancer = await startBalancer(interval);
    nodes = await Promise.all(Array.from({ length: count }, createNode));
    await Promise.all(nodes.map(({ url }) => balancer.add(url)));
    token = await appToken(balancer);
    const { body } = await apiClient(balancer, token).get('/v1/customers');
    customers = body.items.map(({ id }: { readonly id: string }) => id).slice(0, profiles);
    assert.equal(customers.length, profiles);
  });
  after(async () => {
    await balancer.close();
    await Promise.all(networks.map((network) => network.close()));
    await installation.dispose();
    await removeSchema(database);
  });

  /** Asks a node itself until it serves again, as nobody else helps it. */
  const untilServing = async ({ url }: Node) => {
    const began = performance.now();
    for (;;) {
      const client = apiClient({ url }, token);
      const answer = await client.get(billingPath(customers[0] ?? '')).catch((error: unknown) => String(error));
      if (typeof answer !== 'string' && answer.status === 200) return;
      const said = typeof answer === 'string' ? answer : answer.text;
      assert.ok(performance.now() - began < mostRecovery, `a node does not serve again: ${said}`);
      await pause(interval);
    }
  };

  const harm = async (workload: Workload, choices: SeededRandom, t: TestContext) => {
    const counted = new Map<string, number>();
    const longest = new Map<string, number>();
    for (const { fault, strikes } of blows(choices)) {
      await workload.progressed(1 + choices.below(mostBetween));
      if (workload.isOver()) break;
      const struck = strikes === 'all' ? nodes : [choices.pick(nodes)];
      const name = strikes === 'all' ? `${fault} (all)` : fault;
      counted.set(name, (counted.get(name) ?? 0) + 1);
      for (const node of struck) begin[fault](node);
      // Where none can answer there is no progress, but every request ends.
      await Promise.race([workload.progressed(1 + choices.below(mostDuring)), workload.turnedAway(clients)]);
      await Promise.all(struck.map((node) => end(fault, node)));
      const healed = performance.now();
      await Promise.all(struck.map(untilServing));
      longest.set(name, Math.max(longest.get(name) ?? 0, Math.round(performance.now() - healed)));
    }
    t.diagnostic(`seed ${seed}: ${[...counted].map(([name, times]) => `${times} ${name}`).join(', ')}`);
    t.diagnostic(`longest until a node served again, in ms: ${JSON.stringify(Object.fromEntries(longest))}`);
  };

  test('each profile has one history, and state, audit and events agree with it', async (t) => {
    const paths = customers.map(billingPath);
    const workload = startWorkload({ url: balancer.url, token, paths, clients, operations, seed, name: 'c' });
    await untilThrough(workload, harm(workload, random, t));
    t.diagnostic(describeWorkload(workload));
    assert.equal(workload.losses.unanswered, 0, 'no request is left without an answer');
    await assertLinearizable(workload.history);
    const stored = checkStoredUpdates(await readDatabase(database, updateTables), customers);
    assertStored(workload.history, new Set([...stored.values()].map(({ text }) => JSON.parse(text).firstName)));
  });
});
