import assert from 'node:assert/strict';
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

  storeTest('reports are listed by name, to their partner only, until they expire', async (store) => {
    const [first, second, foreign] = [
      report('a'),
      report('b', { expiresAt: noon + 1 }),
      report('a', { partner: partnerB }),
    ];
    await store.saveActivity([second, first, foreign]);
    assert.deepEqual(await store.listActivity(partnerA, noon), [first, second]);
    assert.deepEqual(await store.listActivity(partnerA, noon + 1), [first]);
    assert.deepEqual(await store.listActivity(partnerB, noon), [foreign]);
  });

  storeTest('a report saved again is replaced, and none leaves an audit record', async (store, opened) => {
    await store.saveActivity([report('a')]);
    const later = report('a', { document: '{"kind":"day"}', expiresAt: noon + 2 * day });
    await store.saveActivity([later]);
    assert.deepEqual(await store.listActivity(partnerA, noon), [later]);
    assert.deepEqual(await allAudits(store), []);
    assert.deepEqual(await (await opened.reopen()).listActivity(partnerA, noon), [later]);
  });

  storeTest('expired reports are removed', async (store) => {
    await store.saveActivity([report('old', { expiresAt: noon + 1 }), report('recent')]);
    await store.removeExpired(noon + 2);
    assert.deepEqual(await store.listActivity(partnerA, noon), [report('recent')]);
  });
}
