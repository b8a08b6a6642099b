import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { type AuditPosition, type AuditPurge, type AuditRecord, type ExpiredAudit, maxOverlap } from '../audit.ts';
import type { Row } from '../rows.ts';

export type FindExpiredAudit = (before: number, limit: number) => readonly ExpiredAudit[];

export function prepareExpiredAudit(database: DatabaseSync): FindExpiredAudit {
  const nextPartner = database.prepare(
    'SELECT partner FROM audit_records INDEXED BY audit_records_by_time WHERE partner > ? ORDER BY partner LIMIT 1',
  );
  const oldest = database.prepare(
    `SELECT at, sequence FROM audit_records INDEXED BY audit_records_by_time
     WHERE partner = ? AND at < ? ORDER BY at, sequence LIMIT ?`,
  );
  return (before, limit) => {
    const expired: ExpiredAudit[] = [];
    for (let row = nextPartner.get(''); row !== undefined; row = nextPartner.get(String(row.partner))) {
      const partner = String(row.partner);
      const positions = oldest.all(partner, before, limit).map(toPosition);
      const [first, last] = [positions[0], positions.at(-1)];
      if (first !== undefined && last !== undefined) expired.push({ partner, count: positions.length, first, last });
    }
    return expired;
  };
}

function toPosition({ at, sequence }: Row): AuditPosition {
  return { at: Number(at), sequence: Number(sequence) };
}

export type PerformPurge = (purge: AuditPurge) => boolean;

/** The database lets records go only while it says up to which: see the triggers of the audit migration. */
export function preparePurge(database: DatabaseSync, addRecord: AddAuditRecord): PerformPurge {
  const allow = database.prepare('INSERT INTO audit_purge VALUES (?, ?, ?)');
  const forbid = database.prepare('DELETE FROM audit_purge');
  const upTo = 'FROM audit_records INDEXED BY audit_records_by_time WHERE partner = ? AND (at, sequence) <= (?, ?)';
  const count = database.prepare(`SELECT count(*) AS records ${upTo}`);
  const remove = database.prepare(`DELETE ${upTo}`);
  return ({ partner, through: { at, sequence }, count: expected, record }) => {
    if (Number(count.get(partner, at, sequence)?.records) !== expected) return false;
    allow.run(partner, at, sequence);
    remove.run(partner, at, sequence);
    forbid.run();
    addRecord(partner, record);
    return true;
  };
}

export type AddAuditRecord = (partner: string, record: AuditRecord) => void;

export function prepareAuditRecord(database: DatabaseSync): AddAuditRecord {
  const add = database.prepare('INSERT INTO audit_records VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const latest = database.prepare(
    'SELECT at FROM audit_records INDEXED BY audit_records_by_time WHERE partner = ? ORDER BY at DESC LIMIT 1',
  );
  return (partner, record) => {
    const before = Number(latest.get(partner)?.at ?? record.at);
    const overlap = before - record.at;
    const at = overlap > 0 && overlap <= maxOverlap ? before : record.at;
    add.run(partner, at, ...columnsOf(record));
  };
}

/** In the order of the columns after `at`. */
function columnsOf(record: AuditRecord): SQLInputValue[] {
  const { customizedData, oldValue = null, newValue = null } = record;
  return [
    record.id,
    record.customerId,
    record.customerName,
    record.customerNameKey,
    record.resourceType,
    record.operationType,
    record.applicationId,
    record.userPrincipalName ?? null,
    record.requestId,
    record.correlationId,
    customizedData === undefined ? null : JSON.stringify(customizedData),
    oldValue,
    newValue,
  ];
}
