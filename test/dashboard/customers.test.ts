import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { checkAccessibility } from './accessibility.ts';
import { dashboardUnderTest, signIn } from './dashboard.ts';
import { waitForFocus } from './focus.ts';

/** Enough that the list has several pages. */
const seeded = 400;

const dashboard = dashboardUnderTest({ flags: ['--seed', String(seeded)] });
const { skip } = dashboard;

async function openList(address = '/customers', options: BrowserContextOptions = {}): Promise<Page> {
  const page = await dashboard.open(address, options);
  await signIn(page);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

/** A row of the list by the name of its customer. */
function row(page: Page, name: string) {
  return page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
}

function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent ?? '');
}

test('the list is searched by name while somebody types, and the address says what for', { skip }, async () => {
  const page = await openList();
  await page.keyboard.press('/');
  await page.keyboard.type('wing');
  await row(page, 'Wingtip Toys').waitFor();
  await page.waitForURL(/\/customers\?search=wing$/);
  assert.equal(await page.getByRole('grid').getAttribute('aria-rowcount'), '2', 'the heading and one customer');
  await page.getByText('1 customer', { exact: true }).first().waitFor();
  await page.keyboard.press('Escape');
  await row(page, 'Åkerströms Måleri AB').waitFor();
  await page.waitForURL(/\/customers$/);
});

test('who is found by domain stands under a heading of its own', { skip }, async () => {
  const page = await openList('/customers?search=degoud');
  await row(page, 'Drukkerij De Gouden Eeuw B.V.').waitFor();
  await page.getByRole('gridcell', { name: 'Domain begins with “degoud”' }).waitFor();
  await page.getByRole('searchbox').fill('wingtip');
  await row(page, 'Wingtip Toys').waitFor();
  await page.getByRole('gridcell', { name: /Domain begins/ }).waitFor({ state: 'detached' });
});

test('a search that finds nobody says so and leads back', { skip }, async () => {
  const page = await openList('/customers?search=zzz');
  await page.getByText('No company name and no domain begins with “zzz”.').first().waitFor();
  await page.getByRole('main').getByText('Clear the search').click();
  await page.getByRole('row').nth(5).waitFor();
  assert.equal(await page.getByRole('searchbox').inputValue(), '');
});

test('keys lead through the list, into a customer and back to the same place', { skip }, async () => {
  const page = await openList();
  await page.getByRole('row').nth(5).waitFor();
  await page.keyboard.press('/');
  await page.keyboard.press('ArrowDown');
  await waitForFocus(page, { tag: 'A' });
  const first = await focused(page);
  const rowIndex = () =>
    page.evaluate(() => Number(document.activeElement?.closest('[aria-rowindex]')?.ariaRowIndex ?? 0));
  // Rows that are still being read are not gone to: a key that is pressed at the end of what is there moves nothing.
  while ((await rowIndex()) < 152) await page.keyboard.press('ArrowDown');
  const place = { name: await focused(page), scrolled: await page.evaluate(() => window.scrollY) };
  assert.notEqual(place.name, first);
  assert.ok(place.scrolled > 0);

  await page.keyboard.press('Enter');
  await page.waitForURL(/\/customers\/[0-9a-f-]{36}\/account$/);
  await page.goBack();
  await waitForFocus(page, { text: place.name });
  await page.waitForFunction((y) => Math.abs(window.scrollY - y) < 2, place.scrolled);

  await page.keyboard.press('Home');
  await waitForFocus(page, { text: first });
  await page.keyboard.press('ArrowUp');
  await waitForFocus(page, { tag: 'INPUT' });
});

test('whoever searches, opens a customer at once and goes back finds search, result and focus again', {
  skip,
}, async () => {
  const page = await openList();
  await page.getByRole('row').nth(5).waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('wingt');
  // The focus waits for the result.
  await page.keyboard.press('ArrowDown');
  await waitForFocus(page, { text: 'Wingtip Toys' });
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Wingtip Toys' }).waitFor();
  await page.goBack();
  await page.waitForURL(/\?search=wingt$/);
  await waitForFocus(page, { text: 'Wingtip Toys' });
  assert.equal(await page.getByRole('searchbox').inputValue(), 'wingt');
});

test('rows are links, and End reads on to the end of the list', { skip }, async () => {
  const page = await openList();
  const first = page.getByRole('row').nth(1).getByRole('link');
  await first.waitFor();
  assert.match((await first.getAttribute('href')) ?? '', /^\/customers\/[0-9a-f-]{36}\/account$/);
  await first.focus();
  await page.getByText('The first 100 customers; more follow').first().waitFor();
  assert.equal(await page.getByRole('grid').getAttribute('aria-rowcount'), '-1');
  // The demo customers stand beside the seeded ones.
  const end = page.getByText(/^40\d customers$/).first();
  while (!(await end.isVisible())) await page.keyboard.press('End');
  await page.keyboard.press('End');
  await page.waitForFunction(() => {
    const row = document.activeElement?.closest('[aria-rowindex]');
    return row?.ariaRowIndex === row?.closest('[role=grid]')?.ariaRowCount;
  });
  assert.ok((await page.getByRole('row').count()) < 100, 'only those in the window are drawn');
});

test('an address with a search shows its result, also a number and after going back', { skip }, async () => {
  const page = await openList('/customers?search=wing');
  await row(page, 'Wingtip Toys').waitFor();
  assert.equal(await page.getByRole('searchbox').inputValue(), 'wing');
  await page.getByRole('link', { name: 'Customers' }).first().click();
  await page.getByRole('row').nth(5).waitFor();
  assert.equal(await page.getByRole('searchbox').inputValue(), '');
  await page.goBack();
  await row(page, 'Wingtip Toys').waitFor();
  assert.equal(await page.getByRole('searchbox').inputValue(), 'wing');
});

test('customers that cannot be read are told, and read once the server is back', { skip }, async () => {
  const page = await openList();
  await page.getByRole('row').nth(5).waitFor();
  await dashboard.stop();
  await page.getByRole('searchbox').fill('wing');
  await page.getByText('The customers could not be read').waitFor();
  await dashboard.start();
  await row(page, 'Wingtip Toys').waitFor();
});

test('axe finds nothing, in light and dark, on a phone, in any language, with a search and without', {
  skip,
}, async () => {
  const visits: readonly (BrowserContextOptions & { readonly title: string })[] = [
    { title: 'Customers' },
    { title: 'Clients', locale: 'fr-FR', colorScheme: 'dark' },
    { title: 'Kunder', locale: 'sv-SE', viewport: { width: 320, height: 640 } },
    { title: 'Klanten', locale: 'nl-NL', viewport: { width: 360, height: 740 }, colorScheme: 'dark' },
    { title: '客戶', locale: 'zh-TW' },
  ];
  for (const { title, ...options } of visits) {
    const page = await openList('/customers', options);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.getByRole('row').nth(5).waitFor();
    if (title === 'Customers') await checkAccessibility(page);
    await page.getByRole('searchbox').fill('degoud');
    await row(page, 'Drukkerij De Gouden Eeuw B.V.').waitFor();
    await checkAccessibility(page);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(overflow <= 0, `${title}: nothing is wider than the window`);
    await page.context().close();
  }
});
