import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { demoCredentials } from '../packages/server/src/demo/demo-credentials.ts';
import { type ApiClient, apiClient, type Json } from '../packages/server/test/api-client.ts';
import { directCustomer } from '../packages/server/test/http/customer-bodies.ts';
import { newUser } from '../packages/server/test/http/customer-user-bodies.ts';
import { type Example, publishedExample, sendAsPrinted } from './published-examples.ts';
import { appToken, createInstallation, type Installation, userToken } from './server-process.ts';
import { shapeOf, withoutLinks } from './shape.ts';

/** The customer of most examples, which is the first of the demo world. */
const demoCustomer = demoCredentials.customer;

/** Members that are published as null: ours leave them out, like every answer (protocol, section 2.2). */
function withoutNulls(value: Json): Json {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== null));
}

describe('the published examples of users, roles, budgets and delegated administration', () => {
  let installation: Installation;
  let url: string;
  let token: string;
  let app: string;
  let client: ApiClient;

  before(async () => {
    installation = await createInstallation();
    const server = await installation.start();
    url = server.url;
    token = await userToken(server);
    app = await appToken(server);
    client = apiClient(server, token);
  });
  after(() => installation.dispose());

  const users = `/v1/customers/${demoCustomer}/users`;

  /** A user like the published ones, of the demo customer. */
  const createUser = async (values: Json = {}): Promise<Json> => {
    const { status, text, body } = await client.post(users, newUser('wingtiptoys.onmicrosoft.com', values));
    assert.equal(status, 200, text);
    return body;
  };

  /** The same example for a user that is there: the server chooses the ids. */
  const forUser = (example: Example, id: string): Example => {
    const { request } = example;
    const path = request.path.replace(/(?<=\/users\/)[^/]+/, id);
    const bodyText = request.bodyText?.replace(/(?<="Id": ")[^"]+/, id);
    return { ...example, request: { ...request, path, ...(bodyText === undefined ? {} : { bodyText }) } };
  };

  const send = (example: Example, customer = demoCustomer, as = token) =>
    sendAsPrinted(example, { url, token: as, customer });

  test('create-user-accounts-for-a-customer as printed, with unquoted names, is refused and told line and column', async () => {
    const { status, body } = await send(publishedExample('create-user-accounts-for-a-customer'));
    assert.equal(status, 400);
    assert.match(body.description, /line 9, column 18\b/);
  });

  // Beside the names, one value needs repair: a placeholder is no country. The answer has a link, as those to a reset and
  // to a GET have.
  test('create-user-accounts-for-a-customer, repaired: exactly the published members', async () => {
    const { request, response } = publishedExample('create-user-accounts-for-a-customer');
    const { body: customer } = await client.post('/v1/customers', directCustomer({ domain: 'domain.onmicrosoft.com' }));
    const sent = { ...request.bodyRepaired, usageLocation: 'US' };
    const { status, text, body } = await client.post(`/v1/customers/${customer.id}/users`, sent);
    assert.equal(status, 200, text);
    assert.deepEqual(shapeOf(withoutLinks(body)), shapeOf(withoutNulls(response.body)));
    assert.deepEqual(body, { ...withoutNulls(response.body), usageLocation: 'US', id: body.id, links: body.links });
  });

  test('get-a-list-of-all-user-accounts-for-a-customer: exactly the published members', async () => {
    const published = publishedExample('get-a-list-of-all-user-accounts-for-a-customer');
    await createUser();
    await createUser({ UsageLocation: null });
    const { status, text, body } = await send(published);
    assert.equal(status, 200, text);
    assert.deepEqual(shapeOf(body), shapeOf(published.response.body));
    assert.deepEqual(body.links, published.response.body.links);
  });

  test('get-a-user-account-by-id: exactly the published members', async () => {
    const published = publishedExample('get-a-user-account-by-id');
    const { id } = await createUser();
    const { status, text, body } = await send(forUser(published, id));
    assert.equal(status, 200, text);
    assert.deepEqual(shapeOf(body), shapeOf(published.response.body));
    assert.equal(body.links.self.uri, `/customers/${demoCustomer}/users/${id}`);
  });

  // The published self link names another field than the request; ours is what was asked for.
  test('view-a-deleted-user: exactly the published members', async () => {
    const published = publishedExample('view-a-deleted-user');
    const { id } = await createUser();
    await client.call('DELETE', `${users}/${id}`);
    const { status, text, body } = await send(published);
    assert.equal(status, 200, text);
    assert.deepEqual(shapeOf(body), shapeOf(published.response.body));
    assert.equal(body.items[0].state, 'inactive');
    assert.equal(body.links.self.uri, `/customers/${demoCustomer}/users?${published.request.query}`);
  });

  test('delete-user-accounts-for-a-customer, then restore-a-user-for-a-customer: the published answers', async () => {
    const { id } = await createUser();
    const { status, text } = await send(forUser(publishedExample('delete-user-accounts-for-a-customer'), id));
    assert.deepEqual({ status, text }, { status: 204, text: '' });
    const published = publishedExample('restore-a-user-for-a-customer');
    const restored = await send(forUser(published, id));
    assert.equal(restored.status, 200, restored.text);
    assert.deepEqual(shapeOf(restored.body), shapeOf(published.response.body));
    assert.equal(restored.body.state, 'active');
  });

  test('update-user-accounts-for-a-customer: exactly the published members, with a country for the placeholder', async () => {
    const published = publishedExample('update-user-accounts-for-a-customer');
    const { id } = await createUser();
    const example = forUser(published, id);
    assert.deepEqual((await send(example)).body.data, ['usageLocation']);
    const bodyText = example.request.bodyText?.replace('new country/region code', 'AX') ?? '';
    const { status, text, body } = await send({ ...example, request: { ...example.request, bodyText } });
    assert.equal(status, 200, text);
    assert.deepEqual(shapeOf(body), shapeOf(published.response.body));
    assert.equal(body.usageLocation, 'AX');
  });

  // The published answer says that the password need not be changed, though the request demands it; ours says what was sent.
  test('reset-user-password-for-a-customer, repaired: exactly the published members', async () => {
    const { request, response } = publishedExample('reset-user-password-for-a-customer');
    const { id } = await createUser();
    const { status, text, body } = await client.call('PATCH', `${users}/${id}/resetpassword`, {
      body: request.bodyRepaired,
    });
    assert.equal(status, 200, text);
    assert.deepEqual(shapeOf(body), shapeOf(withoutNulls(response.body)));
    assert.deepEqual(body.passwordProfile, request.bodyRepaired.passwordProfile);
  });

  test('set-user-roles-for-a-customer, then get-user-roles-for-a-customer: exactly the published members', async () => {
    const published = publishedExample('set-user-roles-for-a-customer');
    const { id } = await createUser({ DisplayName: 'Daniel Tsai' });
    const { status, text, body, continued } = await send(forUser(published, id));
    assert.equal(status, 201, text);
    assert.equal(continued, true);
    assert.deepEqual(shapeOf(body), shapeOf(published.response.body));
    assert.equal(body.roleId, published.response.body.roleId);

    const roles = publishedExample('get-user-roles-for-a-customer');
    for (const role of roles.response.body.items) {
      const body = { id, displayName: 'Daniel Tsai', userPrincipalName: 'daniel' };
      const path = `/v1/customers/${demoCustomer}/directoryroles/${role.id}/usermembers`;
      assert.equal((await client.post(path, body)).status, 201);
    }
    const held = await send(forUser(roles, id));
    assert.equal(held.status, 200, held.text);
    assert.deepEqual(shapeOf(held.body), shapeOf(roles.response.body));
    for (const role of roles.response.body.items) {
      assert.deepEqual(
        held.body.items.filter(({ name }: Json) => name === role.name),
        [role],
      );
    }
  });

  // As printed both ids end in a blank, and the user is the customer: an id of a customer with a blank is none.
  test('remove-customer-user-from-a-role: 204 without a body, with ids that are ids', async () => {
    const published = publishedExample('remove-customer-user-from-a-role');
    assert.equal((await send(published)).body.code, 900118);
    const { id, displayName, userPrincipalName } = await createUser();
    const path = published.request.path.replace(/%20/g, '').replace(/[^/]+$/, id);
    await client.post(path.replace(/\/[^/]+$/, ''), { id, displayName, userPrincipalName });
    const { status, text } = await send({ ...published, request: { ...published.request, path } });
    assert.deepEqual({ status, text }, { status: 204, text: '' });
  });

  // The published answers nest amount and attributes in an object without a name, which is not JSON.
  test('update-a-customer-s-usage-spending-budget, then get-a-customer-s-usage-spending-budget: the published answers', async () => {
    for (const name of ['update-a-customer-s-usage-spending-budget', 'get-a-customer-s-usage-spending-budget']) {
      const published = publishedExample(name);
      const { status, text, body } = await send(published, demoCustomer, app);
      assert.equal(status, 200, text);
      const { uri, ...link } = published.response.body.links.self;
      const links = { self: { uri: uri.replace('<customer-tenant-id>', demoCustomer), ...link } };
      assert.deepEqual(body, { ...published.response.body, links });
    }
  });

  // Ours leaves out what the published answer shows as null, and the last sign-in, for nobody signs in there.
  test('list-delegated-admin-customers: the published members, but for those without a value', async () => {
    const published = publishedExample('list-delegated-admin-customers');
    const { body: customer } = await client.post('/v1/customers', directCustomer());
    const { status, text, body } = await send(published);
    assert.equal(status, 200, text);
    const [example] = published.response.body.value;
    const { lastSignInDateTime: _never, ...members } = example;
    const ours = body.value.find(({ id }: Json) => id === customer.id);
    assert.deepEqual(shapeOf(ours), shapeOf(withoutNulls(members)));
    assert.deepEqual(Object.keys(body), Object.keys(published.response.body));
  });

  test('get-delegated-admin-relation-statistics: exactly the published members', async () => {
    const published = publishedExample('get-delegated-admin-relation-statistics');
    const { body: customer } = await client.post('/v1/customers', directCustomer());
    await client.call('PATCH', `/v1/customers/${customer.id}`, { body: { allowDelegatedAccess: false } });
    const { status, text, body } = await send(published);
    assert.equal(status, 200, text);
    assert.deepEqual(shapeOf(body), shapeOf(published.response.body));
    assert.match(body.establishedDapCount[0].date, /^\d{1,2}\/\d{1,2}\/\d{4}$/);
  });
});
