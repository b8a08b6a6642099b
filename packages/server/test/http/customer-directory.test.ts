import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { type ApiClient, apiClient, type Json } from '../api-client.ts';
import { partnerA, partnerB, startTestServer, type TestServer } from '../running-server.ts';
import { directCustomer, freshDomain } from './customer-bodies.ts';

describe("a customer's directory", () => {
  let server: TestServer;
  let client: ApiClient;
  let app: ApiClient;
  let other: ApiClient;
  let customer: string;
  let initial: string;
  let now = Date.now();

  before(async () => {
    server = await startTestServer({ clock: () => (now += 1) });
    client = apiClient(server, await server.userToken(partnerA));
    app = apiClient(server, await server.appToken(partnerA));
    other = apiClient(server, await server.userToken(partnerB));
  });
  after(() => server.dispose());
  beforeEach(async () => {
    initial = freshDomain();
    customer = (await client.post('/v1/customers', directCustomer({ domain: initial }))).body.id;
  });

  const path = (name: string) => `/v1/customers/${customer}/${name}`;
  const managed = (name: string, values: Json = {}): Json => ({
    VerifiedDomainName: name,
    Domain: {
      AuthenticationType: 'Managed',
      Capability: 'Email',
      IsDefault: null,
      IsInitial: null,
      Name: name,
      RootDomain: null,
      Status: 'Verified',
      VerificationMethod: 'None',
      ...values,
    },
  });
  const settings = {
    IssuerUri: 'Example.com',
    LogOffUri: 'https://sts.example.com/',
    PassiveLogOnUri: 'https://sts.example.com/',
    PreferredAuthenticationProtocol: 'WsFed',
    PromptLoginBehavior: 'TranslateToFreshPasswordAuth',
    SigningCertificate: 'MIIC',
    SupportsMfa: true,
  };
  const add = (body: Json, as = client) => as.post(path('verifieddomain'), body);
  const customName = () => `${freshDomain().slice(0, 12)}.example.com`;

  test('tells the organization, in the names of the directory', async () => {
    const { status, body } = await app.get(`/v1/customers/${partnerA.customer}/organization`);
    assert.equal(status, 200);
    assert.deepEqual(body, [
      {
        street: 'One Microsoft Way',
        countryLetterCode: 'US',
        postalCode: '98052',
        city: 'Redmond',
        state: 'WA',
        displayName: 'Wingtip Toys',
        technicalNotificationMails: ['gena@wingtiptoys.example'],
      },
    ]);
  });

  test('tells the domains: the first, and those that were verified', async () => {
    const name = customName();
    assert.deepEqual((await client.get(path('customDomains'))).body, [initial]);
    const { status, body } = await add(managed(name));
    assert.equal(status, 201);
    assert.deepEqual(body, {
      authenticationType: 'managed',
      capability: 'email',
      isDefault: false,
      isInitial: false,
      name,
      status: 'verified',
      verificationMethod: 'dns_record',
    });
    assert.deepEqual((await app.get(path('customDomains'))).body, [initial, name]);
    assert.deepEqual((await client.get(`/v1/customers/${customer}`)).body.customDomains, [initial, name]);
    const below = managed(customName(), {
      Status: 'Unverified',
      VerificationMethod: 'DnsRecord',
      RootDomain: 'Example.COM',
    });
    assert.equal((await add(below)).body.rootDomain, 'Example.COM');
    assert.deepEqual((await app.get(path('customDomains'))).body, [initial, name]);
  });

  test('is closed to partners without delegated access', async () => {
    await client.call('PATCH', `/v1/customers/${customer}`, { body: { allowDelegatedAccess: false } });
    for (const name of ['organization', 'customDomains']) {
      const { status, body } = await client.get(path(name));
      assert.deepEqual([status, body.code], [403, 900308]);
    }
  });

  test('takes a federated domain with its settings only', async () => {
    const federated = managed(customName(), { AuthenticationType: 'Federated' });
    const refused = await add(federated);
    assert.deepEqual([refused.status, refused.body.data], [400, ['domainFederationSettings']]);
    assert.equal((await add({ ...federated, DomainFederationSettings: settings })).status, 201);
  });

  test('takes a domain once, whoever of the customers has it, also as their first', async () => {
    const name = customName();
    const answers = await Promise.all([name, name.toUpperCase(), name].map((one) => add(managed(one))));
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [201, 409, 409]);
    assert.equal((await add(managed(initial))).status, 409);
    assert.equal((await add(managed('wingtiptoys.onmicrosoft.com'))).body.code, 409);
    assert.equal((await client.post('/v1/customers', directCustomer({ domain: name }))).body.code, 409);
    await client.call('DELETE', `/v1/customers/${customer}`);
    assert.equal((await client.post('/v1/customers', directCustomer({ domain: name }))).status, 201);
  });

  test('refuses a domain that is not valid, member by member', async () => {
    const name = customName();
    const withSettings = (values: Json) => ({
      ...managed(name, { AuthenticationType: 'Federated' }),
      domainFederationSettings: { ...settings, ...values },
    });
    for (const [body, data] of [
      [{}, ['verifiedDomainName', 'domain']],
      [managed('nowhere'), ['verifiedDomainName', 'domain.name']],
      [managed(name, { Name: 'other.example.com' }), ['domain.name']],
      [managed(name, { Capability: null, Status: 'New' }), ['domain.capability', 'domain.status']],
      [
        managed(name, { AuthenticationType: 7, VerificationMethod: 'Guess' }),
        ['domain.authenticationType', 'domain.verificationMethod'],
      ],
      [managed(name, { IsDefault: 'yes', RootDomain: '<x>' }), ['domain.isDefault', 'domain.rootDomain']],
      [managed(name, { RootDomain: 'other.example' }), ['domain.rootDomain']],
      [managed(name, { RootDomain: name.slice(1) }), ['domain.rootDomain']],
      [managed(name, { IsInitial: true }), ['domain.isInitial']],
      [withSettings({ IssuerUri: '' }), ['domainFederationSettings.issuerUri']],
      [withSettings({ SigningCertificate: null }), ['domainFederationSettings.signingCertificate']],
      [withSettings({ PromptLoginBehavior: 'x' }), ['domainFederationSettings.promptLoginBehavior']],
    ] as const) {
      const { status, body: error } = await add(body);
      assert.deepEqual([status, error.code], [400, 3000], JSON.stringify(body));
      assert.deepEqual(new Set(error.data), new Set(data));
    }
    assert.deepEqual((await client.get(path('customDomains'))).body, [initial]);
  });

  test('leaves one record of a domain, with all that is kept of it', async () => {
    const name = customName();
    await add({ ...managed(name, { AuthenticationType: 'Federated' }), DomainFederationSettings: settings });
    const records = await server.store.readAuditRecords(partnerA.tenant, { limit: 1000, customerId: customer });
    const [record, ...more] = records.filter(({ operationType }) => operationType === 'update_company_info');
    assert.deepEqual([more, record?.oldValue], [[], undefined]);
    const { domainFederationSettings, ...domain } = JSON.parse(Buffer.from(record?.newValue ?? []).toString());
    assert.deepEqual([domain.name, domain.authenticationType, domain.status], [name, 'federated', 'verified']);
    assert.equal(domainFederationSettings.signingCertificate, settings.SigningCertificate);
  });

  test('shows the domains in the order in which they were added', async () => {
    const names = ['zebra', 'anchor', 'middle'].map((word) => `${word}.${customName()}`);
    const added: number[] = [];
    for (const name of names) added.push((await add(managed(name))).status);
    assert.deepEqual(added, [201, 201, 201]);
    assert.deepEqual((await client.get(path('customDomains'))).body, [initial, ...names]);
  });

  test('tells of no managed services and no incidents: there are none here', async () => {
    for (const [asked, self] of [
      [path('managedservices'), `/customers/${customer}/managedservices`],
      [path('serviceincidents/office'), `/customers/${customer}/serviceincidents/office`],
      ['/v1/serviceincidents/office', '/serviceincidents/office'],
    ] as const) {
      const { status, body } = await client.get(asked);
      assert.equal(status, 200);
      assert.deepEqual([body.totalCount, body.items, body.links.self.uri], [0, [], self]);
    }
    const { status, text } = await client.get('/v1/serviceincidents/office/count');
    assert.deepEqual([status, text], [200, '0']);
    assert.equal((await app.get(path('managedservices'))).body.code, 2032);
  });

  test('incidents are asked for by whether they are over, as vendor clients do, and by nothing else', async () => {
    const incidents = [
      '/v1/serviceincidents/office',
      '/v1/serviceincidents/office/count',
      path('serviceincidents/office'),
    ];
    const filter = (Field: string, Value: unknown, Operator = 'equals') =>
      `filter=${encodeURIComponent(JSON.stringify({ Field, Value, Operator }))}`;
    for (const at of incidents) {
      for (const query of ['resolved=true', 'Resolved=FALSE', filter('Resolved', 'false'), 'filter=']) {
        assert.equal((await client.get(`${at}?${query}`)).status, 200, query);
      }
      for (const [query, code, data] of [
        ['resolved=maybe', 3000, 'resolved'],
        ['resolved=', 3000, 'resolved'],
        [filter('Resolved', 'maybe'), 2000, 'filter'],
        [filter('Resolved', true), 2000, 'filter'],
        [filter('Workload', 'true'), 2000, 'filter'],
        [filter('Resolved', 'true', 'starts_with'), 2000, 'filter'],
        ['filter={', 2000, 'filter'],
      ] as const) {
        const { status, body } = await client.get(`${at}?${query}`);
        assert.deepEqual([status, body.code, body.data], [400, code, [data]], query);
      }
    }
  });

  test('is nothing to another partner', async () => {
    for (const name of ['organization', 'customDomains', 'managedservices', 'serviceincidents/office']) {
      assert.equal((await other.get(path(name))).body.code, 20002, name);
    }
    assert.equal((await add(managed(customName()), other)).body.code, 20002);
  });
});
