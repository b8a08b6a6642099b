import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { deliveryTries, eventRetention, offlineRetention, subscriberKind } from '../../../src/store/deliveries.ts';
import { anEvent, aResource, aWrite, noon, partnerA, partnerB } from '../fixtures.ts';
import { end, lease, minute, name, names, only, raise, stateOf, subscribe } from './delivery-steps.ts';
import type { StoreTest } from './opened-store.ts';

export function deliveries(storeTest: StoreTest): void {
  storeTest('an event is delivered to those that ask for it when it is raised', async (store) => {
    const before = await raise(store);
    const one = await subscribe(store);
    const other = await subscribe(store, ['test-created', name]);
    await subscribe(store, ['test-created']);
    await subscribe(store, [name], partnerB);
    const event = await raise(store);
    assert.deepEqual(await store.readDeliveries(partnerA, before.id), []);
    const made = await store.readDeliveries(partnerA, event.id);
    assert.deepEqual(new Set(made.map(({ subscriber }) => subscriber)), new Set([one, other]));
    for (const { id, ...delivery } of made) {
      assert.equal(typeof id, 'number');
      const { subscriber } = delivery;
      assert.deepEqual(delivery, { event, subscriber, state: 'ready', results: [], nextTryAt: noon });
    }
    assert.deepEqual(await store.readDeliveries(partnerB, event.id), []);
    assert.deepEqual(
      new Set(await store.readSubscribersDue(noon)),
      new Set([one, other].map((subscriber) => ({ partner: partnerA, subscriber }))),
    );
    assert.deepEqual(await store.readSubscribersDue(noon - 1), []);
  });

  storeTest('an event for one subscriber reaches no other', async (store) => {
    const one = await subscribe(store);
    await subscribe(store);
    const event = await raise(store, { subscriber: one });
    assert.equal(only(await store.readDeliveries(partnerA, event.id)).subscriber, one);
  });

  storeTest('a write that is refused makes no delivery', async (store) => {
    const subscriber = await subscribe(store);
    const event = anEvent({ name });
    const key = { kind: 'note', owner: '', id: randomUUID() };
    const outcome = await store.commit(aWrite({ kind: 'removeResource', key, expectedVersion: 1 }, { event }));
    assert.equal(outcome.kind, 'stale');
    assert.deepEqual(await lease(store, subscriber), []);
  });

  storeTest('a lease carries what a try needs, the subscriber as it is now', async (store) => {
    const subscriber = await subscribe(store);
    const event = await raise(store);
    const document = JSON.stringify({ events: [], moved: true });
    const resource = aResource({ kind: subscriberKind, id: subscriber, version: 2, document });
    await store.commit(aWrite({ kind: 'putResource', resource, expectedVersion: 1 }, { event: undefined }));
    const { id, ...leased } = only(await lease(store, subscriber));
    assert.equal(typeof id, 'number');
    assert.deepEqual(leased, { partner: partnerA, event, failures: 0, subscriber: document });
  });

  storeTest('nobody else gets what is leased, until the lease ends', async (store) => {
    const subscriber = await subscribe(store);
    const events = [await raise(store), await raise(store), await raise(store)];
    const leases = await Promise.all(['a', 'b', 'c', 'd'].map((by) => lease(store, subscriber, { by, limit: 2 })));
    assert.deepEqual(leases.flatMap(names).sort(), events.map(({ id }) => id).sort());
    assert.deepEqual(await store.readSubscribersDue(noon + minute - 1), []);
    assert.deepEqual(await lease(store, subscriber, { now: noon + minute - 1 }), []);
    assert.deepEqual(await store.readSubscribersDue(noon + minute), [{ partner: partnerA, subscriber }]);
    assert.equal((await lease(store, subscriber, { now: noon + minute })).length, 3);
  });

  storeTest('leases outlive the store that gave them', async (store, opened) => {
    const subscriber = await subscribe(store);
    await raise(store);
    await lease(store, subscriber);
    const again = await opened.reopen();
    assert.deepEqual(await lease(again, subscriber), []);
    assert.equal((await lease(again, subscriber, { now: noon + minute })).length, 1);
  });

  storeTest('of one line only the first is leased, the next when it has ended', async (store) => {
    const subscriber = await subscribe(store);
    const events = [];
    for (const line of ['x', 'x', 'y', 'x']) events.push(await raise(store, { line }));
    const [x1, x2, y1, x3] = events.map(({ id }) => id);
    const [first, aside] = await lease(store, subscriber);
    assert.ok(first && aside);
    assert.deepEqual(names([first, aside]), [x1, y1]);
    await end(store, aside, { kind: 'delivered' });
    assert.deepEqual(await lease(store, subscriber), []);
    await end(store, first, { kind: 'retry', dueAt: noon + 5 });
    assert.deepEqual(await lease(store, subscriber), [], 'what waits for another try holds up the line');
    const again = only(await lease(store, subscriber, { now: noon + 5 }));
    assert.deepEqual([again.event.id, again.failures], [x1, 1]);
    await end(store, again, { kind: 'delivered' });
    const second = only(await lease(store, subscriber));
    assert.equal(second.event.id, x2);
    await end(store, second, { kind: 'offline' });
    assert.equal(only(await lease(store, subscriber)).event.id, x3);
  });

  storeTest('lines of different subscribers do not wait for each other', async (store) => {
    const [one, other] = [await subscribe(store), await subscribe(store)];
    const [first, second] = [await raise(store, { line: 'x' }), await raise(store, { line: 'x' })];
    await end(store, only(await lease(store, one)), { kind: 'delivered' });
    assert.equal(only(await lease(store, one)).event.id, second.id);
    assert.equal(only(await lease(store, other)).event.id, first.id);
  });

  storeTest('the results of all tries are kept, in order', async (store) => {
    const subscriber = await subscribe(store);
    const event = await raise(store);
    for (const at of [noon + 1, noon + 2]) {
      const leased = only(await lease(store, subscriber, { now: at }));
      await end(store, leased, { kind: 'retry', dueAt: at + 1 }, { at });
    }
    const leased = only(await lease(store, subscriber, { now: noon + 3 }));
    await end(store, leased, { kind: 'delivered' }, { at: noon + 3 });
    const { state, results } = only(await store.readDeliveries(partnerA, event.id));
    assert.equal(state, 'delivered');
    assert.deepEqual(results, [
      { at: noon + 1, fault: 'no answer' },
      { at: noon + 2, fault: 'no answer' },
      { at: noon + 3, status: 200 },
    ]);
  });

  storeTest('the late end of a lost lease counts only when it is a success', async (store) => {
    const subscriber = await subscribe(store);
    const event = await raise(store);
    const lost = only(await lease(store, subscriber, { by: 'lost' }));
    const current = only(await lease(store, subscriber, { by: 'current', now: noon + minute }));
    assert.equal(current.id, lost.id);
    await end(store, lost, { kind: 'offline' }, { by: 'lost' });
    await end(store, lost, { kind: 'retry', dueAt: noon }, { by: 'lost' });
    assert.deepEqual(await lease(store, subscriber, { now: noon + minute }), []);
    await end(store, lost, { kind: 'delivered' }, { by: 'lost' });
    assert.equal(await stateOf(store, event), 'delivered');
    await end(store, current, { kind: 'retry', dueAt: noon }, { by: 'current' });
    assert.equal(await stateOf(store, event), 'delivered');
    assert.equal((await store.readDeliveries(partnerA, event.id))[0]?.results.length, 1);
  });

  storeTest('what waits shares the failures of its line, but for the last, until the line succeeds', async (store) => {
    const subscriber = await subscribe(store);
    await raise(store, { line: 'x' });
    await raise(store, { line: 'x' });
    for (let failure = 1; failure <= deliveryTries; failure += 1) {
      const head = only(await lease(store, subscriber));
      assert.equal(head.failures, failure - 1);
      await end(store, head, failure < deliveryTries ? { kind: 'retry', dueAt: noon } : { kind: 'offline' });
    }
    await raise(store, { line: 'x' });
    const next = only(await lease(store, subscriber));
    assert.equal(next.failures, deliveryTries - 1);
    await end(store, next, { kind: 'delivered' });
    assert.equal(only(await lease(store, subscriber)).failures, 0);
  });

  storeTest('ended deliveries and their events go when their time is over, open ones stay', async (store) => {
    const subscriber = await subscribe(store);
    const [delivered, offline, open] = [await raise(store), await raise(store), await raise(store)];
    const [first, second] = await lease(store, subscriber);
    assert.ok(first && second);
    await end(store, first, { kind: 'delivered' });
    await end(store, second, { kind: 'offline' });
    const states = () => Promise.all([delivered, offline, open].map((event) => stateOf(store, event)));
    await store.removeExpired(noon + eventRetention - 1);
    assert.deepEqual(await states(), ['delivered', 'offline', 'ready']);
    await store.removeExpired(noon + eventRetention);
    assert.deepEqual(await states(), [undefined, 'offline', 'ready']);
    await store.removeExpired(noon + offlineRetention);
    assert.deepEqual(await states(), [undefined, undefined, 'ready']);
    assert.equal(only(await lease(store, subscriber, { now: noon + offlineRetention })).event.id, open.id);
  });
}
