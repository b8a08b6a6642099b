import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type ApiAnswer, type ApiClient, apiClient } from '../api-client.ts';
import { partnerA, partnerB, startTestServer, type TestServer } from '../running-server.ts';
import { directCustomer, freshDomain, newVerifiedDomain } from './customer-bodies.ts';
import { newReseller } from './reseller-bodies.ts';

describe('a domain', () => {
  let server: TestServer;
  let client: ApiClient;
  let customers: readonly string[];

  before(async () => {
    server = await startTestServer();
    client = apiClient(server, await server.userToken(partnerA));
    const made = await Promise.all([1, 2, 3, 4, 5].map(() => client.post('/v1/customers', directCustomer())));
    customers = made.map(({ body }) => body.id);
  });
  after(() => server.dispose());

  const prefixOf = (domain: string) => domain.replace(/\.onmicrosoft\.com$/i, '');
  const verify = (customer: string, name: string) =>
    client.post(`/v1/customers/${customer}/verifieddomain`, newVerifiedDomain(name));
  /** Every way of taking a domain, each of them for someone else. */
  const takers: readonly ((domain: string, index: number) => Promise<ApiAnswer>)[] = [
    (domain) => client.post('/v1/customers', directCustomer({ domain })),
    (domain, index) => verify(customers[index % customers.length] ?? '', domain),
    (domain) => client.post('/v1/sandboxIndirectReseller', newReseller({}, { domainPrefix: prefixOf(domain) })),
  ];
  const assertTaken = async (domain: string, taken: boolean): Promise<void> => {
    assert.equal((await client.call('HEAD', `/v1/domains/${domain}`)).status, taken ? 200 : 404);
    const free = await client.get(`/v1/validations/checkdomainavailability/${prefixOf(domain)}`);
    assert.equal(free.body, !taken);
  };

  test('has one owner, whoever of 21 gets it that ask for it at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const domain = freshDomain();
      await assertTaken(domain, false);
      const asked = Array.from({ length: 7 }, (_, index) => takers.map((take) => take(domain, index))).flat();
      const statuses = (await Promise.all(asked)).map(({ status }) => status);
      assert.deepEqual(statuses.toSorted(), [201, ...Array(20).fill(409)]);
      await assertTaken(domain, true);
    }
  });

  test('that somebody has is refused to everybody else, and is none of another partner', async () => {
    const other = apiClient(server, await server.userToken(partnerB));
    for (const [owner, take] of takers.entries()) {
      const domain = freshDomain();
      assert.equal((await take(domain, owner)).status, 201);
      await assertTaken(domain.toUpperCase(), true);
      for (const second of takers) assert.equal((await second(domain, owner + 1)).status, 409);
      assert.equal((await other.call('HEAD', `/v1/domains/${domain}`)).status, 404);
      assert.equal((await other.post('/v1/customers', directCustomer({ domain }))).status, 201);
    }
  });

  test('of a reseller is free once that is deleted', async () => {
    const domain = freshDomain();
    const { body } = await client.post(
      '/v1/sandboxIndirectReseller',
      newReseller({}, { domainPrefix: prefixOf(domain) }),
    );
    await client.call('DELETE', `/v1/sandboxIndirectReseller/${body.accountId}`);
    await assertTaken(domain, false);
    assert.equal((await client.post('/v1/customers', directCustomer({ domain }))).status, 201);
  });
});
