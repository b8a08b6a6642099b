import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type ApiClient, apiClient, type Json } from '../api-client.ts';
import { partnerA, partnerB, startTestServer, type TestServer } from '../running-server.ts';
import { directCustomer, freshDomain, indirectCustomer } from './customer-bodies.ts';
import { writtenEvents } from './written-events.ts';

const reseller = '484e548c-f5f3-4528-93a9-c16c6373cb59';
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe('creating a customer', () => {
  let server: TestServer;
  let app: ApiClient;
  let user: ApiClient;

  before(async () => {
    server = await startTestServer();
    app = apiClient(server, await server.appToken(partnerA));
    user = apiClient(server, await server.userToken(partnerA));
  });
  after(() => server.dispose());

  const create = (body: unknown) => user.post('/v1/customers', body);
  const records = () => server.store.readAuditRecords(partnerA.tenant, { limit: 1000 });

  /** The creation must be refused as told, naming these members, and leave no trace. */
  const refused = async (body: unknown, status: number, code: number, data: readonly string[]) => {
    const before = [(await records()).length, (await writtenEvents(server)).length];
    const answer = await create(body);
    assert.deepEqual({ status: answer.status, code: answer.body.code }, { status, code });
    assert.deepEqual([...answer.body.data].sort(), [...data].sort());
    assert.deepEqual([(await records()).length, (await writtenEvents(server)).length], before);
    return answer.body;
  };

  test('as a direct partner answers 201 with exactly the published members', async () => {
    const domain = freshDomain();
    const { status, body } = await app.post('/v1/customers', directCustomer({ domain }));
    assert.equal(status, 201);
    const { id, commerceId, userCredentials } = body;
    assert.deepEqual(body, {
      id,
      commerceId,
      companyProfile: { tenantId: id, domain, attributes: { objectType: 'CustomerCompanyProfile' } },
      billingProfile: {
        id: body.billingProfile.id,
        email: 'test@outlook.com',
        culture: 'en-US',
        language: 'en',
        companyName: 'test company',
        defaultAddress: {
          country: 'US',
          city: 'Redmond',
          state: 'WA',
          addressLine1: 'One Microsoft Way',
          postalCode: '98052',
          firstName: 'Test',
          lastName: 'Test',
          phoneNumber: '',
        },
        attributes: { etag: body.billingProfile.attributes.etag, objectType: 'CustomerBillingProfile' },
      },
      enableGDAPByDefault: false,
      relationshipToPartner: 'none',
      userCredentials: { userName: 'admin', password: userCredentials.password },
      attributes: { objectType: 'Customer' },
    });
    for (const value of [id, commerceId, body.billingProfile.id]) assert.match(value, guid);
    assert.match(body.billingProfile.attributes.etag, /^-?\d{1,19}$/);
  });

  test('as an indirect provider answers 201 with exactly the published members', async () => {
    const domain = freshDomain();
    const { status, body } = await create(indirectCustomer({ domain, reseller: reseller.toUpperCase() }));
    assert.equal(status, 201);
    const { id, billingProfile } = body;
    assert.deepEqual(body.companyProfile, {
      tenantId: id,
      domain,
      companyName: 'Wingtip Toys North',
      links: { self: { uri: `/customers/${id}/profiles/company`, method: 'GET', headers: [] } },
      attributes: { objectType: 'CustomerCompanyProfile' },
    });
    assert.equal(billingProfile.defaultAddress.phoneNumber, '4255550101');
    assert.deepEqual(Object.keys(body).sort(), [
      'allowDelegatedAccess',
      'associatedPartnerId',
      'attributes',
      'billingProfile',
      'commerceId',
      'companyProfile',
      'id',
      'relationshipToPartner',
      'userCredentials',
    ]);
    const { relationshipToPartner, allowDelegatedAccess, associatedPartnerId } = body;
    assert.deepEqual(
      { relationshipToPartner, allowDelegatedAccess, associatedPartnerId },
      { relationshipToPartner: 'reseller', allowDelegatedAccess: true, associatedPartnerId: reseller },
    );
  });

  test('for a reseller takes an app and a user', async () => {
    const { status, body } = await app.post('/v1/customers', indirectCustomer({ reseller }));
    assert.deepEqual({ status, code: body.code }, { status: 403, code: 2032 });
  });

  test('shows the password once: reading shows none, and no two are the same', async () => {
    const [first, second] = [(await create(directCustomer())).body, (await create(directCustomer())).body];
    assert.notEqual(first.userCredentials.password, second.userCredentials.password);
    const { body } = await user.get(`/v1/customers/${first.id}`);
    assert.equal('userCredentials' in body, false);
  });

  test('makes a customer that can be read, listed and updated', async () => {
    const domain = freshDomain();
    const created = (await create(directCustomer({ domain, companyName: 'Qvick Åkeri' }))).body;
    const { body } = await user.get(`/v1/customers/${created.id}`);
    assert.deepEqual(Object.keys(body).sort(), [
      'allowDelegatedAccess',
      'attributes',
      'billingProfile',
      'commerceId',
      'companyProfile',
      'customDomains',
      'id',
      'links',
      'relationshipToPartner',
    ]);
    assert.equal(body.commerceId, created.commerceId);
    assert.equal(body.relationshipToPartner, 'reseller');
    assert.deepEqual(body.customDomains, [domain]);
    assert.equal(body.companyProfile.companyName, 'Qvick Åkeri');
    const path = `/v1/customers/${created.id}/profiles/billing`;
    const profile: Json = (await user.get(path)).body;
    assert.equal(profile.attributes.etag, created.billingProfile.attributes.etag);
    assert.equal((await user.put(path, { ...profile, firstName: 'Eva' })).status, 200);
    const filter = encodeURIComponent(JSON.stringify({ Field: 'Domain', Value: domain, Operator: 'starts_with' }));
    assert.equal((await user.get(`/v1/customers?filter=${filter}`)).body.items[0].id, created.id);
  });

  test('writes one audit record and one event, neither of them with the password', async () => {
    const before = await records();
    const events = (await writtenEvents(server)).length;
    const { body } = await create(directCustomer());
    const added = (await records()).slice(before.length);
    assert.deepEqual(
      added.map(({ operationType, resourceType, customerId }) => ({ operationType, resourceType, customerId })),
      [{ operationType: 'add_customer', resourceType: 'customer', customerId: body.id }],
    );
    assert.deepEqual((await writtenEvents(server)).slice(events), ['customer-created']);
    const value = Buffer.from(added[0]?.newValue ?? []).toString();
    assert.ok(value.includes(body.id));
    assert.equal(value.includes(body.userCredentials.password), false);
  });

  describe('with a domain', () => {
    test('in use is refused with 409, in any case', async () => {
      const domain = freshDomain();
      await create(directCustomer({ domain }));
      for (const same of [domain, domain.toUpperCase()]) {
        await refused(directCustomer({ domain: same }), 409, 409, ['companyProfile.domain']);
      }
    });

    test('in use by another partner is free', async () => {
      const domain = freshDomain();
      const other = apiClient(server, await server.appToken(partnerB));
      assert.equal((await other.post('/v1/customers', directCustomer({ domain }))).status, 201);
      assert.equal((await create(directCustomer({ domain }))).status, 201);
    });

    test('asked for by many at the same moment goes to one', async () => {
      const body = directCustomer();
      const answers = await Promise.all(Array.from({ length: 6 }, () => create(body)));
      assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409, 409, 409, 409, 409]);
    });

    for (const domain of [
      '',
      'x',
      'no dots',
      'a..b',
      '-a.com',
      'a.--',
      'a.b-',
      `${'a'.repeat(64)}.com`,
      `${'a.'.repeat(130)}com`,
    ]) {
      test(`${JSON.stringify(domain.slice(0, 20))} is refused`, async () => {
        await refused(directCustomer({ domain }), 400, 3000, ['companyProfile.domain']);
      });
    }
  });

  describe('with a company name', () => {
    for (const name of ['ab', 'A1', 'é'.repeat(254).concat('b'), '大安茶業股份有限公司', '𝒳𝒴', "O'Neil & <Sons>"]) {
      test(`${name.slice(0, 20)} is accepted`, async () => {
        const { status, body } = await create(directCustomer({ companyName: name }));
        assert.equal(status, 201);
        assert.equal(body.billingProfile.companyName, name);
      });
    }

    for (const name of [
      '',
      'a',
      ' a ',
      'ab'.repeat(128),
      'aaaa',
      'ZZ',
      '..',
      'ÉÉÉ',
      'a\u0000b',
      'a\nb',
      'a\u2028b',
      '\ud800b',
    ]) {
      test(`${JSON.stringify(name.slice(0, 20))} is refused`, async () => {
        await refused(directCustomer({ companyName: name }), 400, 3000, ['billingProfile.companyName']);
      });
    }
  });

  describe('with members that are wrong', () => {
    test('names them all, by their paths in the wire’s spelling', async () => {
      const body = {
        CompanyProfile: { Domain: 'x' },
        BillingProfile: { Email: 'x', DefaultAddress: { Country: 'US' } },
      };
      await refused(body, 400, 3000, [
        'companyProfile.domain',
        'billingProfile.email',
        'billingProfile.culture',
        'billingProfile.language',
        'billingProfile.companyName',
        'billingProfile.defaultAddress.addressLine1',
        'billingProfile.defaultAddress.city',
        'billingProfile.defaultAddress.state',
        'billingProfile.defaultAddress.postalCode',
      ]);
    });

    test('names the profiles where they are missing', async () => {
      await refused({}, 400, 3000, ['companyProfile', 'billingProfile']);
    });

    test('refuses a reseller that is no GUID', async () => {
      await refused(indirectCustomer({ reseller: 'x' }), 400, 3000, ['associatedPartnerId']);
    });

    test('asks for a registration number with 600049, and says with 600050 that one is wrong', async () => {
      const domain = freshDomain();
      const address = { Country: 'PL', City: 'Warszawa', AddressLine1: 'Prosta 1', PostalCode: '00-838' };
      const { BillingProfile } = directCustomer();
      const billing = { ...BillingProfile, DefaultAddress: { ...address, PhoneNumber: '221234567' } };
      const member = 'companyProfile.organizationRegistrationNumber';
      await refused({ CompanyProfile: { Domain: domain }, BillingProfile: billing }, 400, 600049, [member]);
      const wrong = { Domain: domain, OrganizationRegistrationNumber: '<1>' };
      await refused({ CompanyProfile: wrong, BillingProfile: billing }, 400, 600050, [member]);
      const right = { Domain: domain, OrganizationRegistrationNumber: '1234567890' };
      const { status, body } = await create({ CompanyProfile: right, BillingProfile: billing });
      assert.equal(status, 201);
      assert.equal(body.companyProfile.organizationRegistrationNumber, '1234567890');
    });
  });
});
