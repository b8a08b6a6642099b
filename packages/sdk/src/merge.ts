/** Members that belong to the service: never part of anybody's change. */
const ownedByService = new Set(['attributes', 'links', 'id']);

/** The outcome of a three-way merge. */
export interface Merged<T> {
  /** Both changes together; where they collide, mine. */
  readonly value: T;
  /** Paths of the members that both sides changed, to different values. */
  readonly conflicts: readonly string[];
}

/**
 * Joins two changes of one resource member by member. Objects are joined inside, lists as a whole; a member that is
 * `null`, `undefined` or absent is the same. What belongs to the service is taken from theirs.
 */
export function mergeResources<T extends object>(base: object, mine: object, theirs: T): Merged<T> {
  const conflicts: string[] = [];
  const value = mergeMembers(base, mine, theirs, '', conflicts);
  // Each member of `value` comes from a resource of this type.
  return { value: value as T, conflicts };
}

/** Whether two resources hold the same, apart from what belongs to the service. */
export function sameResource(one: object, other: object): boolean {
  return namesOf(one, other).every((name) => ownedByService.has(name) || same(member(one, name), member(other, name)));
}

function mergeMembers(base: object, mine: object, theirs: object, path: string, conflicts: string[]): object {
  const entries = namesOf(base, mine, theirs).map((name) => {
    const [was, ours, now] = [member(base, name), member(mine, name), member(theirs, name)];
    if ((path === '' && ownedByService.has(name)) || same(was, ours)) return [name, now];
    if (same(was, now) || same(ours, now)) return [name, ours];
    if (isObject(ours) && isObject(now)) {
      return [name, mergeMembers(isObject(was) ? was : {}, ours, now, `${path}${name}.`, conflicts)];
    }
    conflicts.push(path + name);
    return [name, ours];
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function namesOf(...objects: readonly object[]): readonly string[] {
  return [...new Set(objects.flatMap((object) => Object.keys(object)))];
}

/** A member of its own, `undefined` for one without a value. */
function member(object: object, name: string): unknown {
  return (Object.hasOwn(object, name) ? Reflect.get(object, name) : undefined) ?? undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function same(one: unknown, other: unknown): boolean {
  if (isObject(one) && isObject(other)) {
    return namesOf(one, other).every((name) => same(member(one, name), member(other, name)));
  }
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => same(item, other[index]));
  }
  return one === other;
}
