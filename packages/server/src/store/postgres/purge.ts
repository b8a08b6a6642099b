import type { AuditPurge } from '../audit.ts';
import type { Connections, Query } from './connections.ts';
import { auditRecord, isRecorded } from './records.ts';
import type { Retry } from './retry.ts';
import { inTransaction } from './transaction.ts';

/** Ends the transaction: there are not as many records as the purge says. */
class Miscounted extends Error {}

/** The database lets records go only while it says up to which: see the triggers of the first migration. */
export function preparePurge(
  connections: Connections,
  retry: Retry,
  nextSequence: () => number,
): (purge: AuditPurge) => Promise<boolean> {
  return async (purge) => {
    try {
      await retry((uncertain) =>
        connections.run(async (sql) => {
          if (uncertain && (await isRecorded(sql, purge.partner, purge.record))) return;
          await inTransaction(sql, (transaction) => removeAndRecord(transaction, purge, nextSequence()));
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof Miscounted) return false;
      throw error;
    }
  };
}

async function removeAndRecord(
  sql: Query,
  { partner, through: { at, sequence }, count, record }: AuditPurge,
  nextSequence: number,
): Promise<void> {
  const upTo = sql`partner = ${partner} and (at, sequence) <= (${at}, ${sequence})`;
  await sql`insert into audit_purge values (${partner}, ${at}, ${sequence})`;
  const removed = await sql`delete from audit_records where ${upTo}`;
  await sql`delete from audit_purge where ${upTo}`;
  if (removed.count !== count) throw new Miscounted();
  await sql`with done as (select 1) ${auditRecord(sql, partner, record, nextSequence)} select from done`;
}
