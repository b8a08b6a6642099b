import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type ApiClient, apiClient, type Json } from '../api-client.ts';
import { partnerA, partnerB, startTestServer, type TestServer } from '../running-server.ts';
import { createTestIssuer, issuerName, type TestIssuer } from './minted-tokens.ts';

const organization = '/v1/profiles/organization';
const billing = '/v1/profiles/billing';
const legal = '/v1/profiles/legalbusiness';
const support = '/v1/profiles/support';
const network = '/v1/profiles/mpn';

/** What no update may leave out, or clear. */
const required = {
  [organization]: ['companyName', 'defaultAddress', 'email', 'language', 'culture'],
  [billing]: ['companyName', 'address', 'primaryContact'],
  [legal]: ['companyName', 'address', 'primaryContact'],
  [support]: ['email'],
};

const businessAddress = { country: 'US', city: 'Redmond', state: 'WA', addressLine1: '1 Way', postalCode: '98052' };
const contact = { firstName: 'Gena', lastName: 'Soto' };

/** A partner that nothing is known of but its tenant. */
const stranger = '0d1f5c1e-8a44-4e0a-9f0b-3f0f4c1f6b77';

describe("a partner's own profiles", () => {
  let issuer: TestIssuer;
  let server: TestServer;
  let client: ApiClient;
  let other: ApiClient;
  let unknown: ApiClient;

  before(async () => {
    issuer = await createTestIssuer();
    const { settings } = issuer;
    server = await startTestServer({ file: { issuers: [{ ...settings, tenants: [...settings.tenants, stranger] }] } });
    client = apiClient(server, await server.userToken(partnerA));
    other = apiClient(server, await server.userToken(partnerB));
    const claims = { iss: issuerName(stranger), tid: stranger, idtyp: 'user', scp: 'user_impersonation' };
    unknown = apiClient(server, await issuer.mint({ claims }));
  });
  after(async () => {
    await server.dispose();
    await issuer.dispose();
  });

  const lastRecord = async (partner = partnerA.tenant) =>
    (await server.store.readAuditRecords(partner, { limit: 1, order: 'newestFirst' })).at(0);
  const recorded = (bytes: Uint8Array | undefined): Json => JSON.parse(Buffer.from(bytes ?? []).toString());
  const current = async (path: string): Promise<Json> => (await client.get(path)).body;

  for (const [path, change] of [
    [organization, { email: 'new@contosopartner.example', culture: 'SV-se', language: 'Sv' }],
    [billing, { purchaseOrderNumber: '9888', billingCurrency: 'eur', billingDay: 5 }],
  ] as const) {
    describe(`a profile with an ETag: ${path}`, () => {
      test('is replaced on the version of the body, and audited with the profile before and after', async () => {
        const before = await current(path);
        const { status, headers, body } = await client.put(path, { ...before, ...change });
        assert.equal(status, 200);
        assert.notEqual(body.attributes.etag, before.attributes.etag);
        assert.equal(headers.get('etag'), `"${body.attributes.etag}"`);
        assert.deepEqual(await current(path), body);
        const record = await lastRecord();
        assert.deepEqual([record?.operationType, record?.customerId], ['update_company_info', '']);
        assert.deepEqual([recorded(record?.oldValue), recorded(record?.newValue)], [before, body]);
      });

      test('is replaced on the version of If-Match', async () => {
        const before = await current(path);
        const { status, body } = await client.put(
          path,
          { ...before, companyName: 'By Header', attributes: null },
          { 'If-Match': `"${before.attributes.etag}"` },
        );
        assert.deepEqual([status, body.companyName], [200, 'By Header']);
      });

      test('loses every member that is left out, but for those that it needs', async () => {
        const before = await current(path);
        const needed = Object.fromEntries(required[path].map((member) => [member, before[member]]));
        const { status, body } = await client.put(path, { ...needed, attributes: before.attributes });
        assert.equal(status, 200);
        const { id: _id, tenantId: _tenantId, profileType: _type, links: _links, attributes, ...members } = body;
        assert.deepEqual(members, needed);
        await client.put(path, { ...before, attributes });
      });

      test('stays as it was on an older version: 400 by the body, 412 by the header', async () => {
        const old = await current(path);
        const { body: newest } = await client.put(path, old);
        const byBody = await client.put(path, { ...old, companyName: 'Too late' });
        assert.deepEqual([byBody.status, byBody.body.code], [400, 2055]);
        const byHeader = await client.put(path, newest, { 'If-Match': `"${old.attributes.etag}"` });
        assert.deepEqual([byHeader.status, byHeader.body.code], [412, 2055]);
        assert.deepEqual(await current(path), newest);
      });

      test('of two updates on one version at the same moment one is made', async () => {
        const before = await current(path);
        const names = ['First Company', 'Second Company'];
        const answers = await Promise.all(names.map((companyName) => client.put(path, { ...before, companyName })));
        assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 400]);
        const made = answers.findIndex(({ status }) => status === 200);
        assert.equal((await current(path)).companyName, names[made]);
      });

      test('an update must name a version', async () => {
        const { status, body } = await client.put(path, { ...(await current(path)), attributes: {} });
        assert.deepEqual([status, body.code, body.data], [400, 3000, ['If-Match', 'attributes.etag']]);
      });

      test('the same update, repeated with its request id, is done once', async () => {
        const headers = { 'MS-RequestId': crypto.randomUUID() };
        const profile = await current(path);
        const first = await client.put(path, profile, headers);
        const second = await client.put(path, profile, headers);
        assert.equal(second.text, first.text);
        assert.equal(second.headers.get('partnerite-replayed'), 'true');
      });
    });
  }

  test('culture, language, country and currency are stored in their canonical spelling', async () => {
    const profile = await current(organization);
    const address = { country: 'se', city: 'Göteborg', addressLine1: 'Södra Hamngatan 25', postalCode: '411 14' };
    const changed = { ...profile, culture: 'SV-se', language: 'Sv', defaultAddress: address };
    const { body } = await client.put(organization, changed);
    assert.deepEqual([body.culture, body.language, body.defaultAddress.country], ['sv-SE', 'sv', 'SE']);
    const invoiced = await client.put(billing, { ...(await current(billing)), billingCurrency: 'sek' });
    assert.equal(invoiced.body.billingCurrency, 'SEK');
  });

  test('the ids of the organization profile belong to the server', async () => {
    const profile = await current(organization);
    assert.deepEqual([profile.id, profile.tenantId], [partnerA.tenant, partnerA.tenant]);
    for (const member of ['id', 'tenantId']) {
      const { status, body } = await client.put(organization, { ...profile, [member]: partnerB.tenant });
      assert.deepEqual([status, body.code, body.data], [400, 3000, [member]]);
    }
    const inCapitals = { ...profile, id: partnerA.tenant.toUpperCase() };
    assert.equal((await client.put(organization, inCapitals)).body.id, partnerA.tenant);
  });

  test('the legal business profile is replaced as a whole; vetting is nothing the partner writes', async () => {
    const before = await current(legal);
    assert.equal(before.vettingStatus, 'authorized');
    const { status, headers, body } = await client.put(legal, {
      CompanyName: 'Contoso Ltd',
      Address: businessAddress,
      PrimaryContact: { FirstName: 'Gena', LastName: 'Soto', Email: null },
      CompanyApproverEmail: 'legal@contosopartner.example',
      VettingStatus: 'rejected',
      VettingSubStatus: 'decision',
    });
    assert.equal(status, 200);
    assert.ok(headers.get('etag'), 'it has an ETag, though the body shows none');
    assert.deepEqual(body, {
      companyName: 'Contoso Ltd',
      address: businessAddress,
      primaryContact: contact,
      companyApproverEmail: 'legal@contosopartner.example',
      vettingStatus: 'authorized',
      vettingSubStatus: 'none',
      profileType: 'LegalBusinessProfile',
      links: { self: { uri: '/profiles/legalbusiness', method: 'GET', headers: [] } },
      attributes: { objectType: 'LegalBusinessProfile' },
    });
    assert.deepEqual(recorded((await lastRecord())?.oldValue), before);
    for (const version of ['Current', 'LastFinalized', 'last_finalized', 'None']) {
      assert.deepEqual((await client.get(`${legal}?vettingVersion=${version}`)).body, body, version);
    }
    assert.deepEqual((await client.get(`${legal}?vettingVersion=Next`)).body.data, ['vettingVersion']);
  });

  for (const path of ['/v1/profiles/supportprofile', support]) {
    test(`the support profile is replaced at ${path}`, async () => {
      const profile = { email: 'help@contosopartner.example', telephone: '', website: 'https://help.example/a?b' };
      const { status, body } = await client.put(path, { ...profile, profileType: 'anything' });
      assert.equal(status, 200);
      assert.deepEqual(body, {
        ...profile,
        profileType: 'support_profile',
        links: { self: { uri: '/v1/profiles/support', method: 'GET', headers: [] } },
        attributes: { objectType: 'PartnerSupportProfile' },
      });
      assert.deepEqual(await current(support), body);
      assert.equal((await lastRecord())?.operationType, 'update_company_info');
    });
  }

  test('updates without a version, many at the same moment, are all made and counted', async () => {
    const telephones = Array.from({ length: 8 }, (_, index) => `425555017${index}`);
    const email = 'help@contosopartner.example';
    const answers = await Promise.all(telephones.map((telephone) => client.put(support, { email, telephone })));
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
    assert.ok(telephones.includes((await current(support)).telephone));
    const records = await server.store.readAuditRecords(partnerA.tenant, { limit: 8, order: 'newestFirst' });
    assert.deepEqual(records.map(({ newValue }) => recorded(newValue).telephone).toSorted(), telephones);
  });

  for (const path of [legal, support]) {
    describe(`a profile whose version is not published: ${path}`, () => {
      const change = (number: number): Json =>
        path === support
          ? { email: 'help@contosopartner.example', telephone: `42555501${number}` }
          : { companyName: `Contoso ${number}`, address: businessAddress, primaryContact: contact };
      const members = ({ telephone, companyName }: Json): Json => ({ telephone, companyName });

      test('has an ETag in the header: an update that names it is done on that version only', async () => {
        const first = (await client.get(path)).headers.get('etag') ?? '';
        assert.match(first, /^"[\w=]+"$/);
        const updated = await client.put(path, change(10), { 'If-Match': first });
        assert.equal(updated.status, 200);
        assert.equal((await client.get(path)).headers.get('etag'), updated.headers.get('etag'));
        const record = await lastRecord();
        const stale = await client.put(path, change(11), { 'If-Match': `"other", ${first}` });
        assert.deepEqual([stale.status, stale.body.code, stale.body.data], [412, 2055, ['If-Match']]);
        assert.deepEqual(await current(path), updated.body);
        assert.deepEqual(await lastRecord(), record);
        assert.equal((await client.put(path, change(12), { 'If-Match': '*' })).status, 200);
        assert.equal((await client.put(path, change(13))).status, 200);
      });

      test('of many updates on one version named by all one is made', async () => {
        const ifMatch = { 'If-Match': (await client.get(path)).headers.get('etag') ?? '' };
        const answers = await Promise.all(
          [20, 21, 22, 23, 24].map((number) => client.put(path, change(number), ifMatch)),
        );
        assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 412, 412, 412, 412]);
      });

      test('is updated by all who name no version, and each record has what was there before it', async () => {
        let before = await current(path);
        const numbers = [30, 31, 32, 33, 34, 35];
        const answers = await Promise.all(numbers.map((number) => client.put(path, change(number))));
        assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
        const records = await server.store.readAuditRecords(partnerA.tenant, { limit: 6, order: 'newestFirst' });
        for (const { oldValue, newValue } of records.toReversed()) {
          assert.deepEqual(recorded(oldValue), before);
          before = recorded(newValue);
        }
        assert.deepEqual(await current(path), before);
        const made = records.map(({ newValue }) => JSON.stringify(members(recorded(newValue))));
        assert.deepEqual(made.toSorted(), numbers.map((number) => JSON.stringify(members(change(number)))).toSorted());
      });
    });
  }

  describe('invalid members are named, and nothing is changed', () => {
    const address = businessAddress;
    const cases: readonly (readonly [string, Json, readonly string[]])[] = [
      [organization, { companyName: 5 }, ['companyName']],
      [organization, { companyName: 'x' }, ['companyName']],
      [organization, { companyName: 'zzzz' }, ['companyName']],
      [organization, { companyName: 'x'.repeat(256) }, ['companyName']],
      [organization, { companyName: 'a\u0000b' }, ['companyName']],
      [organization, { domain: 'no domain' }, ['domain']],
      [organization, { email: 'nobody', culture: 'xx-YY', language: 'xx' }, ['email', 'culture', 'language']],
      [organization, { defaultAddress: 'here' }, ['defaultAddress']],
      [
        organization,
        { defaultAddress: {} },
        ['country', 'city', 'addressLine1'].map((name) => `defaultAddress.${name}`),
      ],
      [organization, { defaultAddress: { ...address, country: 'UK' } }, ['defaultAddress.country']],
      [organization, { defaultAddress: { ...address, state: 'ZZ' } }, ['defaultAddress.state']],
      [billing, { address: { ...address, postalCode: 'x' } }, ['address.postalCode']],
      [billing, { address: { ...address, phoneNumber: '1' } }, ['address.phoneNumber']],
      [billing, { primaryContact: [] }, ['primaryContact']],
      [billing, { primaryContact: { ...contact, email: 'x' } }, ['primaryContact.email']],
      [legal, { primaryContact: {} }, ['primaryContact.firstName', 'primaryContact.lastName']],
      [billing, { billingCurrency: 'XQQ' }, ['billingCurrency']],
      [billing, { billingCurrency: 'US' }, ['billingCurrency']],
      [billing, { billingDay: 32 }, ['billingDay']],
      [billing, { taxId: 'x'.repeat(51), purchaseOrderNumber: {} }, ['taxId', 'purchaseOrderNumber']],
      [legal, { companyName: '', companyApproverEmail: 'x' }, ['companyName', 'companyApproverEmail']],
      [legal, { address: { ...address, city: null } }, ['address.city']],
      [legal, { companyApproverAddress: { ...address, firstName: '' } }, ['companyApproverAddress.firstName']],
      [support, { email: 'x', telephone: 'x'.repeat(51), website: 7 }, ['email', 'telephone', 'website']],
      [support, { website: 'javascript:alert(1)' }, ['website']],
      [support, { website: 'https://user:secret@www.contoso.com' }, ['website']],
      [support, { website: 'mailto:x@contoso.com' }, ['website']],
      [support, { website: 'nowhere' }, ['website']],
    ];
    for (const [path, values, data] of cases) {
      test(`${path} ${JSON.stringify(values).slice(0, 70)}`, async () => {
        const before = await current(path);
        const { status, body } = await client.put(path, { ...before, ...values });
        assert.deepEqual([status, body.code], [400, 3000]);
        assert.deepEqual(new Set(body.data), new Set(data));
        assert.deepEqual(await current(path), before);
      });
    }

    for (const path of [organization, billing, legal, support, '/v1/profiles/supportprofile'] as const) {
      test(`what ${path} needs, whether it is left out or null`, async () => {
        const read = path === '/v1/profiles/supportprofile' ? support : path;
        const { attributes, ...before } = await current(read);
        const cleared = Object.fromEntries(required[read].map((member) => [member, null]));
        for (const sent of [{ attributes }, { ...before, ...cleared, attributes }]) {
          const { status, body } = await client.put(path, sent);
          assert.deepEqual([status, body.code], [400, 3000]);
          assert.deepEqual(new Set(body.data), new Set(required[read]));
        }
        assert.deepEqual(await current(read), { ...before, attributes });
      });
    }

    test('a body that is no object, or none at all', async () => {
      for (const path of [organization, billing, legal, support]) {
        for (const sent of ['[]', '"x"', '', '{']) assert.equal((await client.put(path, sent)).status, 400, sent);
      }
    });
  });

  test('a country that demands phone numbers of customers demands none of a partner', async () => {
    const address = { country: 'TR', city: 'İzmir', addressLine1: 'Kordon 1', postalCode: '35210' };
    const { status, text } = await client.put(legal, { companyName: 'Contoso A.Ş.', address, primaryContact: contact });
    assert.equal(status, 200, text);
  });

  test('another partner has profiles of its own', async () => {
    const mine = await current(organization);
    const theirs = (await other.get(organization)).body;
    assert.deepEqual([theirs.id, theirs.tenantId], [partnerB.tenant, partnerB.tenant]);
    const named = { ...theirs, companyName: 'Somebody Else' };
    assert.equal((await other.put(organization, named)).status, 200);
    assert.deepEqual(await current(organization), mine);
  });

  test('the partner has its number in the network, and is found by it', async () => {
    const { body: own } = await client.get(network);
    assert.deepEqual(own, {
      mpnId: own.mpnId,
      profileType: 'MpnProfile',
      links: { self: { uri: '/profiles/mpn', method: 'GET', headers: [] } },
      attributes: { objectType: 'MpnProfile' },
    });
    const { body } = await client.get(`${network}?mpnid=${own.mpnId}`);
    assert.deepEqual(body, { partnerName: 'Contoso Partner', ...own });
  });

  test('a number of nobody this partner knows is 404, whether there is such a partner or not', async () => {
    const { mpnId } = (await other.get(network)).body;
    for (const asked of ['9999999', mpnId, 'abc', '<script>']) {
      const { status, body } = await client.get(`${network}?mpnId=${encodeURIComponent(asked)}`);
      assert.deepEqual([status, body.code, body.data], [404, 3000, ['mpnId']]);
      assert.equal(body.description, `Partner Organization with partner_id ${asked} could not be found`);
    }
    assert.equal((await client.get(`${network}?mpnId=${'9'.repeat(51)}`)).status, 400);
  });

  describe('of a partner that nothing is known of', () => {
    test('the profiles hold its tenant and nothing else', async () => {
      const { body } = await unknown.get(organization);
      const { links, attributes, ...members } = body;
      assert.deepEqual(members, { id: stranger, tenantId: stranger, profileType: 'OrganizationProfile' });
      assert.deepEqual(Object.keys((await unknown.get(billing)).body), ['profileType', 'links', 'attributes']);
      assert.deepEqual(Object.keys((await unknown.get(support)).body), ['profileType', 'links', 'attributes']);
      const { vettingStatus, companyName } = (await unknown.get(legal)).body;
      assert.deepEqual([vettingStatus, companyName], ['none', undefined]);
      const { status, body: refusal } = await unknown.get(network);
      assert.deepEqual([status, refusal.code], [404, 3000]);
    });

    test('a first update is based on what was read, and of two at the same moment one is made', async () => {
      for (const path of [organization, billing] as const) {
        const before = (await unknown.get(path)).body;
        const mine = await current(path);
        const first = Object.fromEntries(required[path].map((member) => [member, mine[member]]));
        const change = { ...before, ...first, companyName: 'Stranger' };
        const answers = await Promise.all([1, 2].map(() => unknown.put(path, change)));
        assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 400], path);
        assert.equal((await unknown.get(path)).body.companyName, 'Stranger');
        assert.deepEqual(recorded((await lastRecord(stranger))?.oldValue), before);
      }
    });
  });

  test('an application alone may read the legal business profile, and nothing else', async () => {
    const app = apiClient(server, await server.appToken(partnerA));
    assert.equal((await app.get(legal)).status, 200);
    for (const path of [organization, billing, support, network]) {
      assert.equal((await app.get(path)).body.code, 2032, path);
    }
    for (const path of [organization, billing, support, legal]) {
      assert.equal((await app.put(path, {})).body.code, 2032, path);
    }
  });
});
