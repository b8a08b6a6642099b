import type { NewSandboxReseller, SandboxReseller } from '@partnerite/contract/resources/sandbox-reseller.ts';
import { auditRecord } from '../audit/record.ts';
import { newPassword } from '../customers/new-password.ts';
import { resellerLimit } from '../customers/sandbox-limits.ts';
import { isGuid, newGuid } from '../identifiers.ts';
import type { Context, Handler } from '../operation.ts';
import { refuse } from '../refusal.ts';
import { jsonAnswer, jsonBytes } from '../resources/json-answer.ts';
import type { Stored } from '../resources/stored-resource.ts';
import type { Change } from '../store/writes.ts';
import { type IndirectReseller, readReseller, relationshipOf, resellerResource } from './indirect-resellers.ts';
import { sandboxResellerProblems } from './sandbox-reseller-rules.ts';

/** What the domains of all tenants of the sandbox end in. */
const domainSuffix = '.onmicrosoft.com';

/** The agreement that resellers of the sandbox have signed, as published. */
const resellerAgreement = { agreementId: '1e18c5b2-e42a-4b84-82c8-d0155aa94c6e', agreementType: 'ValueAddedReseller' };

export const createSandboxIndirectReseller: Handler<'createSandboxIndirectReseller'> = {
  check: sandboxResellerProblems,
  run: async (context, { body }) => {
    const { principal, settings, random } = context;
    if (!settings.sandboxPartners.has(principal.partner)) return refuse('resellerCreationNotAllowed');
    const domain = `${body.tenant.domainPrefix.toLowerCase()}${domainSuffix}`;
    const { companyName, address } = body.legalBusinessProfile;
    const location = address.country.toUpperCase();
    const reseller: IndirectReseller = { id: newGuid(random), name: companyName, mpnId: body.mpnId, location };
    const audit = auditRecord(context, { ...partnersOwn, ...creation, newValue: jsonBytes(relationshipOf(reseller)) });
    const answer = jsonAnswer(creationAnswer(context, reseller, body));
    const change: Change = {
      kind: 'putResource',
      resource: resellerResource(reseller, domain),
      expectedVersion: 0,
      limit: resellerLimit(context),
    };
    const committed = await context.commit({ change, audit }, answer);
    if (committed.kind === 'done') return committed.answer;
    if (committed.kind === 'limitMet') return refuse('sandboxLimitMet');
    return refuse('resellerTenantTaken', { data: ['tenant.domainPrefix'] });
  },
};

/** The record of a write to what is the partner's own names no customer. */
const partnersOwn = { customerId: '', customerName: '', resourceType: 'partner_relationship' };
const creation = { operationType: 'create_partner_relationship' };
const removal = { operationType: 'remove_partner_relationship' };

function creationAnswer(
  { principal, settings, random, now }: Context,
  { id, mpnId }: IndirectReseller,
  { tenant }: NewSandboxReseller,
): SandboxReseller {
  const { partner, userId, userPrincipalName } = principal;
  const name = settings.knownPartners.get(partner)?.name;
  return {
    accountId: id,
    mpnId,
    tenant: {
      id,
      adminUserAccount: `${tenant.adminUserName}@${tenant.domainPrefix}${domainSuffix}`,
      password: newPassword(random),
    },
    agreementSignature: {
      id: newGuid(random),
      accountId: id,
      ...resellerAgreement,
      dateSigned: new Date(now).toISOString(),
      // The published answer has the user's principal name for the first name too.
      ...(userPrincipalName === undefined
        ? {}
        : { signedByFirstName: userPrincipalName, signedByUserPrincipalName: userPrincipalName }),
      ...(userId === undefined ? {} : { signedByUserObjectId: userId }),
      signedByUserTenantId: partner,
      attributes: { objectType: 'AgreementSignatureResponse' },
    },
    partnerRelationship: {
      id: partner,
      ...(name === undefined ? {} : { name }),
      relationshipType: 'is_indirect_reseller_of',
      state: 'Active',
      mpnId,
      attributes: { objectType: 'PartnerRelationshipResponse' },
    },
  };
}

export const deleteSandboxIndirectReseller: Handler<'deleteSandboxIndirectReseller'> = {
  run: async (context, { path: { resellerId } }) => {
    const { principal, settings, store } = context;
    if (!settings.sandboxPartners.has(principal.partner)) return refuse('resellerDeletionNotAllowed');
    for (;;) {
      const stored = isGuid(resellerId) ? await readReseller(context, resellerId) : undefined;
      if (stored === undefined) return refuse('resellerNotFound', { values: [resellerId], data: ['resellerId'] });
      const { id } = stored.value;
      const query = { associatedPartnerPrefix: id, limit: 1, current: true } as const;
      const customers = await store.listCustomers(principal.partner, query);
      if (customers.length > 0) return refuse('resellerDeletionNotAllowed');
      const oldValue = jsonBytes(relationshipOf(stored.value));
      const audit = auditRecord(context, { ...partnersOwn, ...removal, oldValue });
      const committed = await context.commit({ change: deletionOf(stored), audit }, {});
      if (committed.kind === 'done') return committed.answer;
    }
  },
};

/** Only while no customer is for it; one that is created at the same moment requires it to be there. */
function deletionOf({ resource, value }: Stored<IndirectReseller>): Change {
  return {
    kind: 'several',
    changes: [
      { kind: 'removeResource', key: resource, expectedVersion: resource.version },
      { kind: 'requireNoCustomersOf', associatedPartnerId: value.id },
    ],
  };
}
