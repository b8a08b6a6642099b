import assert from 'node:assert/strict';
import type { AuditRecord, StoredAuditRecord } from '../../../src/store/audit.ts';
import type { Customer, NewCustomer } from '../../../src/store/customers.ts';
import type { Store } from '../../../src/store/store.ts';
import { aNewCustomer, partnerA } from '../fixtures.ts';

export interface OpenedStore {
  readonly store: Store;
  /** Closes the store and opens another one on the same data. */
  reopen(): Promise<Store>;
  /** Closes whatever is open and removes the data. */
  dispose(): Promise<void>;
}

/** Registers a test that has a store for itself. */
export type StoreTest = (title: string, run: (store: Store, opened: OpenedStore) => Promise<void>) => void;

export async function allAudits(store: Store, partner = partnerA): Promise<readonly AuditRecord[]> {
  return (await store.readAuditRecords(partner, { limit: 1_000 })).map(unplaced);
}

/** A record without its place among the others, as it was written. */
export function unplaced({ sequence: _sequence, ...record }: StoredAuditRecord): AuditRecord {
  return record;
}

/** Adds one customer of partner A, without an audit record. */
export async function withCustomer(store: Store, values: Partial<Customer> = {}): Promise<NewCustomer> {
  const added = aNewCustomer(values);
  assert.equal(await store.addCustomers(partnerA, [added]), 1);
  return added;
}
