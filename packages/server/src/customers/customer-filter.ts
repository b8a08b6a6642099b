import { refuse } from '../refusal.ts';
import type { CustomerQuery } from '../store/store.ts';
import { domainKey, nameKey } from './name-key.ts';

export type CustomerFilter = Pick<CustomerQuery, 'namePrefix' | 'domainPrefix' | 'associatedPartnerPrefix'>;

/** Longest filter, in characters, and how deep compound filters may nest. */
const maxFilterLength = 4096;
const maxFilterDepth = 8;

/**
 * Reads the `filter` query parameter: JSON `{Field, Value, Operator}` or `{LeftFilter, RightFilter, Operator: and}`, with
 * names and operators in any case (protocol, sections 1.9 and 6.10).
 * @throws Refusal `invalidFilter`
 */
export function parseCustomerFilter(text: string | undefined): CustomerFilter {
  if (text === undefined || text.trim() === '') return {};
  if (text.length > maxFilterLength) return invalid('it is too long');
  let filter: unknown;
  try {
    filter = JSON.parse(text);
  } catch {
    return invalid('it is not JSON; an & inside a filter must be escaped');
  }
  return combine(filter, maxFilterDepth);
}

function invalid(reason: string): never {
  return refuse('invalidFilter', { values: [reason], data: ['filter'] });
}

function combine(filter: unknown, depth: number): CustomerFilter {
  if (depth === 0) return invalid('it nests too deeply');
  const members = membersOf(filter);
  const operator = spelling(members.get('operator'));
  if (members.has('leftfilter') || members.has('rightfilter')) {
    if (operator !== 'and') return invalid('filters are combined with the operator and');
    const left = combine(members.get('leftfilter'), depth - 1);
    return merge(left, combine(members.get('rightfilter'), depth - 1));
  }
  if (operator !== 'startswith') return invalid('the operator must be starts_with');
  return simple(spelling(members.get('field')), members.get('value'));
}

function membersOf(filter: unknown): ReadonlyMap<string, unknown> {
  if (typeof filter !== 'object' || filter === null || Array.isArray(filter)) return invalid('it must be an object');
  return new Map(Object.entries(filter).map(([name, value]) => [name.toLowerCase(), value]));
}

/** `StartsWith` and `starts_with` are the same word. */
function spelling(value: unknown): string | undefined {
  return typeof value === 'string' ? value.replaceAll('_', '').toLowerCase() : undefined;
}

function simple(field: string | undefined, value: unknown): CustomerFilter {
  if (typeof value !== 'string' || value === '' || !value.isWellFormed()) return invalid('the value must be a text');
  switch (field) {
    case 'companyname':
      return { namePrefix: nameKey(value) };
    case 'domain':
      return { domainPrefix: domainKey(value) };
    case 'indirectreseller':
      return { associatedPartnerPrefix: value.toLowerCase() };
    default:
      return invalid('the field must be CompanyName, Domain or IndirectReseller');
  }
}

/** A prefix that no key has: control characters are refused in names and domains. */
const noMatch = '\u0000';

/** Two prefixes of one field hold together when one begins with the other. */
function longer(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  if (one.startsWith(other)) return one;
  return other.startsWith(one) ? other : noMatch;
}

function merge(left: CustomerFilter, right: CustomerFilter): CustomerFilter {
  return {
    namePrefix: longer(left.namePrefix, right.namePrefix),
    domainPrefix: longer(left.domainPrefix, right.domainPrefix),
    associatedPartnerPrefix: longer(left.associatedPartnerPrefix, right.associatedPartnerPrefix),
  };
}
