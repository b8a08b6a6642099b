import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { partnerA } from '../../packages/server/test/running-server.ts';
import { checkAccessibility } from './accessibility.ts';
import { clickTwice } from './click-twice.ts';
import { dashboardUnderTest, signIn } from './dashboard.ts';
import { waitForFocus } from './focus.ts';

const dashboard = dashboardUnderTest();
const { skip } = dashboard;
const account = (customerId: string = partnerA.customer) => `/customers/${customerId}/account`;
const vieuxPort = '5d96cf7f-265b-4da9-8f0c-26ef4243ed52';
const akerstroms = '9823beb1-e6ba-4ad7-8de4-5321ad915a36';
const daan = '1ff13534-2e82-4ce1-958d-003d9a0b2361';

async function openAccount(customerId?: string): Promise<Page> {
  const page = await dashboard.open(account(customerId));
  await signIn(page);
  return page;
}

async function openForm(customerId?: string): Promise<Page> {
  const page = await openAccount(customerId);
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  return page;
}

test('the account page shows the Microsoft ID under the account info and the profile under the bill-to info', {
  skip,
}, async () => {
  const page = await openAccount();
  await page.getByRole('heading', { level: 1, name: 'Wingtip Toys Account' }).waitFor();
  const info = page.getByRole('region', { name: 'Customer account info' });
  await info.getByText(partnerA.customer).waitFor();
  const billTo = page.getByRole('region', { name: 'Bill-to info' });
  await billTo.getByText('Redmond, WA 98052').waitFor();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await info.getByRole('button', { name: 'Copy Microsoft ID' }).click();
  await page.getByText('Microsoft ID copied').waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), partnerA.customer);
  assert.match(await page.title(), /Account – Wingtip Toys/);
});

test('a profile is edited and saved by keyboard alone', { skip }, async () => {
  const page = await openAccount();
  const edit = page.getByRole('button', { name: 'Edit', exact: true });
  await edit.waitFor();
  await tabTo(page, 'Edit');
  await page.keyboard.press('Enter');
  await waitForFocus(page, { field: 'companyName' });
  assert.equal(await page.getByRole('button', { name: 'Save' }).isDisabled(), true);
  await page.keyboard.press('End');
  await page.keyboard.type(' Inc.  ');
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Bill-to info' }).getByText('Wingtip Toys Inc.', { exact: true }).waitFor();
  await page.getByText('The billing profile is saved.').first().waitFor();
  await waitForFocus(page, { text: 'Edit' });
  await page.keyboard.press('Enter');
  await tabTo(page, undefined, 'defaultAddress.phoneNumber');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('4255550199');
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.getByRole('region', { name: 'Bill-to info' }).getByText('4255550199').waitFor();
});

test('a double click saves once', { skip }, async () => {
  const page = await openForm();
  const writes: string[] = [];
  page.on('request', (request) => request.method() === 'PUT' && writes.push(request.url()));
  await page.getByLabel('Email').fill('double@wingtiptoys.example');
  await page.getByRole('button', { name: 'Save' }).evaluate(clickTwice);
  await page.getByRole('button', { name: 'Edit', exact: true }).waitFor();
  assert.equal(writes.length, 1);
});

test('what is wrong is said at its field before anything is sent, and the first such field has the focus', {
  skip,
}, async () => {
  const page = await openForm();
  await page.getByLabel('Postal code').fill('9805');
  await page.getByLabel('Email').fill('nobody');
  await page.getByRole('button', { name: 'Save' }).click();
  await waitForFocus(page, { field: 'email' });
  await page.getByText('This is not an email address.').waitFor();
  await page.getByText('This is not a postal code of this country.').waitFor();
  await checkAccessibility(page);
});

test('what the service refuses is said at its field', { skip }, async () => {
  const page = await openForm();
  await page.getByLabel('Company name').fill('aaaa');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('must not be a single repeated character').waitFor();
  await waitForFocus(page, { field: 'companyName' });
  await page.getByLabel('Company name').fill('aaab');
  assert.equal(await page.getByText('must not be a single repeated character').count(), 0);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('region', { name: 'Bill-to info' }).getByText('aaab').waitFor();
});

test('states, postal codes, order, language and culture follow the country', { skip }, async () => {
  const page = await openForm();
  await page.getByLabel('State or province').selectOption('NY');
  await chooseCountry(page, 'taiw', 'Taiwan');
  await page.waitForFunction(() => document.querySelector<HTMLSelectElement>('[name=culture]')?.value === 'zh-TW');
  assert.equal(await page.getByLabel('State or province').evaluate((field) => field.tagName), 'INPUT');
  assert.equal(await page.getByLabel('Postal code').inputValue(), '');
  assert.deepEqual((await fieldNames(page)).slice(4, 6), ['defaultAddress.country', 'defaultAddress.postalCode']);
  await chooseCountry(page, 'nl', 'Netherlands');
  await page.waitForFunction(() => document.querySelector<HTMLSelectElement>('[name=culture]')?.value === 'nl-NL');
  assert.equal(await page.getByLabel('Language').inputValue(), 'nl');
  assert.equal(await page.getByLabel('State or province').count(), 0);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('This is required.').waitFor();
  await chooseCountry(page, 'United St', 'United States');
  await page.waitForFunction(() => document.querySelector<HTMLSelectElement>('[name=culture]')?.value === 'en-US');
  assert.equal(await page.getByLabel('State or province').inputValue(), 'NY');
  assert.equal(await page.getByLabel('Postal code').inputValue(), '98052');
});

test('what was probably meant by an address is offered, and taken by one click', { skip }, async () => {
  const page = await openForm();
  await page.getByLabel('City').fill('redmond');
  await page.getByText('Did you mean this address?').waitFor();
  await page.getByRole('button', { name: 'Use this: One Microsoft Way, Redmond, WA 98052' }).click();
  assert.equal(await page.getByLabel('City').inputValue(), 'Redmond');
  await page.getByText('Did you mean this address?').waitFor({ state: 'hidden' });
});

test('leaving with unsaved changes asks; a reload brings them back', { skip }, async () => {
  const page = await openForm(akerstroms);
  page.on('dialog', (dialog) => void dialog.accept());
  await page.getByLabel('Company name').fill('Åkerströms');
  await page.getByRole('link', { name: 'History' }).click();
  await page
    .getByRole('alertdialog', { name: 'Leave without saving?' })
    .getByRole('button', { name: 'Stay here' })
    .click();
  assert.equal(await page.getByLabel('Company name').inputValue(), 'Åkerströms');
  await page.reload();
  await page.getByText('Your unsaved changes were restored.').waitFor();
  assert.equal(await page.getByLabel('Company name').inputValue(), 'Åkerströms');
  await page.getByRole('link', { name: 'History' }).click();
  await page.getByRole('button', { name: 'Leave without saving' }).click();
  await page.getByRole('heading', { level: 1, name: /History/ }).waitFor();
  await page.getByRole('link', { name: 'Account' }).click();
  await page.getByRole('region', { name: 'Bill-to info' }).getByText('Åkerströms Måleri AB').waitFor();
});

test('names and addresses stand in the order of their country', { skip }, async () => {
  const page = await openAccount(daan);
  const billTo = page.getByRole('region', { name: 'Bill-to info' });
  await billTo.getByText('陳怡君').first().waitFor();
  assert.match(await billTo.innerText(), /Taiwan\n106\n台北市\n大安區信義路四段 32 號\n陳怡君/);
  await page.goto(account(vieuxPort));
  await page.getByRole('region', { name: 'Bill-to info' }).getByText('13002 Marseille').waitFor();
});

test('a customer of somebody else is none', { skip }, async () => {
  const page = await dashboard.open(account('0c39d6d5-c70d-4c55-bc02-f620844f3fd1'));
  await signIn(page);
  await page.getByRole('heading', { name: 'There is no such customer' }).waitFor();
  await page.goto(account('not-an-id'));
  await page.getByRole('heading', { name: 'There is no such customer' }).waitFor();
  await checkAccessibility(page);
});

async function chooseCountry(page: Page, typed: string, name: string): Promise<void> {
  const field = page.getByRole('combobox', { name: 'Country or region' });
  await field.click();
  await field.pressSequentially(typed);
  await page.getByRole('option', { name, exact: true }).click();
}

/** Names of the fields in the order of the page. */
function fieldNames(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('form [name]')].map((field) => field.getAttribute('name') ?? ''),
  );
}

/** Presses Tab until an element with this text, or a field of this name, has the focus. */
async function tabTo(page: Page, text: string | undefined, name?: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    const isThere = await page.evaluate(
      ([wantedText, wantedName]) =>
        wantedName !== undefined
          ? document.activeElement?.getAttribute('name') === wantedName
          : document.activeElement?.textContent === wantedText,
      [text, name],
    );
    if (isThere) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`the focus never reaches ${text ?? name}`);
}
