import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ApiClient, apiClient, type Json } from '../api-client.ts';
import { partnerA, startTestServer } from '../running-server.ts';
import { type Answering, accept, fail, hangUp, type Received, startReceiver } from './receiver.ts';
import { verifierFor } from './verified.ts';

const events = process.env.PARTNERITE_LONG_TESTS === undefined ? 200 : 1_000;
const day = 24 * 60 * 60_000;
/** Another seed is another run of the same test. */
const seed = 4;

/** The same numbers in [0, 1) for the same seed (mulberry32). */
function seededRandom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Marks a profile with a number of its own and answers which customer it was. */
async function update(client: ApiClient, customer: string, mark: number): Promise<void> {
  const path = `/v1/customers/${customer}/profiles/billing`;
  const { body } = await client.get(path);
  const { status, text } = await client.put(path, { ...body, firstName: `mark ${mark}` });
  assert.equal(status, 200, text);
}

const auditOf = ({ body }: Received): string => new URL(JSON.parse(body).AuditUri).pathname;

test(`${events} events reach a receiver that fails at random: each at least once, in order per customer, signed`, async (t) => {
  const clock = { now: Date.now() };
  const server = await startTestServer({ clock: () => clock.now });
  t.after(() => server.dispose());
  const chance = seededRandom(seed);
  const accepted = new Set<string>();
  const unreliable: Answering = (answer, callback) => {
    const luck = chance();
    if (luck < 0.15) return fail(answer, callback);
    if (luck < 0.25) return hangUp(answer, callback);
    accepted.add(auditOf(callback));
    // Some of what is taken is never acknowledged, so it comes again.
    if (luck < 0.3) return hangUp(answer, callback);
    return accept(answer, callback);
  };
  const receiver = await startReceiver(unreliable);
  t.after(() => receiver.close());

  const client = apiClient(server, await server.appToken(partnerA));
  const WebhookEvents = ['customer-billing-profile-updated'];
  const { status } = await client.post('/webhooks/v1/registration', { WebhookUrl: receiver.url, WebhookEvents });
  assert.equal(status, 200);
  const { items } = (await client.get('/v1/customers')).body;
  const customers: string[] = items.map(({ id }: Json) => id);
  const customerOf = (mark: number) => customers[mark % customers.length] ?? '';
  // Customers side by side, the updates of each one after the other.
  await Promise.all(
    customers.map(async (_, first) => {
      for (let mark = first; mark < events; mark += customers.length) await update(client, customerOf(mark), mark);
    }),
  );

  for (let rounds = 0; accepted.size < events; rounds += 1) {
    assert.ok(rounds < 100 * events, 'all events come sooner or later');
    await server.deliveries.deliverDue();
    clock.now += day;
  }

  const verify = await verifierFor(server, () => clock.now);
  for (const callback of receiver.received) await verify(callback);
  const later = apiClient(server, await server.appToken(partnerA));
  const firsts = [...new Set(receiver.received.map(auditOf))];
  assert.equal(firsts.length, events);
  const marks = new Map(customers.map((customer): [string, number[]] => [customer, []]));
  for (const path of firsts) {
    const { body } = await later.get(path);
    const mark = Number(JSON.parse(body.resourceNewValue).FirstName.slice('mark '.length));
    assert.equal(body.customerId, customerOf(mark));
    marks.get(body.customerId)?.push(mark);
  }
  for (const numbers of marks.values()) {
    assert.deepEqual(
      numbers,
      numbers.toSorted((one, other) => one - other),
    );
  }
});
