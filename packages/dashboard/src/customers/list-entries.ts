import type { ListedCustomer } from './listed-customer.ts';

/** One row of the list. */
export type Entry =
  | { readonly kind: 'customer'; readonly key: string; readonly customer: ListedCustomer }
  /** Stands above the customers that are found by their domain. */
  | { readonly kind: 'domains'; readonly key: 'domains' }
  /** Holds the place of a customer that is being read. */
  | { readonly kind: 'awaited'; readonly key: string };

/** What is known of one of the two lists of a search. */
export interface Found {
  readonly customers: readonly ListedCustomer[];
  /** More follow, or the first ones are on their way. */
  readonly goesOn: boolean;
}

/** Rows that hold the place of what is being read: enough to reach below the fold. */
const awaitedAtFirst = 12;
const awaitedLater = 3;

/**
 * The rows of the list: who is found by name, then who is found by domain and not by name. The second part follows
 * when the first is complete, so that nothing is ever pushed away by what arrives later.
 */
export function listEntries(byName: Found, byDomain: Found): readonly Entry[] {
  const entries: Entry[] = byName.customers.map(customerEntry);
  if (byName.goesOn) return [...entries, ...awaited(byName)];
  const named = new Set(byName.customers.map(({ id }) => id));
  const others = byDomain.customers.filter(({ id }) => !named.has(id));
  if (others.length > 0) entries.push({ kind: 'domains', key: 'domains' }, ...others.map(customerEntry));
  return byDomain.goesOn ? [...entries, ...awaited(byDomain)] : entries;
}

function customerEntry(customer: ListedCustomer): Entry {
  return { kind: 'customer', key: customer.id, customer };
}

function awaited({ customers }: Found): Entry[] {
  const length = customers.length === 0 ? awaitedAtFirst : awaitedLater;
  return Array.from({ length }, (_, index): Entry => ({ kind: 'awaited', key: `awaited-${index}` }));
}

/** Where a key leads from the row that has the focus. */
export type Move = 'next' | 'previous' | 'first' | 'last';

/**
 * The customer that a key leads to, by its place among the entries; `undefined` where there is none in that direction.
 * Headings and rows that are still being read are passed over.
 */
export function moved(entries: readonly Entry[], from: number, move: Move): number | undefined {
  const step = move === 'next' || move === 'first' ? 1 : -1;
  const start = { next: from + 1, previous: from - 1, first: 0, last: entries.length - 1 }[move];
  for (let index = start; index >= 0 && index < entries.length; index += step) {
    if (entries[index]?.kind === 'customer') return index;
  }
  return undefined;
}

/** The customer that takes the place of another when that is gone, by its key. */
export function neighbour(entries: readonly Entry[], key: string): string | undefined {
  const index = entries.findIndex((entry) => entry.key === key);
  const next = moved(entries, index, 'next') ?? moved(entries, index, 'previous');
  return next === undefined ? undefined : entries[next]?.key;
}
