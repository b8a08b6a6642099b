import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ApiClient, apiClient, type Json } from '../api-client.ts';
import { appClaims, createTestIssuer } from '../http/minted-tokens.ts';
import { partnerA, partnerB, startTestServer } from '../running-server.ts';

const activity = async (client: ApiClient, query = '?size=1000') => {
  const { status, body, text } = await client.get(`/partnerite/v1/activity${query}`);
  assert.equal(status, 200);
  const items: readonly Json[] = body.items;
  return { items, text };
};

/** Waits for a request to be in the record: it is written when its answer has left. */
async function seen(client: ApiClient, id: string): Promise<boolean> {
  for (let tries = 0; tries < 200; tries += 1) {
    if ((await activity(client)).items.some(({ requestId }) => requestId === id)) return true;
  }
  return false;
}

test('a request whose token is not good is shown to nobody but the partner that the token names', async (context) => {
  const issuer = await createTestIssuer();
  context.after(() => issuer.dispose());
  const server = await startTestServer();
  context.after(() => server.dispose());
  const [owner, stranger] = [
    apiClient(server, await server.appToken(partnerA)),
    apiClient(server, await server.appToken(partnerB)),
  ];
  const ended = apiClient(server, await issuer.mint({ claims: { ...appClaims(), exp: 1 } }));
  const { status } = await ended.get(`/v1/customers/${partnerA.customer}`, { headers: { 'ms-requestid': 'ended-1' } });
  assert.equal(status, 401);
  assert.ok(await seen(owner, 'ended-1'));
  await stranger.get('/v1/customers', { headers: { 'ms-requestid': 'after-it' } });
  assert.ok(await seen(stranger, 'after-it'));
  assert.ok(!(await activity(stranger)).text.includes(partnerA.customer));
});

test('the record is answered in a bounded size, each request with what came of it', async (context) => {
  const server = await startTestServer();
  context.after(() => server.dispose());
  const client = apiClient(server, await server.appToken(partnerA));
  const long = { firstName: 'x'.repeat(15_000) };
  const requests = 250;
  for (let index = 0; index < requests; index += 1) {
    const headers = { 'ms-requestid': `long-${index}` };
    await client.put(`/v1/customers/${partnerA.customer}/profiles/billing?x=${'y'.repeat(12_000)}`, long, headers);
  }
  assert.ok(await seen(client, `long-${requests - 1}`));
  const { items, text } = await activity(client);
  const ofThem = items.filter(({ requestId }) => requestId.startsWith('long-'));
  assert.equal(ofThem.length, requests);
  assert.ok(text.length < 4 * 1024 * 1024, `${text.length}`);
  const last = ofThem.at(-1);
  assert.deepEqual([last?.status, last?.truncated, last?.requestBody], [400, true, undefined]);
  assert.equal(ofThem[0]?.requestBody, JSON.stringify(long));
});
