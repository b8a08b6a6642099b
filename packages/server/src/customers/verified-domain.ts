import type { Domain, NewVerifiedDomain } from '@partnerite/contract/resources/verified-domain.ts';
import { auditRecord } from '../audit/record.ts';
import type { Context, Handler, Partially } from '../operation.ts';
import { type Problem, refuse } from '../refusal.ts';
import { jsonAnswer, jsonBytes } from '../resources/json-answer.ts';
import { firstVersion } from '../resources/stored-resource.ts';
import { verifiedDomainKind } from '../store/resources.ts';
import type { Change, SingleChange } from '../store/writes.ts';
import { domainKey } from './name-key.ts';
import { relatedCustomer } from './relationship.ts';

/**
 * Most domains of a customer, its first one among them: the limit that the vendor's directory had for a tenant when these
 * operations were published.
 */
const maxDomains = 900;

export const addVerifiedDomain: Handler<'addVerifiedDomain'> = {
  check: async (body) => domainProblems(body),
  run: async (context, { path: { customerId }, body }) => {
    const customer = await relatedCustomer(context, customerId);
    const domain = domainOf(body);
    const { domainFederationSettings } = body;
    const audit = auditRecord(context, {
      customerId,
      customerName: customer.companyName,
      resourceType: 'customer',
      operationType: 'update_company_info',
      newValue: jsonBytes({ ...domain, domainFederationSettings }),
    });
    const change: Change = {
      kind: 'several',
      changes: additions(context, customerId, domain, domainFederationSettings),
    };
    const committed = await context.commit({ change, audit }, jsonAnswer(domain));
    if (committed.kind === 'done') return committed.answer;
    if (committed.kind === 'limitMet') return refuse('limitMet', { values: [`${maxDomains}`] });
    // Unless the customer went meanwhile, the domain belongs to somebody.
    await relatedCustomer(context, customerId);
    return refuse('domainTaken', { values: [domain.name], data: ['verifiedDomainName'] });
  },
};

/** The settings, many times as long as the domain, are stored apart: whoever asks for the domains needs none of them. */
function additions(
  { now }: Context,
  owner: string,
  domain: Domain,
  settings: NewVerifiedDomain['domainFederationSettings'],
): readonly SingleChange[] {
  const id = domainKey(domain.name);
  const placement = { order: new Date(now).toISOString(), domainKey: id };
  const resource = firstVersion({ kind: verifiedDomainKind, owner, id }, domain, placement);
  const added: SingleChange = { kind: 'putResource', resource, expectedVersion: 0, limit: maxDomains - 1 };
  if (settings === undefined) return [added];
  const federation = firstVersion({ kind: 'domainFederation', owner, id }, settings);
  return [added, { kind: 'putResource', resource: federation, expectedVersion: 0 }];
}

function domainProblems({
  verifiedDomainName,
  domain,
  domainFederationSettings,
}: Partially<NewVerifiedDomain>): readonly Problem[] {
  const problems: Problem[] = [];
  const name = domain?.name;
  if (name !== undefined && verifiedDomainName !== undefined && domainKey(name) !== domainKey(verifiedDomainName)) {
    problems.push({ path: 'domain.name', message: 'must be the same as verifiedDomainName' });
  }
  const root = domain?.rootDomain;
  if (name !== undefined && root !== undefined && !`.${domainKey(name)}`.endsWith(`.${domainKey(root)}`)) {
    problems.push({ path: 'domain.rootDomain', message: 'must be the domain itself or one that it is under' });
  }
  if (domain?.isInitial) {
    problems.push({ path: 'domain.isInitial', message: 'must not be true: a customer has its initial domain already' });
  }
  if (domain?.authenticationType === 'federated' && domainFederationSettings === undefined) {
    problems.push({ path: 'domainFederationSettings', message: 'is required for a federated domain' });
  }
  return problems;
}

/** As it is answered. A domain that was verified by no method is one whose record was looked up, as published. */
function domainOf({ domain }: NewVerifiedDomain): Domain {
  const { isDefault = false, isInitial = false, verificationMethod, ...members } = domain;
  return {
    ...members,
    isDefault,
    isInitial,
    verificationMethod: verificationMethod === 'none' ? 'dns_record' : verificationMethod,
  };
}
