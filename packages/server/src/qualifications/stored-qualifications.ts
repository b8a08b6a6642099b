import type { QualificationRequest, RequestedQualification } from '@partnerite/contract/resources/qualification.ts';
import { auditRecord } from '../audit/record.ts';
import { relatedCustomer } from '../customers/relationship.ts';
import type { Answer, Context } from '../operation.ts';
import { jsonBytes } from '../resources/json-answer.ts';
import { firstVersion, nextVersion, readStored } from '../resources/stored-resource.ts';
import type { ResourceKey } from '../store/store.ts';

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

/** Writes what becomes of a customer's qualifications, decided anew on each version that turns out to be the newest. */
export async function changeQualifications(
  context: Context,
  customerId: string,
  change: (current: readonly StoredQualification[]) => readonly StoredQualification[],
  answer: Answer,
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
    const committed = await context.commit(
      { change: { kind: 'putResource', resource, expectedVersion }, audit },
      answer,
    );
    if (committed.kind === 'done') return committed.answer;
  }
}
