import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { auditedCustomer } from '../../src/customers/customer-document.ts';
import { verifiedDomainKind } from '../../src/store/resources.ts';
import { type ApiAnswer, type ApiClient, apiClient, type Json } from '../api-client.ts';
import { partnerA, startTestServer, type TestServer } from '../running-server.ts';
import { replay, type State } from './audit-replay.ts';
import { pascalCase } from './audit-values.ts';
import { directCustomer, newVerifiedDomain } from './customer-bodies.ts';
import { newUser } from './customer-user-bodies.ts';

/** Operations of the short run, in a second or two, and of the long one. */
const operations = process.env.PARTNERITE_LONG_TESTS === undefined ? 400 : 10_000;
const timeout = 170_000;
/** Requests under way at the same moment, which often meet on one resource. */
const together = 8;
const seed = 20_261_121;
/** Customers that there are about at a time. */
const crowd = 12;
const registration = '/webhooks/v1/registration';
const roles = ['729827e3-9c14-49f7-bb1b-9608f156bbb8', 'fe930be7-5e62-47db-91af-98c3a49a38b1'];

const kinds = [
  'create',
  'delete',
  'rename',
  'rename',
  'rename',
  'giveUpAccess',
  'endRelationship',
  'addPolicy',
  'changePolicy',
  'changePolicy',
  'removePolicy',
  'changeUser',
  'changeUser',
  'deleteUser',
  'restoreUser',
  'addMember',
  'removeMember',
  'setBudget',
  'addDomain',
  'changeSupport',
  'changeOrganization',
  'register',
  'changeRegistration',
] as const;

interface Step {
  readonly kind: (typeof kinds)[number];
  /** Chooses among what there is. */
  readonly choice: number;
  readonly text: string;
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...kinds),
  choice: fc.nat(),
  text: fc.stringMatching(/^[A-Za-zÅé統]{2,12}$/).map((text) => `Firm ${text}`),
});

describe('the audit trail', () => {
  let server: TestServer;
  let client: ApiClient;
  let user: Json;
  const customers: string[] = [];

  before(async () => {
    server = await startTestServer();
    client = apiClient(server, await server.userToken(partnerA));
    user = (await client.post(`/v1/customers/${partnerA.customer}/users`, newUser('wingtiptoys.onmicrosoft.com'))).body;
    assert.ok(user.id, JSON.stringify(user));
  });
  after(() => server.dispose());

  const home = `/v1/customers/${partnerA.customer}`;
  const policyId = (customer: string) => `${partnerA.tenant}_${customer}`;
  const members = (choice: number) => `${home}/directoryroles/${roles[choice % roles.length]}/usermembers`;

  /** Reads and puts back with a change; meanwhile somebody else may have been there. */
  const change = async (path: string, values: Json): Promise<ApiAnswer> => {
    const { body } = await client.get(path);
    return client.put(path, { ...body, ...values });
  };
  const policy = (customer: string) => ({
    selfServeEntity: { selfServeEntityType: 'customer', tenantID: customer },
    grantor: { grantorType: 'billToPartner', tenantID: partnerA.tenant },
    permissions: [{ resource: 'AzureReservedInstances', action: 'Purchase' }],
  });
  const savings = [{ resource: 'AzureSavingsPlan', action: 'Purchase' }];
  const patchUser = (body: Json) => client.call('PATCH', `${home}/users/${user.id}`, { body });
  const memberBody = () => ({
    id: user.id,
    displayName: user.displayName,
    userPrincipalName: user.userPrincipalName,
  });
  const subscription = (choice: number, text: string) => ({
    WebhookUrl: `http://127.0.0.1:9/${choice % 3}?tenant=${choice % 5}&code=${encodeURIComponent(text)}`,
    WebhookEvents: choice % 2 === 0 ? ['invoice-ready'] : [],
  });
  const create = async (text: string) => {
    const answer = await client.post('/v1/customers', directCustomer({ companyName: text }));
    if (answer.status === 201) customers.push(answer.body.id);
    return answer;
  };

  const run = ({ kind, choice, text }: Step): Promise<ApiAnswer> => {
    const customer = customers[choice % customers.length];
    if (customer === undefined || (kind === 'create' && customers.length < crowd)) return create(text);
    const path = `/v1/customers/${customer}`;
    switch (kind) {
      case 'create':
        return create(text);
      case 'delete':
        if (customers.length > 1) customers.splice(choice % customers.length, 1);
        return client.call('DELETE', path);
      case 'rename':
        return change(`${path}/profiles/billing`, { companyName: text });
      case 'giveUpAccess':
        return client.call('PATCH', path, { body: { allowDelegatedAccess: false } });
      case 'endRelationship':
        return client.call('PATCH', path, { body: { relationshipToPartner: choice % 4 === 0 ? 'none' : 'unknown' } });
      case 'addPolicy':
        return client.post('/v1/SelfServePolicy', policy(customer));
      case 'changePolicy':
        return change(`/v1/SelfServePolicy/${policyId(customer)}`, choice % 2 === 0 ? { permissions: savings } : {});
      case 'removePolicy':
        return client.call('DELETE', `/v1/SelfServePolicy/${policyId(customer)}`);
      case 'changeUser':
        return patchUser({ firstName: text });
      case 'deleteUser':
        return client.call('DELETE', `${home}/users/${user.id}`);
      case 'restoreUser':
        return patchUser({ state: 'active' });
      case 'addMember':
        return client.post(members(choice), memberBody());
      case 'removeMember':
        return client.call('DELETE', `${members(choice)}/${user.id}`);
      case 'setBudget':
        return client.call('PATCH', `${path}/usagebudget`, { body: { amount: choice % 1000 } });
      case 'addDomain':
        return client.post(
          `${path}/verifieddomain`,
          newVerifiedDomain(`d${choice % 50}.${customer.slice(0, 8)}.example`),
        );
      case 'changeSupport':
        return change('/v1/profiles/support', { telephone: `425555${1000 + (choice % 9000)}` });
      case 'changeOrganization':
        return change('/v1/profiles/organization', { companyName: text });
      case 'register':
        return client.post(registration, subscription(choice, text));
      case 'changeRegistration':
        return client.put(registration, subscription(choice, text));
    }
  };

  /** Every record, the oldest first, as it is read page by page. */
  const trail = async (): Promise<Json[]> => {
    const items: Json[] = [];
    let headers: Record<string, string> | undefined;
    do {
      const { body }: ApiAnswer = await client.get(`/v1/auditrecords${headers ? '?seekOperation=Next' : ''}`, {
        ...(headers ? { headers } : {}),
      });
      items.push(...body.items);
      const token: string | undefined = body.continuationToken;
      headers = token === undefined ? undefined : { 'MS-ContinuationToken': token };
    } while (headers !== undefined);
    return items.toReversed();
  };

  /** What is answered now for each resource that the trail tells of. */
  const answered = async (state: State): Promise<State> => {
    const now = new Map<string, Json>();
    for (const key of state.keys()) {
      const value = await currentValue(key);
      if (value !== undefined) now.set(key, value);
    }
    return now;
  };
  const currentValue = async (key: string): Promise<Json> => {
    const [kind = '', id = '', role = ''] = key.split(' ');
    switch (kind) {
      case 'customer': {
        const customer = await server.store.readCustomer(partnerA.tenant, id);
        return customer && pascalCase(JSON.parse(Buffer.from(auditedCustomer(customer)).toString()));
      }
      case 'billing':
        return value(`/v1/customers/${id}/profiles/billing`);
      case 'budget':
        return value(`/v1/customers/${id}/usagebudget`);
      case 'policy':
        return value(`/v1/SelfServePolicy/${id}`);
      case 'user':
        return value(`${home}/users/${id}`);
      case 'domain': {
        const stored = await server.store.readResource(partnerA.tenant, {
          kind: verifiedDomainKind,
          owner: id,
          id: role,
        });
        return stored && pascalCase(JSON.parse(stored.document));
      }
      case 'profile':
        return value(`/v1/profiles/${id}`);
      case 'registration': {
        const { WebhookUrl, ...members } = await value(registration);
        // The audit keeps no values of the query: they may be keys.
        return { SubscriberId: id, WebhookUrl: WebhookUrl.replaceAll(/=[^&]*/g, '=***'), ...members };
      }
      case 'member':
        return (await value(`${home}/directoryroles/${role}/usermembers`)).Items.find((item: Json) => item.Id === id);
      default:
        return assert.fail(`no resource is named ${key}`);
    }
  };
  const value = async (path: string): Promise<Json> => {
    const { status, body, text } = await client.get(path);
    assert.ok(status === 200 || status === 403 || status === 404, `${path}: ${text}`);
    return status === 200 ? pascalCase(body) : undefined;
  };

  test(`of ${operations} random operations replays to the very state of the store`, { timeout }, async () => {
    const steps = fc.sample(step, { numRuns: operations, seed });
    let accepted = 1; // The user that was made before.
    for (let from = 0; from < steps.length; from += together) {
      const answers = await Promise.all(steps.slice(from, from + together).map(run));
      for (const { status, text } of answers) assert.ok(status < 500, text);
      accepted += answers.filter(({ status }) => status < 300).length;
    }
    // A deleted user is not answered by its id, nor as a member of its roles, until it is restored.
    if ((await patchUser({ state: 'active' })).status < 300) accepted += 1;
    const records = await trail();
    assert.equal(records.length, accepted);
    const state = replay(records);
    assert.ok(state.size > 0);
    assert.deepEqual(await answered(state), state);
  });
});
