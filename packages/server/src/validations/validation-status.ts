import type { BillingProfile } from '@partnerite/contract/resources/billing-profile.ts';
import type { ValidationStatus } from '@partnerite/contract/resources/validation-status.ts';
import { checkPhoneNumber } from '../countries/phone-number.ts';
import { checkRegistrationNumber } from '../countries/registration-number.ts';
import { readDocument } from '../customers/customer-document.ts';
import { noRelationship, relatedCustomer } from '../customers/relationship.ts';
import type { Context, Handler } from '../operation.ts';
import { refuse } from '../refusal.ts';
import { jsonAnswer } from '../resources/json-answer.ts';
import { type AddressReview, reviewAddress } from './address-review.ts';

export const getCustomerValidationStatus: Handler<'getCustomerValidationStatus'> = {
  run: async (context, { path: { customerId } }) => {
    const customer = await relatedCustomer(context, customerId);
    const stored = await context.store.readBillingProfile(context.principal.partner, customerId);
    if (stored === undefined) return noRelationship(context, customerId);
    const profile: BillingProfile = JSON.parse(Buffer.from(stored.bytes).toString());
    const status = await accountStatus(profile, readDocument(customer).organizationRegistrationNumber);
    if (status === undefined) return refuse('accountStatusNotFound', { values: [customerId] });
    const answer: ValidationStatus = {
      type: 'account',
      status,
      lastUpdateDateTime: withoutZone(await lastChange(context, customerId)),
    };
    return jsonAnswer(answer);
  },
};

/**
 * What becomes of an account where nobody vets it: what its country demands and its billing address decide (assumed).
 * `undefined` where the country has no rules by which an address could be judged: a customer without a status may buy
 * (documented).
 */
async function accountStatus(
  { defaultAddress }: BillingProfile,
  registrationNumber: string | undefined,
): Promise<ValidationStatus['status'] | undefined> {
  const { country, phoneNumber } = defaultAddress;
  const isComplete =
    checkRegistrationNumber(country, registrationNumber) === undefined &&
    (await checkPhoneNumber(country, phoneNumber)) === undefined;
  return isComplete ? statusOfAddress(await reviewAddress(defaultAddress)) : 'Not Ready';
}

function statusOfAddress({ status, flaws }: AddressReview): ValidationStatus['status'] | undefined {
  switch (status) {
    case 'VerifiedShippable':
    case 'Verified':
      return 'Allowed';
    case 'InteractionRequired':
    case 'StreetPartial':
    case 'PremisesPartial':
    case 'Multiple':
      return 'UnderReview';
    case 'None':
      return 'NotAllowed';
    case 'NotValidated':
      return flaws.length === 0 ? undefined : 'Unknown';
  }
}

/** Writes after which the status may be another. */
const decidingOperations = ['add_customer', 'update_customer_billing_profile'] as const;

/** When the customer was last written, as far as the audit reaches back; else now, when the status is worked out. */
async function lastChange({ principal, store, now }: Context, customerId: string): Promise<number> {
  const last = decidingOperations.map(async (operationType) => {
    const query = { order: 'newestFirst', customerId, operationType, limit: 1, current: true } as const;
    const [record] = await store.readAuditRecords(principal.partner, query);
    return record?.at ?? 0;
  });
  return Math.max(...(await Promise.all(last))) || now;
}

/** As published: UTC in whole seconds, without saying so. */
function withoutZone(time: number): string {
  return new Date(time).toISOString().slice(0, 'YYYY-MM-DDThh:mm:ss'.length);
}
