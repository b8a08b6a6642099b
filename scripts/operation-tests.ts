import { readFileSync } from 'node:fs';
import type { Operation } from '@partnerite/contract/operations.ts';

/** The test of each area, by method and path: the first that fits. What all operations share is tested elsewhere too. */
const tests: readonly (readonly [RegExp, string])[] = [
  [/^GET \/v1\/customers$/, 'customers-list'],
  [/^POST \/v1\/customers$/, 'customers-create'],
  [/^GET \/v1\/customers\/\{\w+\}(?:\/profiles\/company)?$/, 'answers'],
  [/^(?:DELETE|PATCH) \/v1\/customers\/\{\w+\}$/, 'customers-end'],
  [/\/customers\/\{\w+\}\/profiles\/billing$/, 'billing-profile'],
  [/\/directoryroles/, 'directory-roles'],
  [/\/users/, 'customer-users'],
  [/\/qualifications?$/, 'qualifications'],
  [/\/usagebudget$/, 'usage-budget'],
  [/\/applicationconsents/, 'application-consents'],
  [/agreements$|\/agreementTemplates|AgreementStatus$/, 'agreements'],
  [/\/agreementstatus$/, 'agreement-signature-status'],
  [/relationship|\/sandboxIndirectReseller/, 'relationships'],
  [/\/v1\/profiles\//, 'partner-profiles'],
  [/\/(?:customDomains|organization|verifieddomain|managedservices)$|\/serviceincidents\//, 'customer-directory'],
  [/\/validations\/address$/, 'validations-address'],
  [/\/(?:domains|checkdomainavailability)\//, 'validations-domains'],
  [/\/countryvalidationrules/, 'validations-countries'],
  [/\/validation(?:s|Status)$/, 'validations-customers'],
  [/\/SelfServePolicy/, 'self-serve-policies'],
  [/mfa|\/partnerRequests$/i, 'mfa-compliance'],
  [/\/delegatedAdmin/, 'delegated-admin'],
  [/\/auditrecords/, 'audit-records'],
  [/\/registration\/(?:deliveries$|offlineEvents)/, 'webhook-deliveries'],
  [/^\w+ \/webhooks/, 'webhooks'],
  [/\/partnerite\/v1\/settings$/, 'service-settings'],
  [/\/partnerite\/v1\/activity$/, 'request-activity'],
];

/**
 * The file that tests an operation.
 * @throws Error when there is none, or when it does not speak of the operation's path
 */
export function testOf({ method, path }: Operation): string {
  const request = `${method} ${path}`;
  const [, name] = tests.find(([pattern]) => pattern.test(request)) ?? [];
  if (name === undefined) throw new Error(`name the test of ${request} in scripts/operation-tests.ts`);
  const file = `packages/server/test/http/${name}.test.ts`;
  const word = path.split('/').findLast((segment) => !segment.startsWith('{')) ?? '';
  if (!readFileSync(file, 'utf8').toLowerCase().includes(word.toLowerCase())) {
    throw new Error(`${file} does not call ${request}`);
  }
  return file;
}
