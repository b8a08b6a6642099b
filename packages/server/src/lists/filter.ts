import { refuse } from '../refusal.ts';

/** One condition of a filter, as it was sent; names and operators are compared without regard to case and underscores. */
export interface Condition {
  /** `companyname` for `CompanyName`. */
  readonly field: string;
  /** `startswith` for `starts_with` and `StartsWith`. */
  readonly operator: string;
  readonly value: string;
}

/** Longest filter, in characters, and how deep compound filters may nest. */
const maxFilterLength = 4096;
const maxFilterDepth = 8;

/**
 * Reads a `filter` query parameter: JSON `{Field, Value, Operator}` or `{LeftFilter, RightFilter, Operator: and}`, with
 * names and operators in any case (protocol, sections 1.9 and 6.10).
 * @returns conditions that must all hold; none when there is no filter
 * @throws Refusal `invalidFilter`
 */
export function parseFilter(text: string | undefined): readonly Condition[] {
  if (text === undefined || text.trim() === '') return [];
  if (text.length > maxFilterLength) return invalidFilter('it is too long');
  let filter: unknown;
  try {
    filter = JSON.parse(text);
  } catch {
    return invalidFilter('it is not JSON; an & inside a filter must be escaped');
  }
  return conditionsOf(filter, maxFilterDepth);
}

/** @throws Refusal `invalidFilter` with the reason in English */
export function invalidFilter(reason: string): never {
  return refuse('invalidFilter', { values: [reason], data: ['filter'] });
}

function conditionsOf(filter: unknown, depth: number): readonly Condition[] {
  if (depth === 0) return invalidFilter('it nests too deeply');
  const members = membersOf(filter);
  const operator = spellingOf(members.get('operator'));
  if (members.has('leftfilter') || members.has('rightfilter')) {
    if (operator !== 'and') return invalidFilter('filters are combined with the operator and');
    const left = conditionsOf(members.get('leftfilter'), depth - 1);
    return [...left, ...conditionsOf(members.get('rightfilter'), depth - 1)];
  }
  const value = members.get('value');
  if (typeof value !== 'string' || value === '' || !value.isWellFormed()) {
    return invalidFilter('the value must be a text');
  }
  return [{ field: spellingOf(members.get('field')) ?? '', operator: operator ?? '', value }];
}

function membersOf(filter: unknown): ReadonlyMap<string, unknown> {
  if (typeof filter !== 'object' || filter === null || Array.isArray(filter)) {
    return invalidFilter('it must be an object');
  }
  return new Map(Object.entries(filter).map(([name, value]) => [name.toLowerCase(), value]));
}

/** `StartsWith` and `starts_with` are the same word. */
function spellingOf(value: unknown): string | undefined {
  return typeof value === 'string' ? spell(value) : undefined;
}

/** What words of the protocol are compared by: `customer_user` and `CustomerUser` are the same word. */
export function spell(word: string): string {
  return word.replaceAll('_', '').toLowerCase();
}
