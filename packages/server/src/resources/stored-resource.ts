import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Context } from '../operation.ts';
import type { Resource, ResourceKey, ResourcePosition } from '../store/resources.ts';

/** A stored resource and what its document says. */
export interface Stored<Value> {
  readonly resource: Resource;
  readonly value: Value;
}

/** Most resources of a list that is answered whole: no more are added, for none may be left out of the answer. */
export const maxListed = 10_000;

/** How many resources are read at once where all are needed; other requests get their turn in between. */
const batchSize = 1_000;

/** What is stored under a key, or `undefined`. The document has the shape that its own handlers gave it. */
export async function readStored<Value>(
  { principal, store }: Context,
  key: ResourceKey,
): Promise<Stored<Value> | undefined> {
  const resource = await store.readResource(principal.partner, key);
  return resource && { resource, value: JSON.parse(resource.document) };
}

/** All resources of one kind and owner in their order, or those that come after a position. */
export async function listStored<Value>(
  { principal, store }: Context,
  kind: string,
  owner: string,
  position?: Omit<ResourcePosition, 'owner'>,
): Promise<readonly Stored<Value>[]> {
  const found: Stored<Value>[] = [];
  let after = position && { owner, ...position };
  for (;;) {
    const batch = await store.listResources(principal.partner, { kind, owner, limit: batchSize, after });
    found.push(...batch.map((resource) => ({ resource, value: JSON.parse(resource.document) })));
    if (batch.length < batchSize) return found;
    after = batch.at(-1);
    await nextTurn();
  }
}

/** How a resource is found beside its key. */
interface Placement {
  /** What lists are ordered by, before the id. */
  readonly order?: string;
  /** Belongs to one resource of this kind within the partner. */
  readonly uniqueKey?: string | undefined;
  /** Belongs to one customer or resource within the partner. */
  readonly domainKey?: string | undefined;
  /** From when on it is removed, in Unix milliseconds. */
  readonly expiresAt?: number | undefined;
}

/** The first version of a resource. */
export function firstVersion(key: ResourceKey, value: object, placement: Placement = {}): Resource {
  const { kind, owner, id } = key;
  const { order = '', uniqueKey, domainKey, expiresAt } = placement;
  return { kind, owner, id, version: 1, order, uniqueKey, domainKey, expiresAt, document: JSON.stringify(value) };
}

/** The version after a stored one; it keeps its place unless told otherwise. */
export function nextVersion(resource: Resource, value: object, placement: Placement = {}): Resource {
  return { ...resource, ...placement, version: resource.version + 1, document: JSON.stringify(value) };
}
