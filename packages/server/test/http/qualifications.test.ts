import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { type ApiClient, apiClient, type Json } from '../api-client.ts';
import { partnerA, partnerB, startTestServer, type TestServer } from '../running-server.ts';
import { directCustomer, freshDomain } from './customer-bodies.ts';

describe('qualifications', () => {
  let server: TestServer;
  let client: ApiClient;
  let app: ApiClient;
  let other: ApiClient;
  let customer: string;
  const now = Date.UTC(2026, 0, 15, 12);
  const asked = '2026-01-15T12:00:00.000Z';

  before(async () => {
    server = await startTestServer({ clock: () => now });
    client = apiClient(server, await server.userToken(partnerA));
    app = apiClient(server, await server.appToken(partnerA));
    other = apiClient(server, await server.userToken(partnerB));
  });
  after(() => server.dispose());
  beforeEach(async () => {
    customer = (await client.post('/v1/customers', directCustomer({ domain: freshDomain() }))).body.id;
  });

  const path = () => `/v1/customers/${customer}/qualifications`;
  const olderPath = () => `/v1/customers/${customer}/qualification`;
  const ask = (body: Json, query = '') => client.post(`${path()}${query}`, body);
  const set = (body: Json, query = '') => client.put(`${olderPath()}${query}`, JSON.stringify(body));
  const listed = async (): Promise<Json> => (await client.get(path())).body;
  const older = async (): Promise<Json> => (await client.get(olderPath())).body;

  const education = { qualification: 'Education', educationSegment: 'HigherEducation', website: 'contoso.edu' };
  const government = { qualification: 'GovernmentCommunityCloud', validationCode: '123456' };
  const stateOwned = { qualification: 'StateOwnedEntity' };

  test('of a new customer are an empty list, and none in the older form', async () => {
    assert.deepEqual(await listed(), []);
    assert.equal(await older(), 'none');
    assert.equal((await app.get(path())).status, 200);
    assert.equal((await app.get(olderPath())).status, 200);
  });

  test('Education, once asked for, is in review', async () => {
    const { status, body } = await ask(education);
    assert.equal(status, 201);
    assert.deepEqual(body, { qualification: 'Education', vettingStatus: 'InReview', vettingCreateDate: asked });
    assert.deepEqual(await listed(), [{ ...body, vettingCreatedDate: asked }]);
    assert.equal(await older(), 'none');
  });

  test('GovernmentCommunityCloud is approved on its validation code, StateOwnedEntity needs no vetting', async () => {
    const { body: approved } = await ask(government);
    assert.deepEqual(approved, {
      qualification: 'GovernmentCommunityCloud',
      vettingStatus: 'Approved',
      vettingCreateDate: asked,
    });
    const { body: owned } = await ask(stateOwned);
    assert.deepEqual(owned, { qualification: 'StateOwnedEntity' });
    assert.deepEqual(await listed(), [{ ...approved, vettingCreatedDate: asked }, owned]);
    assert.equal(await older(), 'government_community_cloud');
  });

  test('asked for again replace the earlier one of the same kind', async () => {
    await ask(stateOwned);
    await ask(education);
    await ask(stateOwned);
    assert.deepEqual(
      (await listed()).map(({ qualification }: Json) => qualification),
      ['Education', 'StateOwnedEntity'],
    );
  });

  test('asked for at the same moment are all kept', async () => {
    const answers = await Promise.all([education, government, stateOwned].map((body) => ask(body)));
    assert.deepEqual(
      answers.map(({ status }) => status),
      [201, 201, 201],
    );
    assert.equal((await listed()).length, 3);
  });

  test('with a code in the query are taken in the form of the earlier edition', async () => {
    assert.equal((await ask({ Qualification: 'Education' }, '?code=x')).status, 201);
    assert.equal((await ask({ Qualification: 'government_community_cloud' }, '?code=x')).status, 201);
  });

  test('set by the older form are in force at once, one at a time', async () => {
    await ask(stateOwned);
    const { status, body } = await set('education');
    assert.deepEqual([status, body], [200, 'education']);
    assert.equal(await older(), 'education');
    assert.equal((await set('GovernmentCommunityCloud', '?code=123')).body, 'government_community_cloud');
    assert.equal(await older(), 'government_community_cloud');
    assert.deepEqual(
      (await listed()).map(({ qualification, vettingStatus }: Json) => [qualification, vettingStatus]),
      [
        ['StateOwnedEntity', undefined],
        ['GovernmentCommunityCloud', 'Approved'],
      ],
    );
  });

  test('that are incomplete or unknown are refused', async () => {
    for (const [body, data] of [
      [{}, ['qualification']],
      [{ qualification: 'None' }, ['qualification']],
      [{ qualification: 'Nonprofit' }, ['qualification']],
      [{ qualification: 'Education' }, ['educationSegment']],
      [{ ...education, educationSegment: 'Kindergarten' }, ['educationSegment']],
      [{ ...education, website: 'x'.repeat(2049) }, ['website']],
      [{ qualification: 'GovernmentCommunityCloud' }, ['validationCode']],
      [{ ...government, validationCode: '' }, ['validationCode']],
    ] as const) {
      const { status, body: error } = await ask(body);
      assert.deepEqual([status, error.code, error.data], [400, 3000, data], JSON.stringify(body));
    }
    for (const [body, query] of [
      ['none', ''],
      ['nonprofit', ''],
      ['government_community_cloud', ''],
      ['government_community_cloud', '?code='],
      ['StateOwnedEntity', ''],
      [1, ''],
      [{ qualification: 'education' }, ''],
      [['education'], ''],
    ] as const) {
      const { status, body: error } = await set(body, query);
      assert.deepEqual([status, error.code], [400, 3000], JSON.stringify(body));
    }
    assert.equal((await client.call('PUT', olderPath())).status, 400);
    assert.deepEqual(await listed(), []);
  });

  test('leave one audit record for each change, without the validation code', async () => {
    await ask(government);
    await set('education');
    const records = await server.store.readAuditRecords(partnerA.tenant, { limit: 1000, customerId: customer });
    const changes = records.filter(({ operationType }) => operationType === 'update_customer_qualification');
    const texts = changes.map(({ oldValue, newValue }) =>
      [oldValue, newValue].map((v) => Buffer.from(v ?? []).toString()),
    );
    const first = texts.find(([before]) => before === '');
    const second = texts.find(([before]) => before !== '');
    assert.deepEqual([changes.length, second?.[0]], [2, first?.[1]]);
    assert.equal(texts.flat().join().includes('123456'), false);
  });

  test('are nothing to another partner, and go with the customer', async () => {
    await ask(government);
    for (const foreign of [path(), olderPath()]) assert.equal((await other.get(foreign)).body.code, 20002);
    assert.equal((await other.post(path(), stateOwned)).body.code, 20002);
    assert.equal((await other.put(olderPath(), '"education"')).body.code, 20002);
    await client.call('DELETE', `/v1/customers/${customer}`);
    assert.equal((await client.get(path())).body.code, 20002);
    assert.equal((await ask(stateOwned)).body.code, 20002);
  });

  test('are changed by an app with a user only', async () => {
    assert.equal((await app.post(path(), stateOwned)).body.code, 2032);
    assert.equal((await app.put(olderPath(), '"education"')).body.code, 2032);
  });
});
