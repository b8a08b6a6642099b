import assert from 'node:assert/strict';
import type { Store } from '../../../src/store/store.ts';
import { noon, partnerA, partnerB } from '../fixtures.ts';
import type { StoreTest } from './opened-store.ts';

const window = 60_000;
const limit = (values: object = {}) => ({ kind: 'tries', subject: 'one', most: 3, window, ...values });

async function useUp(store: Store, of = limit(), partner = partnerA, now = noon): Promise<void> {
  for (let number = 0; number < of.most; number += 1) {
    assert.equal(await store.addToTallies(partner, [of], now), undefined);
  }
}

export function tallies(storeTest: StoreTest): void {
  storeTest('so many are counted, then it is said when there is room again', async (store) => {
    assert.equal(await store.addToTallies(partnerA, [limit()], noon), undefined);
    assert.equal(await store.addToTallies(partnerA, [limit()], noon + 10), undefined);
    assert.equal(await store.addToTallies(partnerA, [limit()], noon + 20), undefined);
    assert.equal(await store.addToTallies(partnerA, [limit()], noon + 30), noon + window);
    assert.equal(await store.addToTallies(partnerA, [limit()], noon + window - 1), noon + window);
  });

  storeTest('when the window is over it begins anew', async (store) => {
    await useUp(store);
    await useUp(store, limit(), partnerA, noon + window);
    assert.equal(await store.addToTallies(partnerA, [limit()], noon + window), noon + 2 * window);
  });

  storeTest('each partner, kind and subject is counted by itself', async (store) => {
    await useUp(store);
    await useUp(store, limit(), partnerB);
    await useUp(store, limit({ kind: 'others' }));
    await useUp(store, limit({ subject: '' }));
    await useUp(store, limit({ subject: 'ONE' }));
    assert.equal(await store.addToTallies(partnerA, [limit()], noon), noon + window);
  });

  storeTest('of several limits none is counted where one is reached', async (store) => {
    const other = limit({ subject: 'two', most: 1 });
    await useUp(store, other);
    assert.equal(await store.addToTallies(partnerA, [limit(), other], noon + 5), noon + window);
    await useUp(store);
    assert.equal(await store.addToTallies(partnerA, [limit()], noon), noon + window);
  });

  storeTest('of several limits that are reached the one that ends last is told', async (store) => {
    const other = limit({ subject: 'two' });
    await useUp(store);
    await useUp(store, other, partnerA, noon + 7);
    assert.equal(await store.addToTallies(partnerA, [limit(), other], noon + 8), noon + 7 + window);
  });

  storeTest('what is taken back makes room for another, and never for more than there was', async (store) => {
    await useUp(store);
    await store.takeFromTallies(partnerA, [limit()], noon + 1);
    assert.equal(await store.addToTallies(partnerA, [limit()], noon + 2), undefined);
    assert.equal(await store.addToTallies(partnerA, [limit()], noon + 3), noon + window);
    for (let number = 0; number < 5; number += 1) await store.takeFromTallies(partnerA, [limit()], noon + 4);
    await store.takeFromTallies(partnerB, [limit(), limit({ subject: 'unknown' })], noon + 4);
    await useUp(store);
    assert.notEqual(await store.addToTallies(partnerA, [limit()], noon + 5), undefined);
  });

  storeTest('of many at the same moment exactly as many as the limit are counted', async (store) => {
    const limits = [limit({ most: 20 }), limit({ subject: 'two', most: 50 })];
    const counted = await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        store.addToTallies(partnerA, index % 2 === 0 ? limits : limits.toReversed(), noon),
      ),
    );
    assert.equal(counted.filter((until) => until === undefined).length, 20);
    const other = limits.slice(1);
    for (let number = 20; number < 50; number += 1) {
      assert.equal(await store.addToTallies(partnerA, other, noon), undefined);
    }
    assert.equal(await store.addToTallies(partnerA, other, noon), noon + window);
  });

  storeTest('a clock a little behind goes on with the window, one that was set back begins anew', async (store) => {
    await useUp(store);
    assert.equal(await store.addToTallies(partnerA, [limit()], noon - 5_000), noon + window);
    assert.equal(await store.addToTallies(partnerA, [limit()], noon - 3_600_000), undefined);
  });

  storeTest('what has ended is removed, what goes on stays', async (store) => {
    const later = limit({ subject: 'two' });
    await useUp(store);
    await useUp(store, later, partnerA, noon + 10);
    await store.removeExpired(noon + window);
    assert.equal(await store.addToTallies(partnerA, [later], noon + window), noon + 10 + window);
    // As it was before: nothing is left of it even for a clock that is behind.
    assert.equal(await store.addToTallies(partnerA, [limit()], noon), undefined);
  });
}
