import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { checkAccessibility } from './accessibility.ts';
import { clickTwice } from './click-twice.ts';
import { dashboardUnderTest, signIn } from './dashboard.ts';
import { waitForFocus } from './focus.ts';

const dashboard = dashboardUnderTest();
const { skip } = dashboard;

async function openPage(address: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await dashboard.open(address, options);
  await signIn(page);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

/** Types into the field that has the focus and goes on to the next one. */
async function typeNext(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text);
  await page.keyboard.press('Tab');
}

test('a customer is created by keyboard alone, and the password of its administrator is shown once', {
  skip,
}, async () => {
  const page = await openPage('/customers/new');
  await page.getByLabel('Company name').focus();
  await typeNext(page, 'Tailspin Toys');
  await page.getByText('tailspintoys.onmicrosoft.com is free').first().waitFor();
  await page.keyboard.press('Tab');
  await typeNext(page, 'United States');
  await page.getByLabel('State or province').and(page.locator('select')).waitFor();
  await waitForFocus(page, { field: 'defaultAddress.addressLine1' });
  await typeNext(page, '1 Microsoft Way');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await typeNext(page, 'Redmond');
  await typeNext(page, 'Washington');
  await typeNext(page, '98052');
  await typeNext(page, '4255550101');
  await typeNext(page, 'Gena');
  await typeNext(page, 'Soto');
  await page.keyboard.type('gena@tailspin.example');
  assert.equal(await page.getByRole('combobox', { name: 'Culture' }).inputValue(), 'en-US');
  await page.keyboard.press('Enter');

  await page.getByRole('heading', { name: 'Review the new customer' }).waitFor();
  await page.getByText('Redmond, WA 98052').waitFor();
  await checkAccessibility(page);
  await page.getByRole('button', { name: 'Create customer' }).focus();
  await page.keyboard.press('Enter');

  await page.getByRole('heading', { name: 'Tailspin Toys was created' }).waitFor();
  await page.getByText('admin@tailspintoys.onmicrosoft.com').waitFor();
  const password = await page.locator('[translate=no]').innerText();
  assert.ok(password.length >= 8);
  await checkAccessibility(page);
  const kept = await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]));
  assert.ok(!kept.includes(password) && !kept.includes('gena@'), 'neither the password nor the draft is kept');

  await page.getByRole('link', { name: 'To the customer’s account' }).click();
  await page.getByRole('heading', { name: 'Bill-to info' }).waitFor();
  await page.goBack();
  await page.getByRole('heading', { name: 'New customer' }).waitFor();
  assert.equal(await page.getByText(password).count(), 0);
  await page.getByRole('link', { name: 'Customers' }).first().click();
  await page.getByRole('link', { name: 'Tailspin Toys' }).waitFor();
});

test('what is wrong is listed, each with a way to its field; the country makes the rules', { skip }, async () => {
  const page = await openPage('/customers/new');
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByText('8 fields need your attention').waitFor();
  await checkAccessibility(page);
  await page.getByRole('button', { name: 'Email' }).click();
  await waitForFocus(page, { field: 'email' });

  await page.getByLabel('Company name').fill('Wingtip Toys');
  await page.getByText('wingtiptoys.onmicrosoft.com is taken.').waitFor();
  await page.getByLabel('Country or region').fill('Poland');
  await page.keyboard.press('Tab');
  await page.getByLabel('Registration number').waitFor();
  assert.equal(await page.getByRole('combobox', { name: 'Culture' }).inputValue(), 'pl-PL');
  await page.getByLabel('Country or region').fill('France');
  await page.keyboard.press('Tab');
  await page.getByLabel('Registration number').waitFor({ state: 'detached' });
  await page.getByLabel('Postal code').fill('1');
  await page.keyboard.press('Tab');
  await page.getByText('This is not a postal code of this country.').waitFor();
});

test('what the service refuses stands at its field, and what was typed stays', { skip }, async () => {
  const page = await openPage('/customers/new');
  const fields = {
    'Company name': 'Nod Publishers',
    'Country or region': 'Sweden',
    'Address line 1': 'Södra Hamngatan 25',
    City: 'Göteborg',
    'Postal code': '411 14',
    Email: 'nod@publishers.example',
  };
  for (const [label, text] of Object.entries(fields)) {
    await page.getByLabel(label).fill(text);
    await page.keyboard.press('Tab');
  }
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create customer' }).waitFor();
  // Meanwhile somebody else takes the domain.
  const other = await openPage('/customers/new');
  for (const [label, text] of Object.entries(fields)) {
    await other.getByLabel(label).fill(text);
    await other.keyboard.press('Tab');
  }
  await other.getByRole('button', { name: 'Review' }).click();
  await other.getByRole('button', { name: 'Create customer' }).click();
  await other.getByRole('heading', { name: 'Nod Publishers was created' }).waitFor();

  await page.getByRole('button', { name: 'Create customer' }).click();
  await page.getByText('1 field needs your attention').waitFor();
  assert.equal(await page.getByLabel('Domain').getAttribute('aria-invalid'), 'true');
  assert.equal(await page.getByLabel('Email').inputValue(), fields.Email);
  await page.getByLabel('Domain').fill('nodpublishers2');
  await page.getByText('nodpublishers2.onmicrosoft.com is free').first().waitFor();
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create customer' }).click();
  await page.getByText('admin@nodpublishers2.onmicrosoft.com').waitFor();
});

test('what was typed outlives a reload, until somebody starts over; a suggested address is taken by one click', {
  skip,
}, async () => {
  const page = await openPage('/customers/new');
  await page.getByLabel('Country or region').fill('United States');
  await page.keyboard.press('Tab');
  await page.getByLabel('Address line 1').fill('One Microsoft Way');
  await page.getByLabel('City').fill('Redmond');
  await page.getByLabel('State or province').selectOption('OR');
  await page.getByLabel('Postal code').fill('98052');
  await page.getByRole('button', { name: /^Use this: One Microsoft Way/ }).waitFor();
  await page.reload();
  await page.getByText('What you typed earlier is still here.').waitFor();
  await page.getByRole('button', { name: /^Use this: One Microsoft Way/ }).click();
  await page.waitForFunction(
    () => document.querySelector<HTMLSelectElement>('[name="defaultAddress.state"]')?.value === 'WA',
  );
  await page.getByRole('button', { name: 'Start over' }).click();
  assert.equal(await page.getByLabel('Address line 1').inputValue(), '');
  await page.reload();
  await page.getByLabel('Company name').waitFor();
  assert.equal(await page.getByText('What you typed earlier is still here.').count(), 0);
});

test('a customer is deleted by typing its name, and the focus goes on to the next one', { skip }, async () => {
  const page = await openPage('/customers');
  await page.getByRole('button', { name: 'Actions for Drukkerij De Gouden Eeuw B.V.' }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  const dialog = page.getByRole('alertdialog');
  await waitForFocus(page, { tag: 'INPUT' });
  await checkAccessibility(page);
  await page.keyboard.type('Drukkerij');
  await page.keyboard.press('Enter');
  await dialog.getByText('This is not the name of the company.').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.activeElement?.ariaLabel === 'Actions for Drukkerij De Gouden Eeuw B.V.');

  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await waitForFocus(page, { tag: 'INPUT' });
  await page.keyboard.type('Drukkerij De Gouden Eeuw B.V.');
  await page.keyboard.press('Enter');
  await page.getByText('Drukkerij De Gouden Eeuw B.V. was deleted').waitFor();
  await page.getByRole('link', { name: 'Drukkerij De Gouden Eeuw B.V.' }).waitFor({ state: 'detached' });
  await waitForFocus(page, { text: 'Épicerie du Vieux-Port' });
});

test('a double click creates once, and going back does not lose the password on its way', { skip }, async () => {
  const page = await openPage('/customers');
  await page.getByRole('link', { name: 'New customer' }).click();
  await page.getByRole('heading', { name: 'New customer' }).waitFor();
  const fields = {
    'Company name': 'Lakeshore Traders',
    'Country or region': 'Sweden',
    'Address line 1': 'Södra Hamngatan 25',
    City: 'Göteborg',
    'Postal code': '411 14',
    Email: 'office@lakeshore.example',
  };
  for (const [label, text] of Object.entries(fields)) {
    await page.getByLabel(label).fill(text);
    await page.keyboard.press('Tab');
  }
  await page.getByRole('button', { name: 'Review' }).click();
  // From the review Back leads to what was typed, not out of it.
  await page.getByRole('heading', { name: 'Review the new customer' }).waitFor();
  await page.evaluate(() => history.back());
  await page.getByRole('heading', { name: 'New customer' }).waitFor();
  assert.equal(await page.getByLabel('City').inputValue(), fields.City);
  await page.getByRole('button', { name: 'Review' }).click();
  const arrived = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  let writes = 0;
  await page.route('**/v1/customers', async (route) => {
    writes += 1;
    arrived.resolve();
    await released.promise;
    await route.continue();
  });
  await page.getByRole('button', { name: 'Create customer' }).evaluate(clickTwice);
  await arrived.promise;
  await page.getByRole('button', { name: 'Creating…' }).waitFor();
  await page.evaluate(() => history.back());
  released.resolve();
  await page.getByRole('heading', { name: 'Lakeshore Traders was created' }).waitFor();
  await page.getByText('admin@lakeshoretraders.onmicrosoft.com').waitFor();
  assert.equal(writes, 1);
});

test('a double click deletes once, and the list is in order afterwards', { skip }, async () => {
  const page = await openPage('/customers?search=Wingtip');
  const writes: string[] = [];
  page.on('request', (request) => request.method() === 'DELETE' && writes.push(request.url()));
  await page.getByRole('button', { name: 'Actions for Wingtip Toys' }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await page.getByRole('textbox', { name: 'To confirm, type the company name' }).fill('Wingtip Toys');
  await page.getByRole('button', { name: 'Delete customer' }).evaluate(clickTwice);
  await page.getByText('Wingtip Toys was deleted').waitFor();
  await page.getByRole('heading', { level: 1, name: 'Customers' }).waitFor();
  assert.equal(writes.length, 1);
});

test('whoever goes back while asked whether to delete finds the page before in order', { skip }, async () => {
  const page = await openPage('/settings');
  await page.getByRole('link', { name: 'Customers' }).click();
  await page.getByRole('button', { name: 'Actions for Åkerströms Måleri AB' }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await page.getByRole('alertdialog').waitFor();
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
});

test('axe finds nothing on the form of a new customer, in light and dark, on a phone, in any language', {
  skip,
}, async () => {
  const visits: readonly (BrowserContextOptions & { readonly title: string })[] = [
    { title: 'Nouveau client', locale: 'fr-FR', colorScheme: 'dark' },
    { title: 'Ny kund', locale: 'sv-SE', viewport: { width: 320, height: 640 } },
    { title: 'Nieuwe klant', locale: 'nl-NL' },
    { title: '新增客戶', locale: 'zh-TW', colorScheme: 'dark', viewport: { width: 360, height: 740 } },
  ];
  for (const { title, ...options } of visits) {
    const page = await openPage('/customers/new', options);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await checkAccessibility(page);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(overflow <= 0, `${title}: nothing is wider than the window`);
    await page.context().close();
  }
});
