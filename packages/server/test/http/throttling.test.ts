import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { type ApiClient, apiClient } from '../api-client.ts';
import { partnerA, partnerB, startTestServer, type TestServer } from '../running-server.ts';

const limit = 500;
const minute = 60_000;

describe('throttling', () => {
  let server: TestServer;
  let client: ApiClient;
  let other: ApiClient;
  let now = Date.now();

  before(async () => {
    server = await startTestServer({ flags: ['--throttling'], clock: () => now });
    client = apiClient(server, await server.appToken(partnerA));
    other = apiClient(server, await server.appToken(partnerB));
  });
  after(() => server.dispose());
  // Whatever a test has used up is forgotten by the next.
  beforeEach(() => {
    now += minute;
  });

  const profile = `/v1/customers/${partnerA.customer}/profiles/billing`;
  /** Sends so many requests, some at a time, and returns their statuses. */
  const use = async (count: number, path = profile, as = client): Promise<number[]> => {
    const statuses: number[] = [];
    while (statuses.length < count) {
      const batch = Math.min(50, count - statuses.length);
      statuses.push(...(await Promise.all(Array.from({ length: batch }, async () => (await as.get(path)).status))));
    }
    return statuses;
  };

  test('takes 500 requests a minute on a customer, and answers the next one as published', async () => {
    assert.deepEqual(new Set(await use(limit)), new Set([200]));
    now += 3_000;
    const { status, headers, body } = await client.get(profile);
    assert.equal(status, 429);
    assert.equal(headers.get('retry-after'), '57');
    assert.deepEqual(body, { statusCode: 429, message: 'Rate limit is exceeded. Try again in 57 seconds.' });
  });

  test('takes requests again when the minute is over', async () => {
    await use(limit);
    assert.equal((await client.get(profile)).status, 429);
    now += minute - 1;
    assert.equal((await client.get(profile)).status, 429);
    now += 1;
    assert.equal((await client.get(profile)).status, 200);
  });

  test('counts each customer by itself, the list of customers too, and each partner', async () => {
    await use(limit);
    assert.equal((await client.get('/v1/customers')).status, 200);
    const { items } = (await client.get('/v1/customers?size=5')).body;
    const another = items.find(({ id }: { id: string }) => id !== partnerA.customer);
    assert.equal((await client.get(`/v1/customers/${another.id}`)).status, 200);
    assert.equal((await other.get(`/v1/customers/${partnerB.customer}`)).status, 200);
    assert.equal((await client.get(`/v1/customers/${partnerA.customer.toUpperCase()}`)).status, 429);
  });

  test('does not count what is refused for its token', async () => {
    const stranger = apiClient(server, 'none');
    assert.deepEqual(new Set(await use(limit, profile, stranger)), new Set([401]));
    assert.equal((await client.get(profile)).status, 200);
  });

  test('does not count what is no customer resource', async () => {
    assert.deepEqual(new Set(await use(limit + 1, '/healthz')), new Set([200]));
  });
});

test('without the setting nothing is throttled', async (t) => {
  const server = await startTestServer();
  t.after(() => server.dispose());
  const client = apiClient(server, await server.appToken(partnerA));
  for (let count = 0; count <= limit; count += 50) {
    const answers = await Promise.all(
      Array.from({ length: 51 }, () => client.get(`/v1/customers/${partnerA.customer}`)),
    );
    for (const { status } of answers) assert.equal(status, 200);
  }
});
