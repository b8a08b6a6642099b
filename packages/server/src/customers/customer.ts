import type { CustomerPatch } from '@partnerite/contract/resources/customer.ts';
import { auditRecord } from '../audit/record.ts';
import type { Answer, Context, Handler } from '../operation.ts';
import { type Problem, refuse } from '../refusal.ts';
import { jsonAnswer } from '../resources/json-answer.ts';
import type { BillingProfile, Customer } from '../store/customers.ts';
import type { Change } from '../store/writes.ts';
import { outgoingEvent } from '../webhooks/outgoing-event.ts';
import { customDomains } from './custom-domains.ts';
import { auditedCustomer, type CustomerDocument, companyProfile, readDocument, selfLink } from './customer-document.ts';
import { noRelationship } from './relationship.ts';

export const getCustomer: Handler<'getCustomer'> = {
  run: async (context, { path: { customerId } }) => {
    const { partner } = context.principal;
    const [customer, billingProfile] = await Promise.all([
      context.store.readCustomer(partner, customerId),
      context.store.readBillingProfile(partner, customerId),
    ]);
    if (customer === undefined || billingProfile === undefined) return noRelationship(context, customerId);
    const document = readDocument(customer);
    const domains = document.allowDelegatedAccess ? await customDomains(context, customer) : undefined;
    return jsonAnswer(customerResource(customer, document, billingProfile, domains));
  },
};

function customerResource(
  customer: Customer,
  document: CustomerDocument,
  billingProfile: BillingProfile,
  domains: readonly string[] | undefined,
) {
  const { commerceId, allowDelegatedAccess } = document;
  const { id, relationship, associatedPartnerId } = customer;
  return {
    id,
    commerceId,
    companyProfile: companyProfile(customer, document),
    billingProfile: JSON.parse(Buffer.from(billingProfile.bytes).toString()),
    relationshipToPartner: relationship,
    allowDelegatedAccess,
    ...(domains === undefined ? {} : { customDomains: domains }),
    ...(associatedPartnerId === undefined ? {} : { associatedPartnerId }),
    links: selfLink(`/customers/${id}`),
    attributes: { objectType: 'Customer' },
  };
}

export const deleteCustomer: Handler<'deleteCustomer'> = {
  run: async (context, { path: { customerId } }) => {
    const { principal, settings, store } = context;
    for (;;) {
      const customer = await store.readCustomer(principal.partner, customerId);
      const profile = await store.readBillingProfile(principal.partner, customerId);
      if (customer === undefined || profile === undefined) return noRelationship(context, customerId);
      if (!settings.sandboxPartners.has(principal.partner)) return refuse('notSandbox');
      const audit = auditRecord(context, {
        customerId,
        customerName: customer.companyName,
        resourceType: 'customer',
        operationType: 'delete_tip_customer',
        oldValue: auditedCustomer(customer, profile),
      });
      const resource = { name: 'customer', uri: `/v1/customers/${customerId}` };
      const event = outgoingEvent(context, 'customer-deleted', resource, audit);
      const change: Change = {
        kind: 'removeCustomer',
        customerId,
        expectedVersion: customer.version,
        expectedProfileVersion: profile.version,
      };
      const committed = await context.commit({ change, audit, event }, {});
      if (committed.kind === 'done') return committed.answer;
    }
  },
};

export const patchCustomer: Handler<'patchCustomer'> = {
  check: async ({ relationshipToPartner, allowDelegatedAccess }) =>
    patchProblems({ relationshipToPartner, allowDelegatedAccess }),
  run: async (context, { path: { customerId }, body }) => {
    for (;;) {
      const customer = await context.store.readCustomer(context.principal.partner, customerId);
      if (customer === undefined) return noRelationship(context, customerId);
      const answer = await patch(context, customer, body);
      if (answer !== undefined) return answer;
    }
  },
};

/** Only two things can be patched, each to one value: the relationship can end, delegated access can be given up. */
function patchProblems({ relationshipToPartner, allowDelegatedAccess }: Partial<Record<keyof CustomerPatch, unknown>>) {
  const problems: Problem[] = [];
  const endsRelationship = relationshipToPartner === 'none';
  const leavesRelationship = relationshipToPartner === undefined || relationshipToPartner === 'unknown';
  if (!endsRelationship && !leavesRelationship) {
    problems.push({ path: 'relationshipToPartner', message: 'can only be set to none' });
  }
  if (allowDelegatedAccess === true) {
    problems.push({ path: 'allowDelegatedAccess', message: 'can only be set to false' });
  }
  if (leavesRelationship && allowDelegatedAccess === undefined) {
    problems.push({ path: 'relationshipToPartner', message: 'or allowDelegatedAccess is required' });
  }
  return problems;
}

async function patch(context: Context, customer: Customer, body: CustomerPatch): Promise<Answer | undefined> {
  const endsRelationship = body.relationshipToPartner === 'none';
  const document = readDocument(customer);
  const allowDelegatedAccess =
    !endsRelationship && document.allowDelegatedAccess && body.allowDelegatedAccess !== false;
  const next: Customer = {
    ...customer,
    version: customer.version + 1,
    relationship: endsRelationship ? 'none' : customer.relationship,
    document: JSON.stringify({ ...document, allowDelegatedAccess }),
  };
  const audit = auditRecord(context, {
    customerId: customer.id,
    customerName: customer.companyName,
    resourceType: endsRelationship ? 'partner_customer_relationship' : 'partner_customer_dap',
    operationType: endsRelationship ? 'remove_partner_customer_relationship' : 'dap_admin_relationship_terminated',
    oldValue: auditedCustomer(customer),
    newValue: auditedCustomer(next),
  });
  const answer = {
    ...(endsRelationship ? { relationshipToPartner: 'none' } : {}),
    ...(body.allowDelegatedAccess === undefined ? {} : { allowDelegatedAccess }),
    attributes: { objectType: 'Customer' },
  };
  const change: Change = { kind: 'replaceCustomer', customer: next, expectedVersion: customer.version };
  const resource = { name: 'PartnerCustomerDap', uri: '' };
  const endsAccess = document.allowDelegatedAccess && !allowDelegatedAccess;
  const event = endsAccess ? outgoingEvent(context, 'dap-admin-relationship-terminated', resource, audit) : undefined;
  const committed = await context.commit({ change, audit, event }, { bytes: Buffer.from(JSON.stringify(answer)) });
  return committed.kind === 'done' ? committed.answer : undefined;
}
