import assert from 'node:assert/strict';
import type { Store } from '../../../src/store/store.ts';
import { aNewCustomer, aResource, aWrite, partnerA, partnerB } from '../fixtures.ts';
import { allAudits, type StoreTest, withCustomer } from './opened-store.ts';

const limit = 5;

function addCustomer(store: Store, partner = partnerA) {
  return store.commit(aWrite({ kind: 'addCustomer', ...aNewCustomer(), limit }, { partner }));
}

function addResource(store: Store, values: Parameters<typeof aResource>[0] = {}) {
  return store.commit(aWrite({ kind: 'putResource', resource: aResource(values), expectedVersion: 0, limit }));
}

async function assertExactly(count: number, outcomes: readonly Promise<{ readonly kind: string }>[]): Promise<void> {
  const kinds = (await Promise.all(outcomes)).map(({ kind }) => kind);
  const refused = Array(outcomes.length - count).fill('limitMet');
  assert.deepEqual(kinds.toSorted(), [...Array(count).fill('done'), ...refused]);
}

export function limits(storeTest: StoreTest): void {
  storeTest('of 20 customers that are added at once a partner gets as many as it may have', async (store) => {
    await withCustomer(store);
    await assertExactly(
      limit - 1,
      Array.from({ length: 20 }, () => addCustomer(store)),
    );
    assert.equal((await store.listCustomers(partnerA, { limit: 100 })).length, limit);
    assert.equal((await allAudits(store)).length, limit - 1);
    assert.equal((await addCustomer(store, partnerB)).kind, 'done');
  });

  storeTest('a customer that is gone or whose relationship has ended does not count', async (store) => {
    const { customer } = await withCustomer(store);
    const other = await withCustomer(store);
    await Promise.all(Array.from({ length: limit }, () => addCustomer(store)));
    const ended = { ...customer, version: 2, relationship: 'none' };
    await store.commit(aWrite({ kind: 'replaceCustomer', customer: ended, expectedVersion: 1 }));
    const versions = { expectedVersion: 1, expectedProfileVersion: 1 };
    await store.commit(aWrite({ kind: 'removeCustomer', customerId: other.customer.id, ...versions }));
    await assertExactly(2, [addCustomer(store), addCustomer(store), addCustomer(store)]);
  });

  storeTest('of 20 resources that are added at once an owner gets as many of a kind as it may have', async (store) => {
    const { customer } = await withCustomer(store);
    const many = Array.from({ length: 20 });
    await assertExactly(
      limit,
      many.map(() => addResource(store)),
    );
    await assertExactly(
      limit,
      many.map(() => addResource(store, { owner: customer.id })),
    );
    assert.equal((await addResource(store, { kind: 'other' })).kind, 'done');
    assert.equal((await store.listResources(partnerA, { kind: 'note', limit: 100 })).length, 2 * limit);
  });

  storeTest('a change that meets a limit takes the others of its write with it', async (store) => {
    await Promise.all(Array.from({ length: limit }, () => addResource(store)));
    const resource = aResource({ kind: 'other' });
    const changes = [
      { kind: 'putResource', resource, expectedVersion: 0 },
      { kind: 'putResource', resource: aResource(), expectedVersion: 0, limit },
    ] as const;
    assert.deepEqual(await store.commit(aWrite({ kind: 'several', changes })), { kind: 'limitMet' });
    assert.equal(await store.readResource(partnerA, resource), undefined);
  });

  storeTest('a stored resource is replaced where there are as many as there may be', async (store) => {
    const resources = Array.from({ length: limit }, () => aResource());
    assert.equal(await store.addResources(partnerA, resources), limit);
    const [first = aResource()] = resources;
    const replace = { kind: 'putResource', resource: { ...first, version: 2 }, expectedVersion: 1, limit } as const;
    assert.equal((await store.commit(aWrite(replace))).kind, 'done');
  });
}
