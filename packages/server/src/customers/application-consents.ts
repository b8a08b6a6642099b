import type { ApplicationConsent } from '@partnerite/contract/resources/application-consent.ts';
import { auditRecord } from '../audit/record.ts';
import type { Handler, Partially } from '../operation.ts';
import { type Problem, refuse } from '../refusal.ts';
import { jsonAnswer, jsonBytes } from '../resources/json-answer.ts';
import { firstVersion, readStored } from '../resources/stored-resource.ts';
import type { Customer } from '../store/customers.ts';
import type { ResourceKey } from '../store/resources.ts';
import type { Change } from '../store/writes.ts';
import { relatedCustomer } from './relationship.ts';

/** Most consents of a customer to applications of the partner, and most characters of all scopes of one. */
const maxConsents = 100;
const maxScopes = 16 * 1024;
/** Separators alone. */
const noName = /^[\s,]*$/;

export const createApplicationConsent: Handler<'createApplicationConsent'> = {
  check: async (body) => scopeProblems(body),
  run: async (context, { path: { customerId }, body }) => {
    const customer = await relatedCustomer(context, customerId);
    const consent = withLowerCaseIds(body);
    const audit = auditRecord(context, {
      ...subjectOf(customer),
      operationType: 'register_application',
      newValue: jsonBytes(consent),
    });
    const resource = firstVersion(keyOf(customerId, consent.applicationId), consent);
    const change: Change = { kind: 'putResource', resource, expectedVersion: 0, limit: maxConsents };
    const committed = await context.commit({ change, audit }, jsonAnswer(consent));
    if (committed.kind === 'done') return committed.answer;
    if (committed.kind === 'limitMet') return refuse('limitMet', { values: [`${maxConsents}`] });
    // Unless the customer went meanwhile, there is a consent to this application already.
    await relatedCustomer(context, customerId);
    return refuse('applicationConsentExists', { data: ['applicationId'] });
  },
};

export const deleteApplicationConsent: Handler<'deleteApplicationConsent'> = {
  run: async (context, { path: { customerId, applicationId } }) => {
    for (;;) {
      const customer = await relatedCustomer(context, customerId);
      const stored = await readStored<ApplicationConsent>(context, keyOf(customerId, applicationId.toLowerCase()));
      if (stored === undefined) return refuse('applicationConsentNotFound');
      const { resource, value } = stored;
      const audit = auditRecord(context, {
        ...subjectOf(customer),
        operationType: 'unregister_application',
        oldValue: jsonBytes(value),
      });
      const change: Change = { kind: 'removeResource', key: resource, expectedVersion: resource.version };
      const committed = await context.commit({ change, audit }, {});
      if (committed.kind === 'done') return committed.answer;
    }
  },
};

function scopeProblems({ applicationGrants = [] }: Partially<ApplicationConsent>): readonly Problem[] {
  const scopes = applicationGrants.map((grant) => grant?.scope);
  const length = scopes.reduce((sum, scope = '') => sum + scope.length, 0);
  if (length > maxScopes) {
    return [{ path: 'applicationGrants', message: `must have at most ${maxScopes} characters of scopes` }];
  }
  return scopes.flatMap((scope, index) =>
    scope !== undefined && noName.test(scope)
      ? [{ path: `applicationGrants[${index}].scope`, message: 'must name a permission' }]
      : [],
  );
}

function keyOf(customerId: string, applicationId: string): ResourceKey {
  return { kind: 'applicationConsent', owner: customerId, id: applicationId };
}

/** The published enumerations name no consent; this is what comes nearest, and clients fail on other names. */
function subjectOf({ id, companyName }: Customer) {
  return { customerId: id, customerName: companyName, resourceType: 'application' };
}

function withLowerCaseIds({ applicationId, applicationGrants, ...names }: ApplicationConsent): ApplicationConsent {
  return {
    applicationId: applicationId.toLowerCase(),
    ...names,
    applicationGrants: applicationGrants.map(({ enterpriseApplicationId, scope }) => ({
      enterpriseApplicationId: enterpriseApplicationId.toLowerCase(),
      scope,
    })),
  };
}
