import type { QualificationRequest, RequestedQualification } from '@partnerite/contract/resources/qualification.ts';
import { auditRecord } from '../audit/record.ts';
import { relatedCustomer } from '../customers/relationship.ts';
import type { Answer, Context } from '../operation.ts';
import { jsonBytes } from '../resources/json-answer.ts';
import { firstVersion, nextVersion, readStored } from '../resources/stored-resource.ts';
import type { Customer } from '../store/customers.ts';
import type { ResourceKey } from '../store/resources.ts';
import type { SingleChange } from '../store/writes.ts';
import { endOfUse, useOfCode } from '../validations/validation-codes.ts';

/** A qualification as it is stored: with what was told of it, without the validation code. */
export interface StoredQualification
  extends RequestedQualification,
    Pick<QualificationRequest, 'educationSegment' | 'website'> {}

/** Those of one customer, each kind once, the newest last. */
interface StoredQualifications {
  readonly qualifications: readonly StoredQualification[];
}

function keyOf(customerId: string): ResourceKey {
  return { kind: 'qualifications', owner: customerId, id: customerId };
}

export async function readQualifications(
  context: Context,
  customerId: string,
): Promise<readonly StoredQualification[]> {
  const stored = await readStored<StoredQualifications>(context, keyOf(customerId));
  return stored?.value.qualifications ?? [];
}

export interface QualificationChange {
  readonly change: (current: readonly StoredQualification[]) => readonly StoredQualification[];
  /** The validation code of a customer of Government Community Cloud. */
  readonly code: string | undefined;
  readonly answer: Answer;
}

/** Writes what becomes of a customer's qualifications, decided anew on each version that turns out to be the newest. */
export async function changeQualifications(
  context: Context,
  customerId: string,
  { change, code, answer }: QualificationChange,
): Promise<Answer> {
  const key = keyOf(customerId);
  for (;;) {
    const customer = await relatedCustomer(context, customerId);
    const stored = await readStored<StoredQualifications>(context, key);
    const value: StoredQualifications = { qualifications: change(stored?.value.qualifications ?? []) };
    const audit = auditRecord(context, {
      customerId,
      customerName: customer.companyName,
      resourceType: 'customer',
      operationType: 'update_customer_qualification',
      ...(stored === undefined ? {} : { oldValue: jsonBytes(stored.value) }),
      newValue: jsonBytes(value),
    });
    const resource = stored === undefined ? firstVersion(key, value) : nextVersion(stored.resource, value);
    const expectedVersion = stored?.resource.version ?? 0;
    const changes: readonly SingleChange[] = [
      { kind: 'putResource', resource, expectedVersion },
      ...(await validationChanges(context, customer, { value, code })),
    ];
    const committed = await context.commit({ change: { kind: 'several', changes }, audit }, answer);
    if (committed.kind === 'done') return committed.answer;
  }
}

/** The code is no part of a qualification, which is shown and audited. */
function validationChanges(
  context: Context,
  customer: Customer,
  { value, code }: { readonly value: StoredQualifications; readonly code: string | undefined },
): Promise<readonly SingleChange[]> {
  const isGovernment = value.qualifications.some(({ qualification }) => qualification === 'GovernmentCommunityCloud');
  if (!isGovernment) return endOfUse(context, customer);
  return code === undefined ? Promise.resolve([]) : useOfCode(context, customer, code);
}
