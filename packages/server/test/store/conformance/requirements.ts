import assert from 'node:assert/strict';
import type { Resource } from '../../../src/store/resources.ts';
import type { Store } from '../../../src/store/store.ts';
import { aNewCustomer, aResource, aWrite, partnerA, partnerB } from '../fixtures.ts';
import { allAudits, type StoreTest } from './opened-store.ts';

async function withReseller(store: Store): Promise<Resource> {
  const reseller = aResource({ kind: 'reseller' });
  assert.equal(await store.addResources(partnerA, [reseller]), 1);
  return reseller;
}

/** Adds a customer of the reseller while that is there. */
function addCustomerOf(store: Store, reseller: Resource) {
  const changes = [
    { kind: 'requireResource', key: reseller, version: reseller.version },
    { kind: 'addCustomer', ...aNewCustomer({ associatedPartnerId: reseller.id }) },
  ] as const;
  return store.commit(aWrite({ kind: 'several', changes }));
}

/** Removes the reseller while it has no customers. */
function removeReseller(store: Store, reseller: Resource) {
  const changes = [
    { kind: 'removeResource', key: reseller, expectedVersion: reseller.version },
    { kind: 'requireNoCustomersOf', associatedPartnerId: reseller.id },
  ] as const;
  return store.commit(aWrite({ kind: 'several', changes }));
}

const customersOf = (store: Store, { id }: Resource) =>
  store.listCustomers(partnerA, { associatedPartnerPrefix: id, limit: 100 });

export function requirements(storeTest: StoreTest): void {
  storeTest('a write that requires a resource is stale without that version of it', async (store) => {
    const reseller = await withReseller(store);
    assert.equal((await addCustomerOf(store, { ...reseller, version: 2 })).kind, 'stale');
    assert.equal((await addCustomerOf(store, { ...reseller, id: 'other' })).kind, 'stale');
    const require = { kind: 'requireResource', key: reseller, version: 1 } as const;
    assert.equal((await store.commit(aWrite(require, { partner: partnerB }))).kind, 'stale');
    assert.deepEqual(await customersOf(store, reseller), []);
    assert.deepEqual(await allAudits(store), []);
    assert.equal((await addCustomerOf(store, reseller)).kind, 'done');
  });

  storeTest('a write that requires that there are no customers is stale with one, until it is gone', async (store) => {
    const reseller = await withReseller(store);
    await addCustomerOf(store, reseller);
    assert.equal((await removeReseller(store, reseller)).kind, 'stale');
    assert.deepEqual(await store.readResource(partnerA, reseller), reseller);
    const [{ id = '' } = {}] = await customersOf(store, reseller);
    const versions = { expectedVersion: 1, expectedProfileVersion: 1 };
    await store.commit(aWrite({ kind: 'removeCustomer', customerId: id, ...versions }));
    assert.equal((await removeReseller(store, reseller)).kind, 'done');
    assert.equal((await addCustomerOf(store, reseller)).kind, 'stale');
  });

  storeTest('a customer whose relationship has ended is none', async (store) => {
    const reseller = await withReseller(store);
    const { customer, billingProfile } = aNewCustomer({ associatedPartnerId: reseller.id, relationship: 'none' });
    await store.addCustomers(partnerA, [{ customer, billingProfile }]);
    assert.equal((await removeReseller(store, reseller)).kind, 'done');
  });

  storeTest('no customer is left without what it requires, in whichever order they come', async (store) => {
    for (let removal = 0; removal <= 10; removal += 1) {
      const reseller = await withReseller(store);
      const additions = Array.from({ length: 10 }, () => () => addCustomerOf(store, reseller));
      const writes = additions.toSpliced(removal, 0, () => removeReseller(store, reseller));
      const outcomes = await Promise.all(writes.map((write) => write()));
      const left = (await customersOf(store, reseller)).length;
      const stored = (await store.readResource(partnerA, reseller)) !== undefined;
      assert.equal(stored, left > 0);
      assert.equal(outcomes.filter(({ kind }) => kind === 'done').length, stored ? left : 1);
    }
  });

  storeTest('resources are added once, without a record', async (store) => {
    const reseller = await withReseller(store);
    const other = aResource({ kind: 'reseller' });
    assert.equal(await store.addResources(partnerA, [{ ...reseller, document: '{}' }, other, other]), 1);
    assert.deepEqual(await store.readResource(partnerA, reseller), reseller);
    assert.deepEqual(await store.readResource(partnerA, other), other);
    assert.deepEqual(await allAudits(store), []);
  });
}
