import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type ApiAnswer, type ApiClient, apiClient, type Json } from '../packages/server/test/api-client.ts';
import { appToken, createInstallation, type Installation, type ServerProcess } from './server-process.ts';
import { readStoredUpdates, type StoredUpdate } from './stored-updates.ts';

const kills = 30;
const clientCount = 16;
/** A server is killed after at least one and at most so many updates since its start. */
const mostAcknowledged = 60;
/** Another seed is another run of the same test. */
const seed = 20_240_229;

/** A small generator of pseudo-random numbers in [0, 1): the same ones for the same seed (mulberry32). */
function seededRandom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One PUT, so that it can be sent again exactly as it was. */
interface Update {
  readonly path: string;
  readonly body: Json;
  readonly headers: Readonly<Record<string, string>>;
}

const send = (client: ApiClient, { path, body, headers }: Update) => client.put(path, body, headers);

/** What the clients know of the servers they lost. */
interface Memory {
  /** Every ETag that was read. */
  readonly read: Set<string>;
  /** Text of each acknowledged update, by the ETag it made. */
  readonly acknowledged: Map<string, string>;
  /** The updates that were never answered, by their marks. */
  readonly unanswered: Map<string, Update>;
}

/** The answer, or `undefined` when the connection was lost before it came. */
async function unlessLost(answer: Promise<ApiAnswer>): Promise<ApiAnswer | undefined> {
  try {
    return await answer;
  } catch (error) {
    // This is how fetch tells it, and nothing else has a cause.
    if (error instanceof TypeError && error.cause !== undefined) return undefined;
    throw error;
  }
}

/** Updates one profile again and again, each update with a mark of its own, until the server is gone. */
async function writeOn(client: ApiClient, path: string, writer: string, memory: Memory, acknowledge: () => void) {
  for (let number = 0; ; number += 1) {
    const current = await unlessLost(client.get(path));
    if (current === undefined) return;
    assert.equal(current.status, 200, current.text);
    const { etag } = current.body.attributes;
    memory.read.add(etag);
    const mark = `${writer}-${number}`;
    const body = { ...current.body, firstName: mark };
    const update = { path, body, headers: { 'if-match': `"${etag}"`, 'ms-requestid': mark } };
    memory.unanswered.set(mark, update);
    const answer = await unlessLost(send(client, update));
    if (answer === undefined) return;
    memory.unanswered.delete(mark);
    if (answer.status === 412) continue;
    assert.equal(answer.status, 200, answer.text);
    memory.acknowledged.set(answer.body.attributes.etag, answer.text);
    acknowledge();
  }
}

describe(`the server is killed ${kills} times while ${clientCount} clients write`, () => {
  let installation: Installation;
  let customers: readonly string[];
  const firstETags = new Set<string>();

  const pathOf = (customer: string) => `/v1/customers/${customer}/profiles/billing`;

  before(async () => {
    installation = await createInstallation();
    const server = await installation.start();
    const client = apiClient(server, await appToken(server));
    const { body } = await client.get('/v1/customers');
    customers = body.items.map(({ id }: { readonly id: string }) => id);
    for (const customer of customers) {
      firstETags.add((await client.get(pathOf(customer))).body.attributes.etag);
    }
    // Ends in peace, for then the code that was compiled for it serves the next starts.
    await server.stop();
  });
  after(() => installation.dispose());

  /** Lets all clients write, and kills the server at the moment at which the last of `limit` updates is acknowledged. */
  const writeUntilKilled = async (
    server: ServerProcess,
    client: ApiClient,
    round: number,
    limit: number,
    memory: Memory,
  ) => {
    let left = limit;
    const acknowledge = () => {
      left -= 1;
      if (left === 0) server.kill();
    };
    const writers = Array.from({ length: clientCount }, (_, number) => {
      const customer = customers[number % customers.length] ?? '';
      return writeOn(client, pathOf(customer), `${round}-${number}`, memory, acknowledge);
    });
    await Promise.all(writers);
    assert.equal((await server.ended).signal, 'SIGKILL');
  };

  const checkStored = async (memory: Memory): Promise<ReadonlyMap<string, StoredUpdate>> => {
    const stored = await readStoredUpdates(installation, customers);
    for (const [etag, text] of memory.acknowledged) {
      assert.equal(stored.get(etag)?.text, text, 'an acknowledged update is there, as it was answered');
    }
    for (const [etag, { text }] of stored) {
      const { firstName } = JSON.parse(text);
      const sent = memory.acknowledged.has(etag) || memory.unanswered.has(firstName);
      assert.ok(sent, `the update ${firstName} was refused, and yet it is there`);
    }
    for (const etag of memory.read) {
      assert.ok(stored.has(etag) || firstETags.has(etag), 'what could be read was durable');
    }
    return stored;
  };

  /** As a client does that lost its server: what was done gets its answer, what was not is done now or refused as stale. */
  const repeatUnanswered = async (client: ApiClient, stored: ReadonlyMap<string, StoredUpdate>, memory: Memory) => {
    const textByMark = new Map([...stored.values()].map(({ text }) => [JSON.parse(text).firstName, text]));
    for (const [mark, update] of memory.unanswered) {
      const { status, text, body, headers } = await send(client, update);
      const done = textByMark.get(mark);
      assert.equal(headers.get('partnerite-replayed'), done === undefined ? null : 'true');
      if (done !== undefined) assert.equal(text, done, 'the repetition gets the answer that was lost');
      if (status === 200) memory.acknowledged.set(body.attributes.etag, text);
      else assert.equal(status, 412, text);
    }
    memory.unanswered.clear();
  };

  test('every acknowledged update is kept, no ETag is used twice, and the rest is done wholly or not at all', async () => {
    const random = seededRandom(seed);
    const memory: Memory = { read: new Set(), acknowledged: new Map(), unanswered: new Map() };
    for (let round = 0; round < kills; round += 1) {
      const server = await installation.start();
      const client = apiClient(server, await appToken(server));
      await repeatUnanswered(client, await checkStored(memory), memory);
      await writeUntilKilled(server, client, round, 1 + Math.floor(random() * mostAcknowledged), memory);
    }
    const server = await installation.start();
    await repeatUnanswered(apiClient(server, await appToken(server)), await checkStored(memory), memory);
    await checkStored(memory);
  });
});
