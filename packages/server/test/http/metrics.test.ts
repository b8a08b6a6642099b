import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { apiClient } from '../api-client.ts';
import { partnerA, resource, startTestServer, type TestServer } from '../running-server.ts';

const profile = `/v1/customers/${partnerA.customer}/profiles/billing`;
const limit = 500;

async function metricsOf(server: TestServer): Promise<string> {
  return (await fetch(`${server.url}/metrics`)).text();
}

function value(metrics: string, series: string): number | undefined {
  const line = metrics.split('\n').find((each) => each.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length));
}

/** Uses what is measured, so that each metric has a value. */
async function useAll(server: TestServer): Promise<void> {
  const client = apiClient(server, await server.appToken(partnerA));
  const { body } = await client.get(profile);
  assert.equal((await client.put(profile, { ...body, firstName: 'Zoe' })).status, 200);
  await Promise.all(Array.from({ length: limit }, () => client.get(profile)));
  const wrong = { grant_type: 'password', client_id: partnerA.publicApp, username: 'x', password: 'wrong', resource };
  for (let tries = 0; tries <= 10; tries += 1) {
    await fetch(`${server.url}/${partnerA.tenant}/oauth2/token`, { method: 'POST', body: new URLSearchParams(wrong) });
  }
  await server.store.removeExpired(Date.now());
}

test('every metric that the documents and the alerts name is there', async (t) => {
  const server = await startTestServer({ flags: ['--throttling'] });
  t.after(() => server.dispose());
  await useAll(server);
  const metrics = await metricsOf(server);
  const known = new Set([...metrics.matchAll(/^# TYPE (\w+) /gm)].map(([, name = '']) => name));
  for (const file of ['docs/operations.md', 'deploy/alerts.yml']) {
    const text = await readFile(new URL(`../../../../${file}`, import.meta.url), 'utf8');
    const named = text.match(
      /\b(?:partnerite|process|nodejs)_\w+_(?:total|seconds|bytes|fds|deliveries|connections|waiting)(?:_bucket)?\b/g,
    );
    assert.ok(named && named.length > 5, file);
    for (const name of named) assert.ok(known.has(name.replace(/_bucket$/, '')), `${file}: ${name}`);
  }
});

test('counts writes, what is refused by limits, what waits and what was removed', async (t) => {
  const server = await startTestServer({ flags: ['--throttling'] });
  t.after(() => server.dispose());
  const before = value(await metricsOf(server), 'partnerite_store_writes_total') ?? 0;
  await useAll(server);
  const metrics = await metricsOf(server);
  assert.ok((value(metrics, 'partnerite_store_writes_total') ?? 0) > before);
  assert.ok((value(metrics, 'partnerite_store_transaction_duration_seconds_sum') ?? 0) > 0);
  assert.equal(
    value(metrics, 'partnerite_store_transactions_total'),
    value(metrics, 'partnerite_store_transaction_duration_seconds_count'),
  );
  // Of 502 requests on one customer two are too many.
  assert.equal(value(metrics, 'partnerite_throttled_total{limit="customer resources"}'), 2);
  assert.equal(value(metrics, 'partnerite_throttled_total{limit="locked"}'), 1);
  assert.equal(value(metrics, 'partnerite_webhook_open_deliveries'), 0);
  assert.ok((value(metrics, 'partnerite_store_last_removal_timestamp_seconds') ?? 0) > 0);
});

test('answers while the database is away, without what only it knows', async (t) => {
  const server = await startTestServer();
  t.after(() => server.dispose());
  await server.store.close();
  const metrics = await metricsOf(server);
  assert.equal(value(metrics, 'partnerite_webhook_open_deliveries'), undefined);
  assert.notEqual(value(metrics, 'partnerite_store_writes_total'), undefined);
});
