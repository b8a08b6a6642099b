import assert from 'node:assert/strict';
import type { Resource } from '../../../src/store/resources.ts';
import type { Store } from '../../../src/store/store.ts';
import { aResource, aWrite, noon, partnerA, partnerB } from '../fixtures.ts';
import { allAudits, type StoreTest, withCustomer } from './opened-store.ts';

function put(store: Store, resource: Resource, expectedVersion = 0, partner = partnerA) {
  return store.commit(aWrite({ kind: 'putResource', resource, expectedVersion }, { partner }));
}

function remove(store: Store, resource: Resource, expectedVersion = resource.version) {
  return store.commit(aWrite({ kind: 'removeResource', key: resource, expectedVersion }));
}

export function resources(storeTest: StoreTest): void {
  storeTest('a resource that was added is read back as it was', async (store) => {
    const { customer } = await withCustomer(store);
    const keys = { order: 'b', uniqueKey: 'u', domainKey: 'd.example', expiresAt: noon };
    const resource = aResource({ owner: customer.id, ...keys, document: '{"a":"\u{1f600}"}' });
    assert.deepEqual(await put(store, resource), { kind: 'done' });
    assert.deepEqual(await store.readResource(partnerA, resource), resource);
  });

  storeTest('a resource is found only by its partner, kind, owner and id', async (store) => {
    const resource = aResource();
    await put(store, resource);
    assert.equal(await store.readResource(partnerB, resource), undefined);
    assert.equal(await store.readResource(partnerA, { ...resource, kind: 'other' }), undefined);
    assert.equal(await store.readResource(partnerA, { ...resource, owner: 'other' }), undefined);
    assert.equal(await store.readResource(partnerA, { ...resource, id: 'other' }), undefined);
  });

  storeTest('a resource is not added twice', async (store) => {
    const resource = aResource();
    await put(store, resource);
    assert.deepEqual(await put(store, { ...resource, document: '{}' }), { kind: 'taken' });
    assert.deepEqual(await store.readResource(partnerA, resource), resource);
    assert.deepEqual(await put(store, resource, 0, partnerB), { kind: 'done' });
  });

  storeTest('a resource is replaced and removed on its stored version only', async (store) => {
    const resource = aResource();
    await put(store, resource);
    const next = aResource({ ...resource, version: 2, order: 'z', document: '{"next":1}' });
    assert.deepEqual(await put(store, next, 1), { kind: 'done' });
    assert.deepEqual(await put(store, { ...next, version: 3 }, 1), { kind: 'stale' });
    assert.deepEqual(await remove(store, next, 1), { kind: 'stale' });
    assert.deepEqual(await store.readResource(partnerA, resource), next);
    assert.deepEqual(await remove(store, next), { kind: 'done' });
    assert.equal(await store.readResource(partnerA, resource), undefined);
    assert.deepEqual(await remove(store, next), { kind: 'stale' });
    assert.equal((await allAudits(store)).length, 3);
  });

  storeTest('a unique key belongs to one resource of a kind within the partner', async (store) => {
    const first = aResource({ uniqueKey: 'ada' });
    const second = aResource({ uniqueKey: 'bob' });
    await put(store, first);
    await put(store, second);
    assert.deepEqual(await put(store, aResource({ uniqueKey: 'ada' })), { kind: 'taken' });
    assert.deepEqual(await put(store, { ...second, version: 2, uniqueKey: 'ada' }, 1), { kind: 'taken' });
    assert.deepEqual(await put(store, aResource({ kind: 'other', uniqueKey: 'ada' })), { kind: 'done' });
    await remove(store, first);
    assert.deepEqual(await put(store, { ...second, version: 2, uniqueKey: 'ada' }, 1), { kind: 'done' });
  });

  storeTest('a resource of a customer needs that customer, and goes with it', async (store) => {
    const { customer, billingProfile } = await withCustomer(store);
    const other = await withCustomer(store);
    const resource = aResource({ owner: customer.id });
    const kept = aResource({ owner: other.customer.id });
    assert.deepEqual(await put(store, aResource({ owner: 'nobody' })), { kind: 'stale' });
    assert.deepEqual(await put(store, resource, 0, partnerB), { kind: 'stale' });
    await put(store, resource);
    await put(store, kept);
    const removal = {
      kind: 'removeCustomer',
      customerId: customer.id,
      expectedVersion: 1,
      expectedProfileVersion: billingProfile.version,
    } as const;
    assert.deepEqual(await store.commit(aWrite(removal)), { kind: 'done' });
    assert.equal(await store.readResource(partnerA, resource), undefined);
    assert.deepEqual(await store.readResource(partnerA, kept), kept);
    assert.deepEqual(await put(store, resource), { kind: 'stale' });
  });

  storeTest('a customer whose relationship has ended takes no resources', async (store) => {
    const { customer } = await withCustomer(store);
    const ended = { ...customer, version: 2, relationship: 'none' };
    await store.commit(aWrite({ kind: 'replaceCustomer', customer: ended, expectedVersion: 1 }));
    assert.deepEqual(await put(store, aResource({ owner: customer.id })), { kind: 'stale' });
  });

  storeTest('a list holds one kind, of one owner or of all, in order, page by page', async (store) => {
    const one = (await withCustomer(store, { id: 'customer-1' })).customer.id;
    const two = (await withCustomer(store, { id: 'customer-2' })).customer.id;
    const expected = [
      aResource({ owner: one, order: 'a', id: '2' }),
      aResource({ owner: one, order: 'a', id: '3' }),
      aResource({ owner: one, order: 'b', id: '1' }),
      aResource({ owner: two, order: 'a', id: '1' }),
    ];
    for (const resource of expected.toReversed()) await put(store, resource);
    await put(store, aResource({ kind: 'other', owner: one }));
    await put(store, aResource({ order: 'z' }), 0, partnerB);
    const ofOne = expected.slice(0, 3);
    assert.deepEqual(await store.listResources(partnerA, { kind: 'note', owner: one, limit: 10 }), ofOne);
    assert.deepEqual(await store.listResources(partnerA, { kind: 'note', limit: 10 }), expected);
    for (const owner of [one, undefined]) {
      const wanted = owner === undefined ? expected : ofOne;
      const paged: Resource[] = [];
      for (let after: Resource | undefined = paged[0]; paged.length < wanted.length; after = paged.at(-1)) {
        const page = await store.listResources(partnerA, { kind: 'note', owner, after, limit: 1 });
        assert.equal(page.length, 1);
        paged.push(...page);
      }
      assert.deepEqual(paged, wanted);
      assert.deepEqual(
        await store.listResources(partnerA, { kind: 'note', owner, after: wanted.at(-1), limit: 1 }),
        [],
      );
    }
  });

  storeTest('resources outlive the store that wrote them', async (store, opened) => {
    const resource = aResource();
    await put(store, resource);
    const again = await opened.reopen();
    assert.deepEqual(await again.readResource(partnerA, resource), resource);
  });
}
