import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type ApiClient, apiClient } from '../api-client.ts';
import { partnerA, startTestServer, type TestServer } from '../running-server.ts';
import { directCustomer, freshDomain, newVerifiedDomain } from './customer-bodies.ts';
import { newUser } from './customer-user-bodies.ts';

describe('the domain of a user', () => {
  let server: TestServer;
  let client: ApiClient;

  before(async () => {
    server = await startTestServer();
    client = apiClient(server, await server.userToken(partnerA));
  });
  after(() => server.dispose());

  test('that is none of the customer is refused with the first ten that are, however many there are', async () => {
    const first = freshDomain();
    const { body: customer } = await client.post('/v1/customers', directCustomer({ domain: first }));
    const path = `/v1/customers/${customer.id}`;
    const refusal = async (): Promise<string> => {
      const { status, body } = await client.post(`${path}/users`, newUser('elsewhere.example'));
      assert.deepEqual([status, body.code, body.data], [400, 3000, ['userPrincipalName']]);
      return body.description;
    };
    assert.ok((await refusal()).endsWith(`must be in a domain of the customer: ${first}`));
    const added = Array.from({ length: 12 }, (_, index) => `d${index}-${freshDomain()}`);
    for (const name of added) {
      assert.equal((await client.post(`${path}/verifieddomain`, newVerifiedDomain(name))).status, 201);
    }
    const description = await refusal();
    assert.match(description, / or one of 3 more$/);
    const named = [first, ...added].filter((domain) => description.includes(domain));
    assert.equal(named.length, 10);
    assert.ok(named.includes(first));
  });
});
