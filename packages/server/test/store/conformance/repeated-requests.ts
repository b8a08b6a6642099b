import assert from 'node:assert/strict';
import { aKeptAnswer, anAuditRecord, aProfileUpdate, day, noon, partnerA, partnerB } from '../fixtures.ts';
import { allAudits, type StoreTest, withCustomer } from './opened-store.ts';

export function repeatedRequests(storeTest: StoreTest): void {
  storeTest('the answer of a request is kept until it expires', async (store) => {
    const { customer } = await withCustomer(store);
    const kept = aKeptAnswer();
    await store.commit(aProfileUpdate(customer.id, 1, { kept }));
    assert.deepEqual(await store.readKeptAnswer(partnerA, kept.key, noon), kept);
    assert.deepEqual(await store.readKeptAnswer(partnerA, kept.key, kept.expiresAt - 1), kept);
    assert.equal(await store.readKeptAnswer(partnerA, kept.key, kept.expiresAt), undefined);
    assert.equal(await store.readKeptAnswer(partnerB, kept.key, noon), undefined);
  });

  storeTest('an answer without body and ETag is kept as such', async (store) => {
    const { customer } = await withCustomer(store);
    const kept = aKeptAnswer({ status: 204, etag: undefined, bytes: undefined });
    await store.commit(aProfileUpdate(customer.id, 1, { kept }));
    assert.deepEqual(await store.readKeptAnswer(partnerA, kept.key, noon), kept);
  });

  storeTest('a repeated request gets the first answer and changes nothing', async (store) => {
    const { customer } = await withCustomer(store);
    const kept = aKeptAnswer();
    await store.commit(aProfileUpdate(customer.id, 1, { kept }));
    const repeated = await store.commit(aProfileUpdate(customer.id, 2, { kept: { ...kept, status: 500 } }));
    assert.deepEqual(repeated, { kind: 'repeated', kept });
    assert.equal((await store.readBillingProfile(partnerA, customer.id))?.version, 2);
    assert.equal((await allAudits(store)).length, 1);
  });

  storeTest('the same key of another partner is another request', async (store) => {
    const { customer, billingProfile } = await withCustomer(store);
    await store.addCustomers(partnerB, [{ customer, billingProfile }]);
    const kept = aKeptAnswer();
    assert.equal((await store.commit(aProfileUpdate(customer.id, 1, { kept }))).kind, 'done');
    assert.equal((await store.commit(aProfileUpdate(customer.id, 1, { kept, partner: partnerB }))).kind, 'done');
  });

  storeTest('an expired answer is replaced by that of the next request', async (store) => {
    const { customer } = await withCustomer(store);
    const first = aKeptAnswer();
    await store.commit(aProfileUpdate(customer.id, 1, { kept: first }));
    const next = { ...first, etag: '"2"', expiresAt: first.expiresAt + day };
    const audit = anAuditRecord({ at: first.expiresAt });
    assert.equal((await store.commit(aProfileUpdate(customer.id, 2, { kept: next, audit }))).kind, 'done');
    assert.deepEqual(await store.readKeptAnswer(partnerA, first.key, first.expiresAt), next);
  });
}
