import assert from 'node:assert/strict';
import { aKeptAnswer, aProfileUpdate, partnerA } from '../fixtures.ts';
import { allAudits, type StoreTest, withCustomer } from './opened-store.ts';

export function concurrency(storeTest: StoreTest): void {
  storeTest('of 200 updates of one version exactly one is done', async (store) => {
    const { customer } = await withCustomer(store);
    const updates = Array.from({ length: 200 }, () => aProfileUpdate(customer.id, 1));
    const outcomes = await Promise.all(updates.map((update) => store.commit(update)));
    const winners = updates.filter((_, index) => outcomes[index]?.kind === 'done');
    assert.equal(winners.length, 1);
    assert.equal(outcomes.filter(({ kind }) => kind === 'stale').length, 199);
    assert.deepEqual(
      (await allAudits(store)).map(({ id }) => id),
      winners.map(({ audit }) => audit.id),
    );
    const stored = await store.readBillingProfile(partnerA, customer.id);
    const [winner] = winners;
    assert.equal(winner?.change.kind === 'replaceBillingProfile' && winner.change.billingProfile.id, stored?.id);
  });

  storeTest('of 50 identical requests one is done and the others get its answer', async (store) => {
    const { customer } = await withCustomer(store);
    const key = 'the same request';
    const tries = Array.from({ length: 50 }, (_, index) => aKeptAnswer({ key, etag: `"${index}"` }));
    const outcomes = await Promise.all(tries.map((kept) => store.commit(aProfileUpdate(customer.id, 1, { kept }))));
    const done = outcomes.findIndex(({ kind }) => kind === 'done');
    for (const [index, outcome] of outcomes.entries()) {
      assert.deepEqual(outcome, index === done ? { kind: 'done' } : { kind: 'repeated', kept: tries[done] });
    }
    assert.equal((await allAudits(store)).length, 1);
  });

  storeTest('clients that read, change and try again lose no update', async (store) => {
    const { customer } = await withCustomer(store);
    const rounds = 4;
    const client = async () => {
      for (let accepted = 0; accepted < rounds; ) {
        const { version = 0 } = (await store.readBillingProfile(partnerA, customer.id)) ?? {};
        const { kind } = await store.commit(aProfileUpdate(customer.id, version));
        accepted += kind === 'done' ? 1 : 0;
      }
    };
    await Promise.all(Array.from({ length: 10 }, client));
    assert.equal((await store.readBillingProfile(partnerA, customer.id))?.version, 1 + 10 * rounds);
    assert.equal((await allAudits(store)).length, 10 * rounds);
  });

  storeTest('an acknowledged update is what the next read returns', async (store) => {
    const { customer } = await withCustomer(store);
    for (let version = 1; version <= 20; version++) {
      const write = store.commit(aProfileUpdate(customer.id, version));
      await Promise.all([write, store.readBillingProfile(partnerA, customer.id)]);
      assert.equal((await store.readBillingProfile(partnerA, customer.id))?.version, version + 1);
    }
  });
}
