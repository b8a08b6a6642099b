import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { maxListed } from '../../src/resources/stored-resource.ts';
import type { Resource } from '../../src/store/resources.ts';
import { type ApiAnswer, type ApiClient, apiClient, type Json } from '../api-client.ts';
import { partnerA, startTestServer, type TestServer } from '../running-server.ts';
import { aResource } from '../store/fixtures.ts';
import { directCustomer, newVerifiedDomain } from './customer-bodies.ts';
import { newReseller } from './reseller-bodies.ts';

const maxDomains = 900;
const maxConsents = 100;
const atOnce = 20;

/** Lists that have no pages show everything, and grow no further than they can be shown. */
describe('a list without pages', () => {
  let server: TestServer;
  let client: ApiClient;
  let customer: string;

  before(async () => {
    server = await startTestServer();
    client = apiClient(server, await server.userToken(partnerA));
  });
  after(() => server.dispose());
  beforeEach(async () => {
    customer = (await client.post('/v1/customers', directCustomer())).body.id;
  });

  const fill = async (count: number, make: (index: number) => Partial<Resource>): Promise<void> => {
    const resources = Array.from({ length: count }, (_, index) => aResource(make(index)));
    assert.equal(await server.store.addResources(partnerA.tenant, resources), count);
  };
  /** Asks for many things at once where there is room for one. */
  const assertRoomForOne = async (code: number, ask: (index: number) => Promise<ApiAnswer>): Promise<void> => {
    const answers = await Promise.all(Array.from({ length: atOnce }, (_, index) => ask(index)));
    const codes = answers.map(({ status, body }) => (status === 201 ? 201 : body.code));
    assert.deepEqual(codes.toSorted(), [201, ...Array(atOnce - 1).fill(code)].toSorted());
  };

  describe('of agreements', () => {
    const types = ['MicrosoftCloudAgreement', 'MicrosoftCustomerAgreement'];
    const templates = ['998b88de-aa99-4388-a42c-1b3517d49490', '117a77b0-9360-443b-8795-c6dedc750cf9'];
    const agreement = (firstName: string, type: number): Json => ({
      primaryContact: { firstName, lastName: 'Carr', email: 't@example.com', phoneNumber: '1234567890' },
      templateId: templates[type],
      dateAgreed: '2018-06-14T00:00:00.000Z',
      type: types[type],
    });
    const count = async (type: string): Promise<number> =>
      (await client.get(`/v1/customers/${customer}/agreements?agreementType=${type}`)).body.totalCount;

    test('shows those that come late, whatever their type', async () => {
      await fill(1_500, (index) => ({
        kind: 'agreement',
        owner: customer,
        order: `${index}`.padStart(5, '0'),
        document: JSON.stringify(agreement('Early', 0)),
      }));
      assert.equal((await client.post(`/v1/customers/${customer}/agreements`, agreement('Late', 1))).status, 201);
      assert.deepEqual([await count('MicrosoftCloudAgreement'), await count('MicrosoftCustomerAgreement')], [1_500, 1]);
      assert.equal(await count('*'), 1_501);
    });

    test('ends where no more can be shown', async () => {
      const document = JSON.stringify(agreement('Early', 0));
      await fill(maxListed - 1, () => ({ kind: 'agreement', owner: customer, document }));
      await assertRoomForOne(400, (index) =>
        client.post(`/v1/customers/${customer}/agreements`, agreement(`Late ${index}`, 1)),
      );
      assert.equal(await count('*'), maxListed);
    });
  });

  describe('of resellers', () => {
    test('shows those that come late, and ends where no more can be shown', async () => {
      const named = (name: string): Json => newReseller({ legalBusinessProfile: profile(name) });
      const profile = (companyName: string): Json => ({ ...newReseller().legalBusinessProfile, companyName });
      const relationships = async (query = '') => (await client.get(`/v1/relationships${query}`)).body;
      const { totalCount } = await relationships();
      const document = JSON.stringify({ id: 'x', name: 'Early', mpnId: '1', location: 'US' });
      await fill(maxListed - 1 - totalCount, () => ({ kind: 'indirectReseller', document }));
      await assertRoomForOne(800018, () => client.post('/v1/sandboxIndirectReseller', named('Zwölfte Late')));
      const filter = encodeURIComponent('{"Field":"Name","Operator":"substring","Value":"late"}');
      assert.equal((await relationships(`?filter=${filter}`)).totalCount, 1);
      assert.equal((await relationships()).totalCount, maxListed);
    });
  });

  describe('of domains', () => {
    const add = (name: string) => client.post(`/v1/customers/${customer}/verifieddomain`, newVerifiedDomain(name));
    const stored = (name: string): Json => {
      const { domain } = newVerifiedDomain(name);
      return { ...domain, isDefault: false, isInitial: false, verificationMethod: 'dns_record' };
    };

    test(`ends at ${maxDomains} of a customer, the first among them`, async () => {
      const name = (index: number) => `d${index}.${customer}.example`;
      await fill(maxDomains - 2, (index) => ({
        kind: 'verifiedDomain',
        owner: customer,
        id: name(index),
        domainKey: name(index),
        document: JSON.stringify(stored(name(index))),
      }));
      await assertRoomForOne(400, (index) => add(name(maxDomains + index)));
      const { body } = await client.get(`/v1/customers/${customer}/customDomains`);
      assert.equal(new Set(body).size, maxDomains);
      assert.equal((await client.get(`/v1/customers/${customer}`)).body.customDomains.length, maxDomains);
    });

    test('holds all that were added at once, each with a record of its own size', async () => {
      const names = Array.from({ length: atOnce }, (_, index) => `${index}.${customer}.example`);
      const answers = await Promise.all(names.map((name) => add(name)));
      assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([201]));
      const { body } = await client.get(`/v1/customers/${customer}/customDomains`);
      assert.deepEqual(body.slice(1).toSorted(), names.toSorted());
      const records = await server.store.readAuditRecords(partnerA.tenant, { customerId: customer, limit: 100 });
      const values = records
        .filter(({ operationType }) => operationType === 'update_company_info')
        .map(({ oldValue, newValue }) => [oldValue, JSON.parse(Buffer.from(newValue ?? []).toString())]);
      assert.deepEqual(
        values.toSorted(([, one], [, other]) => (one.name < other.name ? -1 : 1)),
        names.toSorted().map((name) => [undefined, stored(name)]),
      );
    });
  });

  describe('of consents to applications', () => {
    const consent = (scope = 'User.Read', grants = 1): Json => ({
      applicationId: crypto.randomUUID(),
      applicationGrants: Array(grants).fill({ enterpriseApplicationId: crypto.randomUUID(), scope }),
    });
    const give = (body: Json) => client.post(`/v1/customers/${customer}/applicationconsents`, body);

    test(`ends at ${maxConsents} of a customer`, async () => {
      await fill(maxConsents - 1, () => ({ kind: 'applicationConsent', owner: customer }));
      await assertRoomForOne(400, () => give(consent()));
      const refused = await give(consent());
      assert.equal(refused.body.description, `A limit has been met: there are ${maxConsents} already.`);
    });

    test('takes scopes up to 16,384 characters in all', async () => {
      assert.equal((await give(consent('x'.repeat(1024), 16))).status, 201);
      for (const tooLong of [consent('x'.repeat(1024), 17), consent('x'.repeat(200), 82)]) {
        const { status, body } = await give(tooLong);
        assert.deepEqual([status, body.code, body.data], [400, 3000, ['applicationGrants']]);
      }
    });
  });
});
