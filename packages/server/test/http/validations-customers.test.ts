import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type ApiClient, apiClient, type Json } from '../api-client.ts';
import { partnerA, partnerB, startTestServer, type TestServer } from '../running-server.ts';
import { directCustomer, freshDomain } from './customer-bodies.ts';

const customer = partnerA.customer;
const statusPath = `/v1/customers/${customer}/validationStatus?type=account`;
const codesPath = '/v1/customers/all/validations';

describe('the account status of a customer', () => {
  let server: TestServer;
  let client: ApiClient;
  let other: ApiClient;
  let now = Date.UTC(2026, 0, 15, 12, 30, 5, 999);

  before(async () => {
    server = await startTestServer({ clock: () => now });
    client = apiClient(server, await server.userToken(partnerA));
    other = apiClient(server, await server.userToken(partnerB));
  });
  after(() => server.dispose());

  const statusOf = (id: string) => client.get(`/v1/customers/${id}/validationStatus?type=account`);

  const create = async (address: Json, companyProfile: Json = {}): Promise<string> => {
    const { CompanyProfile, BillingProfile, ...others } = directCustomer({ domain: freshDomain() });
    const answer = await client.post('/v1/customers', {
      ...others,
      CompanyProfile: { ...CompanyProfile, ...companyProfile },
      BillingProfile: { ...BillingProfile, DefaultAddress: address },
    });
    assert.equal(answer.status, 201, answer.text);
    return answer.body.id;
  };

  const redmond = { country: 'US', city: 'Redmond', state: 'WA', addressLine1: '1 Microsoft Way', postalCode: '98052' };
  const elsewhere = { state: null, postalCode: null };

  for (const [what, address, status] of [
    ['an address that stands', {}, 'Allowed'],
    ['a post box', { addressLine1: 'PO Box 12' }, 'Allowed'],
    ['an address with a misspelt city', { city: 'Redmnod' }, 'UnderReview'],
    ['an address without a house number', { addressLine1: 'Microsoft Way' }, 'UnderReview'],
    ['an address whose parts do not go together', { city: 'Seattle', postalCode: '10001' }, 'NotAllowed'],
    ['a city that is not known', { ...elsewhere, country: 'FR', city: 'Xyzzyplugh', postalCode: '75001' }, 'Unknown'],
  ] as const) {
    test(`with ${what} is ${status}`, async () => {
      const id = await create({ ...redmond, ...address });
      const { status: code, body } = await statusOf(id);
      assert.deepEqual([code, body], [200, { type: 'account', status, lastUpdateDateTime: '2026-01-15T12:30:05' }]);
    });
  }

  test('follows the billing profile, and says when it was changed', async () => {
    const id = await create({ ...redmond, city: 'Redmnod' });
    assert.equal((await statusOf(id)).body.status, 'UnderReview');
    now += 60_000;
    const path = `/v1/customers/${id}/profiles/billing`;
    const { body: profile } = await client.get(path);
    const corrected = { ...profile, defaultAddress: { ...profile.defaultAddress, city: 'Redmond' } };
    assert.equal((await client.put(path, corrected)).status, 200);
    now += 60_000;
    const expected = { type: 'account', status: 'Allowed', lastUpdateDateTime: '2026-01-15T12:31:05' };
    assert.deepEqual((await statusOf(id)).body, expected);
  });

  test('is Not Ready while what the country demands is not there', async () => {
    const poland = {
      ...redmond,
      ...elsewhere,
      country: 'PL',
      city: 'Warszawa',
      postalCode: '00-001',
      phoneNumber: '22 555 01 23',
    };
    const id = await create(poland, { organizationRegistrationNumber: '1234567890' });
    assert.equal((await statusOf(id)).body.status, 'Allowed');
    // Nobody asks for the number when a customer moves.
    const moved = await create(redmond);
    const path = `/v1/customers/${moved}/profiles/billing`;
    const { body: profile } = await client.get(path);
    const answer = await client.put(path, { ...profile, defaultAddress: poland });
    assert.equal(answer.status, 200, answer.text);
    assert.equal((await statusOf(moved)).body.status, 'Not Ready');
  });

  test('is there for customers of the demo world, whose writing was not recorded', async () => {
    for (const type of ['?type=account', '?type=Account', '']) {
      const { status, body } = await client.get(`/v1/customers/${customer}/validationStatus${type}`);
      assert.deepEqual([status, body.status], [200, 'Allowed'], type);
      assert.match(body.lastUpdateDateTime, /^2026-01-15T12:\d\d:05$/);
    }
    assert.equal((await other.get(statusPath)).body.code, 20002);
  });

  test('is not there where nothing is known of the country: 404 with the published code and text', async () => {
    const id = await create({ ...redmond, ...elsewhere, country: 'AQ' });
    const { status, body } = await statusOf(id);
    assert.deepEqual([status, body.code], [404, 600074]);
    assert.equal(body.description, `Account Status for the customer, ${id} was not found.`);
  });

  test('of another type than account is 400', async () => {
    for (const type of ['', 'x', '__proto__']) {
      const { status, body } = await client.get(`/v1/customers/${customer}/validationStatus?type=${type}`);
      assert.deepEqual([status, body.code, body.data], [400, 3000, ['type']], type);
    }
  });

  test('needs a user', async () => {
    const app = apiClient(server, await server.appToken(partnerA));
    assert.equal((await app.get(statusPath)).body.code, 2032);
  });
});

describe('validation codes', () => {
  let server: TestServer;
  let client: ApiClient;
  let other: ApiClient;

  before(async () => {
    server = await startTestServer({ clock: () => Date.UTC(2026, 0, 15, 12) });
    client = apiClient(server, await server.userToken(partnerA));
    other = apiClient(server, await server.userToken(partnerB));
  });
  after(() => server.dispose());

  const eTag = 'W/"datetime\'2026-01-15T12%3A00%3A00.000Z\'"';
  const partner = { partnerId: partnerA.tenant, organizationName: 'Wingtip Toys', eTag };
  const parties = { partnerId: partnerA.tenant, customerId: customer };
  const customerPath = `/v1/customers/${customer}/validations`;
  const qualify = (id: string, validationCode: string) =>
    client.post(`/v1/customers/${id}/qualifications`, { qualification: 'GovernmentCommunityCloud', validationCode });

  test('are those that the partner has used, each once; a customer has the last', async () => {
    assert.deepEqual((await client.get(codesPath)).body, []);
    assert.deepEqual((await client.get(customerPath)).body, parties);
    for (const code of ['12345', '987654', '12345']) assert.equal((await qualify(customer, code)).status, 201);
    const { status, body } = await client.get(codesPath);
    const codes = ['12345', '987654'].map((validationId) => ({ ...partner, validationId }));
    assert.deepEqual([status, body], [200, codes]);
    assert.deepEqual((await client.get(customerPath)).body, { ...partner, ...parties, validationId: '12345' });
    assert.deepEqual((await other.get(codesPath)).body, []);
  });

  test('come with the older form too, and stay with the partner when the customer is no longer qualified', async () => {
    const path = `/v1/customers/${customer}/qualification`;
    const set = (value: string, query = '') => client.put(`${path}${query}`, JSON.stringify(value));
    assert.equal((await set('government_community_cloud', '?code=777')).status, 200);
    assert.equal((await client.get(customerPath)).body.validationId, '777');
    assert.equal((await set('education')).status, 200);
    assert.deepEqual((await client.get(customerPath)).body, parties);
    assert.ok((await client.get(codesPath)).body.some(({ validationId }: Json) => validationId === '777'));
  });

  test('used for two customers at the same moment are one', async () => {
    const ids = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const { body } = await client.post('/v1/customers', directCustomer({ domain: freshDomain() }));
        return body.id;
      }),
    );
    const answers = await Promise.all(ids.map((id) => qualify(id, 'shared')));
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([201]));
    const { body: codes } = await client.get(codesPath);
    assert.equal(codes.filter(({ validationId }: Json) => validationId === 'shared').length, 1);
    for (const id of ids) {
      assert.equal((await client.get(`/v1/customers/${id}/validations`)).body.validationId, 'shared');
    }
  });

  test('of a customer of another partner, and of none, are not told apart', async () => {
    for (const id of [partnerB.customer, crypto.randomUUID()]) {
      for (const path of [`/v1/customers/${id}/validations`, `/v1/customers/${id}/validationStatus?type=account`]) {
        const { status, body } = await client.get(path);
        assert.deepEqual([status, body.code], [403, 20002], path);
      }
    }
    for (const path of ['/v1/customers/x/validations', '/v1/customers/x/validationStatus']) {
      assert.equal((await client.get(path)).body.code, 900118, path);
    }
  });
});
