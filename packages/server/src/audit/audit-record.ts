import {
  type AuditRecord as AuditRecordResource,
  auditOperationTypes,
  auditResourceTypes,
} from '@partnerite/contract/resources/audit-record.ts';
import type { AuditRecord, CustomizedDatum } from '../store/audit.ts';

/** A record as it is answered. */
export function auditRecordResource(partner: string, record: AuditRecord): AuditRecordResource {
  const { id, customerId, customerName, userPrincipalName, applicationId, oldValue, newValue } = record;
  const resourceType = known(auditResourceTypes, record.resourceType);
  const operationType = known(auditOperationTypes, record.operationType);
  return {
    id,
    partnerId: partner,
    ...(customerId === '' ? {} : { customerId }),
    ...(customerName === '' ? {} : { customerName }),
    ...(userPrincipalName === undefined ? {} : { userPrincipalName }),
    applicationId,
    resourceType: resourceType ?? unknownType,
    ...(oldValue === undefined ? {} : { resourceOldValue: pascalCaseText(oldValue) }),
    ...(newValue === undefined ? {} : { resourceNewValue: pascalCaseText(newValue) }),
    operationType: operationType ?? unknownType,
    originalCorrelationId: record.correlationId,
    operationDate: new Date(record.at).toISOString(),
    // Only what was done is recorded.
    operationStatus: 'succeeded',
    customizedData: [
      ...(resourceType === undefined ? [{ key: 'ResourceType', value: record.resourceType }] : []),
      ...(operationType === undefined ? [{ key: 'OperationType', value: record.operationType }] : []),
      ...publishedData(record),
      ...(record.customizedData ?? []),
      { key: 'RequestId', value: record.requestId },
    ],
    attributes: { objectType: 'AuditRecord' },
  };
}

/** What the vendor shows beside such a record; everything is in its values too. */
function publishedData({ resourceType, operationType, oldValue, newValue }: AuditRecord): CustomizedDatum[] {
  const bytes = newValue ?? oldValue;
  if (bytes === undefined) return [];
  if (operationType === 'add_customer') {
    // Records of earlier versions hold the domain beside the profile, and cannot be rewritten.
    const { companyProfile, domain, relationshipToPartner } = JSON.parse(Buffer.from(bytes).toString());
    return [
      { key: 'PrimaryDomainName', value: String(companyProfile?.domain ?? domain ?? '') },
      { key: 'Relationship', value: capitalised(String(relationshipToPartner ?? '')) },
    ];
  }
  const concernsUser = resourceType === 'customer_user' || resourceType === 'customer_directory_role';
  return concernsUser ? [{ key: 'CustomerUserId', value: JSON.parse(Buffer.from(bytes).toString()).id }] : [];
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Clients of the vendor fail on a word that they do not know, so what only we have a word for is named beside it. */
const unknownType = 'undefined';

function known<Word extends string>(words: readonly Word[], word: string): Word | undefined {
  return words.find((candidate) => candidate === word);
}

/** The same JSON with PascalCase members, as the vendor writes the values of audit records. */
function pascalCaseText(bytes: Uint8Array): string {
  return JSON.stringify(pascalCase(JSON.parse(Buffer.from(bytes).toString())));
}

function pascalCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pascalCase);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [capitalised(name), pascalCase(member)]));
}
