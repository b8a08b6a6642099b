import type { AddressText } from '../address/address-text.ts';
import { isResource } from './audited-value.ts';

/** What happened to one member. */
export interface Difference {
  /** Names of the members that lead to it, the outermost first; `1` is the first item of a list. */
  readonly path: readonly string[];
  /** `undefined` where the member had no value. */
  readonly before: unknown;
  /** `undefined` where the member has no value any more. */
  readonly after: unknown;
}

/** What tells people nothing, wherever it stands: what belongs to the service, and the older name of `amount`. */
const ofTheService: ReadonlySet<string> = new Set(['attributes', 'links', 'id', 'tenantId', 'usageSpendingBudget']);

/** Never shown, should a service put one into its audit. */
const secret = /password|secret|token/i;

/**
 * Compares two values of a resource member by member. An address that is new or gone, and a list of plain values, are one
 * difference; members without a value are the same as absent ones.
 */
export function differencesOf(before: unknown, after: unknown): readonly Difference[] {
  return compare(before ?? undefined, after ?? undefined, []);
}

function compare(before: unknown, after: unknown, path: readonly string[]): readonly Difference[] {
  if (isWhole(before) && isWhole(after)) return isSame(before, after) ? [] : [{ path, before, after }];
  if (isAddress(before) && isWhole(after)) return [{ path, before, after }];
  if (isWhole(before) && isAddress(after)) return [{ path, before, after }];
  const [had, has] = [membersOf(before), membersOf(after)];
  // A plain value that became a resource, or the other way round.
  const plain = { before: isWhole(before) ? before : undefined, after: isWhole(after) ? after : undefined };
  const own = plain.before === plain.after ? [] : [{ path, ...plain }];
  const names = new Set([...has.keys(), ...had.keys()]);
  return [...own, ...[...names].flatMap((name) => compare(had.get(name), has.get(name), [...path, name]))];
}

/** Whether a value is compared and shown as one. */
function isWhole(value: unknown): boolean {
  return Array.isArray(value) ? value.every((item) => typeof item !== 'object') : !isResource(value);
}

function isSame(before: unknown, after: unknown): boolean {
  return before === after || JSON.stringify(before) === JSON.stringify(after);
}

/** Told by what every address has, and that it holds texts only. */
export function isAddress(value: unknown): value is AddressText {
  if (!isResource(value) || typeof value.country !== 'string' || typeof value.addressLine1 !== 'string') return false;
  return Object.values(value).every((member) => typeof member === 'string' || member === null);
}

function membersOf(value: unknown): ReadonlyMap<string, unknown> {
  if (Array.isArray(value))
    return isWhole(value) ? new Map() : new Map(value.map((item, index) => [`${index + 1}`, item]));
  if (!isResource(value)) return new Map();
  const shown = Object.entries(value).filter(
    ([name, member]) => member !== null && !ofTheService.has(name) && !isSecret(name, member),
  );
  return new Map(shown);
}

/** `forceChangePassword` and the like are none. */
function isSecret(name: string, value: unknown): boolean {
  return secret.test(name) && typeof value !== 'boolean' && !isResource(value);
}
