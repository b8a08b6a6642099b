import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type ApiClient, apiClient, type Json } from '../../../packages/server/test/api-client.ts';
import { newUser } from '../../../packages/server/test/http/customer-user-bodies.ts';
import { report } from '../../../packages/server/test/maintenance/commands.ts';
import {
  inSchema,
  onPostgres,
  readDatabase,
  readStored,
  removeSchema,
  testDatabase,
} from '../../../packages/server/test/test-database.ts';
import { accept, type Receiver, startReceiver } from '../../../packages/server/test/webhooks/receiver.ts';
import { type SeededRandom, seededRandom } from '../../seeded-random.ts';
import {
  builtProgram,
  createInstallation,
  type Installation,
  type ServerProcess,
  userToken,
} from '../../server-process.ts';
import { lastingPort } from '../lasting-port.ts';
import { unlessMissing } from '../needs.ts';
import {
  billingPath,
  isDone,
  type Memory,
  organizationPath,
  read,
  send,
  sixteenWriters,
  usersPath,
  type Writer,
  writeOn,
} from './clients.ts';
import { checkDelivered, checkEverything, checkRequests, type Read } from './stored.ts';

/** Another seed is another run of the same test. */
const seed = Number(process.env.PARTNERITE_TEST_SEED ?? 20_240_229);
/** Fewer or more kills than each store has by default. */
const killsAsked = process.env.PARTNERITE_KILLS;
/** A server is killed after at least one and at most so many writes since its start. */
const mostWrites = 24;
/** And so many turns of the event loop later, lest it always dies at the same step. */
const mostTurns = 20;
/** So many of the acknowledged writes of a server are repeated to the next one. */
const repeatedAgain = 4;

/** A data folder or a database, for servers that come and go. */
interface Place {
  readonly installation: Installation;
  readonly read: Read;
  start(port: string): Promise<ServerProcess>;
  /** What `partnerite-server check` finds to be damaged. */
  damaged(): Promise<unknown>;
  dispose(): Promise<void>;
}

interface StoreKind {
  readonly name: string;
  readonly kills: number;
  readonly skip: string | false;
  createPlace(): Promise<Place>;
}

const sqlite: StoreKind = {
  name: 'SQLite',
  kills: 200,
  skip: onPostgres && 'PARTNERITE_TEST_STORE asks for PostgreSQL',
  async createPlace() {
    const installation = await createInstallation(builtProgram);
    const data = join(installation.folder, 'data');
    return {
      installation,
      read: (statements) => readStored(data, statements),
      start: (port) => installation.start(['--json', '--port', port]),
      damaged: async () => (await report('check', '--data', data)).findings,
      dispose: () => installation.dispose(),
    };
  },
};

const postgres: StoreKind = {
  name: 'PostgreSQL',
  kills: 50,
  skip: unlessMissing(testDatabase === undefined && 'PARTNERITE_TEST_DATABASE is not set: no kills on PostgreSQL'),
  async createPlace() {
    const installation = await createInstallation(builtProgram);
    const database = inSchema(`test_kills_${randomUUID().replaceAll('-', '')}`);
    return {
      installation,
      read: (statements) => readDatabase(database, statements),
      start: (port) => installation.start(['--json', '--port', port, '--database', database]),
      damaged: async () => (await report('check', '--database', database)).findings,
      async dispose() {
        await installation.dispose();
        await removeSchema(database);
      },
    };
  },
};

interface Served {
  readonly server: ServerProcess;
  readonly client: ApiClient;
}

/** Makes what the clients write to, each write of it remembered like all others, and ends the server in peace. */
async function begin(place: Place, port: string, receiver: Receiver, memory: Memory) {
  const server = await place.start(port);
  const token = await userToken(server);
  const client = apiClient(server, token);
  const { items } = (await client.get('/v1/customers')).body;
  const customers: readonly string[] = items.map(({ id }: Json) => id);
  const profiles = await Promise.all([...customers.map(billingPath), organizationPath].map((path) => client.get(path)));
  const post = async (path: string, body: Json): Promise<Json> => {
    const write = { requestId: randomUUID(), method: 'POST', path, body, headers: {} } as const;
    const answer = await send(client, write);
    assert.ok(isDone(answer));
    memory.acknowledged.set(write.requestId, { ...write, answer: answer.text });
    return answer.body;
  };
  const WebhookEvents = ['customer-billing-profile-updated', 'customer-created', 'customer-deleted'];
  await post('/webhooks/v1/registration', { WebhookUrl: receiver.url, WebhookEvents });
  const users: string[] = [];
  for (const _ of [0, 1]) {
    const { id } = await post(usersPath, newUser('wingtiptoys.onmicrosoft.com'));
    users.push(id);
  }
  // In peace, for then the code that was compiled for it serves the next starts.
  await server.stop();
  return { token, beginning: { customers, eTags: profiles.map(({ body }) => body.attributes.etag) }, users };
}

/** Lets all clients write, and kills the server a moment after a number of writes has been sent or acknowledged. */
async function writeUntilKilled(
  { client, server }: Served,
  writers: readonly Writer[],
  round: number,
  memory: Memory,
  random: SeededRandom,
) {
  const isCounted = random.chance(0.5) ? 'sent' : 'acknowledged';
  let left = 1 + random.below(mostWrites);
  const turns = random.below(mostTurns);
  const count = async (what: string) => {
    if (what !== isCounted) return;
    left -= 1;
    if (left !== 0) return;
    for (let turn = 0; turn < turns; turn += 1) await nextTurn();
    server.kill();
  };
  const watcher = { sent: () => count('sent'), acknowledged: () => count('acknowledged') };
  await Promise.all(writers.map((writer) => writeOn(client, writer, String(round), memory, watcher)));
  assert.equal((await server.ended).signal, 'SIGKILL');
}

/**
 * As clients do that lost their server: a write that was done gets its answer, one that was not is done now or refused as
 * stale. So do some that were acknowledged.
 */
async function repeat(client: ApiClient, stored: ReadonlySet<string>, memory: Memory): Promise<void> {
  for (const write of memory.unanswered.values()) {
    const answer = await send(client, write);
    const wasDone = stored.has(write.requestId);
    assert.ok(!wasDone || answer.headers.get('partnerite-replayed') === 'true', 'what was done is not done again');
    if (isDone(answer)) memory.acknowledged.set(write.requestId, { ...write, answer: answer.text });
    else assert.ok(!wasDone, 'what was done is not refused');
  }
  memory.unanswered.clear();
  for (const write of [...memory.acknowledged.values()].slice(-repeatedAgain)) {
    const answer = await send(client, write);
    assert.deepEqual([answer.headers.get('partnerite-replayed'), answer.text], ['true', write.answer]);
  }
}

async function killAgainAndAgain(place: Place, kills: number, t: TestContext): Promise<void> {
  const random = seededRandom(seed);
  const receiver = await startReceiver(accept);
  t.after(() => receiver.close());
  const memory: Memory = { acknowledged: new Map(), unanswered: new Map() };
  // The same for all of them, for then they are of one address and take each other's tokens.
  const port = String(await lastingPort());
  const { token, beginning, users } = await begin(place, port, receiver, memory);
  let [lost, lostButDone] = [0, 0];
  const recover = async (): Promise<Served> => {
    const server = await place.start(port);
    const client = apiClient(server, token);
    const stored = await checkRequests(place.read, memory);
    lost += memory.unanswered.size;
    lostButDone += [...memory.unanswered.keys()].filter((id) => stored.has(id)).length;
    await repeat(client, stored, memory);
    return { server, client };
  };
  for (let round = 0; round < kills; round += 1) {
    const served = await recover();
    const writers = sixteenWriters(beginning.customers, users);
    await writeUntilKilled(served, writers, round, memory, random);
  }
  const { server, client } = await recover();
  const writes = await checkEverything(place.read, memory, beginning, async (path) => (await read(client, path)).text);
  await checkDelivered(place.read, receiver);
  await server.stop();
  assert.deepEqual(await place.damaged(), []);
  t.diagnostic(
    `seed ${seed}: ${kills} kills, ${writes} writes, ${lost} lost their answer, of which ${lostButDone} were done, ` +
      `${receiver.received.length} callbacks`,
  );
}

// Side by side: each of them waits for its one server most of the time.
describe('a server that is killed again and again while 16 clients write', { concurrency: true }, () => {
  for (const { name, kills, skip, createPlace } of [sqlite, postgres]) {
    const count = killsAsked === undefined ? kills : Number(killsAsked);
    const kept = 'keeps every acknowledged write, does the others wholly or not at all, and never repeats an ETag';
    test(`on ${name}, ${count} times, ${kept}`, { skip }, async (t) => {
      const place = await createPlace();
      try {
        await killAgainAndAgain(place, count, t);
      } finally {
        await place.dispose();
      }
    });
  }
});
