import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type CustomerPosition, type CustomerQuery, type CustomerRow, endedRelationship } from '../customers.ts';
import { toCustomerRow } from '../rows.ts';
import { compareText, endOfPrefix } from '../text-order.ts';
import { rememberStatements } from './remember-statements.ts';

/** Up to so many matches of a filter are looked up and sorted at once: a few milliseconds, some tens from a cold disk. */
const maxSorted = 500;

/** Index entries that are passed over without letting other work of the process in between: about a millisecond. */
const slice = 5_000;

/** Greater than every text: in SQLite's order of types a blob comes after all texts. */
const afterAllText = new Uint8Array([0]);

type TextRange = readonly [from: string, end: string | Uint8Array];

interface Filter {
  readonly column: 'domain_key' | 'associated_partner';
  readonly index: 'customers_by_domain' | 'customers_by_associated_partner';
  readonly range: TextRange;
}

/** Where in the order of names to look: strictly after the position, before the end. */
interface NameRange {
  readonly after: CustomerPosition;
  readonly end: string | Uint8Array;
}

export type ListCustomers = (partner: string, query: CustomerQuery) => Promise<readonly CustomerRow[]>;

/**
 * Lists customers in the order of their names. A name prefix is a range of that order. A filter on something else is
 * answered from its own index if it matches little; if it matches much, walking along the names finds enough soon. The
 * walk goes in slices, because a filter may match only names that come late.
 */
export function prepareCustomerList(database: DatabaseSync): ListCustomers {
  const prepare = rememberStatements(database);
  return async (partner, query) => {
    const names = nameRange(query);
    const filters = filtersOf(query);
    if (filters.length === 0) {
      return read(prepare(selectRows('customers_by_name', filters)), partner, names, filters, query.limit);
    }
    const narrow = filters.find((filter) => matchesLittle(prepare(countMatches(filter)), partner, filter));
    if (narrow !== undefined) {
      return read(prepare(selectRows(narrow.index, filters)), partner, names, filters, query.limit);
    }
    return walk(prepare, partner, names, filters, query.limit);
  };
}

async function walk(
  prepare: (sql: string) => StatementSync,
  partner: string,
  names: NameRange,
  filters: readonly Filter[],
  limit: number,
): Promise<readonly CustomerRow[]> {
  const found: CustomerRow[] = [];
  let { after } = names;
  for (;;) {
    const rest = limit - found.length;
    const last = prepare(selectEndOfSlice).get(partner, after.nameKey, after.id, names.end, slice - 1);
    if (last === undefined) {
      const statement = prepare(selectRows('customers_by_name', filters));
      return [...found, ...read(statement, partner, { after, end: names.end }, filters, rest)];
    }
    const end = toPosition(last);
    const bounds = [after.nameKey, after.id, end.nameKey, end.id];
    const rows = prepare(selectSlice(filters)).all(partner, ...bounds, ...boundsOf(filters), rest);
    found.push(...rows.map(toCustomerRow));
    if (found.length >= limit) {
      return found;
    }
    after = end;
    await nextTurn();
  }
}

function read(
  statement: StatementSync,
  partner: string,
  { after, end }: NameRange,
  filters: readonly Filter[],
  limit: number,
): CustomerRow[] {
  return statement.all(partner, after.nameKey, after.id, end, ...boundsOf(filters), limit).map(toCustomerRow);
}

function boundsOf(filters: readonly Filter[]): SQLInputValue[] {
  return filters.flatMap((filter) => [...filter.range]);
}

function matchesLittle(statement: StatementSync, partner: string, { range }: Filter): boolean {
  return Number(statement.get(partner, ...range, maxSorted + 1)?.matches) <= maxSorted;
}

function nameRange({ namePrefix, after }: CustomerQuery): NameRange {
  const prefix = namePrefix?.toWellFormed() ?? '';
  // No id is empty, so this position is before every customer with the prefix.
  const start = { nameKey: prefix, id: '' };
  return {
    after: after !== undefined && compareText(after.nameKey, prefix) >= 0 ? after : start,
    end: endOfPrefix(prefix) ?? afterAllText,
  };
}

function filtersOf({ domainPrefix, associatedPartnerPrefix }: CustomerQuery): Filter[] {
  const filters: Filter[] = [];
  if (domainPrefix !== undefined) {
    filters.push({ column: 'domain_key', index: 'customers_by_domain', range: textRange(domainPrefix) });
  }
  if (associatedPartnerPrefix !== undefined) {
    const index = 'customers_by_associated_partner';
    filters.push({ column: 'associated_partner', index, range: textRange(associatedPartnerPrefix) });
  }
  return filters;
}

function textRange(prefix: string): TextRange {
  return [prefix, endOfPrefix(prefix) ?? afterAllText];
}

function toPosition(row: Readonly<Record<string, unknown>>): CustomerPosition {
  return { nameKey: String(row.name_key), id: String(row.id) };
}

const visible = `partner = ? AND relationship <> '${endedRelationship}'`;
const inNames = '(name_key, id) > (?, ?) AND name_key < ?';
/** Without `name_key < ?`: given two upper bounds, SQLite searches by one of them, and it may take the farther one. */
const inSlice = '(name_key, id) > (?, ?) AND (name_key, id) <= (?, ?)';

const selectEndOfSlice = `
  SELECT name_key, id FROM customers INDEXED BY customers_by_name WHERE ${visible} AND ${inNames}
  ORDER BY name_key, id LIMIT 1 OFFSET ?`;

function selectRows(index: string, filters: readonly Filter[], range = inNames): string {
  const inFilters = filters.map(({ column }) => ` AND ${column} >= ? AND ${column} < ?`).join('');
  return `
    SELECT id, company_name, name_key, domain, relationship FROM customers INDEXED BY ${index}
    WHERE ${visible} AND ${range}${inFilters} ORDER BY name_key, id LIMIT ?`;
}

function selectSlice(filters: readonly Filter[]): string {
  return selectRows('customers_by_name', filters, inSlice);
}

function countMatches({ column, index }: Filter): string {
  return `
    SELECT count(*) AS matches FROM (
      SELECT 1 FROM customers INDEXED BY ${index} WHERE partner = ? AND ${column} >= ? AND ${column} < ? LIMIT ?)`;
}
