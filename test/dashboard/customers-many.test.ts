import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { seededCustomers } from '../../packages/server/src/demo/seeded-customers.ts';
import { dashboardUnderTest, signIn } from './dashboard.ts';
import { waitForFocus } from './focus.ts';

/** A million takes minutes to make: `PARTNERITE_LONG_TESTS=1` asks for it, with a `--test-timeout` that allows it. */
const count = process.env.PARTNERITE_LONG_TESTS ? 1_000_000 : 20_000;
/** Customers read at a time. */
const pageSize = 100;

const dashboard = dashboardUnderTest({ flags: ['--seed', String(count)] });
const { skip } = dashboard;

/** The one that is made last, wherever it stands in the list. */
function lastCustomer() {
  let last: { readonly companyName: string; readonly domain: string } | undefined;
  for (const customer of seededCustomers(count)) last = customer;
  assert.ok(last);
  return last;
}

test(`one of ${count.toLocaleString('en')} customers is found by the beginning of its domain`, { skip }, async () => {
  const { companyName, domain } = lastCustomer();
  const page = await dashboard.open('/customers');
  await signIn(page);
  await page.getByRole('row').nth(5).waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type(domain);
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('link') })
    .filter({ hasText: domain });
  await row.waitFor();
  await row.getByRole('link', { name: companyName }).click();
  await page.getByRole('heading', { level: 1, name: companyName }).waitFor();
});

/** How many customers the page says that it has. */
async function loadedCount(page: Page): Promise<number> {
  const text = await page
    .getByText(/^The first [\d,]+ customers/)
    .first()
    .innerText();
  return Number(text.replace(/\D/g, ''));
}

test('the endless list reads page after page in order, and draws and asks for no more than it must', {
  skip,
}, async () => {
  const page = await dashboard.open('/customers');
  await signIn(page);
  const requests: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/v1/customers') requests.push(request.url());
  });
  const first = page.getByRole('row').nth(1).getByRole('link');
  const firstName = (await first.innerText()).trim();
  await first.focus();
  const wanted = 30 * pageSize;
  let loaded = 0;
  for (; loaded < wanted; loaded = await loadedCount(page)) await page.keyboard.press('End');

  const names: string[] = [];
  const nameOf = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  await page.keyboard.press('Home');
  await waitForFocus(page, { text: firstName });
  for (let step = 0; step < pageSize + 10; step++) {
    names.push(await nameOf());
    await page.keyboard.press('ArrowDown');
  }
  const { compare } = new Intl.Collator('en', { sensitivity: 'base', ignorePunctuation: false });
  const unordered = names.filter((name, index) => index > 0 && compare(names[index - 1] ?? '', name) > 0);
  assert.deepEqual(unordered, [], 'in the order of the service, across the border of two pages');
  assert.ok((await page.getByRole('row').count()) < 100, 'only rows near the window are drawn');
  assert.ok(requests.length <= loaded / pageSize + 2, `${requests.length} requests for ${loaded} customers`);
});
