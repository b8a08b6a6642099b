import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type ApiAnswer, type ApiClient, apiClient, type Json } from '../api-client.ts';
import { partnerA, startTestServer, type TestServer } from '../running-server.ts';
import { directCustomer, freshDomain, indirectCustomer } from './customer-bodies.ts';
import { rawRequest } from './raw-http.ts';

const id = partnerA.customer;

/** Every object, list and plain value of a document. */
function* values(document: Json): Iterable<Json> {
  yield document;
  if (typeof document === 'object' && document !== null) {
    for (const value of Object.values(document)) yield* values(value);
  }
}

function* names(document: Json): Iterable<string> {
  for (const value of values(document)) {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) yield* Object.keys(value);
  }
}

describe('an answer', () => {
  let server: TestServer;
  let client: ApiClient;

  before(async () => {
    server = await startTestServer();
    client = apiClient(server, await server.userToken(partnerA));
  });
  after(() => server.dispose());

  /** One successful answer of every operation that has a body. */
  const every: Readonly<Record<string, () => Promise<ApiAnswer>>> = {
    listCustomers: () => client.get('/v1/customers?size=2'),
    getCustomer: () => client.get(`/v1/customers/${id}`),
    getCustomerCompanyProfile: () => client.get(`/v1/customers/${id}/profiles/company`),
    getCustomerBillingProfile: () => client.get(`/v1/customers/${id}/profiles/billing`),
    updateCustomerBillingProfile: async () => {
      const path = `/v1/customers/${id}/profiles/billing`;
      return client.put(path, { ...(await client.get(path)).body, lastName: null });
    },
    createCustomer: () => client.post('/v1/customers', directCustomer()),
    createIndirectCustomer: () => client.post('/v1/customers', indirectCustomer({ reseller: partnerA.reseller })),
    patchCustomer: async () => {
      const { body } = await client.post('/v1/customers', directCustomer());
      return client.call('PATCH', `/v1/customers/${body.id}`, { body: { RelationshipToPartner: 'none' } });
    },
  };

  for (const [name, ask] of Object.entries(every)) {
    describe(`of ${name}`, () => {
      test('is JSON in UTF-8 without a byte order mark', async () => {
        const { status, headers, text } = await ask();
        assert.ok(status === 200 || status === 201, `status ${status}`);
        assert.equal(headers.get('content-type'), 'application/json; charset=utf-8');
        assert.equal(text.charAt(0), '{');
      });

      test('is in camelCase and has no null', async () => {
        const { body } = await ask();
        for (const member of names(body)) assert.match(member, /^[a-z][A-Za-z0-9]*$/);
        for (const value of values(body)) assert.notEqual(value, null);
      });

      test('has links whose headers are lists, and whose uri begins with /v1 for the billing profile only', async () => {
        const { body } = await ask();
        const links = [...values(body)].flatMap((value) => Object.values(value?.links ?? {}) as Json[]);
        for (const { uri, method, headers } of links) {
          assert.ok(Array.isArray(headers));
          for (const header of headers) assert.deepEqual(Object.keys(header), ['key', 'value']);
          assert.equal(method, 'GET');
          assert.equal(uri.startsWith('/v1/'), uri.endsWith('/profiles/billing'), uri);
        }
      });

      test('has enumeration values in snake_case, none of them empty or unknown', async () => {
        const { body } = await ask();
        for (const value of values(body)) {
          const relationship = value?.relationshipToPartner;
          assert.ok(relationship === undefined || ['reseller', 'none'].includes(relationship), relationship);
        }
      });
    });
  }

  test('of the billing profile links to itself with /v1', async () => {
    const { body } = await client.get(`/v1/customers/${id}/profiles/billing`);
    assert.deepEqual(body.links, {
      self: { uri: `/v1/customers/${id}/profiles/billing`, method: 'GET', headers: [] },
    });
  });

  test('of other resources links to itself without /v1', async () => {
    const customer = (await client.get(`/v1/customers/${id}`)).body;
    assert.deepEqual(customer.links, { self: { uri: `/customers/${id}`, method: 'GET', headers: [] } });
    const company = (await client.get(`/v1/customers/${id}/profiles/company`)).body;
    assert.deepEqual(company.links, {
      self: { uri: `/customers/${id}/profiles/company`, method: 'GET', headers: [] },
    });
  });

  test('has its members and theirs named by objectType', async () => {
    const { body } = await client.get(`/v1/customers/${id}`);
    assert.equal(body.attributes.objectType, 'Customer');
    assert.equal(body.companyProfile.attributes.objectType, 'CustomerCompanyProfile');
    assert.equal(body.billingProfile.attributes.objectType, 'CustomerBillingProfile');
    assert.equal((await client.get('/v1/customers')).body.attributes.objectType, 'Collection');
  });

  test('carries the ETag of the billing profile in the standard header, quoted', async () => {
    const { headers, body } = await client.get(`/v1/customers/${id}/profiles/billing`);
    assert.equal(headers.get('etag'), `"${body.attributes.etag}"`);
  });

  test('to DELETE is 204 and empty', async () => {
    const { body } = await client.post('/v1/customers', directCustomer({ domain: freshDomain() }));
    const { status, text, headers } = await client.call('DELETE', `/v1/customers/${body.id}`);
    assert.deepEqual({ status, text, type: headers.get('content-type') }, { status: 204, text: '', type: null });
  });

  test('is not compressed unless the request asks for it', async () => {
    const { authorization } = { authorization: `Bearer ${await server.appToken(partnerA)}` };
    const { headers, bytes } = await rawRequest(server.url, { path: '/v1/customers', headers: { authorization } });
    assert.equal(headers['content-encoding'], undefined);
    assert.equal(headers['content-length'], String(bytes.length));
  });

  test('is not to be kept by any cache', async () => {
    const { headers } = await client.get('/v1/customers');
    assert.equal(headers.get('cache-control'), 'no-store');
  });

  test('holds text in any script as it was sent', async () => {
    const companyName = '大安 Épicerie 🧵 ÅÄÖ «ñ»';
    const created = (await client.post('/v1/customers', directCustomer({ companyName }))).body;
    const { body, headers, text } = await client.get(`/v1/customers/${created.id}/profiles/billing`);
    assert.equal(body.companyName, companyName);
    assert.equal(Number(headers.get('content-length')), Buffer.byteLength(text));
  });
});
