import assert from 'node:assert/strict';
import type { Store } from '../../../src/store/store.ts';
import { anAuditRecord, aProfileUpdate, noon, partnerA, partnerB } from '../fixtures.ts';
import { type StoreTest, withCustomer } from './opened-store.ts';

export function auditRecords(storeTest: StoreTest): void {
  async function withRecords(store: Store) {
    const { customer } = await withCustomer(store);
    const { customer: other } = await withCustomer(store);
    const records = [
      anAuditRecord({ id: 'b', at: noon, customerId: customer.id, userPrincipalName: 'admin@contoso.example' }),
      anAuditRecord({ id: 'a', at: noon + 1, customerId: other.id, oldValue: Uint8Array.from([1, 2]) }),
      anAuditRecord({ id: 'c', at: noon + 1, customerId: customer.id, newValue: undefined }),
      anAuditRecord({ id: 'd', at: noon + 5, customerId: customer.id }),
    ];
    for (const [index, audit] of records.entries()) {
      await store.commit(aProfileUpdate(customer.id, index + 1, { audit }));
    }
    return { records, customer };
  }

  storeTest('records are read back whole, in the order of time and id', async (store) => {
    const { records } = await withRecords(store);
    assert.deepEqual(await store.readAuditRecords(partnerA, { limit: 10 }), records);
    assert.deepEqual(await store.readAuditRecords(partnerB, { limit: 10 }), []);
  });

  storeTest('they are filtered by customer, from inclusive and to exclusive', async (store) => {
    const { records, customer } = await withRecords(store);
    const [b, a, c, d] = records;
    const read = (query: object) => store.readAuditRecords(partnerA, { limit: 10, ...query });
    assert.deepEqual(await read({ customerId: customer.id }), [b, c, d]);
    assert.deepEqual(await read({ from: noon + 1, to: noon + 5 }), [a, c]);
    assert.deepEqual(await read({ customerId: customer.id, from: noon + 1 }), [c, d]);
    assert.deepEqual(await read({ to: noon }), []);
  });

  storeTest('they are paged from a position', async (store) => {
    const { records, customer } = await withRecords(store);
    const [b, a, c, d] = records;
    const read = (query: object) => store.readAuditRecords(partnerA, { limit: 2, ...query });
    assert.deepEqual(await read({}), [b, a]);
    assert.deepEqual(await read({ after: a }), [c, d]);
    assert.deepEqual(await read({ after: b, from: noon + 5 }), [d]);
    assert.deepEqual(await read({ after: b, customerId: customer.id, to: noon + 5 }), [c]);
  });
}
