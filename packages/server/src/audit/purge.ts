import { newGuid, newTimeOrderedGuid } from '../identifiers.ts';
import type { Random } from '../operation.ts';
import type { AuditRecord, ExpiredAudit } from '../store/audit.ts';
import type { Store } from '../store/store.ts';
import { day } from './dates.ts';

/** Records that go in one transaction: some tens of milliseconds of the writer's time. */
const defaultStep = 5_000;

export interface PurgeOptions {
  readonly store: Store;
  readonly random: Random;
  /** Unix milliseconds. */
  readonly now: number;
  /** In days; 0 keeps records for good. */
  readonly retention: number;
  /** How many records go in one transaction. */
  readonly step?: number;
}

/**
 * Removes the audit records of whole days past the retention. What is removed of a partner leaves a record with the
 * partner that says how many there were, and of which time.
 */
export async function purgeAudit({ store, random, now, retention, step = defaultStep }: PurgeOptions): Promise<void> {
  if (retention === 0) return;
  const before = now - (now % day) - retention * day;
  for (;;) {
    const expired = await store.findExpiredAudit(before, step);
    if (expired.length === 0) return;
    for (const of of expired) {
      const { partner, count, last } = of;
      // Another node that was faster has left a record of its own; what is left is found in the next round.
      await store.purgeAudit({ partner, through: last, count, record: purgeRecord(of, random, now) });
    }
  }
}

/** The service does it by itself: no user, no token. */
const serviceName = 'Partnerite';

function purgeRecord({ count, first, last }: ExpiredAudit, random: Random, now: number): AuditRecord {
  return {
    id: newTimeOrderedGuid(random, now),
    at: now,
    customerId: '',
    customerName: '',
    customerNameKey: '',
    resourceType: 'audit_record',
    operationType: 'purge_audit_records',
    applicationId: serviceName,
    requestId: newGuid(random),
    correlationId: newGuid(random),
    customizedData: [
      { key: 'RemovedRecords', value: String(count) },
      { key: 'FirstRemovedDate', value: new Date(first.at).toISOString() },
      { key: 'LastRemovedDate', value: new Date(last.at).toISOString() },
    ],
  };
}
