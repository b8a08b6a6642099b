import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { type ApiClient, apiClient, type Json } from '../api-client.ts';
import { partnerA, partnerB, startTestServer, type TestServer } from '../running-server.ts';
import { directCustomer } from './customer-bodies.ts';

const application = 'fbba0c3c-7b1c-4d4c-9a5c-0f2b9f9d1a11';

describe('the consent of a customer to an application', () => {
  let server: TestServer;
  let client: ApiClient;
  let customer: string;
  let path: string;

  before(async () => {
    server = await startTestServer();
    client = apiClient(server, await server.userToken(partnerA));
  });
  after(() => server.dispose());
  beforeEach(async () => {
    customer = (await client.post('/v1/customers', directCustomer())).body.id;
    path = `/v1/customers/${customer}/applicationconsents`;
  });

  const consent = (values: Json = {}): Json => ({
    applicationId: application,
    applicationGrants: [
      { enterpriseApplicationId: '00000003-0000-0000-c000-000000000000', scope: 'Domain.ReadWrite.All,User.Read' },
    ],
    ...values,
  });
  const remove = (id = application) => client.call('DELETE', `${path}/${id}`);
  const operationTypes = async () =>
    (await server.store.readAuditRecords(partnerA.tenant, { customerId: customer, limit: 10 }))
      .filter(({ resourceType }) => resourceType === 'application')
      .map(({ operationType }) => operationType);

  test('is given and withdrawn', async () => {
    const { status, body } = await client.post(path, consent({ applicationId: application.toUpperCase() }));
    assert.deepEqual([status, body], [201, consent()]);
    const removal = await remove(application.toUpperCase());
    assert.deepEqual([removal.status, removal.text], [204, '']);
    assert.deepEqual(await operationTypes(), ['register_application', 'unregister_application']);
  });

  test('is given once, and anew after it was withdrawn', async () => {
    await client.post(path, consent());
    const again = await client.post(path, consent({ displayName: 'Other grants' }));
    assert.deepEqual([again.status, again.body.code], [409, 409]);
    await remove();
    assert.equal((await client.post(path, consent())).status, 201);
  });

  test('that was never given cannot be withdrawn', async () => {
    for (const id of [application, 'x', '__proto__']) assert.equal((await remove(id)).status, 404);
    assert.deepEqual(await operationTypes(), []);
  });

  test('names application and grants', async () => {
    const [grant] = consent().applicationGrants;
    for (const [body, data] of [
      [{}, ['applicationId', 'applicationGrants']],
      [consent({ applicationId: 'x' }), ['applicationId']],
      [consent({ applicationGrants: {} }), ['applicationGrants']],
      [consent({ applicationGrants: [] }), ['applicationGrants']],
      [consent({ applicationGrants: [{ ...grant, scope: '' }] }), ['applicationGrants[0].scope']],
      [consent({ applicationGrants: [grant, { ...grant, scope: ' , ,' }] }), ['applicationGrants[1].scope']],
      [consent({ applicationGrants: [grant, 1, null] }), ['applicationGrants[1]', 'applicationGrants[2]']],
      [consent({ applicationGrants: Array(101).fill(grant) }), ['applicationGrants']],
      [
        consent({ applicationGrants: [{ enterpriseApplicationId: 1 }] }),
        ['applicationGrants[0].enterpriseApplicationId', 'applicationGrants[0].scope'],
      ],
    ] as const) {
      const answer = await client.post(path, body);
      assert.deepEqual([answer.status, answer.body.code], [400, 3000]);
      assert.deepEqual(new Set(answer.body.data), new Set(data));
    }
  });

  test('is nothing to another partner', async () => {
    const other = apiClient(server, await server.userToken(partnerB));
    await client.post(path, consent());
    assert.equal((await other.post(path, consent())).body.code, 20002);
    assert.equal((await other.call('DELETE', `${path}/${application}`)).body.code, 20002);
    assert.equal((await remove()).status, 204);
  });
});
