import type { BillingProfileUpdate } from '@partnerite/contract/resources/billing-profile.ts';
import { auditRecord } from '../audit/record.ts';
import type { Answer, Context, Handler } from '../operation.ts';
import { refuse } from '../refusal.ts';
import { basisOf, checkBasis } from '../resources/basis.ts';
import type { BillingProfile } from '../store/customers.ts';
import { outgoingEvent } from '../webhooks/outgoing-event.ts';
import { billingProfileProblems } from './profile-rules.ts';
import { noRelationship } from './relationship.ts';
import { storedProfile } from './stored-profile.ts';

export const getCustomerBillingProfile: Handler<'getCustomerBillingProfile'> = {
  run: async (context, { path: { customerId } }) => {
    const profile = await context.store.readBillingProfile(context.principal.partner, customerId);
    if (profile === undefined) return noRelationship(context, customerId);
    return { bytes: profile.bytes, etag: profile.etag };
  },
};

export const updateCustomerBillingProfile: Handler<'updateCustomerBillingProfile'> = {
  check: (body) => billingProfileProblems(body, ''),
  run: async (context, { path: { customerId }, body, precondition }) => {
    const basis = basisOf(body.attributes?.etag, precondition);
    for (;;) {
      const current = await context.store.readBillingProfile(context.principal.partner, customerId);
      if (current === undefined) return noRelationship(context, customerId);
      if (body.id !== undefined && body.id.toLowerCase() !== current.id) {
        refuse('invalidMembers', { values: ['id is the id of another profile'], data: ['id'] });
      }
      checkBasis(context, basis, current.etag);
      const answer = await replace(context, customerId, current, body);
      if (answer !== undefined) return answer;
      // Someone else was faster: the new version decides whether this update may still be made.
    }
  },
};

/** Commits the next version, or returns `undefined` when `current` is no longer the stored one. */
async function replace(
  context: Context,
  customerId: string,
  current: BillingProfile,
  body: BillingProfileUpdate,
): Promise<Answer | undefined> {
  const { id, version } = current;
  const { id: _id, attributes: _attributes, ...profile } = body;
  const billingProfile = storedProfile({ id, customerId, version: version + 1, profile, random: context.random });
  const audit = auditRecord(context, {
    customerId,
    customerName: body.companyName,
    resourceType: 'customer',
    operationType: 'update_customer_billing_profile',
    oldValue: current.bytes,
    newValue: billingProfile.bytes,
  });
  const resource = { name: 'customer', uri: `/v1/customers/${customerId}/profiles/billing` };
  const event = outgoingEvent(context, 'customer-billing-profile-updated', resource, audit);
  const change = {
    kind: 'replaceBillingProfile' as const,
    customerId,
    expectedVersion: current.version,
    billingProfile,
  };
  const { bytes, etag } = billingProfile;
  const committed = await context.commit({ change, audit, event }, { bytes, etag });
  return committed.kind === 'done' ? committed.answer : undefined;
}
