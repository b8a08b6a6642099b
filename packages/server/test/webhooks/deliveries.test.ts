import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import pino from 'pino';
import { type OutgoingEvent, subscriberKind } from '../../src/store/deliveries.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { callbackRules } from '../../src/webhooks/callback-address.ts';
import type { DeliveryWorker } from '../../src/webhooks/delivery-worker.ts';
import { createWebhookService } from '../../src/webhooks/webhook-service.ts';
import { random } from '../running-server.ts';
import { anEvent, aResource, aWrite, noon, partnerA } from '../store/fixtures.ts';
import { type Answering, accept, fail, hangUp, hold, type Receiver, startReceiver } from './receiver.ts';

const rules = callbackRules({ allowLoopback: true, allowedNetworks: [] });
const log = pino({ level: 'silent' });
const retrySpan = 24 * 60 * 60_000;
const leaseTime = 30_000;
const mostOfSubscriber = 8;

interface World {
  readonly store: Store;
  /** Unix milliseconds; the tests alone let time pass. */
  now: number;
  /** What ends with the test, the last first. */
  readonly ends: (() => Promise<unknown>)[];
}

async function world(t: TestContext): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'partnerite-webhooks-'));
  const store = await openSqliteStore({ folder });
  const ends = [() => rm(folder, { recursive: true }), () => store.close()];
  t.after(async () => {
    for (const end of ends.toReversed()) await end();
  });
  return { store, now: noon, ends };
}

/** Lets time pass, in small steps first, until something holds. */
async function letTimePass(at: World, deliveries: DeliveryWorker, until: () => boolean): Promise<void> {
  for (;;) {
    await deliveries.deliverDue();
    if (until()) return;
    at.now += Math.max(1_000, Math.round((at.now - noon) / 20));
  }
}

/** One node that delivers. */
function node(at: World): DeliveryWorker {
  const service = createWebhookService({
    ...{ store: at.store, rules, retrySpan, random, log },
    origin: () => 'https://partnerite.example',
    clock: () => at.now,
  });
  at.ends.push(() => service.deliveries.close());
  return service.deliveries;
}

async function receiver({ store, ends }: World, answering: Answering = accept): Promise<Receiver> {
  const started = await startReceiver(answering);
  ends.push(() => started.close());
  const subscription = { url: started.url, events: ['customer-created'], signatureInOwnHeader: false };
  const resource = aResource({ kind: subscriberKind, document: JSON.stringify(subscription) });
  await store.commit(aWrite({ kind: 'putResource', resource, expectedVersion: 0 }, { event: undefined }));
  return started;
}

async function raise({ store, now }: World, values: Partial<OutgoingEvent> = {}): Promise<OutgoingEvent> {
  const id = randomUUID();
  const event = anEvent({
    id,
    name: 'customer-created',
    resourceUri: `/v1/customers/${id}`,
    line: id,
    at: now,
    ...values,
  });
  await store.commit(aWrite({ kind: 'several', changes: [] }, { event }));
  return event;
}

/** The relative addresses of the resources that callbacks are about, in the order in which they came. */
const told = ({ received }: Receiver) => received.map(({ body }) => new URL(JSON.parse(body).ResourceUri).pathname);
const stateOf = async ({ store }: World, { id }: OutgoingEvent) => (await store.readDeliveries(partnerA, id))[0]?.state;

describe('a receiver', () => {
  test('that is down for the first nine tries gets the event on the tenth', async (t) => {
    const at = await world(t);
    const triedAt: number[] = [];
    const subscriber = await receiver(at, (answer, callback) => {
      triedAt.push(at.now);
      if (triedAt.length === 10) accept(answer, callback);
      else hangUp(answer, callback);
    });
    const event = await raise(at);
    const deliveries = node(at);
    await letTimePass(at, deliveries, () => triedAt.length === 10);
    assert.equal(await stateOf(at, event), 'delivered');
    const gaps = triedAt.slice(1).map((time, index) => time - (triedAt[index] ?? 0));
    assert.deepEqual(
      gaps,
      gaps.toSorted((one, other) => one - other),
      'the gaps grow',
    );
    at.now += 10 * retrySpan;
    await deliveries.deliverDue();
    assert.equal(subscriber.received.length, 10);
  });

  test('that never takes an event is tried ten times within the span, no more', async (t) => {
    const at = await world(t);
    const subscriber = await receiver(at, fail);
    const event = await raise(at);
    const deliveries = node(at);
    await letTimePass(at, deliveries, () => subscriber.received.length === 10);
    assert.equal(await stateOf(at, event), 'offline');
    assert.ok(at.now > noon + 0.8 * retrySpan && at.now < noon + 1.1 * retrySpan);
    at.now += 10 * retrySpan;
    await deliveries.deliverDue();
    assert.equal(subscriber.received.length, 10);
  });

  test('that answers 2xx has taken the event, with any other status it has not', async (t) => {
    const at = await world(t);
    for (const status of [200, 202, 204, 299, 301, 304, 400, 401, 404, 410, 429, 500, 503]) {
      await receiver(at, (answer) => answer.writeHead(status).end());
    }
    const { id } = await raise(at);
    await node(at).deliverDue();
    for (const { state, results } of await at.store.readDeliveries(partnerA, id)) {
      const [{ status } = {}] = results;
      assert.equal(state, Math.floor(Number(status) / 100) === 2 ? 'delivered' : 'ready', `${status}`);
    }
  });

  test('that is slow holds up neither another receiver nor the store, and has few callbacks at once', async (t) => {
    const at = await world(t);
    const slow = await receiver(at, hold);
    const quick = await receiver(at);
    const deliveries = node(at);
    const events = 3 * mostOfSubscriber;
    for (let count = 0; count < events; count += 1) await raise(at);
    deliveries.wake();
    await quick.until(events);
    assert.ok(slow.received.length <= mostOfSubscriber);
    assert.ok(slow.mostAtOnce <= mostOfSubscriber);
    await slow.until(mostOfSubscriber);
  });

  test('that is dead gets each waiting event of one customer once at least before it is given up', async (t) => {
    const at = await world(t);
    const subscriber = await receiver(at, fail);
    const events = [];
    for (let count = 0; count < 5; count += 1) events.push(await raise(at, { line: 'one customer' }));
    const deliveries = node(at);
    for (let count = 0; count < 10; count += 1) {
      await deliveries.deliverDue();
      at.now += retrySpan;
    }
    assert.deepEqual(
      await Promise.all(events.map((event) => stateOf(at, event))),
      events.map(() => 'offline'),
    );
    assert.equal(new Set(told(subscriber)).size, events.length);
    assert.equal(subscriber.received.length, 10 + 4);
  });
});

describe('the events of one customer', () => {
  test('come in the order in which they were raised, whatever fails', async (t) => {
    const at = await world(t);
    let calls = 0;
    const subscriber = await receiver(at, (answer, callback) => {
      calls += 1;
      if (calls % 3 === 0) accept(answer, callback);
      else fail(answer, callback);
    });
    const events = [];
    for (let count = 0; count < 6; count += 1) events.push(await raise(at, { line: 'one customer' }));
    const deliveries = node(at);
    for (let round = 0; round < 20; round += 1) {
      await deliveries.deliverDue();
      at.now += retrySpan;
    }
    const firsts = [...new Set(told(subscriber))];
    assert.deepEqual(
      firsts,
      events.map(({ resourceUri }) => resourceUri),
    );
    const thrice = firsts.flatMap((uri) => [uri, uri, uri]);
    assert.deepEqual(told(subscriber), thrice);
  });

  test('do not wait for those of another', async (t) => {
    const at = await world(t);
    const stuck = await raise(at, { line: 'stuck' });
    const subscriber = await receiver(at, (answer, callback) => {
      if (callback.body.includes('/stuck')) fail(answer, callback);
      else accept(answer, callback);
    });
    const first = await raise(at, { line: 'stuck', resourceUri: '/stuck' });
    const second = await raise(at, { line: 'stuck' });
    const other = await raise(at, { line: 'other' });
    await node(at).deliverDue();
    assert.deepEqual(new Set(told(subscriber)), new Set([first.resourceUri, other.resourceUri]));
    assert.deepEqual([await stateOf(at, stuck), await stateOf(at, second)], [undefined, 'waiting']);
  });
});

describe('several nodes on one store', () => {
  test('send each event once, and of one customer one at a time', async (t) => {
    const at = await world(t);
    const underWay = new Set<string>();
    const lineOf = (uri: string) => uri.split('/')[2] ?? '';
    const subscriber = await receiver(at, (answer, { body }) => {
      const line = lineOf(new URL(JSON.parse(body).ResourceUri).pathname);
      assert.ok(!underWay.has(line), 'two of one customer at once');
      underWay.add(line);
      setImmediate(() => {
        underWay.delete(line);
        answer.end();
      });
    });
    const events: OutgoingEvent[] = [];
    for (let count = 0; count < 60; count += 1) {
      const line = `customer-${count % 7}`;
      events.push(await raise(at, { line, resourceUri: `/customers/${line}/${count}` }));
    }
    const nodes = [node(at), node(at), node(at)];
    await Promise.all(nodes.map((one) => one.deliverDue()));
    // A node that found nothing free may have stopped before the last line went on.
    for (const one of nodes) await one.deliverDue();
    assert.deepEqual(told(subscriber).sort(), events.map(({ resourceUri }) => resourceUri).sort());
    assert.deepEqual(underWay, new Set());
    const inLine = Object.groupBy(told(subscriber), lineOf);
    for (const uris of Object.values(inLine)) {
      const numbers = (uris ?? []).map((uri) => Number(uri.split('/').at(-1)));
      assert.deepEqual(
        numbers,
        numbers.toSorted((one, other) => one - other),
      );
    }
  });

  test('take over what a lost node had under way, once its leases have ended', async (t) => {
    const at = await world(t);
    const subscriber = await receiver(at, hold);
    const event = await raise(at);
    const lost = node(at);
    lost.wake();
    await subscriber.until(1);
    await lost.close();
    subscriber.answerWith(accept);
    const next = node(at);
    at.now += leaseTime - 1;
    await next.deliverDue();
    assert.equal(subscriber.received.length, 1);
    at.now += 1;
    await next.deliverDue();
    assert.deepEqual(told(subscriber), [event.resourceUri, event.resourceUri]);
    assert.equal(await stateOf(at, event), 'delivered');
  });
});

describe('a node', () => {
  test('delivers what was raised before it started', async (t) => {
    const at = await world(t);
    const subscriber = await receiver(at);
    await raise(at);
    node(at).start();
    await subscriber.until(1);
  });

  test('that is closed tries nothing more', async (t) => {
    const at = await world(t);
    const subscriber = await receiver(at);
    await raise(at);
    const deliveries = node(at);
    await deliveries.close();
    deliveries.wake();
    deliveries.start();
    await deliveries.deliverDue();
    assert.equal(subscriber.received.length, 0);
  });

  test('goes on when the store was unavailable for a while', async (t) => {
    const at = await world(t);
    const subscriber = await receiver(at);
    await raise(at);
    let available = false;
    const store: Store = {
      ...at.store,
      leaseDeliveries: (lease) =>
        available ? at.store.leaseDeliveries(lease) : Promise.reject(new Error('the disk is full')),
    };
    const deliveries = node({ ...at, store });
    await deliveries.deliverDue();
    assert.equal(subscriber.received.length, 0);
    available = true;
    await deliveries.deliverDue();
    assert.equal(subscriber.received.length, 1);
  });
});
