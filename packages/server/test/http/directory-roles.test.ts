import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { type ApiClient, apiClient, type Json } from '../api-client.ts';
import { partnerA, partnerB, startTestServer, type TestServer } from '../running-server.ts';
import { directCustomer, freshDomain } from './customer-bodies.ts';
import { newUser } from './customer-user-bodies.ts';

/** Those that published examples show. */
const helpdesk = { name: 'Helpdesk Administrator', id: '729827e3-9c14-49f7-bb1b-9608f156bbb8' };
const userAccount = { name: 'User Account Administrator', id: 'fe930be7-5e62-47db-91af-98c3a49a38b1' };
const unknown = '77777777-7777-4777-8777-777777777777';

describe('directory roles', () => {
  let server: TestServer;
  let client: ApiClient;
  let customer: string;
  let base: string;
  let user: Json;

  before(async () => {
    server = await startTestServer();
    client = apiClient(server, await server.userToken(partnerA));
  });
  after(() => server.dispose());
  beforeEach(async () => {
    const domain = freshDomain();
    customer = (await client.post('/v1/customers', directCustomer({ domain }))).body.id;
    base = `/v1/customers/${customer}`;
    user = (await client.post(`${base}/users`, newUser(domain))).body;
  });

  const role = ({ name, id }: typeof helpdesk) => ({ name, id, attributes: { objectType: 'DirectoryRole' } });
  const members = (roleId: string) => `${base}/directoryroles/${roleId}/usermembers`;
  const member = (values: Json = {}) => ({
    Id: user.id,
    DisplayName: user.displayName,
    UserPrincipalName: user.userPrincipalName,
    Attributes: { ObjectType: 'UserMember' },
    ...values,
  });
  const rolesOf = async (id: string): Promise<Json> => (await client.get(`${base}/users/${id}/directoryroles`)).body;
  const records = async () =>
    (await server.store.readAuditRecords(partnerA.tenant, { customerId: customer, limit: 1000 })).filter(
      ({ resourceType }) => resourceType === 'customer_directory_role',
    );

  test('a tenant has the published roles, with the ids that they have everywhere', async () => {
    const { body } = await client.get(`${base}/directoryroles`);
    const { items, totalCount, attributes } = body;
    assert.deepEqual([totalCount, attributes], [items.length, { objectType: 'Collection' }]);
    for (const known of [helpdesk, userAccount])
      assert.ok(items.some(({ id, name }: Json) => id === known.id && name === known.name));
    const elsewhere = await client.get(`/v1/customers/${partnerA.customer}/directoryroles`);
    assert.deepEqual(elsewhere.body, body);
  });

  test('a role is given to a user and taken away again', async () => {
    const { status, body } = await client.post(members(helpdesk.id.toUpperCase()), member());
    assert.equal(status, 201);
    assert.deepEqual(body, {
      displayName: user.displayName,
      userPrincipalName: user.userPrincipalName,
      roleId: helpdesk.id,
      id: user.id,
      attributes: { objectType: 'UserMember' },
    });
    assert.deepEqual((await client.get(members(helpdesk.id))).body.items, [body]);
    assert.deepEqual((await client.get(members(userAccount.id))).body.items, []);
    assert.deepEqual((await rolesOf(user.id)).items, [role(helpdesk)]);

    const removal = await client.call('DELETE', `${members(helpdesk.id)}/${user.id}`);
    assert.deepEqual([removal.status, removal.text], [204, '']);
    assert.deepEqual((await client.get(members(helpdesk.id))).body.items, []);
    assert.deepEqual((await rolesOf(user.id)).items, []);
    const [added, removed] = await records();
    assert.deepEqual([added?.operationType, removed?.operationType], ['add_user_member', 'remove_user_member']);
    assert.deepEqual(JSON.parse(Buffer.from(added?.newValue ?? []).toString()), body);
    assert.deepEqual(JSON.parse(Buffer.from(removed?.oldValue ?? []).toString()), body);
  });

  test('a role that the user has, or has not, is refused', async () => {
    assert.equal((await client.call('DELETE', `${members(helpdesk.id)}/${user.id}`)).body.code, 60002);
    await client.post(members(helpdesk.id), member());
    const { status, body } = await client.post(members(helpdesk.id), member());
    assert.deepEqual([status, body.code], [409, 409]);
    assert.equal((await records()).length, 1);
  });

  test('several roles given at once are all kept', async () => {
    await Promise.all([helpdesk, userAccount].map(({ id }) => client.post(members(id), member())));
    assert.deepEqual((await rolesOf(user.id)).items, [role(helpdesk), role(userAccount)]);
  });

  test('a deleted user has no roles, and a restored one those it had', async () => {
    await client.post(members(helpdesk.id), member());
    await client.call('DELETE', `${base}/users/${user.id}`);
    assert.deepEqual((await client.get(members(helpdesk.id))).body.items, []);
    assert.equal((await rolesOf(user.id)).code, 60002);
    assert.equal((await client.post(members(userAccount.id), member())).body.code, 60002);
    await client.call('PATCH', `${base}/users/${user.id}`, { body: { state: 'active' } });
    assert.deepEqual((await rolesOf(user.id)).items, [role(helpdesk)]);
  });

  test('unknown roles and users are 404', async () => {
    for (const id of [unknown, 'x', '__proto__']) {
      assert.deepEqual(
        [(await client.get(members(id))).status, (await client.post(members(id), member())).status],
        [404, 404],
      );
      assert.equal((await client.call('DELETE', `${members(helpdesk.id)}/${id}`)).body.code, 60002);
      assert.equal((await client.call('DELETE', `${members(id)}/${user.id}`)).status, 404);
      assert.equal((await rolesOf(id)).code, 60002);
    }
    assert.equal((await client.post(members(helpdesk.id), member({ Id: unknown }))).body.code, 60002);
  });

  test('invalid members are named', async () => {
    for (const [body, data] of [
      [{}, ['id', 'displayName', 'userPrincipalName']],
      [member({ Id: 'x' }), ['id']],
      [member({ Id: null, DisplayName: 1 }), ['id', 'displayName']],
    ] as const) {
      const answer = await client.post(members(helpdesk.id), body);
      assert.deepEqual([answer.status, answer.body.code], [400, 3000]);
      assert.deepEqual(new Set(answer.body.data), new Set(data));
    }
  });

  test('another partner sees none of it', async () => {
    const other = apiClient(server, await server.userToken(partnerB));
    await client.post(members(helpdesk.id), member());
    for (const [method, address] of [
      ['GET', `${base}/directoryroles`],
      ['GET', `${base}/users/${user.id}/directoryroles`],
      ['GET', members(helpdesk.id)],
      ['DELETE', `${members(helpdesk.id)}/${user.id}`],
    ] as const) {
      assert.equal((await other.call(method, address)).body.code, 20002, `${method} ${address}`);
    }
    assert.equal((await other.post(members(userAccount.id), member())).body.code, 20002);
    assert.deepEqual((await rolesOf(user.id)).items, [role(helpdesk)]);
  });
});
