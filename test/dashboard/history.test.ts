import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { partnerA } from '../../packages/server/test/running-server.ts';
import { checkAccessibility } from './accessibility.ts';
import { clickTwice } from './click-twice.ts';
import { colleague } from './colleague.ts';
import { dashboardUnderTest, signIn } from './dashboard.ts';
import { waitForFocus } from './focus.ts';

const dashboard = dashboardUnderTest();
const { skip } = dashboard;
const vieuxPort = '5d96cf7f-265b-4da9-8f0c-26ef4243ed52';
const manyChanges = '1ff13534-2e82-4ce1-958d-003d9a0b2361';
const akerstroms = '9823beb1-e6ba-4ad7-8de4-5321ad915a36';

const profileOf = (customerId: string) => colleague(dashboard.server()).customers.byId(customerId).profiles.billing;
const setEmail = (customerId: string, email: string) =>
  profileOf(customerId).edit((profile) => ({ ...profile, email }));

async function openHistory(customerId: string, search = '', options = {}): Promise<Page> {
  const page = await dashboard.open(`/customers/${customerId}/history${search}`, options);
  await signIn(page);
  return page;
}

const entries = (page: Page) => page.getByRole('article');

test('each change is told with who made it, when, and what it changed, the newest first', { skip }, async () => {
  await profileOf(partnerA.customer).edit(({ lastName: _lastName, ...profile }) => ({
    ...profile,
    email: 'first@wingtiptoys.example',
    defaultAddress: { ...profile.defaultAddress, city: 'Bellevue' },
  }));
  await setEmail(partnerA.customer, 'second@wingtiptoys.example');
  const page = await openHistory(partnerA.customer);
  await page.getByRole('heading', { level: 2, name: String(new Date().getFullYear()) }).waitFor();
  const [newest, before] = [entries(page).nth(0), entries(page).nth(1)];
  await newest.getByRole('heading', { name: 'Billing profile updated' }).waitFor();
  await newest.getByText(partnerA.user).waitFor();
  await newest.getByText('Current version').waitFor();
  const shown = (text: string) => text.replaceAll(/\s+/g, ' ');
  assert.match(
    shown(await newest.innerText()),
    /Email before: first@wingtiptoys.example → after: second@wingtiptoys.example/,
  );
  assert.match(shown(await before.innerText()), /Address › City before: Redmond → after: Bellevue/);
  assert.equal(await before.locator('del', { hasText: 'Soto' }).count(), 1, 'a member that went is told');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await newest.getByRole('button', { name: 'Details' }).click();
  await newest.getByRole('button', { name: 'Copy Application ID' }).click();
  await page.getByText('Application ID copied').waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), partnerA.publicApp);
  await checkAccessibility(page);
});

test('kinds of change and periods are chosen, stand in the address, and outlive a reload', { skip }, async () => {
  const customer = colleague(dashboard.server()).customers.byId(vieuxPort);
  await setEmail(vieuxPort, 'filtre@vieuxport.example');
  const { domain } = (await customer.get()).companyProfile;
  await customer.users.create({
    usageLocation: 'FR',
    userPrincipalName: `anne@${domain}`,
    firstName: 'Anne',
    lastName: 'Blanc',
    displayName: 'Anne Blanc',
    passwordProfile: { password: 'Never-Shown-1', forceChangePassword: true },
  });
  const page = await openHistory(vieuxPort);
  await entries(page).nth(1).waitFor();
  await page.getByLabel('Changes').selectOption({ label: 'Everything: Users' });
  await entries(page).getByRole('heading', { name: 'User created: Anne Blanc' }).waitFor();
  assert.equal(await entries(page).count(), 1);
  assert.equal((await page.content()).includes('Never-Shown-1'), false, 'a password is never shown');
  await page.getByLabel('Period').selectOption({ label: 'Last 7 days' });
  await page.reload();
  await entries(page).getByRole('heading', { name: 'User created: Anne Blanc' }).waitFor();
  assert.match(page.url(), /\?days=7&resource=customer_user$|\?resource=customer_user&days=7$/);
  await page.getByLabel('Changes').selectOption({ label: 'Qualification updated' });
  await page.getByText('No change of this kind in this period.').waitFor();
  await page.getByRole('button', { name: 'Show all changes' }).click();
  await entries(page).nth(1).waitFor();
  await page.getByLabel('Period').selectOption({ label: 'Between two days' });
  await page.getByLabel('To', { exact: true }).fill('2020-01-01');
  await page.getByText('This day is before the first one.').waitFor();
  await page.getByText('Nothing has changed in this period.').waitFor();
  await checkAccessibility(page);
});

test('an older version is restored by keyboard, and not on top of what somebody saved meanwhile', {
  skip,
}, async () => {
  await setEmail(akerstroms, 'wanted@akerstroms.example');
  await setEmail(akerstroms, 'mistake@akerstroms.example');
  const page = await openHistory(akerstroms, '', { colorScheme: 'dark' });
  await entries(page).nth(1).getByRole('button', { name: 'Restore this version' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('alertdialog');
  await dialog.getByText('wanted@akerstroms.example').waitFor();
  await checkAccessibility(page);
  const { companyName } = await profileOf(akerstroms).edit((profile) => ({ ...profile, firstName: 'Meanwhile' }));
  await dialog.getByRole('button', { name: 'Restore', exact: true }).focus();
  await page.keyboard.press('Enter');
  await dialog.getByText('Somebody has saved the profile meanwhile').waitFor();
  await dialog.getByText('Meanwhile', { exact: true }).waitFor();
  assert.equal((await profileOf(akerstroms).get()).email, 'mistake@akerstroms.example', 'nothing was written');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('The billing profile was restored.').first().waitFor();
  await entries(page).nth(0).getByText('wanted@akerstroms.example').waitFor();
  await waitForFocus(page, { text: 'Restore this version' });
  const restored = await profileOf(akerstroms).get();
  assert.equal(restored.email, 'wanted@akerstroms.example');
  assert.notEqual(restored.firstName, 'Meanwhile');
  assert.equal(restored.companyName, companyName);
  await checkAccessibility(page);
});

test('there is nothing to restore when the profile already is as it was', { skip }, async () => {
  const was = (await profileOf(partnerA.customer).get()).email;
  await setEmail(partnerA.customer, 'for-a-moment@wingtiptoys.example');
  await setEmail(partnerA.customer, was);
  const page = await openHistory(partnerA.customer);
  await entries(page).nth(1).getByRole('button', { name: 'Restore the version before' }).click();
  await page.getByText('The profile already is as it was then.').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('alertdialog').waitFor({ state: 'detached' });
});

test('whoever goes back while asked whether to restore finds the page before in order', { skip }, async () => {
  await setEmail(partnerA.customer, 'back@wingtiptoys.example');
  const page = await openHistory(partnerA.customer);
  await page.getByRole('link', { name: 'Account' }).click();
  await page.getByRole('heading', { level: 1, name: /Account$/ }).waitFor();
  await page.getByRole('link', { name: 'History' }).click();
  await entries(page).nth(0).getByRole('button', { name: 'Restore the version before' }).click();
  await page.getByRole('alertdialog').waitFor();
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: /Account$/ }).waitFor();
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await page.getByLabel('Company name').waitFor();
});

test('a double click restores once', { skip }, async () => {
  await setEmail(partnerA.customer, 'double@wingtiptoys.example');
  const page = await openHistory(partnerA.customer);
  const writes: string[] = [];
  page.on('request', (request) => request.method() === 'PUT' && writes.push(request.url()));
  await entries(page).nth(0).getByRole('button', { name: 'Restore the version before' }).click();
  const restore = page.getByRole('alertdialog').getByRole('button', { name: 'Restore', exact: true });
  await restore.evaluate(clickTwice);
  await page.getByText('The billing profile was restored.').first().waitFor();
  assert.equal(writes.length, 1);
});

for (const [locale, title] of [
  ['zh-TW', '已更新帳單設定檔'],
  ['nl-NL', 'Factureringsprofiel bijgewerkt'],
] as const) {
  test(`on a phone the history reads without scrolling sideways: ${locale}`, { skip }, async () => {
    await setEmail(partnerA.customer, `${locale}@wingtiptoys.example`);
    const page = await openHistory(partnerA.customer, '', { locale, viewport: { width: 320, height: 640 } });
    await page.getByRole('heading', { name: title }).first().waitFor();
    const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth] as const);
    assert.ok(content <= window, `${content} pixels in a window of ${window}`);
    await checkAccessibility(page);
  });
}

test('older changes follow as the end of the list comes near', { skip }, async () => {
  for (let count = 0; count < 60; count += 1) await setEmail(manyChanges, `change-${count}@daan.example`);
  const page = await openHistory(manyChanges);
  await entries(page).first().waitFor();
  await page.keyboard.press('End');
  await page.getByText('change-0@daan.example').first().waitFor();
  assert.equal(await entries(page).count(), 60);
});
