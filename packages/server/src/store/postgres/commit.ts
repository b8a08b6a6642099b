import { done, stale, taken } from '../outcomes.ts';
import { toKeptAnswer } from '../rows.ts';
import type { Outcome, Write } from '../writes.ts';
import { stepOf } from './changes.ts';
import type { Connections, Query, Sql } from './connections.ts';
import { duplicateKey } from './faults.ts';
import { isRecorded, recordsOf, selectKeptAnswer } from './records.ts';
import type { Retry } from './retry.ts';
import { noChange, type Step } from './step.ts';
import { inTransaction } from './transaction.ts';

export interface CommitParts {
  readonly connections: Connections;
  readonly retry: Retry;
  /** Greater at each call. */
  readonly nextSequence: () => number;
}

/** Ends a transaction without a trace. */
class Refused extends Error {
  readonly outcome: Outcome;

  constructor(outcome: Outcome) {
    super(outcome.kind);
    this.outcome = outcome;
  }
}

/** Keys that are free for whoever comes first; a double one says that somebody else did. */
const claims = new Set([
  'customers_pkey',
  'domains_pkey',
  'billing_profiles_pkey',
  'resources_pkey',
  'resources_by_unique_key',
]);
const positions = new Set(['audit_records_pkey', 'deliveries_pkey']);

/**
 * Does a write in one transaction, of a single statement where the change is one. When the connection was lost, the id of
 * the audit record tells whether an earlier try was done: a further one waits for that try where it is still under way,
 * and is refused by the version or the key that it has changed.
 */
export function prepareCommit({ connections, retry, nextSequence }: CommitParts): (write: Write) => Promise<Outcome> {
  return (write) =>
    retry((uncertain) =>
      connections.run(async (sql) => {
        const outcome = await commitOnce(sql, write, nextSequence);
        const wasDone = uncertain && outcome.kind !== 'done' && (await isRecorded(sql, write.partner, write.audit));
        return wasDone ? done : outcome;
      }),
    );
}

async function commitOnce(sql: Sql, write: Write, nextSequence: () => number): Promise<Outcome> {
  for (;;) {
    try {
      const outcome = await apply(sql, write, nextSequence());
      return (outcome.kind === 'done' ? undefined : await repeated(sql, write)) ?? outcome;
    } catch (error) {
      const key = duplicateKey(error);
      if (key === undefined) throw error;
      // Another node has used the same sequence for the same partner and time: the next one is free.
      if (positions.has(key)) continue;
      const outcome = await repeated(sql, write);
      if (outcome !== undefined) return outcome;
      if (claims.has(key)) return taken;
      if (key === 'audit_records_by_id') return stale;
      if (key !== 'kept_answers_pkey') throw error;
      await removeExpiredAnswer(sql, write);
    }
  }
}

async function apply(sql: Sql, write: Write, sequence: number): Promise<Outcome> {
  const { partner, change } = write;
  const steps = (change.kind === 'several' ? change.changes : [change]).map((single) => stepOf(partner, single));
  const last = steps.pop() ?? noChange;
  if (steps.length === 0 && last.before === undefined) return applyLast(sql, last, write, sequence);
  try {
    await inTransaction(sql, async (transaction) => {
      for (const { before, change } of steps) {
        await refuseUnless(before?.(transaction));
        const [made] = await transaction`with ${change(transaction)} select from done`;
        if (made === undefined) throw new Refused(stale);
      }
      await refuseUnless(last.before?.(transaction));
      const outcome = await applyLast(transaction, last, write, sequence);
      if (outcome.kind !== 'done') throw new Refused(outcome);
    });
    return done;
  } catch (error) {
    if (error instanceof Refused) return error.outcome;
    throw error;
  }
}

async function refuseUnless(looking: Promise<Outcome | undefined> | undefined): Promise<void> {
  const refusal = await looking;
  if (refusal !== undefined) throw new Refused(refusal);
}

async function applyLast(sql: Query, { change }: Step, write: Write, sequence: number): Promise<Outcome> {
  const [made] = await sql`with ${change(sql)} ${recordsOf(sql, write, sequence)} select from done`;
  return made === undefined ? stale : done;
}

/** The outcome for an identical request that was done before. */
async function repeated(sql: Query, { partner, kept, audit }: Write): Promise<Outcome | undefined> {
  if (kept === undefined) return undefined;
  const [row] = await selectKeptAnswer(sql, partner, kept.key, audit.at);
  return row && { kind: 'repeated', kept: toKeptAnswer(row) };
}

async function removeExpiredAnswer(sql: Query, { partner, kept, audit }: Write): Promise<void> {
  await sql`
    delete from kept_answers where partner = ${partner} and key = ${kept?.key ?? ''} and expires_at <= ${audit.at}`;
}
