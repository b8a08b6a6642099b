import type { BillingProfile } from '../../packages/server/src/store/customers.ts';
import { openPostgresStore } from '../../packages/server/src/store/postgres/postgres-store.ts';
import { openSqliteStore } from '../../packages/server/src/store/sqlite/sqlite-store.ts';
import type { Store } from '../../packages/server/src/store/store.ts';
import { demoPartner } from '../demo-client.ts';
import { nextVersion, updateOf } from './update-write.ts';

/** @param place a data folder or the address of a PostgreSQL database */
export function openStore(place: string): Promise<Store> {
  return place.startsWith('postgres') ? openPostgresStore({ url: place }) : openSqliteStore({ folder: place });
}

/** Asks a store what the service asks it for an update. Returns what is stored then. */
export async function updateStored(store: Store, customer: string): Promise<BillingProfile> {
  const current = await store.readBillingProfile(demoPartner, customer);
  if (current === undefined) throw new Error(`no billing profile of ${customer}`);
  const next = nextVersion(current);
  const write = updateOf(customer, current, next);
  await store.readKeptAnswer(demoPartner, write.kept?.key ?? '', write.audit.at);
  const { kind } = await store.commit(write);
  if (kind !== 'done') throw new Error(`the update ended as ${kind}`);
  return next;
}
