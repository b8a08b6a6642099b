import assert from 'node:assert/strict';
import {
  aCustomer,
  aKeptAnswer,
  aNewCustomer,
  aProfile,
  aProfileUpdate,
  aWrite,
  noon,
  partnerA,
  partnerB,
} from '../fixtures.ts';
import { allAudits, type StoreTest, withCustomer } from './opened-store.ts';

export function changes(storeTest: StoreTest): void {
  storeTest('a customer that was added is read back with its profile, byte by byte', async (store) => {
    const customer = aCustomer({
      companyName: 'Ünïcode 統一',
      associatedPartnerId: 'b5c1',
      document: '{"a":"\u{1f600}"}',
    });
    const billingProfile = aProfile({ bytes: Uint8Array.from({ length: 256 }, (_, index) => index) });
    assert.deepEqual(await store.commit(aWrite({ kind: 'addCustomer', customer, billingProfile })), { kind: 'done' });
    assert.deepEqual(await store.readCustomer(partnerA, customer.id), customer);
    assert.deepEqual(await store.readBillingProfile(partnerA, customer.id), billingProfile);
  });

  storeTest('what was never stored is absent', async (store) => {
    assert.equal(await store.readCustomer(partnerA, 'nobody'), undefined);
    assert.equal(await store.readBillingProfile(partnerA, 'nobody'), undefined);
    assert.equal(await store.readKeptAnswer(partnerA, 'nothing', noon), undefined);
    assert.equal(await store.readSetting('nothing'), undefined);
    assert.deepEqual(await store.listCustomers(partnerA, { limit: 10 }), []);
    assert.deepEqual(await allAudits(store), []);
  });

  storeTest('a profile is replaced when the expected version is the stored one', async (store) => {
    const { customer } = await withCustomer(store);
    const billingProfile = aProfile({ version: 2 });
    const change = {
      kind: 'replaceBillingProfile',
      customerId: customer.id,
      expectedVersion: 1,
      billingProfile,
    } as const;
    assert.deepEqual(await store.commit(aWrite(change)), { kind: 'done' });
    assert.deepEqual(await store.readBillingProfile(partnerA, customer.id), billingProfile);
  });

  storeTest('a profile based on another version is stale, and nothing of the write is stored', async (store) => {
    const { customer, billingProfile } = await withCustomer(store);
    const kept = aKeptAnswer();
    for (const expectedVersion of [0, 2, 99]) {
      const outcome = await store.commit(aProfileUpdate(customer.id, expectedVersion, { kept }));
      assert.deepEqual(outcome, { kind: 'stale' });
    }
    assert.deepEqual(await store.readBillingProfile(partnerA, customer.id), billingProfile);
    assert.deepEqual(await allAudits(store), []);
    assert.equal(await store.readKeptAnswer(partnerA, kept.key, noon), undefined);
  });

  storeTest('a profile of a customer that is not there is stale', async (store) => {
    assert.deepEqual(await store.commit(aProfileUpdate('nobody', 1)), { kind: 'stale' });
    assert.deepEqual(await allAudits(store), []);
  });

  storeTest('a customer is replaced by version, and its profile stays', async (store) => {
    const { customer, billingProfile } = await withCustomer(store);
    const changed = { ...customer, version: 2, companyName: 'New name', nameKey: 'new name', document: '{}' };
    const change = { kind: 'replaceCustomer', customer: changed, expectedVersion: 1 } as const;
    assert.deepEqual(await store.commit(aWrite(change)), { kind: 'done' });
    assert.deepEqual(await store.commit(aWrite(change)), { kind: 'stale' });
    assert.deepEqual(await store.readCustomer(partnerA, customer.id), changed);
    assert.deepEqual(await store.readBillingProfile(partnerA, customer.id), billingProfile);
  });

  storeTest('a removed customer is gone with its profile, and its id and domain are free', async (store) => {
    const { customer, billingProfile } = await withCustomer(store);
    const remove = (expectedVersion: number, expectedProfileVersion: number) => {
      const versions = { expectedVersion, expectedProfileVersion };
      return store.commit(aWrite({ kind: 'removeCustomer', customerId: customer.id, ...versions }));
    };
    assert.deepEqual(await remove(2, 1), { kind: 'stale' });
    assert.deepEqual(await remove(1, 2), { kind: 'stale' });
    assert.deepEqual(await remove(1, 1), { kind: 'done' });
    assert.deepEqual(await remove(1, 1), { kind: 'stale' });
    assert.equal(await store.readCustomer(partnerA, customer.id), undefined);
    assert.equal(await store.readBillingProfile(partnerA, customer.id), undefined);
    const again = await store.commit(aWrite({ kind: 'addCustomer', customer, billingProfile }));
    assert.deepEqual(again, { kind: 'done' });
  });

  storeTest('an id or a domain of another customer is taken, and nothing of the write is stored', async (store) => {
    const { customer } = await withCustomer(store, { domain: 'Wingtip.example' });
    const other = await withCustomer(store);
    const kept = aKeptAnswer();
    const add = (values: Partial<typeof customer>) =>
      store.commit(aWrite({ kind: 'addCustomer', ...aNewCustomer(values) }, { kept }));
    assert.deepEqual(await add({ id: customer.id }), { kind: 'taken' });
    assert.deepEqual(await add({ domain: 'WINGTIP.example' }), { kind: 'taken' });
    const rename = { ...other.customer, version: 2, domainKey: customer.domainKey };
    const change = { kind: 'replaceCustomer', customer: rename, expectedVersion: 1 } as const;
    assert.deepEqual(await store.commit(aWrite(change, { kept })), { kind: 'taken' });
    assert.deepEqual(await store.readCustomer(partnerA, other.customer.id), other.customer);
    assert.deepEqual(await allAudits(store), []);
    assert.equal(await store.readKeptAnswer(partnerA, kept.key, noon), undefined);
  });

  storeTest('two partners may have the same ids and domains, and neither sees the other', async (store) => {
    const { customer } = await withCustomer(store);
    const twin = aNewCustomer({ ...customer, companyName: 'Twin' });
    const write = aWrite({ kind: 'addCustomer', ...twin }, { partner: partnerB });
    assert.deepEqual(await store.commit(write), { kind: 'done' });
    assert.deepEqual(await store.commit(aProfileUpdate(customer.id, 1)), { kind: 'done' });
    assert.deepEqual(await store.readBillingProfile(partnerB, customer.id), twin.billingProfile);
    assert.deepEqual(await store.readCustomer(partnerA, customer.id), customer);
    assert.deepEqual(await store.readCustomer(partnerB, customer.id), twin.customer);
    assert.deepEqual(
      (await allAudits(store, partnerB)).map(({ id }) => id),
      [write.audit.id],
    );
    assert.deepEqual(
      (await store.listCustomers(partnerB, { limit: 9 })).map((row) => row.companyName),
      ['Twin'],
    );
  });

  storeTest('customers added in bulk are counted once; those already there stay as they are', async (store) => {
    const { customer } = await withCustomer(store);
    const fresh = Array.from({ length: 2_500 }, () => aNewCustomer());
    const twice = fresh.slice(0, 5);
    const taken = [aNewCustomer({ id: customer.id }), aNewCustomer({ domain: customer.domain.toUpperCase() })];
    assert.equal(await store.addCustomers(partnerA, [...taken, ...fresh, ...twice]), fresh.length);
    assert.equal(await store.addCustomers(partnerA, fresh), 0);
    assert.equal(await store.addCustomers(partnerA, []), 0);
    assert.deepEqual(await store.readCustomer(partnerA, customer.id), customer);
    for (const { customer: one, billingProfile } of fresh.slice(-3)) {
      assert.deepEqual(await store.readCustomer(partnerA, one.id), one);
      assert.deepEqual(await store.readBillingProfile(partnerA, one.id), billingProfile);
    }
    assert.deepEqual(await allAudits(store), []);
  });
}
