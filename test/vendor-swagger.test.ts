import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { operations } from '@partnerite/contract/operations.ts';
import { type ApiClient, apiClient, type Json } from '../packages/server/test/api-client.ts';
import { directCustomer } from '../packages/server/test/http/customer-bodies.ts';
import { partnerA, startTestServer, type TestServer } from '../packages/server/test/running-server.ts';
import { vendorExceptions } from '../packages/server/test/vendor-exceptions.ts';
import { compareWithVendor, vendorOperations, vendorSwaggerFolder } from '../packages/server/test/vendor-swagger.ts';
import { publishedExample } from './published-examples.ts';

const folder = vendorSwaggerFolder ?? '';
const skip = folder === '' ? 'PARTNERITE_VENDOR_SWAGGER does not name a folder of the vendor’s Swagger files' : false;

const plain = (request: string) => request.toLowerCase().replaceAll(/\{\w*\}/g, '{}');
const ours = new Set(Object.values(operations).map(({ method, path }) => plain(`${method} ${path}`)));

describe('the vendor’s Swagger files', { skip }, () => {
  let server: TestServer;
  let client: ApiClient;
  let customer: string;
  let policy: string;
  let correlationId: string;
  const answered = new Set<string>();

  /** Sends a request that must succeed with an answer as the files say; the client itself fails on any other. */
  const call = async (method: string, path: string, body?: unknown): Promise<Json> => {
    const answer = await client.call(method, path, { body });
    assert.ok(answer.status < 300, `${method} ${path}: ${answer.status} ${answer.text}`);
    const finding = compareWithVendor({ method, path, status: answer.status, text: answer.text }, folder);
    if (finding !== undefined) answered.add(finding.request);
    return answer.body;
  };

  before(async () => {
    server = await startTestServer();
    client = apiClient(server, await server.userToken(partnerA));
    customer = (await call('POST', '/v1/customers', directCustomer())).id;
    await write();
    await read();
  });
  after(() => server.dispose());

  /** The writes that the files give an answer to. */
  const write = async () => {
    const root = `/v1/customers/${customer}`;
    await call('PUT', `${root}/profiles/billing`, await call('GET', `${root}/profiles/billing`));
    const agreement = publishedExample('confirm-customer-consent-customer-agreement').response.body;
    await call('POST', `${root}/agreements`, agreement);
    await call('POST', `${root}/qualifications`, {
      Qualification: 'Education',
      EducationSegment: 'K12',
      Website: 'a.example',
    });
    await call('PUT', `${root}/qualification`, '"education"');
    const { request } = publishedExample('add-a-verified-domain-for-a-customer');
    await call('POST', `${root}/verifieddomain`, request.bodyRepaired);
    const created = await call('POST', '/v1/SelfServePolicy', {
      selfServeEntity: { selfServeEntityType: 'customer', tenantID: customer },
      grantor: { grantorType: 'billToPartner', tenantID: partnerA.tenant },
      permissions: [{ resource: 'AzureReservedInstances', action: 'Purchase' }],
    });
    policy = created.id;
    await call('PUT', `/v1/SelfServePolicy/${policy}`, created);
    for (const path of ['/webhooks/v1/registration', '/webhooks/v1/internalApp/registration']) {
      const registration = { WebhookUrl: `${server.url}/nobody`, WebhookEvents: ['test-created'] };
      await call('POST', path, registration);
      await call('PUT', path, registration);
      correlationId = (await call('POST', `${path}/validationEvents`)).correlationId;
      await call('GET', `${path}/validationEvents/${correlationId}`);
    }
  };

  /** All other reads. */
  const read = async () => {
    const { id: recordId } = (await call('GET', '/v1/auditrecords')).items[0];
    const { templateId } = (await call('GET', '/v1/agreements?agreementType=MicrosoftCustomerAgreement')).items[0];
    const segments: readonly (readonly [RegExp, string])[] = [
      [/(?<=\/customers\/)\{\}/, customer],
      [/(?<=\/auditrecords\/)\{\}/, recordId],
      [/(?<=\/agreementTemplates\/)\{\}/, templateId],
      [/(?<=\/SelfServePolicy\/)\{\}/, policy],
      [/(?<=\/checkdomainavailability\/)\{\}/, 'somethingfree'],
      [/(?<=\/validationEvents\/)\{\}/, correlationId],
    ];
    for (const { request } of vendorOperations(folder)) {
      const [method = '', address = ''] = request.split(' ');
      if (method !== 'GET' || answered.has(request)) continue;
      const path = segments.reduce((filled, [parameter, value]) => filled.replace(parameter, value), address);
      await call('GET', path === '/v1/SelfServePolicy' ? `${path}?entity_id=${customer}` : path);
    }
  };

  test('name no operation that the table has not', () => {
    const names = vendorOperations(folder).map(({ request }) => request);
    assert.deepEqual(
      names.filter((name) => !ours.has(plain(name))),
      [],
    );
  });

  test('allow the answer to every operation that they give a shape', () => {
    const all = vendorOperations(folder).map(({ request }) => request);
    assert.deepEqual(
      all.filter((request) => !answered.has(request)).toSorted(),
      ['DELETE /v1/SelfServePolicy/{}'],
      'a deletion has no body here',
    );
  });

  test('differ by an exception only in operations that they have', () => {
    const all = vendorOperations(folder).map(({ request }) => request);
    const idle = vendorExceptions.filter(({ request }) => !all.some((name) => request.test(name)));
    assert.deepEqual(idle, []);
  });

  for (const [kind, text] of Object.entries({
    'a member they have not': '{"totalCount":0,"items":[],"more":1}',
    null: '{"totalCount":null,"items":[]}',
    'another type': '{"totalCount":"0","items":[]}',
    'a name no enumeration has': '{"items":[{"relationshipToPartner":"friend"}]}',
  })) {
    test(`do not allow ${kind}`, () => {
      const finding = compareWithVendor({ method: 'GET', path: '/v1/customers', status: 200, text }, folder);
      assert.equal(finding?.problems.length, 1);
    });
  }
});
