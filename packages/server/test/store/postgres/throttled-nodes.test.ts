import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type ApiClient, apiClient } from '../../api-client.ts';
import { partnerA, partnerB, startTestServer, type TestServer } from '../../running-server.ts';
import { createSchema, skipped, type TestSchema } from './database.ts';
import { startDatabaseProxy } from './proxy.ts';

const profile = `/v1/customers/${partnerA.customer}/profiles/billing`;
const limit = 500;
const minute = 60_000;

interface Nodes {
  readonly nodes: readonly [TestServer, TestServer];
  readonly schema: TestSchema;
  advance(milliseconds: number): void;
}

/** Two whole servers on one database, whose clocks stand still. */
async function withServers(run: (nodes: Nodes) => Promise<void>): Promise<void> {
  const schema = await createSchema();
  let now = Date.now();
  const start = () => startTestServer({ flags: ['--throttling', '--database', schema.url], clock: () => now });
  const nodes = [await start(), await start()] as const;
  const advance = (milliseconds: number) => {
    now += milliseconds;
  };
  try {
    await run({ nodes, schema, advance });
  } finally {
    await Promise.all(nodes.map((node) => node.dispose()));
    await schema.dispose();
  }
}

const clientsOf = (nodes: readonly TestServer[], partner = partnerA) =>
  Promise.all(nodes.map(async (node) => apiClient(node, await node.appToken(partner))));

/** Sends requests to each in turn, some at a time; answers their statuses. */
async function use(clients: readonly ApiClient[], count: number): Promise<readonly number[]> {
  const statuses: number[] = [];
  while (statuses.length < count) {
    const batch = Array.from({ length: Math.min(20, count - statuses.length) }, async (_, index) => {
      const answer = await clients[index % clients.length]?.get(profile);
      return answer?.status ?? 0;
    });
    statuses.push(...(await Promise.all(batch)));
  }
  return statuses;
}

async function signIn({ url }: TestServer, password: string): Promise<Response> {
  const body = new URLSearchParams({
    grant_type: 'password',
    client_id: partnerA.publicApp,
    username: partnerA.user,
    password,
    resource: 'https://api.partnercenter.microsoft.com',
  });
  return fetch(`${url}/${partnerA.tenant}/oauth2/token`, { method: 'POST', body });
}

describe('what may be done only so often, at several nodes', { skip: skipped }, () => {
  test('takes 500 requests a minute on a customer, whichever nodes they come to', () =>
    withServers(async ({ nodes, advance }) => {
      const clients = await clientsOf(nodes);
      const statuses = await use(clients, limit + 20);
      assert.equal(statuses.filter((status) => status === 200).length, limit);
      assert.equal(statuses.filter((status) => status === 429).length, 20);
      advance(3_000);
      for (const client of clients) {
        const { status, headers } = await client.get(profile);
        assert.equal(status, 429);
        assert.equal(headers.get('retry-after'), '57');
      }
      const [other] = await clientsOf(nodes, partnerB);
      assert.equal((await other?.get(`/v1/customers/${partnerB.customer}`))?.status, 200);
      advance(minute);
      for (const client of clients) assert.equal((await client.get(profile)).status, 200);
    }));

  test('ten wrong passwords lock an account at all nodes, until the minute is over', () =>
    withServers(async ({ nodes: [one, other], advance }) => {
      for (let number = 0; number < 10; number += 1) {
        assert.equal((await signIn(number % 2 === 0 ? one : other, 'wrong')).status, 400);
      }
      for (const node of [one, other]) {
        const refused = await signIn(node, 'Partnerite-demo-1');
        assert.notEqual(refused.status, 200);
        assert.equal(refused.headers.get('retry-after'), '60');
      }
      advance(minute);
      assert.equal((await signIn(other, 'Partnerite-demo-1')).status, 200);
    }));

  test('names and addresses of those who sign in are not kept, and counts that are over are removed', () =>
    withServers(async ({ nodes: [one], schema, advance }) => {
      await signIn(one, 'wrong');
      const kept = await schema.sql`select * from tallies`;
      assert.ok(kept.length > 0);
      assert.doesNotMatch(JSON.stringify(kept), /admin|127\.0\.0\.1/);
      advance(minute);
      await one.store.removeExpired(Date.now() + 10 * minute);
      assert.deepEqual([...(await schema.sql`select * from tallies`)], []);
    }));

  test('while the database is away requests and sign-ins are refused, neither throttled nor let through', async () => {
    const schema = await createSchema();
    const proxy = await startDatabaseProxy(schema.url);
    const server = await startTestServer({ flags: ['--throttling', '--database', proxy.url] });
    try {
      const [client] = await clientsOf([server]);
      assert.ok(client);
      proxy.refuse();
      const [read, signedIn] = await Promise.all([client.get(profile), signIn(server, 'Partnerite-demo-1')]);
      assert.deepEqual([read.status, read.headers.get('retry-after')], [503, '1']);
      assert.equal(signedIn.status, 503);
      proxy.accept();
      assert.equal((await client.get(profile)).status, 200);
      assert.equal((await signIn(server, 'Partnerite-demo-1')).status, 200);
    } finally {
      await server.dispose();
      await proxy.close();
      await schema.dispose();
    }
  });
});
