import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { apiClient, type Json } from '../api-client.ts';
import { partnerA, startTestServer } from '../running-server.ts';
import { aNewCustomer } from '../store/fixtures.ts';
import { directCustomer, freshDomain } from './customer-bodies.ts';
import { newReseller } from './reseller-bodies.ts';

const maxCustomers = 75;
const maxResellers = 5;

describe('sandbox.limits', () => {
  test('holds a partner of the sandbox to 75 customers', async (t) => {
    const server = await startTestServer({ file: { sandbox: { limits: true } } });
    t.after(() => server.dispose());
    const client = apiClient(server, await server.userToken(partnerA));
    const create = () => client.post('/v1/customers', directCustomer({ domain: freshDomain() }));
    const customers = async (): Promise<number> => (await client.get('/v1/customers')).body.totalCount;
    for (let count = await customers(); count < maxCustomers; count += 1) assert.equal((await create()).status, 201);
    const { status, body } = await create();
    assert.deepEqual([status, body.code], [400, 800018]);
    const [{ id }] = (await client.get('/v1/customers?size=1')).body.items;
    await client.call('DELETE', `/v1/customers/${id}`);
    assert.equal((await create()).status, 201);
  });

  test('holds it to them also when they are asked for at once', async (t) => {
    const server = await startTestServer({ file: { sandbox: { limits: true } } });
    t.after(() => server.dispose());
    const client = apiClient(server, await server.userToken(partnerA));
    const { totalCount } = (await client.get('/v1/customers')).body;
    const room = 7;
    const others = Array.from({ length: maxCustomers - room - totalCount }, () => aNewCustomer());
    await server.store.addCustomers(partnerA.tenant, others);
    for (const [path, body, free] of [
      ['/v1/customers', directCustomer, room],
      // The demo world begins with one reseller.
      ['/v1/sandboxIndirectReseller', newReseller, maxResellers - 1],
    ] as const) {
      const answers = await Promise.all(Array.from({ length: 20 }, () => client.post(path, body())));
      const codes = answers.map(({ status, body }) => (status === 201 ? 201 : body.code));
      assert.deepEqual(codes.toSorted(), [...Array(free).fill(201), ...Array(20 - free).fill(800018)], path);
    }
    assert.equal((await client.get('/v1/customers')).body.totalCount, maxCustomers);
    assert.equal((await client.get('/v1/relationships')).body.totalCount, maxResellers);
  });

  test('does not keep the last creation from being repeated', async (t) => {
    const server = await startTestServer({ file: { sandbox: { limits: true } } });
    t.after(() => server.dispose());
    const client = apiClient(server, await server.userToken(partnerA));
    const headers = { 'MS-RequestId': crypto.randomUUID() };
    const bodies = Array.from({ length: maxResellers }, () => newReseller());
    const answers: Json[] = [];
    for (const body of bodies) answers.push(await client.post('/v1/sandboxIndirectReseller', body, headers));
    const last = answers.findLastIndex(({ status }) => status !== 400);
    const again = await client.post('/v1/sandboxIndirectReseller', bodies[last], headers);
    assert.equal(again.text, answers[last].text);
    assert.equal(again.headers.get('partnerite-replayed'), 'true');
  });

  for (const limits of [true, false]) {
    test(`${limits ? 'holds it to 5 resellers' : 'off, holds it to nothing'}`, async (t) => {
      const server = await startTestServer({ file: { sandbox: { limits } } });
      t.after(() => server.dispose());
      const client = apiClient(server, await server.userToken(partnerA));
      const statuses: number[] = [];
      for (let index = 0; index < maxResellers; index += 1) {
        const { status, text, body } = await client.post('/v1/sandboxIndirectReseller', newReseller());
        assert.ok(status === 201 || status === 200 || body.code === 800018, text);
        statuses.push(status);
      }
      // The demo world begins with one.
      assert.equal(statuses.at(-1) === 400, limits);
      assert.equal(statuses.filter((status) => status === 400).length, limits ? 1 : 0);
    });
  }
});
