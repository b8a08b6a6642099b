import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type LeasedDelivery, type OutgoingEvent, subscriberKind, type TryEnd } from '../../../src/store/deliveries.ts';
import type { Store } from '../../../src/store/store.ts';
import { anEvent, aResource, aWrite, noon, partnerA } from '../fixtures.ts';

export const minute = 60_000;
export const name = 'customer-created';

/** @returns the id of a subscriber that is told of these events */
export async function subscribe(store: Store, events: readonly string[] = [name], partner = partnerA): Promise<string> {
  const resource = aResource({ kind: subscriberKind, document: JSON.stringify({ events }) });
  await store.commit(aWrite({ kind: 'putResource', resource, expectedVersion: 0 }, { partner, event: undefined }));
  return resource.id;
}

export async function raise(
  store: Store,
  values: Partial<OutgoingEvent> = {},
  partner = partnerA,
): Promise<OutgoingEvent> {
  const event = anEvent({ name, line: randomUUID(), ...values });
  await store.commit(aWrite({ kind: 'several', changes: [] }, { partner, event }));
  return event;
}

interface Lease {
  readonly now?: number;
  readonly until?: number;
  readonly limit?: number;
  readonly by?: string;
  readonly partner?: string;
}

export function lease(
  store: Store,
  subscriber: string,
  { now = noon, until = now + minute, limit = 10, by = 'a', partner = partnerA }: Lease = {},
) {
  return store.leaseDeliveries({ partner, subscriber, lease: by, now, until, limit });
}

export function end(
  store: Store,
  { partner, id }: Pick<LeasedDelivery, 'partner' | 'id'>,
  outcome: TryEnd['outcome'],
  { at = noon, by = 'a' }: { at?: number; by?: string } = {},
) {
  const result = outcome.kind === 'delivered' ? { at, status: 200 } : { at, fault: 'no answer' };
  return store.endTry({ partner, id, lease: by, result, outcome });
}

export const names = (leased: readonly LeasedDelivery[]) => leased.map(({ event }) => event.id);
export const stateOf = async (store: Store, event: OutgoingEvent) =>
  (await store.readDeliveries(partnerA, event.id))[0]?.state;

export function only<Item>(items: readonly Item[]): Item {
  const [item] = items;
  assert.ok(item !== undefined && items.length === 1, `${items.length} instead of one`);
  return item;
}
