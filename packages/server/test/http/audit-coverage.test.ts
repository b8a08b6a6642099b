import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { isBuilt, type Operation, operations } from '@partnerite/contract/operations.ts';
import { type ApiClient, apiClient, type Json } from '../api-client.ts';
import { partnerA, startTestServer, type TestServer } from '../running-server.ts';
import { directCustomer, freshDomain, newVerifiedDomain } from './customer-bodies.ts';
import { newUser, password } from './customer-user-bodies.ts';
import { newReseller } from './reseller-bodies.ts';

const day = 24 * 60 * 60 * 1000;
/** Tries of a delivery before it is given up. */
const tries = 10;
/** A port that nothing listens on. */
const unreachable = 'http://127.0.0.1:9/';
const application = 'fbba0c3c-7b1c-4d4c-9a5c-0f2b9f9d1a11';
const role = '729827e3-9c14-49f7-bb1b-9608f156bbb8';
const registration = '/webhooks/v1/registration';
const internal = '/webhooks/v1/internalApp/registration';

/** What an operation is called with, once what it needs is there. */
interface Prepared {
  readonly path: string;
  readonly body?: Json;
}

/** Writes of the table that change nothing that is kept. */
const withoutTrace: Readonly<Record<string, string>> = {
  validateAddress: 'An address is looked at and forgotten.',
};

/** Writes without a resource before or after. */
const withoutValues: Readonly<Record<string, string>> = {
  createWebhookValidationEvent: 'An event is sent; the registration stays as it is.',
  createInternalAppWebhookValidationEvent: 'An event is sent; the registration stays as it is.',
};

const writes: [string, Operation][] = Object.entries(operations as Record<string, Operation>).filter(
  ([id, operation]) => isBuilt(operation) && !/^(GET|HEAD)$/.test(operation.method) && !(id in withoutTrace),
);

describe('every operation that writes leaves exactly one audit record', () => {
  let server: TestServer;
  let client: ApiClient;
  let now = Date.UTC(2026, 10, 21, 9);

  const start = async () => {
    server = await startTestServer({ clock: () => now });
    client = apiClient(server, await server.userToken(partnerA));
  };
  before(start);
  after(() => server.dispose());

  const records = () => server.store.readAuditRecords(partnerA.tenant, { limit: 1000 });

  const made = async (path: string, body?: Json): Promise<Json> => {
    const { status, text, body: answer } = await client.call('POST', path, { body });
    assert.ok(status < 300, text);
    return answer;
  };
  const customer = async () => {
    const domain = freshDomain();
    const { id } = await made('/v1/customers', directCustomer({ domain }));
    return { id, domain, path: `/v1/customers/${id}` };
  };
  const user = async () => {
    const { id: customerId, domain, path } = await customer();
    const body = await made(`${path}/users`, newUser(domain));
    return { body, customerId, users: `${path}/users`, members: `${path}/directoryroles/${role}/usermembers` };
  };
  const memberOf = ({ id, displayName, userPrincipalName }: Json) => ({ id, displayName, userPrincipalName });
  const consent = {
    applicationId: application,
    applicationGrants: [{ enterpriseApplicationId: '00000003-0000-0000-c000-000000000000', scope: 'User.Read' }],
  };
  const policy = (tenantID: string) => ({
    selfServeEntity: { selfServeEntityType: 'customer', tenantID },
    grantor: { grantorType: 'billToPartner', tenantID: partnerA.tenant },
    permissions: [{ resource: 'AzureReservedInstances', action: 'Purchase' }],
  });
  const storedPolicy = async () => made('/v1/SelfServePolicy', policy((await customer()).id));
  const current = async (path: string): Promise<Prepared> => ({ path, body: (await client.get(path)).body });
  const hook = { WebhookUrl: unreachable, WebhookEvents: ['test-created', 'customer-created'] };
  /** There is one registration at most, and it is never removed. */
  const startAnew = async () => {
    await server.dispose();
    await start();
  };
  const registered = async (path: string) => {
    if ((await client.get(path)).status !== 200) await made(path, hook);
  };

  const prepare: Readonly<Record<string, () => Promise<Prepared>>> = {
    createCustomer: async () => ({ path: '/v1/customers', body: directCustomer() }),
    deleteCustomer: async () => ({ path: (await customer()).path }),
    patchCustomer: async () => ({ path: (await customer()).path, body: { relationshipToPartner: 'none' } }),
    updateCustomerBillingProfile: async () => current(`${(await customer()).path}/profiles/billing`),
    addVerifiedDomain: async () => {
      const name = `${freshDomain().slice(0, 12)}.example.com`;
      return { path: `${(await customer()).path}/verifieddomain`, body: newVerifiedDomain(name) };
    },
    createCustomerQualification: async () => ({
      path: `${(await customer()).path}/qualifications`,
      body: { qualification: 'StateOwnedEntity' },
    }),
    updateCustomerQualification: async () => ({
      path: `${(await customer()).path}/qualification`,
      body: '"education"',
    }),
    updateCustomerUsageBudget: async () => ({ path: `${(await customer()).path}/usagebudget`, body: { amount: 100 } }),
    createApplicationConsent: async () => ({ path: `${(await customer()).path}/applicationconsents`, body: consent }),
    deleteApplicationConsent: async () => {
      const path = `${(await customer()).path}/applicationconsents`;
      await made(path, consent);
      return { path: `${path}/${application}` };
    },
    createCustomerAgreement: async () => ({
      path: `${(await customer()).path}/agreements`,
      body: {
        primaryContact: { firstName: 'Tania', lastName: 'Carr', email: 't@example.com', phoneNumber: '1234567890' },
        templateId: '117a77b0-9360-443b-8795-c6dedc750cf9',
        dateAgreed: '2018-06-14T00:00:00.000Z',
        type: 'MicrosoftCustomerAgreement',
      },
    }),
    createCustomerUser: async () => {
      const { path, domain } = await customer();
      return { path: `${path}/users`, body: newUser(domain) };
    },
    updateCustomerUser: async () => {
      const { users, body } = await user();
      return { path: users, body: { id: body.id, firstName: 'Other' } };
    },
    patchCustomerUser: async () => {
      const { users, body } = await user();
      return { path: `${users}/${body.id}`, body: { firstName: 'Other' } };
    },
    deleteCustomerUser: async () => {
      const { users, body } = await user();
      return { path: `${users}/${body.id}` };
    },
    resetCustomerUserPassword: async () => {
      const { users, body } = await user();
      return { path: `${users}/${body.id}/resetpassword`, body: { passwordProfile: { password } } };
    },
    addCustomerDirectoryRoleMember: async () => {
      const { members, body } = await user();
      return { path: members, body: memberOf(body) };
    },
    removeCustomerDirectoryRoleMember: async () => {
      const { members, body } = await user();
      await made(members, memberOf(body));
      return { path: `${members}/${body.id}` };
    },
    updatePartnerOrganizationProfile: () => current('/v1/profiles/organization'),
    updatePartnerLegalBusinessProfile: () => current('/v1/profiles/legalbusiness'),
    updatePartnerBillingProfile: () => current('/v1/profiles/billing'),
    updatePartnerSupportProfile: async () => ({
      ...(await current('/v1/profiles/support')),
      path: '/v1/profiles/supportprofile',
    }),
    updatePartnerSupportProfileBySdk: () => current('/v1/profiles/support'),
    createSandboxIndirectReseller: async () => ({ path: '/v1/sandboxIndirectReseller', body: newReseller() }),
    deleteSandboxIndirectReseller: async () => {
      const { accountId } = await made('/v1/sandboxIndirectReseller', newReseller());
      return { path: `/v1/sandboxIndirectReseller/${accountId}` };
    },
    createSelfServePolicy: async () => ({ path: '/v1/SelfServePolicy', body: policy((await customer()).id) }),
    updateSelfServePolicy: async () => ({ path: '/v1/SelfServePolicy', body: await storedPolicy() }),
    updateSelfServePolicyById: async () => {
      const body = await storedPolicy();
      return { path: `/v1/SelfServePolicy/${body.id}`, body };
    },
    deleteSelfServePolicy: async () => ({ path: `/v1/SelfServePolicy/${(await storedPolicy()).id}` }),
    createWebhookRegistration: async () => {
      await startAnew();
      return { path: registration, body: hook };
    },
    updateWebhookRegistration: async () => {
      await registered(registration);
      return { path: registration, body: hook };
    },
    createWebhookValidationEvent: async () => {
      await registered(registration);
      return { path: `${registration}/validationEvents` };
    },
    resendOfflineWebhookEvent: async () => {
      await registered(registration);
      await customer();
      for (let attempt = 0; attempt < tries; attempt += 1) {
        now += day;
        await server.deliveries.deliverDue();
      }
      client = apiClient(server, await server.userToken(partnerA));
      const { items } = (await client.get(`${registration}/offlineEvents`)).body;
      return { path: `${registration}/offlineEvents/${items[0].id}` };
    },
    createInternalAppWebhookRegistration: async () => {
      await startAnew();
      return { path: internal, body: hook };
    },
    updateInternalAppWebhookRegistration: async () => {
      await registered(internal);
      return { path: internal, body: hook };
    },
    createInternalAppWebhookValidationEvent: async () => {
      await registered(internal);
      return { path: `${internal}/validationEvents` };
    },
  };

  for (const [id, operation] of writes) {
    test(id, async () => {
      const { path, body } = (await prepare[id]?.()) ?? assert.fail(`say above how ${id} is called`);
      const before = await records();
      const ids = { 'MS-RequestId': crypto.randomUUID(), 'MS-CorrelationId': crypto.randomUUID() };
      const call = () => client.call(operation.method, path, { body, headers: ids });
      const { status, text } = await call();
      assert.equal(status, operation.answer?.status, text);
      const [record, ...others] = (await records()).slice(before.length);
      assert.deepEqual(others, []);
      assert.ok(record, 'no record was left');
      assert.equal(record.requestId, ids['MS-RequestId']);
      assert.equal(record.correlationId, ids['MS-CorrelationId']);
      assert.deepEqual([record.applicationId, record.userPrincipalName], [partnerA.publicApp, partnerA.user]);
      assert.match(record.resourceType, /^[a-z]+(_[a-z]+)*$/);
      assert.match(record.operationType, /^[a-z]+(_[a-z]+)*$/);
      assert.equal(record.oldValue === undefined && record.newValue === undefined, id in withoutValues);
      const shown = await client.get(`/v1/auditrecords/${record.id}`);
      assert.deepEqual([shown.status, shown.body.operationStatus], [200, 'succeeded']);
      assert.equal(shown.text.includes(password), false);
      assert.equal((await call()).headers.get('partnerite-replayed'), 'true');
      assert.equal((await records()).length, before.length + 1);
    });
  }
});
