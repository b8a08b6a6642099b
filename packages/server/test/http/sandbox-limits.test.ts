import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { apiClient, type Json } from '../api-client.ts';
import { partnerA, startTestServer } from '../running-server.ts';
import { directCustomer, freshDomain } from './customer-bodies.ts';

const maxCustomers = 75;
const maxResellers = 5;

const reseller = (): Json => ({
  mpnId: '6363276',
  tenant: {
    domainPrefix: freshDomain().replace('.onmicrosoft.com', ''),
    name: 'Tailspin',
    displayName: 'Tailspin Toys',
    adminUserName: 'admin',
    adminFirstName: 'Tia',
    adminLastName: 'Lin',
    adminAlternateEmail: 'tia@example.com',
    country: 'US',
    culture: 'en-US',
  },
  legalBusinessProfile: {
    companyName: 'Tailspin Toys',
    address: { country: 'FR', city: 'Issy-les-Moulineaux', addressLine1: '39 quai', postalCode: '92130' },
    primaryContact: { firstName: 'Tia', lastName: 'Lin', email: 'tia@example.com', phoneNumber: '1234567890' },
    culture: 'en-US',
  },
  organizationProfileLanguage: 'en',
});

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

  test('does not keep the last creation from being repeated', async (t) => {
    const server = await startTestServer({ file: { sandbox: { limits: true } } });
    t.after(() => server.dispose());
    const client = apiClient(server, await server.userToken(partnerA));
    const headers = { 'MS-RequestId': crypto.randomUUID() };
    const bodies = Array.from({ length: maxResellers }, reseller);
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
        const { status, text, body } = await client.post('/v1/sandboxIndirectReseller', reseller());
        assert.ok(status === 201 || status === 200 || body.code === 800018, text);
        statuses.push(status);
      }
      // The demo world begins with one.
      assert.equal(statuses.at(-1) === 400, limits);
      assert.equal(statuses.filter((status) => status === 400).length, limits ? 1 : 0);
    });
  }
});
