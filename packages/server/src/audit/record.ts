import { nameKey } from '../customers/name-key.ts';
import { newTimeOrderedGuid } from '../identifiers.ts';
import type { Context } from '../operation.ts';
import type { AuditRecord } from '../store/audit.ts';

type Subject = Pick<
  AuditRecord,
  'customerId' | 'customerName' | 'resourceType' | 'operationType' | 'customizedData' | 'oldValue' | 'newValue'
>;

/** The record of a write: what was done to which resource, by whom, with which application, under which ids. */
export function auditRecord(context: Context, subject: Subject): AuditRecord {
  const { principal, requestId, correlationId, random, now } = context;
  return {
    ...subject,
    customerNameKey: nameKey(subject.customerName),
    id: newTimeOrderedGuid(random, now),
    at: now,
    applicationId: principal.applicationId,
    userPrincipalName: principal.userPrincipalName,
    requestId,
    correlationId,
  };
}
