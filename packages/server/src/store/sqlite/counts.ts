import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { endedRelationship } from '../customers.ts';
import type { Store } from '../store.ts';

/** Documents, or index entries, that are counted without letting other work of the process in between: some milliseconds. */
const documents = 500;
const indexEntries = 5_000;

const millisecondsOfDay = 24 * 60 * 60 * 1000;

export type Counts = Pick<Store, 'countDelegatingCustomers' | 'countAuditRecords'>;

/** Counts of what may be much: in slices, each begins where the one before ended. */
export function prepareCounts(database: DatabaseSync): Counts {
  return {
    countDelegatingCustomers: prepareDelegatingCustomers(database),
    countAuditRecords: prepareAuditCount(database),
  };
}

function prepareDelegatingCustomers(database: DatabaseSync): Counts['countDelegatingCustomers'] {
  const slice = database.prepare(`
    SELECT count(*) FILTER (WHERE json_extract(document, '$.allowDelegatedAccess')) AS count, max(id) AS last
    FROM (SELECT id, document FROM customers
      WHERE partner = ? AND id > ? AND relationship <> '${endedRelationship}' ORDER BY id LIMIT ${documents})`);
  return async (partner) => {
    let count = 0;
    let last = '';
    for (;;) {
      const row = slice.get(partner, last);
      if (typeof row?.last !== 'string') return count;
      count += Number(row.count);
      last = row.last;
      await nextTurn();
    }
  };
}

/** Passes over the index alone, which holds time and operation. */
function prepareAuditCount(database: DatabaseSync): Counts['countAuditRecords'] {
  const records = 'audit_records INDEXED BY audit_records_by_time WHERE partner = ? AND (at, sequence) > (?, ?)';
  const endOfSlice = database.prepare(
    `SELECT at, sequence FROM (SELECT at, sequence FROM ${records} ORDER BY at, sequence LIMIT ${indexEntries})
     ORDER BY at DESC, sequence DESC LIMIT 1`,
  );
  const slice = database.prepare(
    `SELECT at / ${millisecondsOfDay} AS day, count(*) AS count FROM ${records} AND (at, sequence) <= (?, ?)
       AND operation_type = ? GROUP BY day`,
  );
  return async (partner, operationType) => {
    const counts = new Map<number, number>();
    for (let [at, sequence] = [Number.MIN_SAFE_INTEGER, 0]; ; ) {
      const last = endOfSlice.get(partner, at, sequence);
      if (last === undefined) break;
      const end = [Number(last.at), Number(last.sequence)] as const;
      for (const { day, count } of slice.all(partner, at, sequence, ...end, operationType)) {
        counts.set(Number(day), (counts.get(Number(day)) ?? 0) + Number(count));
      }
      [at, sequence] = end;
      await nextTurn();
    }
    return [...counts].sort(([one], [other]) => one - other).map(([day, count]) => ({ day, count }));
  };
}
