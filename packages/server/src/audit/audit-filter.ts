import { auditOperationTypes, auditResourceTypes } from '@partnerite/contract/resources/audit-record.ts';
import { nameKey } from '../customers/name-key.ts';
import { isGuid } from '../identifiers.ts';
import { type Condition, invalidFilter, parseFilter, spell } from '../lists/filter.ts';
import type { AuditQuery } from '../store/audit.ts';

export type AuditFilter = Pick<AuditQuery, 'customerId' | 'resourceType' | 'operationType' | 'namePart'>;

/**
 * Reads the filter of a list of audit records: part of a company name, or one customer, resource type or operation type;
 * several together hold all, but each field once.
 * @throws Refusal `invalidFilter`
 */
export function parseAuditFilter(text: string | undefined): AuditFilter {
  const conditions = parseFilter(text);
  const fields = conditions.map(({ field }) => field);
  if (new Set(fields).size < fields.length) return invalidFilter('a field can be given once');
  return Object.fromEntries(conditions.map(entryOf));
}

function entryOf({ field, operator, value }: Condition): [keyof AuditFilter, string] {
  switch (field) {
    case 'companyname':
      checkOperator(operator, 'substring');
      return ['namePart', nameKey(value)];
    case 'customerid':
      checkOperator(operator, 'equals');
      return ['customerId', isGuid(value) ? value.toLowerCase() : invalidFilter('the value must be a GUID')];
    case 'resourcetype':
      checkOperator(operator, 'equals');
      return ['resourceType', wordOf(value, auditResourceTypes)];
    case 'operationtype':
      checkOperator(operator, 'equals');
      return ['operationType', wordOf(value, auditOperationTypes)];
    default:
      return invalidFilter('the field must be CompanyName, CustomerId, ResourceType or OperationType');
  }
}

function checkOperator(operator: string, wanted: 'substring' | 'equals'): void {
  if (operator !== wanted) invalidFilter(`the operator must be ${wanted}`);
}

/** Longest word of an enumeration, in characters. */
const maxWordLength = 64;
const word = /^[a-z]+(?:_[a-z]+)*$/i;

/** A word of the vendor's in any spelling, or one of our own as it is stored. */
function wordOf(value: string, known: readonly string[]): string {
  const found = known.find((candidate) => spell(candidate) === spell(value));
  if (found !== undefined) return found;
  if (value.length > maxWordLength || !word.test(value)) return invalidFilter('the value must be a type');
  return value.toLowerCase();
}
