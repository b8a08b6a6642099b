import type { Context } from '../operation.ts';
import type { Resource, ResourceKey } from '../store/store.ts';

/** A stored resource and what its document says. */
export interface Stored<Value> {
  readonly resource: Resource;
  readonly value: Value;
}

/** Most resources of one list that is answered whole. */
const maxListed = 1_000;

/** What is stored under a key, or `undefined`. The document has the shape that its own handlers gave it. */
export async function readStored<Value>(
  { principal, store }: Context,
  key: ResourceKey,
): Promise<Stored<Value> | undefined> {
  const resource = await store.readResource(principal.partner, key);
  return resource && { resource, value: JSON.parse(resource.document) };
}

/** The resources of one kind and owner in their order: what a list shows that has no pages. */
export async function listStored<Value>(
  { principal, store }: Context,
  kind: string,
  owner: string,
): Promise<readonly Stored<Value>[]> {
  const resources = await store.listResources(principal.partner, { kind, owner, limit: maxListed });
  return resources.map((resource) => ({ resource, value: JSON.parse(resource.document) }));
}

/** How a resource is found beside its key. */
interface Placement {
  /** What lists are ordered by, before the id. */
  readonly order?: string;
  /** Belongs to one resource of this kind within the partner. */
  readonly uniqueKey?: string | undefined;
}

/** The first version of a resource. */
export function firstVersion(key: ResourceKey, value: object, { order = '', uniqueKey }: Placement = {}): Resource {
  const { kind, owner, id } = key;
  return { kind, owner, id, version: 1, order, uniqueKey, document: JSON.stringify(value) };
}

/** The version after a stored one; it keeps its place unless told otherwise. */
export function nextVersion(resource: Resource, value: object, placement: Placement = {}): Resource {
  return { ...resource, ...placement, version: resource.version + 1, document: JSON.stringify(value) };
}
