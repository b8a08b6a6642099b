import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Delivery, DeliveryPosition, OutgoingEvent } from '../../../src/store/deliveries.ts';
import type { Store } from '../../../src/store/store.ts';
import { aWrite, noon, partnerA, partnerB } from '../fixtures.ts';
import { end, lease, minute, name, only, raise, subscribe } from './delivery-steps.ts';
import type { StoreTest } from './opened-store.ts';

export function deliveryLists(storeTest: StoreTest): void {
  storeTest('what was given up is listed for its partner, oldest first', async (store) => {
    const subscriber = await subscribe(store);
    const events = [await raise(store), await raise(store), await raise(store)];
    const leased = await lease(store, subscriber);
    for (const delivery of leased.toReversed()) await end(store, delivery, { kind: 'offline' });
    const listed = await store.listOfflineDeliveries(partnerA, { limit: 2 });
    assert.deepEqual(
      listed.map(({ event, state }) => [event.id, state]),
      events.slice(0, 2).map(({ id }) => [id, 'offline']),
    );
    const [next] = await store.listOfflineDeliveries(partnerA, { limit: 2, after: listed.at(-1)?.id });
    assert.equal(next?.event.id, events[2]?.id);
    assert.deepEqual(await store.listOfflineDeliveries(partnerA, { limit: 2, after: next?.id }), []);
    assert.deepEqual(await store.listOfflineDeliveries(partnerB, { limit: 2 }), []);
    assert.deepEqual(await store.readSubscribersDue(noon + minute), []);
  });

  storeTest('all deliveries of a partner are listed part by part, the newest event first', async (store) => {
    const [one, other] = [await subscribe(store), await subscribe(store)].sort();
    assert.ok(one && other);
    await subscribe(store, [name], partnerB);
    for (const id of ['e1', 'e2', 'e3']) await raise(store, { id });
    await raise(store, { id: 'e4' }, partnerB);
    const listed: (readonly [string, string])[] = [];
    for (let after: DeliveryPosition | undefined; ; ) {
      const found: readonly Delivery[] = await store.listDeliveries(partnerA, { limit: 2, after });
      const last = found.at(-1);
      if (last === undefined) break;
      listed.push(...found.map(({ event, subscriber }) => [event.id, subscriber] as const));
      after = { event: last.event.id, subscriber: last.subscriber };
    }
    assert.deepEqual(
      listed,
      ['e3', 'e2', 'e1'].flatMap((id) => [other, one].map((subscriber) => [id, subscriber])),
    );
    assert.equal(only(await store.listDeliveries(partnerB, { limit: 5 })).event.id, 'e4');
  });

  storeTest(
    'a delivery tells when it is tried next, unless it is tried now, waits for another or has ended',
    async (store) => {
      const subscriber = await subscribe(store);
      for (const id of ['e1', 'e2']) await raise(store, { id, line: 'x' });
      const next = async () =>
        (await store.listDeliveries(partnerA, { limit: 5 })).map(({ state, nextTryAt }) => [state, nextTryAt]);
      assert.deepEqual(await next(), [
        ['waiting', undefined],
        ['ready', noon],
      ]);
      const leased = only(await lease(store, subscriber));
      assert.deepEqual((await next())[1], ['ready', undefined]);
      await end(store, leased, { kind: 'retry', dueAt: noon + 5 });
      assert.deepEqual((await next())[1], ['ready', noon + 5]);
      await end(store, only(await lease(store, subscriber, { now: noon + 5 })), { kind: 'offline' }, { at: noon + 6 });
      assert.deepEqual(await next(), [
        ['ready', noon + 6],
        ['offline', undefined],
      ]);
    },
  );

  storeTest(
    'what is still to be delivered is counted by subscriber and the beginning of its line, to a limit',
    async (store) => {
      const subscriber = await subscribe(store);
      for (const line of ['/tests/1', '/tests/2', '/tests/2', '/testsuite', '/test']) await raise(store, { line });
      await raise(store, { line: '/tests/theirs' }, partnerB);
      const count = (linePrefix: string, limit = 10) =>
        store.countOpenDeliveries({ partner: partnerA, subscriber }, { linePrefix, limit });
      assert.deepEqual([await count('/tests/'), await count('/tests/', 2), await count('/other')], [3, 2, 0]);
      assert.equal(
        await store.countOpenDeliveries(
          { partner: partnerA, subscriber: randomUUID() },
          { linePrefix: '/', limit: 10 },
        ),
        0,
      );
      for (const delivery of await lease(store, subscriber)) await end(store, delivery, { kind: 'delivered' });
      assert.equal(await count('/tests/'), 1, 'the second of a line waits');
    },
  );

  const resend = async (store: Store, event: OutgoingEvent, partner = partnerA, now = noon) => {
    const subscribers = (await store.readDeliveries(partnerA, event.id)).map(({ subscriber }) => subscriber);
    return store.commit(
      aWrite({ kind: 'resendEvent', event: event.id, subscribers, now }, { partner, event: undefined }),
    );
  };

  storeTest('what was given up is sent again when somebody says so, by its own partner and once', async (store) => {
    const subscriber = await subscribe(store);
    const event = await raise(store);
    await end(store, only(await lease(store, subscriber)), { kind: 'offline' });
    assert.equal((await resend(store, event, partnerB)).kind, 'stale');
    assert.equal((await resend(store, event, partnerA, noon + 7)).kind, 'done');
    assert.equal((await resend(store, event)).kind, 'stale');
    assert.deepEqual(await store.listOfflineDeliveries(partnerA, { limit: 10 }), []);
    assert.deepEqual(await lease(store, subscriber, { now: noon + 6 }), []);
    assert.equal(only(await lease(store, subscriber, { now: noon + 7 })).failures, 0);
    assert.deepEqual(only(await store.readDeliveries(partnerA, event.id)).results, []);
  });

  storeTest('only what is named is sent again, and nothing when one of it was not given up', async (store) => {
    const [one, other] = [await subscribe(store), await subscribe(store)];
    const event = await raise(store);
    const states = async () => {
      const made = await store.readDeliveries(partnerA, event.id);
      return [one, other].map((id) => made.find(({ subscriber }) => subscriber === id)?.state);
    };
    const again = (subscribers: readonly string[]) =>
      store.commit(aWrite({ kind: 'resendEvent', event: event.id, subscribers, now: noon }, { event: undefined }));
    await end(store, only(await lease(store, one)), { kind: 'offline' });
    assert.equal((await again([one, other])).kind, 'stale');
    assert.equal((await again([])).kind, 'stale');
    assert.deepEqual(await states(), ['offline', 'ready']);
    await end(store, only(await lease(store, other)), { kind: 'offline' });
    assert.equal((await again([other])).kind, 'done');
    assert.deepEqual(await states(), ['offline', 'ready']);
    assert.equal((await again([one])).kind, 'done');
    assert.deepEqual(await states(), ['ready', 'ready']);
  });

  storeTest('what is sent again waits for what its line has under way, then goes first', async (store) => {
    const subscriber = await subscribe(store);
    const [old, current, later] = [
      await raise(store, { line: 'x' }),
      await raise(store, { line: 'x' }),
      await raise(store, { line: 'x' }),
    ];
    await end(store, only(await lease(store, subscriber)), { kind: 'offline' });
    const underWay = only(await lease(store, subscriber));
    assert.equal(underWay.event.id, current.id);
    await resend(store, old);
    assert.deepEqual(await lease(store, subscriber), []);
    await end(store, underWay, { kind: 'delivered' });
    const again = only(await lease(store, subscriber));
    assert.equal(again.event.id, old.id);
    await end(store, again, { kind: 'delivered' });
    assert.equal(only(await lease(store, subscriber)).event.id, later.id);
  });
}
