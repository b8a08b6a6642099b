import type { Domain, NewVerifiedDomain } from '@partnerite/contract/resources/verified-domain.ts';
import { auditRecord } from '../audit/record.ts';
import type { Handler, Partially } from '../operation.ts';
import { type Problem, refuse } from '../refusal.ts';
import { jsonAnswer } from '../resources/json-answer.ts';
import { firstVersion } from '../resources/stored-resource.ts';
import { type Change, type Customer, verifiedDomainKind } from '../store/store.ts';
import { auditedCustomer, readDocument } from './customer-document.ts';
import { domainKey } from './name-key.ts';
import { relatedCustomer } from './relationship.ts';

export const addVerifiedDomain: Handler<'addVerifiedDomain'> = {
  check: async (body) => domainProblems(body),
  run: async (context, { path: { customerId }, body }) => {
    const { principal, store } = context;
    const domain = domainOf(body);
    const id = domainKey(domain.name);
    for (;;) {
      const customer = await relatedCustomer(context, customerId);
      if (await store.isDomainTaken(principal.partner, id)) return refuseDomain(domain);
      const next = withDomain(customer, domain);
      const audit = auditRecord(context, {
        customerId,
        customerName: customer.companyName,
        resourceType: 'customer',
        operationType: 'update_company_info',
        oldValue: auditedCustomer(customer),
        newValue: auditedCustomer(next),
      });
      const key = { kind: verifiedDomainKind, owner: customerId, id };
      const { domainFederationSettings } = body;
      const resource = firstVersion(key, { ...domain, domainFederationSettings }, { uniqueKey: id });
      const change: Change = {
        kind: 'several',
        changes: [
          { kind: 'replaceCustomer', customer: next, expectedVersion: customer.version },
          { kind: 'putResource', resource, expectedVersion: 0 },
        ],
      };
      const committed = await context.commit({ change, audit }, jsonAnswer(domain));
      if (committed.kind === 'done') return committed.answer;
      if (committed.kind === 'taken') return refuseDomain(domain);
    }
  },
};

function refuseDomain({ name }: Domain): never {
  return refuse('domainTaken', { values: [name], data: ['verifiedDomainName'] });
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

function withDomain(customer: Customer, { name, status }: Domain): Customer {
  const document = readDocument(customer);
  const customDomains = status === 'verified' ? [...document.customDomains, name] : document.customDomains;
  return { ...customer, version: customer.version + 1, document: JSON.stringify({ ...document, customDomains }) };
}
