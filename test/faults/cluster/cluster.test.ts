import assert from 'node:assert/strict';
import { after, before, describe, type TestContext, test } from 'node:test';
import { type ApiClient, apiClient, type Json } from '../../../packages/server/test/api-client.ts';
import { readDatabase } from '../../../packages/server/test/test-database.ts';
import { accept, type Receiver, startReceiver } from '../../../packages/server/test/webhooks/receiver.ts';
import { seededRandom } from '../../seeded-random.ts';
import { createInstallation, type Installation, type ServerProcess, userToken } from '../../server-process.ts';
import { checkHistory } from '../history/linearizability.ts';
import { billingPath, isDone, type Memory, send } from '../kills/clients.ts';
import { checkEverything } from '../kills/stored.ts';
import { unlessMissing } from '../needs.ts';
import { type Cluster, missingForCluster, startCluster } from './cluster.ts';
import { type Counted, type Load, startLoad } from './load.ts';
import { type Host, isInside, runInside } from './namespaces.ts';

/** Another seed is another order of the faults, and other choices of the clients. */
const seed = Number(process.env.PARTNERITE_TEST_SEED ?? 20_260_731);
/** Fewer or more faults of each kind. */
const faults = Number(process.env.PARTNERITE_CLUSTER_FAULTS ?? 10);
const nodeCount = 2;
const clients = 8;
/** The nodes serve again at most so long after there is a new primary, in milliseconds. */
const serviceTime = 30_000;

interface Fault {
  readonly name: string;
  readonly happens: (host: Host) => unknown;
  readonly isOver: (host: Host) => unknown;
}

const kinds: readonly Fault[] = [
  { name: 'killed', happens: (host) => host.kill(), isOver: (host) => host.start() },
  { name: 'cut off', happens: (host) => host.cut(), isOver: (host) => host.mend() },
  { name: 'paused', happens: (host) => host.pause(), isOver: (host) => host.resume() },
];

interface Round {
  readonly kind: string;
  /** From the fault to the new primary, in milliseconds. */
  readonly failOver: number;
  /** From the new primary until each node has acknowledged a write, in milliseconds. */
  readonly recovery: number;
  /** From the end of the fault until the host follows the new primary, in milliseconds. */
  readonly rejoin: number;
  readonly counted: Counted;
}

interface Run {
  readonly cluster: Cluster;
  readonly load: Load;
  /** Rejects when a client, or a node, has come to an end that it should not have. */
  readonly failure: Promise<never>;
}

/** @throws Error when it takes longer, in milliseconds */
async function within<Result>(limit: number, what: string, result: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} takes longer than ${limit / 1_000} s`)), limit);
  });
  return Promise.race([result, late]).finally(() => clearTimeout(timer));
}

async function runRound(
  { cluster, load, failure }: Run,
  primary: Host,
  { name, happens, isOver }: Fault,
): Promise<Round> {
  load.count();
  const began = performance.now();
  await happens(primary);
  await Promise.race([cluster.whenReplaced(primary), failure]);
  const promoted = performance.now();
  await within(serviceTime, `${name}: that all nodes serve again`, Promise.race([load.servedByAll(), failure]));
  const served = performance.now();
  isOver(primary);
  await Promise.race([cluster.whenWhole(), failure]);
  const rejoin = performance.now() - served;
  return { kind: name, failOver: promoted - began, recovery: served - promoted, rejoin, counted: load.count() };
}

async function failureOf({ ended }: ServerProcess): Promise<never> {
  const { code, signal, stderr } = await ended;
  throw new Error(`a node has ended by itself: ${code ?? signal} ${stderr}`);
}

/** Each kind as often as every other, in an order that chance has made. */
function orderOf(): readonly Fault[] {
  const random = seededRandom(seed);
  const all = kinds.flatMap((kind) => Array.from({ length: faults }, () => ({ kind, place: random.next() })));
  return all.sort((a, b) => a.place - b.place).map(({ kind }) => kind);
}

function tell(t: TestContext, rounds: readonly Round[]): void {
  for (const [kind, ofKind] of Map.groupBy(rounds, (round) => round.kind)) {
    const sum = (name: keyof Counted) => ofKind.reduce((total, { counted }) => total + counted[name], 0);
    t.diagnostic(
      `${kind} ${ofKind.length} times: new primary after ${spread(ofKind.map(({ failOver }) => failOver))}, ` +
        `all nodes served ${spread(ofKind.map(({ recovery }) => recovery))} later, ` +
        `a stand-by again after ${spread(ofKind.map(({ rejoin }) => rejoin))}; meanwhile ` +
        `${sum('acknowledged')} writes acknowledged, ${sum('read')} reads, ${sum('refused')} tries answered with 503, ` +
        `${sum('lost')} without an answer, the longest after ${inSeconds(
          ofKind.map(({ counted }) => counted.longest),
          1,
        )}`,
    );
  }
}

const spread = (times: readonly number[]) => `${inSeconds(times, 0.5)} (median; at most ${inSeconds(times, 1)})`;

function inSeconds(times: readonly number[], quantile: number): string {
  const sorted = times.toSorted((a, b) => a - b);
  return `${((sorted[Math.ceil(quantile * sorted.length) - 1] ?? 0) / 1_000).toFixed(1)} s`;
}

const missing = missingForCluster();

if (missing === undefined && !isInside) process.exitCode = await runInside(import.meta.filename);
else
  describe(`the primary is killed, cut off and paused, ${faults} times each`, {
    skip: unlessMissing(missing ?? false),
  }, () => {
    let cluster: Cluster;
    let installation: Installation;
    let receiver: Receiver;
    let nodes: readonly ServerProcess[];

    before(async () => {
      cluster = await startCluster();
      installation = await createInstallation();
      receiver = await startReceiver(accept);
      const start = () => installation.start(['--json', '--database', cluster.database]);
      nodes = await Promise.all(Array.from({ length: nodeCount }, start));
    });
    after(async () => {
      await installation.dispose();
      await receiver.close();
      await cluster.stop();
    });

    /** Makes known what each write will raise, and reads what is there before them. */
    const begin = async (client: ApiClient, memory: Memory) => {
      const { body } = await client.get('/v1/customers');
      const customers: readonly string[] = body.items.map(({ id }: Json) => id);
      const profiles = await Promise.all(customers.map((customer) => client.get(billingPath(customer))));
      const registration = {
        requestId: 'registration',
        method: 'POST',
        path: '/webhooks/v1/registration',
        body: { WebhookUrl: receiver.url, WebhookEvents: ['customer-billing-profile-updated'] },
        headers: {},
      } as const;
      const answer = await send(client, registration);
      assert.ok(isDone(answer));
      memory.acknowledged.set(registration.requestId, { ...registration, answer: answer.text });
      return { customers, eTags: profiles.map((profile): string => profile.body.attributes.etag) };
    };

    test('another takes its place by itself, the nodes serve again, and nothing acknowledged is lost', async (t) => {
      const memory: Memory = { acknowledged: new Map(), unanswered: new Map() };
      const users = await Promise.all(nodes.map(async (node) => apiClient(node, await userToken(node))));
      const client = users[0] ?? assert.fail('there are nodes');
      const { customers, eTags } = await begin(client, memory);
      const load = startLoad({ nodes: users, customers, clients, seed, memory });
      const failure = Promise.race([load.failed, ...nodes.map(failureOf)]);
      failure.catch(() => {});
      const rounds: Round[] = [];
      try {
        for (const fault of orderOf()) {
          rounds.push(await runRound({ cluster, load, failure }, await cluster.whenWhole(), fault));
        }
      } catch (error) {
        t.diagnostic(`seed ${seed}, round ${rounds.length + 1}; what the hosts said last: ${cluster.keepLogs()}`);
        load.abandon();
        throw error;
      } finally {
        tell(t, rounds);
      }
      const operations = await load.stop();
      const initial = new Map(customers.map((customer, index) => [billingPath(customer), eTags[index] ?? '']));
      assert.deepEqual(
        checkHistory(operations, (path) => initial.get(path) ?? ''),
        [],
      );
      const read = (statements: readonly string[]) => readDatabase(cluster.database, statements);
      const writes = await checkEverything(
        read,
        memory,
        { customers, eTags },
        async (path) => (await client.get(path)).text,
      );
      t.diagnostic(
        `seed ${seed}: ${rounds.length} faults, ${operations.length} operations in the history, ${writes} writes`,
      );
    });
  });
