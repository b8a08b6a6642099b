import assert from 'node:assert/strict';
import { eventRetention } from '../../../src/store/deliveries.ts';
import { aKeptAnswer, aProfileUpdate, noon } from '../fixtures.ts';
import { end, lease, raise, subscribe } from './delivery-steps.ts';
import { type StoreTest, withCustomer } from './opened-store.ts';

export function figures(storeTest: StoreTest): void {
  storeTest('writes, their transactions and what was removed are counted', async (store) => {
    const { customer } = await withCustomer(store);
    const before = structuredClone(store.figures());
    const kept = aKeptAnswer({ expiresAt: noon + 1 });
    await store.commit(aProfileUpdate(customer.id, 1, { kept }));
    await store.commit(aProfileUpdate(customer.id, 2));
    const after = store.figures();
    assert.equal(after.writes - before.writes, 2);
    assert.equal(after.transactions.count - before.transactions.count, 2);
    assert.ok(after.transactions.sum > before.transactions.sum);
    assert.equal(after.lastRemoval, undefined);
    await store.removeExpired(noon + 1);
    assert.deepEqual([store.figures().removed.expired, store.figures().lastRemoval], [1, noon + 1]);
  });

  storeTest('the backlog is what is still to be delivered, and how old the oldest of it is', async (store) => {
    // A store that was upgraded may hold older deliveries.
    const before = await store.readBacklog();
    const backlog = (open: number, oldestAt: number) => ({
      open: before.open + open,
      oldestAt: Math.min(before.oldestAt ?? oldestAt, oldestAt),
    });
    const subscriber = await subscribe(store);
    await raise(store, { line: 'one', at: noon });
    await raise(store, { line: 'one', at: noon + 1 });
    await raise(store, { line: 'two', at: noon + 2 });
    assert.deepEqual(await store.readBacklog(), backlog(3, noon));
    const [first] = await lease(store, subscriber, { limit: 1, now: noon + eventRetention });
    assert.ok(first);
    assert.deepEqual(await store.readBacklog(), backlog(3, noon));
    await end(store, first, { kind: 'delivered' });
    assert.deepEqual(await store.readBacklog(), backlog(2, noon + 1));
  });
}
