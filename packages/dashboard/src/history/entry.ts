import type { AuditRecord } from '@partnerite/sdk';
import { type AuditedResource, isResource, readAudited } from './audited-value.ts';
import { type Difference, differencesOf } from './differences.ts';

/** One write as the time line shows it. */
export interface Entry {
  readonly id: string;
  readonly at: Date;
  /** What was done, in the word of the service. */
  readonly operation: string;
  /** To what kind of resource, in the word of the service. */
  readonly resource: string;
  /** Which of several resources it was: the name of a user, a domain. */
  readonly subject: string | undefined;
  /** User name of who did it; `undefined` when an application acted alone. */
  readonly person: string | undefined;
  readonly applicationId: string;
  readonly kind: 'creation' | 'change' | 'removal';
  readonly differences: readonly Difference[];
  /** The billing profile before and after, where the write concerned one. */
  readonly profileBefore: AuditedResource | undefined;
  readonly profileAfter: AuditedResource | undefined;
  /** What an operator asks for. */
  readonly requestId: string | undefined;
  readonly correlationId: string | undefined;
}

export function entryOf(record: AuditRecord): Entry {
  const [before, after] = [readAudited(record.resourceOldValue), readAudited(record.resourceNewValue)];
  const operation = ownWord(record, record.operationType, 'OperationType');
  return {
    id: record.id,
    at: new Date(record.operationDate),
    operation,
    resource: ownWord(record, record.resourceType, 'ResourceType'),
    subject: subjectOf(after ?? before),
    person: record.userPrincipalName,
    applicationId: record.applicationId,
    kind: kindOf(operation, before, after),
    differences: differencesOf(before, after),
    profileBefore: billingProfileOf(before),
    profileAfter: billingProfileOf(after),
    requestId: datum(record, 'RequestId'),
    correlationId: record.originalCorrelationId,
  };
}

/** Where the vendor has no word for something, the record names it beside. */
function ownWord(record: AuditRecord, word: string, key: string): string {
  return word === 'undefined' ? (datum(record, key) ?? word) : word;
}

function datum({ customizedData = [] }: AuditRecord, key: string): string | undefined {
  return customizedData.find((each) => each.key === key)?.value;
}

/** Some writes keep the new value only of what they add to, or replace something that had no value yet. */
function kindOf(operation: string, before: unknown, after: unknown): Entry['kind'] {
  if (after === undefined && before !== undefined) return 'removal';
  if (before !== undefined || operation.startsWith('update_')) return 'change';
  return 'creation';
}

/** What concerns the customer as a whole needs no further name. */
function subjectOf(value: AuditedResource | undefined): string | undefined {
  const names = ['displayName', 'userPrincipalName', 'verifiedDomainName', 'name', 'applicationId'];
  return names.map((name) => value?.[name]).find((text) => typeof text === 'string');
}

/** A billing profile, or that of a customer; told by the members that every billing profile has. */
function billingProfileOf(value: AuditedResource | undefined): AuditedResource | undefined {
  const profile = isResource(value?.billingProfile) ? value.billingProfile : value;
  if (profile === undefined || !isResource(profile.defaultAddress)) return undefined;
  const isComplete = ['email', 'culture', 'language', 'companyName'].every((name) => typeof profile[name] === 'string');
  return isComplete ? profile : undefined;
}

/** The version of a profile. */
export function versionOf(profile: AuditedResource | undefined): string | undefined {
  const attributes = profile?.attributes;
  return isResource(attributes) && typeof attributes.etag === 'string' ? attributes.etag : undefined;
}
