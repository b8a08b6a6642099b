import assert from 'node:assert/strict';
import type { Store } from '../../../src/store/store.ts';
import type { SingleChange } from '../../../src/store/writes.ts';
import { aProfile, aResource, aWrite, partnerA } from '../fixtures.ts';
import { allAudits, type StoreTest, withCustomer } from './opened-store.ts';

function commit(store: Store, ...changes: readonly SingleChange[]) {
  return store.commit(aWrite({ kind: 'several', changes }));
}

export function severalChanges(storeTest: StoreTest): void {
  storeTest('several changes happen together, with one audit record', async (store) => {
    const { customer } = await withCustomer(store);
    const resource = aResource({ owner: customer.id });
    const billingProfile = aProfile({ version: 2 });
    const outcome = await commit(
      store,
      { kind: 'putResource', resource, expectedVersion: 0 },
      { kind: 'replaceBillingProfile', customerId: customer.id, expectedVersion: 1, billingProfile },
    );
    assert.deepEqual(outcome, { kind: 'done' });
    assert.deepEqual(await store.readResource(partnerA, resource), resource);
    assert.deepEqual(await store.readBillingProfile(partnerA, customer.id), billingProfile);
    assert.equal((await allAudits(store)).length, 1);
  });

  storeTest('when one of several changes cannot be made, none is', async (store) => {
    const { customer, billingProfile } = await withCustomer(store);
    const resource = aResource();
    const next = aProfile({ version: 2 });
    const replace = { kind: 'replaceBillingProfile', customerId: customer.id, billingProfile: next } as const;
    const add = { kind: 'putResource', resource, expectedVersion: 0 } as const;
    assert.deepEqual(await commit(store, add, { ...replace, expectedVersion: 1 }, { ...add }), { kind: 'taken' });
    assert.deepEqual(await commit(store, add, { ...replace, expectedVersion: 7 }), { kind: 'stale' });
    assert.equal(await store.readResource(partnerA, resource), undefined);
    assert.deepEqual(await store.readBillingProfile(partnerA, customer.id), billingProfile);
    assert.deepEqual(await allAudits(store), []);
  });

  storeTest('changes that are refused do not disturb those of others at the same moment', async (store) => {
    const resource = aResource();
    const add = { kind: 'putResource', resource, expectedVersion: 0 } as const;
    const others = Array.from({ length: 20 }, () => aResource());
    const outcomes = await Promise.all(
      others.flatMap((other) => [
        commit(store, { kind: 'putResource', resource: other, expectedVersion: 0 }),
        commit(store, add, add),
      ]),
    );
    assert.deepEqual(
      outcomes.map(({ kind }) => kind),
      others.flatMap(() => ['done', 'taken']),
    );
    assert.equal(await store.readResource(partnerA, resource), undefined);
    assert.equal((await store.listResources(partnerA, { kind: 'note', limit: 100 })).length, others.length);
  });
}
