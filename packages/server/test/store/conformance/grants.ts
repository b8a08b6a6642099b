import assert from 'node:assert/strict';
import { day, noon, partnerA, partnerB } from '../fixtures.ts';
import type { StoreTest } from './opened-store.ts';

export function grants(storeTest: StoreTest): void {
  const grant = { tenant: partnerA, key: 'hash', payload: '{"kind":"code"}', expiresAt: noon + day };

  storeTest('a grant is read until it expires, by its tenant only', async (store) => {
    await store.saveGrant(grant);
    assert.deepEqual(await store.readGrant(partnerA, 'hash', noon), grant);
    assert.equal(await store.readGrant(partnerA, 'hash', grant.expiresAt), undefined);
    assert.equal(await store.readGrant(partnerB, 'hash', noon), undefined);
    assert.equal(await store.takeGrant(partnerB, 'hash', noon), undefined);
  });

  storeTest('a grant saved again is replaced', async (store) => {
    await store.saveGrant(grant);
    await store.saveGrant({ ...grant, payload: '{"approved":true}' });
    assert.equal((await store.readGrant(partnerA, 'hash', noon))?.payload, '{"approved":true}');
  });

  storeTest('a grant is taken by one caller only', async (store) => {
    await store.saveGrant(grant);
    const takers = Array.from({ length: 20 }, () => store.takeGrant(partnerA, 'hash', noon));
    const taken = (await Promise.all(takers)).filter((result) => result !== undefined);
    assert.deepEqual(taken, [grant]);
    assert.equal(await store.readGrant(partnerA, 'hash', noon), undefined);
  });

  storeTest('an expired grant cannot be taken', async (store) => {
    await store.saveGrant(grant);
    assert.equal(await store.takeGrant(partnerA, 'hash', grant.expiresAt), undefined);
  });
}
