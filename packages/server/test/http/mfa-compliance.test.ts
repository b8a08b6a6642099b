import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type ApiClient, apiClient, type Json } from '../api-client.ts';
import { partnerA, partnerB, startTestServer, type TestServer } from '../running-server.ts';
import { createTestIssuer, type TestIssuer } from './minted-tokens.ts';

const requests = '/v1/partnerRequests';
const withoutMfa = '/v1/nonMfaCompliantPartnerPrincipals';
const adoption = '/v1/applicationmfaadoptionstatus';

const userId = 'adc77aa5-7968-4c57-9f48-361018265c1a';
const userName = 'nomfa@contosopartner.onmicrosoft.com';
const application = '60a00bf2-0644-4279-83b3-87ddf96f2509';

const day = 24 * 60 * 60 * 1000;
const secondsFromNow = (milliseconds: number) => Math.floor((Date.now() + milliseconds) / 1000);

describe('what is known of requests with and without a second factor', () => {
  let issuer: TestIssuer;
  let folder: string;
  let server: TestServer;
  /** With a second factor, from the bundled authority. */
  let client: ApiClient;
  /** Without one. */
  let weak: ApiClient;
  let weakToken: string;
  /** How far the server's clock is ahead, in milliseconds: it is noon there, lest a day ends within a test. */
  const toNoon = Math.floor(Date.now() / day) * day + day / 2 - Date.now();
  let ahead = toNoon;
  const clock = () => Date.now() + ahead;

  const start = () => startTestServer({ folder, file: { issuers: [issuer.settings] }, clock });

  before(async () => {
    issuer = await createTestIssuer();
    folder = await mkdtemp(join(tmpdir(), 'partnerite-'));
    server = await start();
    client = apiClient(server, await server.userToken(partnerA));
    weakToken = await issuer.mint({
      claims: {
        appid: application,
        idtyp: 'user',
        scp: 'user_impersonation',
        upn: userName,
        oid: userId,
        iat: secondsFromNow(-2 * day),
        nbf: secondsFromNow(-2 * day),
        exp: secondsFromNow(30 * day),
      },
    });
    weak = apiClient(server, weakToken);
  });
  after(async () => {
    await server.dispose();
    await rm(folder, { recursive: true, force: true });
    await issuer.dispose();
  });

  const find = async (requestId: string, as = client): Promise<Json> =>
    (await as.get(requests)).body.items.find((item: Json) => item.requestId === requestId);

  test('a request is listed with who made it, when, from where, with what application', async () => {
    const headers = { 'MS-RequestId': crypto.randomUUID(), 'MS-CorrelationId': crypto.randomUUID() };
    await weak.get(`/v1/customers/${partnerA.customer}/profiles/billing?x=1`, { headers });
    const { requestDateTime, ...listed } = await find(headers['MS-RequestId']);
    assert.deepEqual(listed, {
      requestId: headers['MS-RequestId'],
      correlationId: headers['MS-CorrelationId'],
      operationName: 'Get /v{version}/customers/{customer_id}/profiles/billing',
      ipAddress: '127.0.0.1',
      objectId: userId,
      tenantId: partnerA.tenant,
      upn: userName,
      applicationId: application,
      mfaCompliant: false,
    });
    assert.match(requestDateTime, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  test('the list holds the request that asks for it, the oldest request first', async () => {
    const headers = { 'MS-RequestId': crypto.randomUUID() };
    const { status, body } = await client.get(requests, { headers });
    assert.equal(status, 200);
    assert.equal(body.totalCount, body.items.length);
    assert.deepEqual(body.attributes, { objectType: 'Collection' });
    const { requestId, mfaCompliant, operationName } = body.items.at(-1);
    assert.deepEqual(
      [requestId, mfaCompliant, operationName],
      [headers['MS-RequestId'], true, 'Get /v{version}/partnerRequests'],
    );
  });

  test('a refused request is listed too; one of an application alone, or without a token, is not', async () => {
    const ids = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
    const app = apiClient(server, await server.appToken(partnerA));
    const callers = [client, app, apiClient(server, undefined)];
    for (const [index, caller] of callers.entries()) {
      await caller.get(`/v1/customers/not-an-id`, { headers: { 'MS-RequestId': ids[index] ?? '' } });
    }
    const listed = await Promise.all(ids.map((id) => find(id)));
    assert.deepEqual(
      listed.map((item) => item !== undefined),
      [true, false, false],
    );
  });

  test('another partner sees its own requests only', async () => {
    const other = apiClient(server, await server.userToken(partnerB));
    const headers = { 'MS-RequestId': crypto.randomUUID() };
    await weak.get('/v1/customers', { headers });
    assert.equal(await find(headers['MS-RequestId'], other), undefined);
    for (const item of (await other.get(requests)).body.items) assert.equal(item.tenantId, partnerB.tenant);
    assert.deepEqual((await other.get(withoutMfa)).body.items, []);
    for (const item of (await other.get(adoption)).body) assert.notEqual(item.applicationId, application);
  });

  test('a user who asks without a second factor is listed with the last time', async () => {
    await weak.get('/v1/customers');
    const { body } = await client.get(withoutMfa);
    const [{ lastNonMfaCompliantRequestDateTime, ...user }] = body.items;
    assert.deepEqual([body.totalCount, body.attributes], [1, { objectType: 'Collection' }]);
    assert.deepEqual(user, { objectId: userId, tenantId: partnerA.tenant, upn: userName });
    const listed = (await client.get(requests)).body.items.filter((item: Json) => !item.mfaCompliant);
    assert.equal(lastNonMfaCompliantRequestDateTime, listed.at(-1).requestDateTime);
  });

  const countsOf = async (applicationId: string, query = ''): Promise<Json> =>
    (await client.get(`${adoption}${query}`)).body.find((item: Json) => item.applicationId === applicationId);

  test('requests are counted for each application and day, those with a second factor apart', async () => {
    await weak.get('/v1/customers');
    const weakBefore = await countsOf(application);
    const strongBefore = await countsOf(partnerA.publicApp);
    await weak.get('/v1/customers');
    assert.deepEqual(await countsOf(application), {
      ...weakBefore,
      mfaCompliantRequestCount: 0,
      totalRequestCount: weakBefore.totalRequestCount + 1,
      applicationName: '',
    });
    const { mfaCompliantRequestCount, totalRequestCount, applicationName } = await countsOf(partnerA.publicApp);
    assert.equal(mfaCompliantRequestCount, totalRequestCount);
    // The two reports on the other application, and this one.
    assert.equal(totalRequestCount, strongBefore.totalRequestCount + 2);
    assert.equal(applicationName, 'Contoso Partner sign-in');
  });

  test('the counts can be asked for from a day to a day', async () => {
    const { loginDate } = await countsOf(partnerA.publicApp);
    const tomorrow = new Date(Date.parse(loginDate) + day).toISOString();
    for (const [query, found] of [
      [`?startDate=${loginDate}&endDate=${loginDate}`, true],
      [`?startdate=${loginDate}T00:00:00Z`, true],
      [`?startDate=&endDate=${tomorrow}`, true],
      [`?startDate=${tomorrow.slice(0, 10)}`, false],
      ['?startDate=6%2F1%2F2017%2012:00:00%20AM', true],
      ['?endDate=2016-02-29', false],
    ] as const) {
      assert.equal((await countsOf(partnerA.publicApp, query)) !== undefined, found, query);
    }
    for (const [query, member] of [
      ['?startDate=today', 'startDate'],
      ['?startDate=2026-02-30', 'startDate'],
      ['?startDate=2026-13-01', 'startDate'],
      ['?endDate=20260201', 'endDate'],
      ['?endDate=2026-02-01%00', 'endDate'],
      ['?endDate=2026-02-01&endDate=2026-02-02', 'endDate'],
      ['?startDate=2026-02-02&endDate=2026-02-01', 'endDate'],
      [`?startDate=${'9'.repeat(5000)}`, 'startDate'],
    ] as const) {
      const { status, body } = await client.get(`${adoption}${query}`);
      assert.deepEqual([status, body.code, body.data], [400, 3000, [member]], query.slice(0, 60));
    }
  });

  test('all of it is still known after a restart, and forgotten after seven days', async () => {
    const headers = { 'MS-RequestId': crypto.randomUUID() };
    await weak.get('/v1/customers', { headers });
    const counts = await countsOf(application);
    const before = await find(headers['MS-RequestId']);
    await server.dispose();
    server = await start();
    client = apiClient(server, await server.userToken(partnerA));
    weak = apiClient(server, weakToken);
    assert.deepEqual(await find(headers['MS-RequestId']), before);
    assert.deepEqual(await countsOf(application), counts);

    ahead = toNoon + 8 * day;
    client = apiClient(server, await server.userToken(partnerA));
    assert.equal(await find(headers['MS-RequestId']), undefined);
    assert.equal(await countsOf(application), undefined);
    assert.deepEqual((await client.get(withoutMfa)).body.items, []);
    ahead = toNoon;
    client = apiClient(server, await server.userToken(partnerA));
  });

  test('none of it is told to an application alone', async () => {
    const app = apiClient(server, await server.appToken(partnerA));
    for (const path of [requests, withoutMfa, adoption]) assert.equal((await app.get(path)).body.code, 2032, path);
  });
});
