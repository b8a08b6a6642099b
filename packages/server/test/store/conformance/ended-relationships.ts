import assert from 'node:assert/strict';
import type { CustomerQuery } from '../../../src/store/customers.ts';
import type { Store } from '../../../src/store/store.ts';
import { aNewCustomer, aProfileUpdate, aWrite, partnerA } from '../fixtures.ts';
import { type StoreTest, withCustomer } from './opened-store.ts';

export function endedRelationships(storeTest: StoreTest): void {
  async function end(store: Store) {
    const added = await withCustomer(store, { associatedPartnerId: 'reseller-1' });
    const ended = { ...added.customer, version: 2, relationship: 'none' };
    const change = { kind: 'replaceCustomer', customer: ended, expectedVersion: 1 } as const;
    await store.readBillingProfile(partnerA, added.customer.id);
    assert.deepEqual(await store.commit(aWrite(change)), { kind: 'done' });
    return ended;
  }

  storeTest('the customer can no longer be read or found', async (store) => {
    const { id, domainKey, associatedPartnerId } = await end(store);
    assert.equal(await store.readCustomer(partnerA, id), undefined);
    assert.equal(await store.readBillingProfile(partnerA, id), undefined);
    const searches: readonly Partial<CustomerQuery>[] = [
      {},
      { domainPrefix: domainKey },
      { associatedPartnerPrefix: associatedPartnerId },
    ];
    for (const search of searches) {
      assert.deepEqual(await store.listCustomers(partnerA, { limit: 10, ...search }), []);
    }
  });

  storeTest('every change of the customer is stale', async (store) => {
    const ended = await end(store);
    const { id } = ended;
    const restored = { ...ended, version: 3, relationship: 'reseller' };
    assert.equal((await store.commit(aProfileUpdate(id, 1))).kind, 'stale');
    const replace = aWrite({ kind: 'replaceCustomer', customer: restored, expectedVersion: 2 });
    assert.equal((await store.commit(replace)).kind, 'stale');
    const remove = aWrite({ kind: 'removeCustomer', customerId: id, expectedVersion: 2, expectedProfileVersion: 1 });
    assert.equal((await store.commit(remove)).kind, 'stale');
  });

  storeTest('its id and domain stay taken', async (store) => {
    const { id, domain, domainKey } = await end(store);
    const add = (values: object) => store.commit(aWrite({ kind: 'addCustomer', ...aNewCustomer(values) }));
    assert.equal((await add({ id })).kind, 'taken');
    assert.equal((await add({ domain })).kind, 'taken');
    assert.equal(await store.isDomainTaken(partnerA, domainKey), true);
  });
}
