import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { type ApiClient, apiClient, type Json } from '../api-client.ts';
import { partnerA, startTestServer, type TestServer } from '../running-server.ts';
import { newUser } from './customer-user-bodies.ts';
import { anyText, bodiesLike } from './hostile-input.ts';

const domain = 'wingtiptoys.onmicrosoft.com';
const path = `/v1/customers/${partnerA.customer}/users`;
/** Each hashes at most one password, which takes some 60 ms. */
const runs = { quick: 30, long: 2000 }[process.env.PARTNERITE_LONG_TESTS === undefined ? 'quick' : 'long'];

describe('whatever is sent as a user', () => {
  let server: TestServer;
  let client: ApiClient;
  let user: Json;

  before(async () => {
    server = await startTestServer();
    client = apiClient(server, await server.userToken(partnerA));
    user = (await client.post(path, newUser(domain))).body;
  });
  after(() => server.dispose());

  const countRecords = async () => (await server.store.readAuditRecords(partnerA.tenant, { limit: 10_000 })).length;

  /** Nothing fails inside, nothing refused leaves a trace, and no answer but a success shows a password. */
  const assertHarmless = async (method: string, address: string, body: string) => {
    const before = await countRecords();
    const answer = await client.call(method, address, body === '' ? {} : { body });
    assert.ok(answer.status < 500, answer.text);
    assert.equal(await countRecords(), before + (answer.status < 300 && method !== 'GET' ? 1 : 0));
    assert.doesNotMatch(answer.text, /scrypt/);
    if (answer.status >= 400) assert.doesNotMatch(answer.text, /abCD123/);
  };

  const good = newUser(domain);
  const member = { id: 'a9ef48bb-8758-4590-a312-d4a47bfaded4', displayName: 'A', userPrincipalName: `a@${domain}` };
  const role = `/v1/customers/${partnerA.customer}/directoryroles/729827e3-9c14-49f7-bb1b-9608f156bbb8/usermembers`;

  for (const [name, method, address, body] of [
    ['a creation', 'POST', () => path, good],
    ['an update', 'PATCH', () => `${path}/${user.id}`, { ...good, State: 'active', FirstName: 'A' }],
    ['a reset', 'PATCH', () => `${path}/${user.id}/resetpassword`, { PasswordProfile: good.PasswordProfile }],
    ['a role', 'POST', () => role, member],
    ['a budget', 'PATCH', () => `/v1/customers/${partnerA.customer}/usagebudget`, { amount: 1 }],
  ] as const) {
    test(`as ${name}, it is done as a whole or refused without a trace`, async () => {
      const property = fc.asyncProperty(bodiesLike(body), (sent) => assertHarmless(method, address(), sent.toString()));
      await fc.assert(property, { numRuns: runs, endOnFailure: true });
    });
  }

  test('as the query of a list, it is refused or answered', async () => {
    const parameters = fc.dictionary(fc.constantFrom('size', 'filter', 'sortField', 'sortDirection', 'x'), anyText);
    const property = fc.asyncProperty(parameters, async (query) => {
      const sent = new URLSearchParams(
        Object.entries(query).map(([name, value]): [string, string] => [name, value.toWellFormed()]),
      );
      await assertHarmless('GET', `${path}?${sent}`, '');
    });
    await fc.assert(property, { numRuns: runs, endOnFailure: true });
  });
});
