import { expect, test } from 'vitest';
import { type Found, listEntries, moved, neighbour } from '../../src/customers/list-entries.ts';
import { type ListedCustomer, listedCustomer, withoutCustomer } from '../../src/customers/listed-customer.ts';

const customer = (id: string): ListedCustomer => ({ id, name: id, domain: `${id}.example`, relationship: 'reseller' });
const found = (ids: string, goesOn = false): Found => ({ customers: [...ids].map(customer), goesOn });
const kinds = (...found: Parameters<typeof listEntries>) =>
  listEntries(...found).map(({ kind, key }) => `${kind} ${key}`);

test('who is found by domain follows who is found by name, under a heading, and nobody stands twice', () => {
  expect(kinds(found('ab'), found('bcd'))).toEqual([
    'customer a',
    'customer b',
    'domains domains',
    'customer c',
    'customer d',
  ]);
  expect(kinds(found('ab'), found('ab'))).toEqual(['customer a', 'customer b']);
});

test('as long as names follow, domains wait', () => {
  const entries = listEntries(found('ab', true), found('c'));
  expect(entries.filter(({ kind }) => kind === 'customer').map(({ key }) => key)).toEqual(['a', 'b']);
  expect(entries.some(({ kind }) => kind === 'domains')).toBe(false);
  expect(entries.at(-1)?.kind).toBe('awaited');
});

test('rows hold the place of the first answer, fewer that of later ones', () => {
  const first = listEntries(found('', true), found('')).length;
  const later = listEntries(found('a', true), found('')).length - 1;
  expect(first).toBeGreaterThan(later);
  expect(later).toBeGreaterThan(0);
});

test('nobody is an empty list', () => {
  expect(listEntries(found(''), found(''))).toEqual([]);
});

test('keys lead from customer to customer, past headings and rows that are awaited', () => {
  const entries = listEntries(found('ab'), found('c', true));
  expect(moved(entries, -1, 'next')).toBe(0);
  expect(moved(entries, 1, 'next')).toBe(3);
  expect(moved(entries, 3, 'previous')).toBe(1);
  expect(moved(entries, 3, 'first')).toBe(0);
  expect(moved(entries, 0, 'last')).toBe(3);
  expect(moved(entries, 0, 'previous')).toBeUndefined();
  expect(moved(entries, 3, 'next')).toBeUndefined();
  expect(moved([], -1, 'first')).toBeUndefined();
});

test('the next customer takes the place of one that is gone, at the end the one before', () => {
  const entries = listEntries(found('abc'), found(''));
  expect(neighbour(entries, 'b')).toBe('c');
  expect(neighbour(entries, 'c')).toBe('b');
  expect(neighbour(listEntries(found('a'), found('')), 'a')).toBeUndefined();
});

test('a customer that is gone leaves the pages, and pages without it stay the same objects', () => {
  const pages = [
    { customers: [customer('a'), customer('b')], continuationToken: 'next' },
    { customers: [customer('c')], continuationToken: undefined },
  ];
  const left = withoutCustomer(pages, 'a');
  expect(left[0]).toEqual({ customers: [customer('b')], continuationToken: 'next' });
  expect(left[1]).toBe(pages[1]);
});

test('a customer without a name goes by its domain', () => {
  const attributes = { objectType: 'CustomerCompanyProfile' };
  const row = listedCustomer({
    id: '1',
    companyProfile: { tenantId: '1', domain: 'wingtiptoys.onmicrosoft.com', attributes },
    relationshipToPartner: 'none',
    attributes,
  });
  expect(row.name).toBe('wingtiptoys.onmicrosoft.com');
});
