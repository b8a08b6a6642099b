import assert from 'node:assert/strict';
import type { CustomerQuery } from '../../../src/store/customers.ts';
import type { Store } from '../../../src/store/store.ts';
import { aNewCustomer, aWrite, partnerA } from '../fixtures.ts';
import { type StoreTest, withCustomer } from './opened-store.ts';

export function customerLists(storeTest: StoreTest): void {
  async function withNames(store: Store, ...names: readonly string[]) {
    const customers = names.map((companyName) => aNewCustomer({ companyName, nameKey: companyName }));
    await store.addCustomers(partnerA, customers);
  }
  const namesOf = async (store: Store, query: Partial<CustomerQuery>) =>
    (await store.listCustomers(partnerA, { limit: 100, ...query })).map(({ companyName }) => companyName);

  storeTest('names are ordered by code point, not by UTF-16 unit', async (store) => {
    await withNames(store, '\u{1f600}', '\uff01', 'é', 'z', 'a b', 'a', '');
    assert.deepEqual(await namesOf(store, {}), ['', 'a', 'a b', 'z', 'é', '\uff01', '\u{1f600}']);
  });

  storeTest('customers of the same name are ordered by id', async (store) => {
    const customers = ['c', 'a', 'b'].map((id) => aNewCustomer({ id, companyName: 'same' }));
    await store.addCustomers(partnerA, customers);
    const rows = await store.listCustomers(partnerA, { limit: 10, after: { nameKey: 'same', id: 'a' } });
    assert.deepEqual(
      rows.map(({ id }) => id),
      ['b', 'c'],
    );
  });

  storeTest('a row is what the list shows of a customer', async (store) => {
    const { customer } = await withCustomer(store);
    const { id, companyName, nameKey, domain, relationship } = customer;
    const expected = [{ id, companyName, nameKey, domain, relationship }];
    assert.deepEqual(await store.listCustomers(partnerA, { limit: 1 }), expected);
  });

  storeTest('a name prefix is text, without wildcards', async (store) => {
    await withNames(store, 'a%', 'a_', 'ab', 'abc', 'b', 'a\ud7ff1', 'a\u{10ffff}2', '\u{10ffff}');
    assert.deepEqual(await namesOf(store, { namePrefix: 'a%' }), ['a%']);
    assert.deepEqual(await namesOf(store, { namePrefix: 'a_' }), ['a_']);
    assert.deepEqual(await namesOf(store, { namePrefix: 'ab' }), ['ab', 'abc']);
    assert.deepEqual(await namesOf(store, { namePrefix: 'a\ud7ff' }), ['a\ud7ff1']);
    assert.deepEqual(await namesOf(store, { namePrefix: 'a\u{10ffff}' }), ['a\u{10ffff}2']);
    assert.deepEqual(await namesOf(store, { namePrefix: '\u{10ffff}' }), ['\u{10ffff}']);
    assert.deepEqual(await namesOf(store, { namePrefix: 'A' }), []);
    assert.equal((await namesOf(store, { namePrefix: '' })).length, 8);
    assert.deepEqual(await namesOf(store, { namePrefix: '\ud800' }), []);
  });

  storeTest('filters are an AND', async (store) => {
    const add = (companyName: string, domain: string, associatedPartnerId?: string) =>
      aNewCustomer({ companyName, domain, associatedPartnerId });
    const customers = [
      add('a1', 'x.com', 'p1'),
      add('a2', 'xy.com', 'p2'),
      add('b1', 'xz.com', 'p1'),
      add('b2', 'y.com'),
    ];
    await store.addCustomers(partnerA, customers);
    assert.deepEqual(await namesOf(store, { domainPrefix: 'x' }), ['a1', 'a2', 'b1']);
    assert.deepEqual(await namesOf(store, { associatedPartnerPrefix: 'p1' }), ['a1', 'b1']);
    assert.deepEqual(await namesOf(store, { associatedPartnerPrefix: '' }), ['a1', 'a2', 'b1']);
    assert.deepEqual(await namesOf(store, { namePrefix: 'b', domainPrefix: 'x' }), ['b1']);
    const all = { namePrefix: 'a', domainPrefix: 'x', associatedPartnerPrefix: 'p2' };
    assert.deepEqual(await namesOf(store, all), ['a2']);
    assert.deepEqual(await namesOf(store, { ...all, after: { nameKey: 'a2', id: '\u{10ffff}' } }), []);
  });

  storeTest('a filter that matches thousands gives the same rows page by page', async (store) => {
    const total = 6_000;
    const customers = Array.from({ length: total }, (_, index) => {
      const name = `n${String((index * 7919) % total).padStart(5, '0')}`;
      // Matches stand in the last third of the names only.
      return aNewCustomer({ companyName: name, domain: `${name < 'n04000' ? 'other' : 'match'}-${index}.example` });
    });
    await store.addCustomers(partnerA, customers);
    const wide = { domainPrefix: 'm' };
    const expected = Array.from({ length: 2_000 }, (_, index) => `n${String(index + 4_000).padStart(5, '0')}`);
    assert.deepEqual(await readPages(store, wide, 500), expected);
    assert.deepEqual(await namesOf(store, { domainPrefix: 'o', namePrefix: 'n04' }), []);
    assert.deepEqual(await namesOf(store, { domainPrefix: 'o', namePrefix: 'n0399', limit: 3 }), [
      'n03990',
      'n03991',
      'n03992',
    ]);
    assert.equal((await readPages(store, { domainPrefix: 'o' }, 500)).length, 4_000);
  });

  storeTest('rows that come and go between pages neither repeat nor hide others', async (store) => {
    const names = Array.from({ length: 40 }, (_, index) => `n${String(index).padStart(3, '0')}`);
    const customers = names.map((companyName) => aNewCustomer({ companyName }));
    await store.addCustomers(partnerA, customers);
    const seen: string[] = [];
    for (let after: CustomerQuery['after'], page = 0; ; page++) {
      const rows = await store.listCustomers(partnerA, { limit: 5, after });
      after = rows.at(-1);
      if (after === undefined) {
        break;
      }
      seen.push(...rows.map(({ companyName }) => companyName));
      const passed = customers[page]?.customer;
      if (passed !== undefined) {
        const change = {
          kind: 'removeCustomer',
          customerId: passed.id,
          expectedVersion: 1,
          expectedProfileVersion: 1,
        } as const;
        await store.commit(aWrite(change));
      }
      await store.addCustomers(partnerA, [aNewCustomer({ companyName: `n${String(page).padStart(3, '0')}-late` })]);
    }
    assert.deepEqual(
      seen.filter((name) => !name.endsWith('late')),
      names,
    );
    assert.equal(new Set(seen).size, seen.length);
  });
}

async function readPages(store: Store, query: Partial<CustomerQuery>, limit: number): Promise<string[]> {
  const names: string[] = [];
  let after: CustomerQuery['after'];
  do {
    const rows = await store.listCustomers(partnerA, { ...query, limit, after });
    names.push(...rows.map(({ companyName }) => companyName));
    after = rows.at(-1);
  } while (after !== undefined);
  return names;
}
