import assert from 'node:assert/strict';
import type { Customer } from '../../../src/store/customers.ts';
import type { Resource } from '../../../src/store/resources.ts';
import type { Store } from '../../../src/store/store.ts';
import { aNewCustomer, aResource, aWrite, noon, partnerA, partnerB } from '../fixtures.ts';
import { type StoreTest, withCustomer } from './opened-store.ts';

const domain = 'wingtip.example';
const taken = { kind: 'taken' };
const done = { kind: 'done' };

function add(store: Store, values: Partial<Customer>, partner = partnerA) {
  return store.commit(aWrite({ kind: 'addCustomer', ...aNewCustomer(values) }, { partner }));
}

function put(store: Store, resource: Resource, expectedVersion = 0) {
  return store.commit(aWrite({ kind: 'putResource', resource, expectedVersion }));
}

function remove(store: Store, resource: Resource) {
  return store.commit(aWrite({ kind: 'removeResource', key: resource, expectedVersion: resource.version }));
}

function removeCustomer(store: Store, { id, version }: Customer) {
  const versions = { expectedVersion: version, expectedProfileVersion: 1 };
  return store.commit(aWrite({ kind: 'removeCustomer', customerId: id, ...versions }));
}

export function domains(storeTest: StoreTest): void {
  storeTest('a domain belongs to one customer or one resource of a partner, whatever its kind', async (store) => {
    const { customer } = await withCustomer(store, { domain: 'First.example' });
    const further = aResource({ kind: 'further', owner: customer.id, domainKey: domain });
    assert.deepEqual(await put(store, further), done);
    for (const owned of ['first.example', domain]) {
      assert.equal(await store.isDomainTaken(partnerA, owned), true);
      assert.equal(await store.isDomainTaken(partnerB, owned), false);
      assert.deepEqual(await add(store, { domain: owned.toUpperCase() }), taken);
      assert.deepEqual(await put(store, aResource({ kind: 'other', domainKey: owned })), taken);
      assert.equal(await store.addCustomers(partnerA, [aNewCustomer({ domain: owned })]), 0);
      assert.deepEqual(await add(store, { domain: owned }, partnerB), done);
    }
    assert.equal((await store.listResources(partnerA, { kind: 'other', limit: 9 })).length, 0);
    assert.equal((await store.listCustomers(partnerA, { limit: 9 })).length, 1);
  });

  storeTest('a domain is free again once who has it is gone', async (store) => {
    const first = await withCustomer(store, { domain: 'first.example' });
    const further = aResource({ owner: first.customer.id, domainKey: domain });
    await put(store, further);
    await remove(store, further);
    const second = await withCustomer(store, { domain });
    await put(store, aResource({ owner: second.customer.id, domainKey: 'third.example' }));
    assert.deepEqual(await removeCustomer(store, second.customer), done);
    for (const free of [domain, 'third.example']) assert.equal(await store.isDomainTaken(partnerA, free), false, free);
    assert.equal(await store.isDomainTaken(partnerA, 'first.example'), true);
    const passing = aResource({ domainKey: domain, expiresAt: noon });
    await put(store, passing);
    await store.removeExpired(noon);
    assert.deepEqual(await add(store, { domain }), done);
  });

  storeTest('another domain in place of one frees the one and takes the other', async (store) => {
    const { customer } = await withCustomer(store, { domain: 'first.example' });
    const resource = aResource({ domainKey: 'second.example' });
    await put(store, resource);
    const renamed = { ...customer, version: 2, domainKey: domain };
    const rename = aWrite({ kind: 'replaceCustomer', customer: renamed, expectedVersion: 1 });
    assert.deepEqual(await store.commit(rename), done);
    assert.deepEqual(await put(store, { ...resource, version: 2, domainKey: domain }, 1), taken);
    assert.deepEqual(await put(store, { ...resource, version: 2, domainKey: 'first.example' }, 1), done);
    assert.deepEqual(await put(store, { ...resource, version: 3, domainKey: undefined }, 2), done);
    for (const [name, isTaken] of [
      [domain, true] as const,
      ['first.example', false],
      ['second.example', false],
    ] as const) {
      assert.equal(await store.isDomainTaken(partnerA, name), isTaken, name);
    }
  });

  storeTest('what is refused takes no domain and frees none', async (store) => {
    const { customer } = await withCustomer(store, { domain: 'first.example' });
    const resource = aResource({ uniqueKey: 'u', domainKey: 'second.example' });
    await put(store, resource);
    assert.deepEqual(await add(store, { id: customer.id, domain }), taken);
    assert.deepEqual(await put(store, aResource({ uniqueKey: 'u', domainKey: domain })), taken);
    const other = aResource({ domainKey: 'third.example' });
    await put(store, other);
    assert.deepEqual(await put(store, { ...other, version: 2, uniqueKey: 'u', domainKey: domain }, 1), taken);
    assert.equal((await put(store, { ...other, version: 3, domainKey: domain }, 2)).kind, 'stale');
    const changes = [
      { kind: 'putResource', resource: aResource({ domainKey: domain }), expectedVersion: 0 },
      { kind: 'removeResource', key: resource, expectedVersion: 7 },
    ] as const;
    assert.equal((await store.commit(aWrite({ kind: 'several', changes }))).kind, 'stale');
    assert.equal(await store.isDomainTaken(partnerA, domain), false);
    for (const kept of ['first.example', 'second.example', 'third.example']) {
      assert.equal(await store.isDomainTaken(partnerA, kept), true, kept);
    }
  });

  storeTest('of 40 that want one domain at once exactly one gets it', async (store) => {
    const { customer } = await withCustomer(store);
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, index) => [
        add(store, { domain }),
        put(store, aResource({ kind: `kind ${index}`, owner: customer.id, domainKey: domain })),
      ]).flat(),
    );
    assert.deepEqual(outcomes.map(({ kind }) => kind).toSorted(), ['done', ...Array(39).fill('taken')]);
  });
}
