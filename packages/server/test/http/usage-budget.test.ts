import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { type ApiClient, apiClient } from '../api-client.ts';
import { partnerA, partnerB, startTestServer, type TestServer } from '../running-server.ts';
import { directCustomer } from './customer-bodies.ts';

describe('the usage budget of a customer', () => {
  let server: TestServer;
  let client: ApiClient;
  let customer: string;
  let path: string;

  before(async () => {
    server = await startTestServer();
    client = apiClient(server, await server.appToken(partnerA));
  });
  after(() => server.dispose());
  beforeEach(async () => {
    customer = (await client.post('/v1/customers', directCustomer())).body.id;
    path = `/v1/customers/${customer}/usagebudget`;
  });

  const patch = (body: unknown) => client.call('PATCH', path, { body });
  const link = (method: string) => ({ self: { uri: path, method, headers: [] } });
  const attributes = { objectType: 'SpendingBudget' };

  test('is none at first', async () => {
    assert.deepEqual((await client.get(path)).body, { links: link('GET'), attributes });
  });

  test('is set, changed and removed', async () => {
    for (const amount of [100, 0, 99.95]) {
      const { status, body } = await patch({ Amount: amount, Attributes: { ObjectType: 'SpendingBudget' } });
      const budget = { amount, usageSpendingBudget: amount };
      assert.deepEqual([status, body], [200, { ...budget, links: link('PATCH'), attributes }]);
      assert.deepEqual((await client.get(path)).body, { ...budget, links: link('GET'), attributes });
    }
    assert.equal((await patch({ Amount: null })).status, 200);
    assert.deepEqual((await client.get(path)).body, { links: link('GET'), attributes });
    const records = await server.store.readAuditRecords(partnerA.tenant, { customerId: customer, limit: 10 });
    const changes = records.filter(({ operationType }) => operationType === 'update_customer_spending_budget');
    const amounts = changes.map(({ oldValue, newValue }) =>
      [oldValue, newValue].map((value) => JSON.parse(Buffer.from(value ?? []).toString()).amount),
    );
    assert.deepEqual(amounts, [
      [undefined, 100],
      [100, 0],
      [0, 99.95],
      [99.95, undefined],
    ]);
  });

  test('set by several at once is that of one of them', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map((amount) => patch({ amount })));
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
    assert.ok([1, 2, 3, 4].includes((await client.get(path)).body.amount));
  });

  test('is a number of a sensible size', async () => {
    for (const body of ['{"amount":-1}', '{"amount":"100"}', '{"amount":1e300}', '{"amount":[]}', '{"amount":true}']) {
      const answer = await patch(body);
      assert.deepEqual([answer.status, answer.body.code, answer.body.data], [400, 3000, ['amount']], body);
    }
    assert.equal((await patch('[]')).status, 400);
  });

  test('is nothing to another partner', async () => {
    const other = apiClient(server, await server.appToken(partnerB));
    await patch({ amount: 5 });
    assert.equal((await other.get(path)).body.code, 20002);
    assert.equal((await other.call('PATCH', path, { body: { amount: 1 } })).body.code, 20002);
    assert.equal((await client.get(path)).body.amount, 5);
  });
});
