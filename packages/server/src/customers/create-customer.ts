import type { Customer as CustomerResource, NewCustomer } from '@partnerite/contract/resources/customer.ts';
import { auditRecord } from '../audit/record.ts';
import { checkRegistrationNumber } from '../countries/registration-number.ts';
import { addFirstUser, firstUserName } from '../customer-users/first-user.ts';
import { newGuid } from '../identifiers.ts';
import type { Context, Handler, Partially, Random } from '../operation.ts';
import { type Problem, refuse } from '../refusal.ts';
import { requireReseller } from '../relationships/indirect-resellers.ts';
import type { BillingProfile, Customer, NewCustomer as NewCustomerRows } from '../store/customers.ts';
import type { Change } from '../store/writes.ts';
import { outgoingEvent } from '../webhooks/outgoing-event.ts';
import { auditedCustomer, companyProfile, readDocument } from './customer-document.ts';
import { customerRows } from './customer-rows.ts';
import { newPassword } from './new-password.ts';
import { billingProfileProblems } from './profile-rules.ts';
import { customerLimit } from './sandbox-limits.ts';

export const createCustomer: Handler<'createCustomer'> = {
  check: async (body) => [
    ...(await billingProfileProblems(body.billingProfile ?? {}, 'billingProfile.')),
    ...registrationNumberProblems(body),
  ],
  run: async (context, { body }) => {
    if (body.associatedPartnerId !== undefined && context.principal.kind === 'app') refuse('tokenKindNotAllowed');
    for (;;) {
      const { customer, billingProfile } = newCustomer(context.random, body);
      const change = await creationOf(context, body, { customer, billingProfile });
      const bytes = Buffer.from(JSON.stringify(creationAnswer(context.random, body, customer, billingProfile)));
      const audit = auditRecord(context, {
        customerId: customer.id,
        customerName: customer.companyName,
        resourceType: 'customer',
        operationType: 'add_customer',
        newValue: auditedCustomer(customer, billingProfile),
      });
      const resource = { name: 'customer', uri: `/v1/customers/${customer.id}` };
      const event = outgoingEvent(context, 'customer-created', resource, audit);
      const committed = await context.commit({ change, audit, event }, { bytes });
      switch (committed.kind) {
        case 'done':
          return committed.answer;
        case 'taken':
          return refuse('domainTaken', { values: [customer.domain], data: ['companyProfile.domain'] });
        case 'limitMet':
          return refuse('sandboxLimitMet');
        case 'stale':
        // The reseller was deleted meanwhile: whether it can be named is decided anew.
      }
    }
  },
};

/** @throws Refusal `invalidMembers` when the partner has no such reseller */
async function creationOf(
  context: Context,
  { associatedPartnerId, billingProfile: { defaultAddress } }: NewCustomer,
  { customer, billingProfile }: NewCustomerRows,
): Promise<Change> {
  const reseller = associatedPartnerId === undefined ? [] : await requireReseller(context, associatedPartnerId);
  return {
    kind: 'several',
    changes: [
      ...reseller,
      { kind: 'addCustomer', customer, billingProfile, limit: customerLimit(context) },
      addFirstUser(customer, defaultAddress, context.random),
    ],
  };
}

function registrationNumberProblems({ companyProfile: company, billingProfile }: Partially<NewCustomer>): Problem[] {
  const country = billingProfile?.defaultAddress?.country;
  if (company === undefined || country === undefined) return [];
  const problem = checkRegistrationNumber(country, company.organizationRegistrationNumber);
  if (problem === undefined) return [];
  const path = 'companyProfile.organizationRegistrationNumber';
  return problem.kind === 'missing'
    ? [{ path, message: `is required in ${country}`, error: 'registrationNumberMissing' }]
    : [{ path, message: `must match ${problem.format}`, error: 'registrationNumberInvalid', values: [problem.format] }];
}

/** The rows of a customer that has just been asked for. Ids are the server's. */
function newCustomer(
  random: Random,
  { companyProfile, billingProfile, associatedPartnerId }: NewCustomer,
): NewCustomerRows {
  const { defaultAddress } = billingProfile;
  // A creation answers a missing phone number as an empty one [observed in the published example].
  const withPhone = { ...defaultAddress, phoneNumber: defaultAddress.phoneNumber ?? '' };
  const { domain, organizationRegistrationNumber } = companyProfile;
  return customerRows(
    {
      id: newGuid(random),
      commerceId: newGuid(random),
      billingProfileId: newGuid(random),
      domain,
      organizationRegistrationNumber,
      associatedPartnerId,
      profile: { ...billingProfile, defaultAddress: withPhone },
    },
    random,
  );
}

/**
 * The published answers differ by who creates: a direct partner gets `none` and a bare company profile, an indirect
 * provider `reseller` with the company's name, its link and delegated access.
 */
function creationAnswer(
  random: Random,
  body: NewCustomer,
  customer: Customer,
  billingProfile: BillingProfile,
): CustomerResource {
  const { enableGDAPByDefault, associatedPartnerId } = body;
  const { links: _links, ...profile } = JSON.parse(Buffer.from(billingProfile.bytes).toString());
  const indirect = associatedPartnerId !== undefined;
  const document = readDocument(customer);
  const { organizationRegistrationNumber } = document;
  const bare = {
    tenantId: customer.id,
    domain: customer.domain,
    ...(organizationRegistrationNumber === undefined ? {} : { organizationRegistrationNumber }),
    attributes: { objectType: 'CustomerCompanyProfile' },
  };
  const whole = companyProfile(customer, { ...document, allowDelegatedAccess: false });
  return {
    id: customer.id,
    commerceId: document.commerceId,
    companyProfile: indirect ? whole : bare,
    billingProfile: profile,
    ...(enableGDAPByDefault === undefined ? {} : { enableGDAPByDefault }),
    relationshipToPartner: indirect ? 'reseller' : 'none',
    ...(indirect ? { allowDelegatedAccess: true } : {}),
    userCredentials: { userName: firstUserName, password: newPassword(random) },
    ...(indirect ? { associatedPartnerId: associatedPartnerId.toLowerCase() } : {}),
    attributes: { objectType: 'Customer' },
  };
}
