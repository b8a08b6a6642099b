import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type ApiClient, apiClient, type Json } from '../api-client.ts';
import { partnerA, partnerB, startTestServer, type TestServer } from '../running-server.ts';
import { directCustomer } from './customer-bodies.ts';

const base = '/CustomerServiceAdminApi/Web/v1';
const list = `${base}/delegatedAdminCustomers`;
const statistics = `${base}/delegatedAdminStatistics`;
const now = Date.UTC(2026, 1, 3, 4, 5, 6, 789);

describe('delegated administration', () => {
  let server: TestServer;
  let client: ApiClient;
  let customers: readonly Json[];

  before(async () => {
    server = await startTestServer({ clock: () => now });
    client = apiClient(server, await server.userToken(partnerA));
    customers = (await client.get('/v1/customers')).body.items;
  });
  after(() => server.dispose());

  const create = async (companyName: string): Promise<string> =>
    (await client.post('/v1/customers', directCustomer({ companyName }))).body.id;
  const giveUp = (id: string) => client.call('PATCH', `/v1/customers/${id}`, { body: { allowDelegatedAccess: false } });

  test('every customer is listed, with what is known of it', async () => {
    const kept = await create('Kept');
    const ended = await create('Ended');
    await giveUp(ended);
    const { status, body } = await client.get(list);
    assert.equal(status, 200);
    assert.equal(body['@odata.context'], `${server.url}${base}/$metadata#delegatedAdminCustomers`);
    const at = new Date(now).toISOString();
    const known = (id: string, organizationDisplayName: string) => ({
      id,
      customerTenantId: id,
      organizationDisplayName,
      partnerAgentCount: 0,
      partnerSignInCount: 0,
      globalAdminSignInCount: 0,
    });
    const find = (id: string) => body.value.find((customer: Json) => customer.id === id);
    assert.deepEqual(find(kept), { ...known(kept, 'Kept'), dapEnabled: true, startDateTime: at });
    assert.deepEqual(find(ended), { ...known(ended, 'Ended'), dapEnabled: false, startDateTime: at, endDateTime: at });
    // Nothing tells when the demo world began.
    assert.deepEqual(find(partnerA.customer), { ...known(partnerA.customer, 'Wingtip Toys'), dapEnabled: true });
  });

  test('the list is cut to a part, and counted', async () => {
    const { value } = (await client.get(list)).body;
    const part = (await client.get(`${list}?$top=2&$skip=1&$count=true`)).body;
    assert.deepEqual(part.value, value.slice(1, 3));
    assert.equal(part['@odata.count'], value.length);
    assert.deepEqual((await client.get(`${list}?$skip=1000`)).body.value, []);
  });

  test('the statistics count what there is, by day', async () => {
    const before = (await client.get(statistics)).body;
    await giveUp(await create('Short'));
    const { status, body } = await client.get(statistics);
    const { establishedDapCount, inactiveDapCount, ...rest } = body;
    assert.deepEqual(
      [status, rest],
      [
        200,
        {
          '@odata.context': `${server.url}${base}/$metadata#delegatedAdminStatistics/$entity`,
          id: partnerA.tenant,
          partnerTenantId: partnerA.tenant,
          totalDapCustomerCount: before.totalDapCustomerCount,
        },
      ],
    );
    assert.ok(rest.totalDapCustomerCount >= customers.length);
    const countOf = (counts: readonly Json[]) => (counts[0] === undefined ? 0 : counts[0].count);
    assert.deepEqual(establishedDapCount, [{ date: '2/3/2026', count: countOf(before.establishedDapCount) + 1 }]);
    assert.deepEqual(inactiveDapCount, [{ date: '2/3/2026', count: countOf(before.inactiveDapCount) + 1 }]);
  });

  test('a partner sees its own customers only', async () => {
    const other = apiClient(server, await server.userToken(partnerB));
    const ids = (await other.get(list)).body.value.map(({ id }: Json) => id);
    assert.ok(ids.includes(partnerB.customer));
    assert.equal(ids.includes(partnerA.customer), false);
  });

  test('options that are not supported, or make no sense, are refused', async () => {
    for (const query of [
      '$filter=dapEnabled eq true',
      '$select=id',
      '$orderBy=id',
      '$top=0',
      '$top=301',
      '$skip=-1',
      '$count=x',
    ]) {
      const { status, body } = await client.get(`${list}?${query}`);
      assert.deepEqual([status, body.code], [400, 3000], query);
    }
  });

  test('a token of an application alone is refused', async () => {
    const app = apiClient(server, await server.appToken(partnerA));
    assert.equal((await app.get(list)).body.code, 2032);
    assert.equal((await app.get(statistics)).body.code, 2032);
  });
});
