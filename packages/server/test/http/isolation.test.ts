import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { isBuilt, type Operation, operations } from '@partnerite/contract/operations.ts';
import { type ApiAnswer, type ApiClient, apiClient, type Json } from '../api-client.ts';
import { partnerA, partnerB, startTestServer, type TestServer } from '../running-server.ts';
import { directCustomer, freshDomain } from './customer-bodies.ts';

const unknown = '77777777-7777-4777-8777-777777777777';

/** Headers that differ from one answer to the next for whoever asks. */
const passing = new Set(['date', 'ms-requestid', 'ms-correlationid', 'ms-cv']);

describe('a partner reaches nothing of another', () => {
  let server: TestServer;
  let owner: ApiClient;
  let stranger: ApiClient;
  let strangersApp: ApiClient;
  let profile: Json;

  before(async () => {
    server = await startTestServer();
    owner = apiClient(server, await server.userToken(partnerA));
    stranger = apiClient(server, await server.userToken(partnerB));
    strangersApp = apiClient(server, await server.appToken(partnerB));
    profile = (await owner.get(`/v1/customers/${partnerA.customer}/profiles/billing`)).body;
  });
  after(() => server.dispose());

  /** All of an answer that could tell something, with the id that was asked for left out. */
  const told = ({ status, headers, text }: ApiAnswer, asked: string) => ({
    status,
    text: text.replaceAll(asked, '(id)'),
    headers: [...headers].filter(([name]) => !passing.has(name)),
  });

  const state = async () => ({
    customers: (await owner.get('/v1/customers')).text,
    profile: (await owner.get(`/v1/customers/${partnerA.customer}/profiles/billing`)).text,
    records: (await server.store.readAuditRecords(partnerA.tenant, { limit: 1000 })).length,
  });

  const bodies = (): readonly unknown[] => [
    undefined,
    profile,
    { ...profile, attributes: { etag: '1' } },
    { ...profile, email: 'x' },
    { relationshipToPartner: 'none' },
    { allowDelegatedAccess: false },
    {},
    '{',
  ];

  const ofCustomers = Object.entries<Operation>(operations).filter(([, { path }]) => path.includes('{customerId}'));

  for (const [id, operation] of ofCustomers) {
    test(`by ${id}: "not yours" and "not there" are the same answer`, async () => {
      const before = await state();
      const pathTo = (customer: string) =>
        operation.path.replace('{customerId}', customer).replaceAll(/\{\w+\}/g, unknown);
      const reads = operation.method === 'GET' || operation.method === 'HEAD';
      const ifMatches = [undefined, '*', `"${profile.attributes.etag}"`, '"1"'];
      for (const body of reads || !isBuilt(operation) ? [undefined] : bodies()) {
        for (const ifMatch of reads ? [undefined] : ifMatches) {
          const call = { body, headers: ifMatch === undefined ? {} : { 'if-match': ifMatch } };
          for (const client of [stranger, strangersApp]) {
            const theirs = await client.call(operation.method, pathTo(partnerA.customer), call);
            const nobodys = await client.call(operation.method, pathTo(unknown), call);
            assert.deepEqual(told(theirs, partnerA.customer), told(nobodys, unknown));
            assert.ok(theirs.status >= 400);
            assert.equal(theirs.text.includes('Wingtip'), false);
          }
        }
      }
      assert.deepEqual(await state(), before);
    });
  }

  test('by the id of any customer, resource or partner it may have heard of', async () => {
    const { companyProfile, commerceId, billingProfile } = (await owner.get(`/v1/customers/${partnerA.customer}`)).body;
    for (const id of [companyProfile.tenantId, commerceId, billingProfile.id, partnerA.tenant, partnerA.app]) {
      for (const asked of [id, id.toUpperCase()]) {
        const theirs = await stranger.get(`/v1/customers/${asked}`);
        assert.deepEqual(told(theirs, id), told(await stranger.get(`/v1/customers/${unknown}`), unknown));
      }
    }
  });

  test('by the list, whatever the filter', async () => {
    const filters = ['CompanyName', 'Domain'].map((Field) => ({ Field, Value: 'w', Operator: 'starts_with' }));
    for (const filter of ['', ...filters.map((one) => JSON.stringify(one))]) {
      const { text, body } = await stranger.get(`/v1/customers?filter=${encodeURIComponent(filter)}`);
      assert.equal(/wingtip|épicerie|4d3cf487/i.test(text), false);
      assert.ok(body.items.every(({ id }: Json) => id !== partnerA.customer));
    }
  });

  test('by a continuation token: a stolen one is refused like a forged one', async () => {
    const pages = await Promise.all([1, 2, 3].map((size) => owner.get(`/v1/customers?size=${size}`)));
    for (const { body } of pages) {
      for (const seek of ['Next', 'First', 'Previous']) {
        const use = (token: string) =>
          stranger.get(`/v1/customers?seekOperation=${seek}`, { headers: { 'ms-continuationtoken': token } });
        const stolen = await use(body.continuationToken);
        assert.equal(stolen.status, 400);
        assert.deepEqual(told(stolen, ''), told(await use('forged'), ''));
      }
    }
  });

  test('by a request id: another’s kept answer is not replayed', async () => {
    const path = `/v1/customers/${partnerA.customer}/profiles/billing`;
    const headers = { 'ms-requestid': 'shared', 'if-match': '*' };
    assert.equal((await owner.put(path, profile, headers)).status, 200);
    const { status, headers: sent } = await stranger.put(path, profile, headers);
    assert.deepEqual({ status, replayed: sent.get('partnerite-replayed') }, { status: 403, replayed: null });
  });

  test('by creating: a domain of another partner is as free as any', async () => {
    const domain = freshDomain();
    const { body: theirs } = await owner.post('/v1/customers', directCustomer({ domain }));
    const { status, body } = await stranger.post('/v1/customers', directCustomer({ domain }));
    assert.equal(status, 201);
    assert.notEqual(body.id, theirs.id);
    const { body: own } = await stranger.post('/v1/customers', { ...directCustomer(), id: partnerA.customer });
    assert.notEqual(own.id, partnerA.customer);
  });

  test('by the conflict of a deleted customer: the other keeps theirs', async () => {
    const domain = freshDomain();
    const { body: theirs } = await owner.post('/v1/customers', directCustomer({ domain }));
    const { body: own } = await stranger.post('/v1/customers', directCustomer({ domain }));
    assert.equal((await stranger.call('DELETE', `/v1/customers/${own.id}`)).status, 204);
    assert.equal((await owner.get(`/v1/customers/${theirs.id}`)).status, 200);
  });
});
