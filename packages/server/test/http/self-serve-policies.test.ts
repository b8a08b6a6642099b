import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { type ApiClient, apiClient, type Json } from '../api-client.ts';
import { partnerA, partnerB, startTestServer, type TestServer } from '../running-server.ts';
import { directCustomer, freshDomain } from './customer-bodies.ts';

const path = '/v1/SelfServePolicy';

describe('self-serve policies', () => {
  let server: TestServer;
  let client: ApiClient;
  let other: ApiClient;
  let customer: string;

  before(async () => {
    server = await startTestServer();
    client = apiClient(server, await server.userToken(partnerA));
    other = apiClient(server, await server.userToken(partnerB));
  });
  after(() => server.dispose());
  beforeEach(async () => {
    customer = (await client.post('/v1/customers', directCustomer({ domain: freshDomain() }))).body.id;
  });

  /** As published, for a customer of this test. */
  const policy = (values: Json = {}): Json => ({
    selfServeEntity: { selfServeEntityType: 'customer', tenantID: customer },
    grantor: { grantorType: 'billToPartner', tenantID: partnerA.tenant },
    permissions: [
      { resource: 'AzureReservedInstances', action: 'Purchase' },
      { resource: 'AzureSavingsPlan', action: 'Purchase' },
    ],
    ...values,
  });
  const create = async (): Promise<Json> => (await client.post(path, policy())).body;
  const list = (of = customer, as = client) => as.get(`${path}?entity_id=${of}`);
  const lastRecord = async () => (await server.store.readAuditRecords(partnerA.tenant, { limit: 1000 })).at(-1);

  test('a policy is created, named by grantor and entity, with an ETag in quotes of its own', async () => {
    const { status, headers, body } = await client.post(path, policy());
    assert.equal(status, 201);
    const { attributes, ...members } = body;
    assert.deepEqual(members, policy({ id: `${partnerA.tenant}_${customer}` }));
    assert.equal(attributes.objectType, 'SelfServePolicy');
    assert.match(attributes.etag, /^"[0-9a-f-]{36}"$/);
    assert.equal(headers.get('etag'), attributes.etag);
    assert.deepEqual((await client.get(`${path}/${body.id}`)).body, body);
    const { items, totalCount } = (await list()).body;
    assert.deepEqual([items, totalCount], [[body], 1]);
  });

  test('a customer has one policy of a partner at most', async () => {
    await create();
    const { status, body } = await client.post(path, policy());
    assert.deepEqual([status, body.code], [409, 600041]);
  });

  test('the same creation, repeated with its request id, is answered as the first was', async () => {
    const headers = { 'MS-RequestId': crypto.randomUUID() };
    const first = await client.post(path, policy(), headers);
    const second = await client.post(path, policy(), headers);
    assert.equal(second.text, first.text);
    assert.equal(second.headers.get('partnerite-replayed'), 'true');
  });

  for (const [name, address] of [
    ['the path of the page', () => path],
    ['the path that vendor clients use', ({ id }: Json) => `${path}/${id}`],
  ] as const) {
    describe(`an update, at ${name}`, () => {
      const change = (body: Json, values: Json = {}): Json => ({
        ...body,
        permissions: [{ resource: 'azure_savings_plan', action: 'PURCHASE' }],
        ...values,
      });

      test('replaces the policy on the version of the body', async () => {
        const before = await create();
        const { status, headers, body } = await client.put(address(before), change(before));
        assert.equal(status, 200);
        assert.deepEqual(body.permissions, [{ resource: 'AzureSavingsPlan', action: 'Purchase' }]);
        assert.notEqual(body.attributes.etag, before.attributes.etag);
        assert.equal(headers.get('etag'), body.attributes.etag);
        assert.deepEqual((await client.get(`${path}/${before.id}`)).body, body);
        const record = await lastRecord();
        assert.equal(record?.operationType, 'update_self_serve_policy');
        assert.deepEqual(JSON.parse(Buffer.from(record?.oldValue ?? []).toString()), before);
        assert.deepEqual(JSON.parse(Buffer.from(record?.newValue ?? []).toString()), body);
      });

      test('is refused on an older version, by header with 412 and by body with 400', async () => {
        const before = await create();
        const { body: current } = await client.put(address(before), change(before));
        const byBody = await client.put(address(before), change(before));
        assert.deepEqual([byBody.status, byBody.body.code], [400, 2055]);
        const byHeader = await client.put(address(before), change(current), { 'If-Match': before.attributes.etag });
        assert.deepEqual([byHeader.status, byHeader.body.code], [412, 2055]);
        assert.deepEqual((await client.get(`${path}/${before.id}`)).body, current);
      });

      test('must name a version', async () => {
        const before = await create();
        const { status, body } = await client.put(address(before), change(before, { attributes: null }));
        assert.deepEqual([status, body.code], [400, 3000]);
      });

      test('does not move a policy to another entity', async () => {
        const before = await create();
        const moved = { selfServeEntity: { selfServeEntityType: 'customer', tenantID: partnerA.customer } };
        const { status, body } = await client.put(address(before), change(before, moved));
        assert.deepEqual([status, body.code], [404, 600040]);
      });

      test('of none that is there is 404', async () => {
        const before = await create();
        await client.call('DELETE', `${path}/${before.id}`);
        const { status, body } = await client.put(address(before), change(before));
        assert.deepEqual([status, body.code], [404, 600039]);
      });
    });
  }

  test('an update that names no policy, or another than its path, is 404', async () => {
    const before = await create();
    for (const [address, id] of [
      [path, undefined],
      [`${path}/${before.id}`, `${partnerA.tenant}_${partnerA.customer}`],
    ]) {
      const { status, body } = await client.put(String(address), { ...before, id });
      assert.deepEqual([status, body.code], [404, 600040]);
    }
  });

  test('a deleted policy is gone, and can be created anew', async () => {
    const { id } = await create();
    const { status, text } = await client.call('DELETE', `${path}/${id}`);
    assert.deepEqual([status, text], [204, '']);
    assert.equal((await lastRecord())?.operationType, 'delete_self_serve_policy');
    assert.equal((await client.get(`${path}/${id}`)).body.code, 600039);
    assert.equal((await client.call('DELETE', `${path}/${id}`)).body.code, 600039);
    assert.deepEqual((await list()).body.items, []);
    assert.equal((await client.post(path, policy())).status, 201);
  });

  test('the policies of a customer go with the customer', async () => {
    const { id } = await create();
    await client.call('DELETE', `/v1/customers/${customer}`);
    assert.equal((await client.get(`${path}/${id}`)).body.code, 600039);
    assert.equal((await list()).body.code, 20002);
  });

  test('another partner sees none of it', async () => {
    const { id } = await create();
    assert.equal((await other.get(`${path}/${id}`)).body.code, 600039);
    assert.equal((await other.call('DELETE', `${path}/${id}`)).body.code, 600039);
    assert.equal((await list(customer, other)).body.code, 20002);
    const granted = { grantorType: 'billToPartner', tenantID: partnerB.tenant };
    assert.equal((await other.post(path, policy({ grantor: granted }))).body.code, 20002);
    assert.equal((await client.get(`${path}/${id}`)).status, 200);
  });

  test('a policy needs a permission, each at most once, at its creation and at every update', async () => {
    const existing = await create();
    const permission = { resource: 'AzureSavingsPlan', action: 'Purchase' };
    for (const [permissions, data] of [
      [[], ['permissions']],
      [[permission, { resource: 'azure_savings_plan', action: 'purchase' }], ['permissions[1]']],
      [
        [permission, permission, permission],
        ['permissions[1]', 'permissions[2]'],
      ],
      [[null], ['permissions[0]']],
    ] as const) {
      const answers = [
        await client.post(path, policy({ permissions })),
        await client.put(path, { ...existing, permissions }),
        await client.put(`${path}/${existing.id}`, { ...existing, permissions }),
      ];
      for (const { status, body } of answers) assert.deepEqual([status, body.code, body.data], [400, 3000, data]);
    }
    assert.deepEqual((await client.get(`${path}/${existing.id}`)).body, existing);
  });

  test('invalid members are named', async () => {
    for (const [values, data] of [
      [{ grantor: { grantorType: 'billToPartner', tenantID: partnerB.tenant } }, ['grantor.tenantID']],
      [{ grantor: { grantorType: 'customer', tenantID: 'x' } }, ['grantor.grantorType', 'grantor.tenantID']],
      [{ selfServeEntity: null, permissions: null }, ['selfServeEntity', 'permissions']],
      [{ permissions: [{ resource: 'Azure', action: 'Sell' }] }, ['permissions[0].resource', 'permissions[0].action']],
    ] as const) {
      const { status, body } = await client.post(path, policy(values));
      assert.deepEqual([status, body.code], [400, 3000], JSON.stringify(values));
      assert.deepEqual(new Set(body.data), new Set(data));
    }
    for (const query of ['', '?entity_id=', '?entity_id=x']) {
      assert.equal((await client.get(`${path}${query}`)).body.code, 3000, query);
    }
  });

  test('a token of an application alone is refused', async () => {
    const app = apiClient(server, await server.appToken(partnerA));
    assert.equal((await app.post(path, policy())).body.code, 2032);
  });
});
