import assert from 'node:assert/strict';
import { aNewCustomer, anAuditRecord, aWrite, day, noon, partnerA, partnerB } from '../fixtures.ts';
import type { StoreTest } from './opened-store.ts';

export function counts(storeTest: StoreTest): void {
  const document = (allowDelegatedAccess?: boolean) => JSON.stringify({ city: 'Malmö', allowDelegatedAccess });

  storeTest(
    'the customers that let a partner administer them are counted, but for ended relationships',
    async (store) => {
      assert.equal(await store.countDelegatingCustomers(partnerA), 0);
      const documents = [true, true, false, undefined, true].map(document);
      const customers = documents.map((text) => aNewCustomer({ document: text }));
      await store.addCustomers(partnerA, [
        ...customers,
        aNewCustomer({ document: document(true), relationship: 'none' }),
      ]);
      await store.addCustomers(partnerB, [aNewCustomer({ document: document(true) })]);
      assert.equal(await store.countDelegatingCustomers(partnerA), 3);
      assert.equal(await store.countDelegatingCustomers(partnerB), 1);
    },
  );

  storeTest('many customers are counted as exactly as a few', async (store) => {
    const customers = Array.from({ length: 1_201 }, (_, index) =>
      aNewCustomer({ document: document(index % 3 !== 0) }),
    );
    await store.addCustomers(partnerA, customers);
    assert.equal(await store.countDelegatingCustomers(partnerA), 800);
  });

  storeTest('the audit records of an operation are counted by day of UTC, the first day first', async (store) => {
    const midnight = noon - (noon % day) + day;
    const record = (at: number, operationType = 'add_customer', partner = partnerA) =>
      store.commit(
        aWrite(
          { kind: 'several', changes: [] },
          { partner, event: undefined, audit: anAuditRecord({ at, operationType }) },
        ),
      );
    for (const at of [noon, midnight - 1, midnight, midnight + 3 * day]) await record(at);
    await record(midnight, 'delete_customer');
    await record(midnight, 'add_customer', partnerB);
    const today = Math.floor(noon / day);
    assert.deepEqual(await store.countAuditRecords(partnerA, 'add_customer'), [
      { day: today, count: 2 },
      { day: today + 1, count: 1 },
      { day: today + 4, count: 1 },
    ]);
    assert.deepEqual(await store.countAuditRecords(partnerA, 'none'), []);
  });
}
