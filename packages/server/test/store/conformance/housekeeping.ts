import assert from 'node:assert/strict';
import { eventRetention } from '../../../src/store/deliveries.ts';
import { StoreUnavailable } from '../../../src/store/errors.ts';
import {
  aKeptAnswer,
  aNewCustomer,
  anAuditRecord,
  aProfileUpdate,
  aResource,
  aWrite,
  day,
  noon,
  partnerA,
} from '../fixtures.ts';
import { allAudits, type StoreTest, withCustomer } from './opened-store.ts';

/** The one test that needs a store in which nothing is. */
export const emptyStore = 'a store is empty until a setting is written, pings aside';

export function housekeeping(storeTest: StoreTest): void {
  storeTest('of several proposals of a setting the first one stays', async (store) => {
    const proposals = ['one', 'two', 'three'];
    const answers = await Promise.all(proposals.map((proposal) => store.ensureSetting('key', proposal)));
    assert.equal(new Set(answers).size, 1);
    assert.equal(await store.readSetting('key'), answers[0]);
    assert.equal(await store.ensureSetting('key', 'later'), answers[0]);
  });

  storeTest(emptyStore, async (store) => {
    assert.equal(await store.isEmpty(), true);
    await store.ping();
    assert.equal(await store.isEmpty(), true);
    await store.ensureSetting('key', 'value');
    assert.equal(await store.isEmpty(), false);
  });

  storeTest('a store that ever held a customer is not empty, even when the customer is gone', async (store, opened) => {
    const { customer } = await withCustomer(store);
    const change = {
      kind: 'removeCustomer',
      customerId: customer.id,
      expectedVersion: 1,
      expectedProfileVersion: 1,
    } as const;
    await store.commit(aWrite(change));
    assert.equal(await store.isEmpty(), false);
    assert.equal(await (await opened.reopen()).isEmpty(), false);
  });

  storeTest('what has expired is removed and the rest stays', async (store) => {
    const { customer } = await withCustomer(store);
    const old = aKeptAnswer({ expiresAt: noon + 1 });
    const recent = aKeptAnswer({ expiresAt: noon + 3 });
    await store.commit(aProfileUpdate(customer.id, 1, { kept: old }));
    await store.commit(aProfileUpdate(customer.id, 2, { kept: recent }));
    const grant = { tenant: partnerA, payload: '{}' };
    await store.saveGrant({ ...grant, key: 'old', expiresAt: noon + 1 });
    await store.saveGrant({ ...grant, key: 'recent', expiresAt: noon + 3 });
    await store.removeExpired(noon + 2);
    // Asked for a time before the end: present unless it was removed.
    assert.equal(await store.readKeptAnswer(partnerA, old.key, noon), undefined);
    assert.deepEqual(await store.readKeptAnswer(partnerA, recent.key, noon), recent);
    assert.equal(await store.readGrant(partnerA, 'old', noon), undefined);
    assert.notEqual(await store.readGrant(partnerA, 'recent', noon), undefined);
    assert.equal((await allAudits(store)).length, 2);
  });

  storeTest('a thousand expired answers are removed in one go', async (store) => {
    const { customer } = await withCustomer(store);
    const keys = Array.from({ length: 1_100 }, (_, index) => `request ${index}`);
    const writes = keys.map((key, index) =>
      store.commit(aProfileUpdate(customer.id, index + 1, { kept: aKeptAnswer({ key, expiresAt: noon + 1 }) })),
    );
    await Promise.all(writes);
    await store.removeExpired(noon + eventRetention);
    const left = await Promise.all(keys.map((key) => store.readKeptAnswer(partnerA, key, noon)));
    assert.deepEqual(
      left.filter((kept) => kept !== undefined),
      [],
    );
  });

  storeTest(
    'resources go when their time is over, a thousand of them in one go, and leave their keys to others',
    async (store) => {
      const aged = (index: number, expiresAt: number | undefined) =>
        aResource({ id: `${index}`, order: `${index}`, uniqueKey: `${expiresAt} ${index}`, expiresAt });
      const expired = Array.from({ length: 1_100 }, (_, index) => aged(index, noon));
      const kept = [aged(2_000, noon + 1), aged(2_001, undefined)];
      assert.equal(await store.addResources(partnerA, [...expired, ...kept]), 1_102);
      await store.removeExpired(noon - 1);
      assert.equal((await store.listResources(partnerA, { kind: 'note', limit: 2_000 })).length, 1_102);
      await store.removeExpired(noon);
      assert.deepEqual(await store.listResources(partnerA, { kind: 'note', limit: 2_000 }), kept);
      assert.equal(await store.addResources(partnerA, expired), 1_100);
    },
  );

  storeTest('another store on the same data finds everything', async (store, opened) => {
    const { customer } = await withCustomer(store);
    const kept = aKeptAnswer();
    const write = aProfileUpdate(customer.id, 1, { kept });
    await store.commit(write);
    await store.ensureSetting('key', 'value');
    await store.saveGrant({ tenant: partnerA, key: 'hash', payload: '{}', expiresAt: noon + day });
    const profile = await store.readBillingProfile(partnerA, customer.id);
    const again = await opened.reopen();
    assert.deepEqual(await again.readCustomer(partnerA, customer.id), customer);
    assert.deepEqual(await again.readBillingProfile(partnerA, customer.id), profile);
    assert.deepEqual(await again.readKeptAnswer(partnerA, kept.key, noon), kept);
    assert.deepEqual(await allAudits(again), [write.audit]);
    assert.equal(await again.readSetting('key'), 'value');
    assert.notEqual(await again.readGrant(partnerA, 'hash', noon), undefined);
  });

  storeTest('closing finishes the writes under way', async (store, opened) => {
    const { customer } = await withCustomer(store);
    const write = store.commit(aProfileUpdate(customer.id, 1));
    const again = await opened.reopen();
    assert.deepEqual(await write, { kind: 'done' });
    assert.equal((await again.readBillingProfile(partnerA, customer.id))?.version, 2);
  });

  storeTest('a closed store refuses every operation, and may be closed again', async (store) => {
    await store.close();
    await store.close();
    const operations = [
      () => store.readBillingProfile(partnerA, 'x'),
      () => store.readCustomer(partnerA, 'x'),
      () => store.listCustomers(partnerA, { limit: 1 }),
      () => store.readKeptAnswer(partnerA, 'x', noon),
      () => store.readAuditRecords(partnerA, { limit: 1 }),
      () => store.readAuditRecord(partnerA, 'x'),
      () => store.findExpiredAudit(noon, 1),
      () => store.purgeAudit({ partner: 'x', through: { at: noon, sequence: 1 }, count: 1, record: anAuditRecord() }),
      () => store.commit(aProfileUpdate('x', 1)),
      () => store.addCustomers(partnerA, [aNewCustomer()]),
      () => store.addResources(partnerA, [aResource()]),
      () => store.ensureSetting('x', 'y'),
      () => store.readSetting('x'),
      () => store.isEmpty(),
      () => store.readSubscribersDue(noon),
      () =>
        store.leaseDeliveries({ partner: partnerA, subscriber: 'x', lease: 'y', now: noon, until: noon + 1, limit: 1 }),
      () => store.endTry({ partner: partnerA, id: 1, lease: 'y', result: { at: noon }, outcome: { kind: 'offline' } }),
      () => store.readDeliveries(partnerA, 'x'),
      () => store.listDeliveries(partnerA, { limit: 1 }),
      () => store.listOfflineDeliveries(partnerA, { limit: 1 }),
      () => store.countOpenDeliveries({ partner: partnerA, subscriber: 'x' }, { linePrefix: '/', limit: 1 }),
      () => store.countDelegatingCustomers(partnerA),
      () => store.countAuditRecords(partnerA, 'x'),
      () => store.listActivity(partnerA, { limit: 1 }),
      () => store.readActivity(partnerA, 'x', noon),
      () => store.addToTallies('x', [], noon),
      () => store.takeFromTallies('x', [], noon),
      () => store.readBacklog(),
      () => store.removeExpired(noon),
      () => store.ping(),
      () => store.saveGrant({ tenant: 'x', key: 'y', payload: '', expiresAt: 0 }),
      () => store.readGrant('x', 'y', noon),
      () => store.takeGrant('x', 'y', noon),
    ];
    for (const operation of operations) {
      await assert.rejects(operation, StoreUnavailable);
    }
  });
}
