import assert from 'node:assert/strict';
import { type AuditQuery, type AuditRecord, maxOverlap } from '../../../src/store/audit.ts';
import type { Store } from '../../../src/store/store.ts';
import { anAuditRecord, aProfileUpdate, noon, partnerA, partnerB } from '../fixtures.ts';
import { allAudits, type StoreTest, unplaced, withCustomer } from './opened-store.ts';

export function auditRecords(storeTest: StoreTest): void {
  /** Commits one update of a customer for each record. */
  async function commitAll(store: Store, customerId: string, records: readonly AuditRecord[]) {
    for (const [index, audit] of records.entries()) {
      await store.commit(aProfileUpdate(customerId, index + 1, { audit }));
    }
  }

  async function withRecords(store: Store) {
    const { customer } = await withCustomer(store);
    const { customer: other } = await withCustomer(store);
    const records = [
      anAuditRecord({ id: 'b', at: noon, customerId: customer.id, userPrincipalName: 'admin@contoso.example' }),
      anAuditRecord({ id: 'd', at: noon + 1, customerId: other.id, oldValue: Uint8Array.from([1, 2]) }),
      anAuditRecord({ id: 'c', at: noon + 1, customerId: customer.id, newValue: undefined }),
      anAuditRecord({ id: 'a', at: noon + 5, customerId: customer.id, customizedData: [{ key: 'k', value: 'v"' }] }),
    ];
    await commitAll(store, customer.id, records);
    return { records, customer };
  }

  async function read(store: Store, query: Partial<AuditQuery> = {}): Promise<readonly AuditRecord[]> {
    return (await store.readAuditRecords(partnerA, { limit: 100, ...query })).map(unplaced);
  }

  storeTest('records are read back whole, in the order in which the writes were done', async (store) => {
    const { records } = await withRecords(store);
    assert.deepEqual(await read(store), records);
    assert.deepEqual(await allAudits(store, partnerB), []);
  });

  storeTest('that order is kept when requests overlap, and when a clock is set back', async (store) => {
    const { customer } = await withCustomer(store);
    const times = [noon, noon - 7, noon + 3, noon - maxOverlap, noon + 3 - 2 * maxOverlap, noon + 4];
    await commitAll(
      store,
      customer.id,
      times.map((at, index) => anAuditRecord({ id: String(index), at, customerId: customer.id })),
    );
    const stored = (await read(store)).map(({ id, at }) => [id, at - noon]);
    // The clock of the fifth was set back by more than requests can overlap.
    const late = [['4', 3 - 2 * maxOverlap]];
    const rest = [
      ['0', 0],
      ['1', 0],
      ['2', 3],
      ['3', -maxOverlap],
      ['5', 4],
    ];
    assert.deepEqual(stored.toSorted(), [...late, ...rest].toSorted());
    assert.deepEqual(
      stored.map(([id]) => id).filter((id) => ['0', '1', '2', '5'].includes(String(id))),
      ['0', '1', '2', '5'],
    );
  });

  storeTest('one is read by its id', async (store) => {
    const { records } = await withRecords(store);
    for (const record of records) {
      const found = await store.readAuditRecord(partnerA, record.id);
      assert.deepEqual(found && unplaced(found), record);
    }
    assert.equal(await store.readAuditRecord(partnerA, 'x'), undefined);
    assert.equal(await store.readAuditRecord(partnerB, 'b'), undefined);
  });

  storeTest('they are filtered by customer, from inclusive and to exclusive', async (store) => {
    const { records, customer } = await withRecords(store);
    const [first, second, third, fourth] = records;
    assert.deepEqual(await read(store, { customerId: customer.id }), [first, third, fourth]);
    assert.deepEqual(await read(store, { from: noon + 1, to: noon + 5 }), [second, third]);
    assert.deepEqual(await read(store, { customerId: customer.id, from: noon + 1 }), [third, fourth]);
    assert.deepEqual(await read(store, { to: noon }), []);
  });

  storeTest('they are paged from a position', async (store) => {
    const { records, customer } = await withRecords(store);
    const [first, second, third, fourth] = records;
    const [one, two] = await store.readAuditRecords(partnerA, { limit: 2 });
    assert.deepEqual(await read(store, { limit: 2 }), [first, second]);
    assert.deepEqual(await read(store, { limit: 2, after: two }), [third, fourth]);
    assert.deepEqual(await read(store, { limit: 2, after: one, from: noon + 5 }), [fourth]);
    assert.deepEqual(await read(store, { after: one, customerId: customer.id, to: noon + 5 }), [third]);
  });

  storeTest('the newest come first where that is asked for, and pages go on from there', async (store) => {
    const { records, customer } = await withRecords(store);
    const [first, second, third, fourth] = records;
    const order = 'newestFirst';
    const [four, three] = await store.readAuditRecords(partnerA, { limit: 2, order });
    assert.deepEqual(await read(store, { limit: 2, order }), [fourth, third]);
    assert.deepEqual(await read(store, { limit: 2, order, after: three }), [second, first]);
    assert.deepEqual(await read(store, { order, after: four, to: noon + 1 }), [first]);
    assert.deepEqual(await read(store, { order, to: noon + 5, from: noon + 1 }), [third, second]);
    assert.deepEqual(await read(store, { order, after: four, customerId: customer.id }), [third, first]);
  });

  storeTest('they are filtered by part of the name and by both types, each alone and together', async (store) => {
    const { customer } = await withCustomer(store);
    const names = ['contoso', 'con%toso', 'fabrikam'];
    const types = ['customer', 'agreement'];
    const records = Array.from({ length: 24 }, (_, index) =>
      anAuditRecord({
        at: noon + index,
        customerId: customer.id,
        customerNameKey: names[index % 3] ?? '',
        resourceType: types[index % 2] ?? '',
        operationType: index % 4 === 0 ? 'create_agreement' : 'update_customer',
      }),
    );
    await commitAll(store, customer.id, records);
    const queries: Partial<AuditQuery>[] = [
      { namePart: 'on' },
      { namePart: '%' },
      { namePart: 'n%t' },
      { namePart: 'x' },
      { resourceType: 'agreement' },
      { operationType: 'create_agreement' },
      { resourceType: 'agreement', operationType: 'create_agreement' },
      { resourceType: 'customer', operationType: 'create_agreement', namePart: 'fab' },
      { namePart: 'contoso', customerId: customer.id },
      { namePart: 'contoso', from: noon + 5, to: noon + 20 },
    ];
    for (const query of queries) {
      const expected = records.filter(
        ({ at, customerNameKey, resourceType, operationType }) =>
          customerNameKey.includes(query.namePart ?? '') &&
          resourceType === (query.resourceType ?? resourceType) &&
          operationType === (query.operationType ?? operationType) &&
          at >= (query.from ?? at) &&
          at < (query.to ?? at + 1),
      );
      const order = 'newestFirst';
      assert.deepEqual(await read(store, query), expected);
      assert.deepEqual(await read(store, { ...query, order }), expected.toReversed());
      assert.deepEqual(await read(store, { ...query, order, limit: 2 }), expected.toReversed().slice(0, 2));
    }
  });

  storeTest('a purge removes the oldest of one partner and leaves its own record', async (store) => {
    const { records } = await withRecords(store);
    const [, , third, fourth] = records;
    const [one, two, three] = await store.readAuditRecords(partnerA, { limit: 3 });
    assert.ok(one && two && three);
    const place = ({ at, sequence }: typeof one) => ({ at, sequence });
    const first = place(one);
    assert.deepEqual(await store.findExpiredAudit(noon + 5, 10), [
      { partner: partnerA, count: 3, first, last: place(three) },
    ]);
    assert.deepEqual(await store.findExpiredAudit(noon + 5, 2), [
      { partner: partnerA, count: 2, first, last: place(two) },
    ]);
    assert.deepEqual(await store.findExpiredAudit(noon, 10), []);
    const record = anAuditRecord({ at: noon + 100 });
    assert.equal(await store.purgeAudit({ partner: partnerA, through: two, count: 2, record }), true);
    assert.deepEqual(await read(store), [third, fourth, record]);
    assert.deepEqual(await allAudits(store, partnerB), []);
  });

  storeTest('a purge that was counted wrong does nothing', async (store) => {
    const { records } = await withRecords(store);
    const [, through] = await store.readAuditRecords(partnerA, { limit: 2 });
    assert.ok(through);
    for (const [partner, count] of [
      [partnerA, 1],
      [partnerA, 3],
      [partnerB, 2],
    ] as const) {
      assert.equal(await store.purgeAudit({ partner, through, count, record: anAuditRecord() }), false);
    }
    assert.deepEqual(await read(store), records);
    assert.deepEqual(await allAudits(store, partnerB), []);
  });

  storeTest('of two purges of the same records one is done', async (store) => {
    const { records } = await withRecords(store);
    const [, through] = await store.readAuditRecords(partnerA, { limit: 2 });
    assert.ok(through);
    const own = [anAuditRecord({ at: noon + 100 }), anAuditRecord({ at: noon + 101 })];
    const purges = own.map((record) => store.purgeAudit({ partner: partnerA, through, count: 2, record }));
    const done = await Promise.all(purges);
    assert.deepEqual(done.toSorted(), [false, true]);
    assert.deepEqual(await read(store), [records[2], records[3], own[done.indexOf(true)]]);
  });
}
