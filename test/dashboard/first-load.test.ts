import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { dashboardUnderTest, signIn } from './dashboard.ts';

/** Most that the scripts may weigh until the customers stand, in bytes of gzip. */
const limit = 250_000;

const dashboard = dashboardUnderTest();

test('signing in and listing the customers takes less than 250 kB of scripts, all of them our own', {
  skip: dashboard.skip,
}, async (t) => {
  const visitor = await dashboard.visitor();
  const page = await visitor.context.newPage();
  const scripts = new Map<string, Promise<Buffer>>();
  const origins = new Set<string>();
  page.on('response', (response) => {
    origins.add(new URL(response.url()).origin);
    if (response.request().resourceType() === 'script') scripts.set(response.url(), response.body());
  });
  await page.goto('/');
  await signIn(page);
  await page.getByRole('link', { name: 'Wingtip Toys' }).waitFor();
  const bytes = await Promise.all(scripts.values());
  const weight = bytes.map((script) => gzipSync(script, { level: 9 }).length).reduce((sum, size) => sum + size, 0);
  t.diagnostic(`${scripts.size} scripts, ${weight} bytes of gzip`);
  assert.ok(weight < limit, `${weight} bytes`);
  assert.deepEqual([...origins], [dashboard.server().url], 'nothing comes from elsewhere');
});
