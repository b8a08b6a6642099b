import assert from 'node:assert/strict';
import type { Store } from '../../../src/store/store.ts';
import { day, noon, partnerA, partnerB } from '../fixtures.ts';
import { allAudits, type StoreTest } from './opened-store.ts';

export function activity(storeTest: StoreTest): void {
  const report = (name: string, values: object = {}) => ({
    partner: partnerA,
    name,
    document: '{}',
    expiresAt: noon + day,
    ...values,
  });

  const names = (store: Store, partner = partnerA) => store.listActivity(partner, { limit: 100 });

  storeTest('reports are listed by name and read, by their partner only, until they expire', async (store) => {
    const [first, second, foreign] = [
      report('a'),
      report('b', { expiresAt: noon + 1 }),
      report('a', { partner: partnerB, document: '{"theirs":true}' }),
    ];
    await store.saveActivity([second, first, foreign]);
    assert.deepEqual(await names(store), ['a', 'b']);
    assert.deepEqual(await names(store, partnerB), ['a']);
    assert.deepEqual(await store.readActivity(partnerA, 'a', noon), first);
    assert.deepEqual(await store.readActivity(partnerA, 'b', noon), second);
    assert.equal(await store.readActivity(partnerA, 'b', noon + 1), undefined);
    assert.equal(await store.readActivity(partnerA, 'c', noon), undefined);
    assert.deepEqual(await store.readActivity(partnerB, 'a', noon), foreign);
  });

  storeTest('names are listed in parts, each strictly after the one before', async (store) => {
    await store.saveActivity(['d', 'b', 'a/2', 'a/1', 'c'].map((name) => report(name)));
    assert.deepEqual(await store.listActivity(partnerA, { limit: 2 }), ['a/1', 'a/2']);
    assert.deepEqual(await store.listActivity(partnerA, { limit: 2, after: 'a/2' }), ['b', 'c']);
    assert.deepEqual(await store.listActivity(partnerA, { limit: 2, after: 'c' }), ['d']);
    assert.deepEqual(await store.listActivity(partnerA, { limit: 2, after: 'd' }), []);
  });

  storeTest('a report saved again is replaced, and none leaves an audit record', async (store, opened) => {
    await store.saveActivity([report('a')]);
    const later = report('a', { document: '{"kind":"day"}', expiresAt: noon + 2 * day });
    await store.saveActivity([later]);
    assert.deepEqual(await store.readActivity(partnerA, 'a', noon), later);
    assert.deepEqual(await names(store), ['a']);
    assert.deepEqual(await allAudits(store), []);
    assert.deepEqual(await (await opened.reopen()).readActivity(partnerA, 'a', noon), later);
  });

  storeTest('expired reports are removed', async (store) => {
    await store.saveActivity([report('old', { expiresAt: noon + 1 }), report('recent')]);
    await store.removeExpired(noon + 2);
    assert.deepEqual(await names(store), ['recent']);
  });
}
