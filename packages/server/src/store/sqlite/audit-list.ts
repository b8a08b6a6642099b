import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AuditPosition, AuditQuery, StoredAuditRecord } from '../audit.ts';
import { toAuditRecord } from '../rows.ts';
import { rememberStatements } from './remember-statements.ts';

/** Index entries that are passed over without letting other work of the process in between: about a millisecond. */
const slice = 5_000;

export type ListAuditRecords = (partner: string, query: AuditQuery) => Promise<readonly StoredAuditRecord[]>;

/**
 * Both indexes are ordered by (at, sequence), so a page without a filter is one search and a run of neighbours. A filter is
 * checked against the index entries, in slices, because it may match only what comes late.
 */
export function prepareAuditList(database: DatabaseSync): ListAuditRecords {
  const prepare = rememberStatements(database);
  return async (partner, query) => {
    const sql = auditStatements(query);
    const key = query.customerId === undefined ? [partner] : [partner, query.customerId];
    const wanted = valuesOf(query);
    const found: StoredAuditRecord[] = [];
    const collect = (statement: string, bounds: readonly SQLInputValue[]) => {
      const rows = prepare(statement).all(...key, ...bounds, ...wanted, query.limit - found.length);
      found.push(...rows.map(toAuditRecord));
    };
    const end = endOf(query);
    let { at, sequence } = startOf(query);
    while (wanted.length > 0 && found.length < query.limit) {
      const last = prepare(sql.endOfSlice).get(...key, at, sequence, end, slice - 1);
      if (last === undefined) break;
      const next = { at: Number(last.at), sequence: Number(last.sequence) };
      collect(sql.slice, [at, sequence, next.at, next.sequence]);
      ({ at, sequence } = next);
      await nextTurn();
    }
    if (found.length < query.limit) collect(sql.rest, [at, sequence, end]);
    return found;
  };
}

/** Sequences begin with 1, so these positions are before every record of their millisecond. */
function startOf({ order, from, to, after }: AuditQuery): AuditPosition {
  if (order === 'newestFirst') {
    const start = { at: to ?? Number.MAX_SAFE_INTEGER, sequence: 0 };
    return after !== undefined && after.at < start.at ? after : start;
  }
  const start = { at: from ?? Number.MIN_SAFE_INTEGER, sequence: 0 };
  return after !== undefined && after.at >= start.at ? after : start;
}

function endOf({ order, from, to }: AuditQuery): number {
  return order === 'newestFirst' ? (from ?? Number.MIN_SAFE_INTEGER) : (to ?? Number.MAX_SAFE_INTEGER);
}

/** In the order of the conditions in `auditStatements`. */
function valuesOf({ resourceType, operationType, namePart }: AuditQuery): readonly string[] {
  return [resourceType, operationType, namePart].filter((value) => value !== undefined);
}

/** The statements of a query; which ones they are depends on what is given, not on its value. */
export function auditStatements({ order, customerId, resourceType, operationType, namePart }: AuditQuery) {
  const records =
    customerId === undefined
      ? 'audit_records INDEXED BY audit_records_by_time WHERE partner = ?'
      : 'audit_records INDEXED BY audit_records_by_customer WHERE partner = ? AND customer = ?';
  const [from, to, until, sorted] =
    order === 'newestFirst'
      ? ['(at, sequence) < (?, ?)', 'at >= ?', '(at, sequence) >= (?, ?)', 'ORDER BY at DESC, sequence DESC']
      : ['(at, sequence) > (?, ?)', 'at < ?', '(at, sequence) <= (?, ?)', 'ORDER BY at, sequence'];
  const conditions = [
    ...(resourceType === undefined ? [] : ['resource_type = ?']),
    ...(operationType === undefined ? [] : ['operation_type = ?']),
    ...(namePart === undefined ? [] : ['instr(customer_name_key, ?) > 0']),
  ];
  const select = (end: string) =>
    `SELECT * FROM ${[records, from, end, ...conditions].join(' AND ')} ${sorted} LIMIT ?`;
  return {
    /** From a position to the end of what is asked for. */
    rest: select(to),
    /** From a position to another, which is included. */
    slice: select(until),
    /** The last entry of as many as are passed over at once. */
    endOfSlice: `SELECT at, sequence FROM ${records} AND ${from} AND ${to} ${sorted} LIMIT 1 OFFSET ?`,
  };
}
