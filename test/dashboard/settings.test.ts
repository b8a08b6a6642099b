import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { partnerA } from '../../packages/server/test/running-server.ts';
import { accept, fail, type Receiver, startReceiver } from '../../packages/server/test/webhooks/receiver.ts';
import { checkAccessibility } from './accessibility.ts';
import { colleague } from './colleague.ts';
import { dashboardUnderTest, fabrikam, signIn } from './dashboard.ts';
import { waitForFocus } from './focus.ts';

// All tries of a delivery within a second.
const dashboard = dashboardUnderTest({ flags: ['--no-activity'], file: { webhooks: { retrySpan: 1_000 } } });
const { skip } = dashboard;
let receiver: Receiver;
before(async () => {
  receiver = await startReceiver();
});
after(() => receiver.close());

async function openSettings(options = {}): Promise<Page> {
  const page = await dashboard.open('/settings', options);
  await signIn(page);
  await page.getByRole('region', { name: 'Server' }).waitFor();
  return page;
}

const webhook = (page: Page) => page.getByRole('region', { name: 'Webhook' });

test('the server, its behaviour and the demo credentials of the partner are told', { skip }, async () => {
  const page = await openSettings();
  await page.getByRole('region', { name: 'Server' }).getByText(dashboard.server().url).waitFor();
  await page.getByRole('region', { name: 'Behaviour' }).getByText('Throttling as published').waitFor();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const demo = page.getByRole('region', { name: 'Demo credentials' });
  await demo.getByRole('button', { name: 'Copy Application secret' }).click();
  await page.getByText('Application secret copied').waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), partnerA.secret);
  await checkAccessibility(page);
  const other = await dashboard.open('/settings');
  await signIn(other, fabrikam);
  await other.getByRole('region', { name: 'Demo credentials' }).getByText(fabrikam.userName).waitFor();
  assert.equal((await other.content()).includes(partnerA.app), false, 'nothing of another partner is told');
});

test('a webhook is registered, tried out, and its deliveries are told', { skip }, async () => {
  const page = await openSettings();
  await webhook(page).getByRole('button', { name: 'Register a webhook' }).click();
  const address = webhook(page).getByRole('textbox', { name: 'Address' });
  await address.fill('example.com');
  await address.press('Enter');
  await webhook(page).getByText('Give an address that begins with https:// or http://').waitFor();
  await address.fill('http://10.0.0.1/events');
  await address.press('Enter');
  await webhook(page).getByText('must not be a private, local or special address').waitFor();
  await checkAccessibility(page);
  await address.fill(receiver.url);
  await webhook(page).getByRole('checkbox', { name: 'customer-billing-profile-updated' }).check();
  await webhook(page).getByRole('button', { name: 'Save' }).click();
  await page.getByText('The webhook was saved').waitFor();
  await waitForFocus(page, { text: 'Webhook' });
  await webhook(page).getByRole('button', { name: 'Send a test event' }).click();
  await webhook(page).getByText('The test event was delivered').waitFor();
  const { billing } = colleague(dashboard.server()).customers.byId(partnerA.customer).profiles;
  await billing.edit((profile) => ({ ...profile, email: 'told@wingtiptoys.example' }));
  const item = webhook(page)
    .getByRole('listitem')
    .filter({ hasText: `${partnerA.customer}/profiles/billing` });
  await item.getByText('Delivered').waitFor();
  await item.getByRole('button', { name: '1 try' }).click();
  await item.getByText('OK').waitFor();
  await webhook(page).getByRole('radio', { name: 'Not delivered' }).check();
  await webhook(page).getByText('Every event was delivered or is on its way.').waitFor();
  await checkAccessibility(page);
});

test('a registration that somebody has changed meanwhile is not overwritten', { skip }, async () => {
  const { registration } = colleague(dashboard.server()).webhooks;
  const mine = { webhookUrl: receiver.url, webhookEvents: ['test-created' as const] };
  await registration.update(mine).catch(() => registration.create(mine));
  const page = await openSettings({ colorScheme: 'dark' });
  await webhook(page).getByRole('button', { name: 'Edit', exact: true }).click();
  await registration.update({ ...mine, webhookUrl: `${receiver.url}&theirs` });
  const address = webhook(page).getByRole('textbox', { name: 'Address' });
  await address.fill(`${receiver.url}&mine`);
  await page.reload();
  await address.waitFor();
  assert.equal(await address.inputValue(), `${receiver.url}&mine`, 'what was typed is still there');
  await webhook(page).getByRole('button', { name: 'Save' }).click();
  await webhook(page).getByText('Somebody has saved the webhook meanwhile').waitFor();
  assert.equal((await registration.get()).webhookUrl, `${receiver.url}&theirs`);
  await checkAccessibility(page);
  await webhook(page).getByRole('button', { name: 'Save mine' }).click();
  await page.getByText('The webhook was saved').waitFor();
  assert.equal((await registration.get()).webhookUrl, `${receiver.url}&mine`);
  await page.reload();
  await webhook(page).getByRole('button', { name: 'Edit', exact: true }).waitFor();
});

test('an event that was not delivered is sent again', { skip }, async () => {
  const { customers, webhooks } = colleague(dashboard.server());
  const { registration } = webhooks;
  const wanted = { webhookUrl: receiver.url, webhookEvents: ['customer-billing-profile-updated' as const] };
  await registration.update(wanted).catch(() => registration.create(wanted));
  receiver.answerWith(fail);
  const { billing } = customers.byId(partnerA.customer).profiles;
  await billing.edit((profile) => ({ ...profile, email: 'lost@wingtiptoys.example' }));
  const page = await openSettings();
  await webhook(page).getByText('To send a test event, add the event test-created.').waitFor();
  await webhook(page).getByRole('radio', { name: 'Not delivered' }).check();
  await webhook(page).getByRole('button', { name: '10 tries' }).waitFor();
  await checkAccessibility(page);
  receiver.answerWith(accept);
  await webhook(page).getByRole('button', { name: 'Send again' }).click();
  await page.getByText('customer-billing-profile-updated is sent again').waitFor();
  await webhook(page).getByText('Every event was delivered or is on its way.').waitFor();
  await webhook(page).getByRole('radio', { name: 'All' }).check();
  const item = webhook(page).getByRole('listitem').filter({ hasText: 'profiles/billing' }).first();
  await item.getByText('Delivered', { exact: true }).waitFor();
});

test('a server that keeps no requests says how to have it keep them', { skip }, async () => {
  const page = await dashboard.open('/activity', { locale: 'fr-FR' });
  await signIn(page);
  await page.getByText('npm start -- --activity').waitFor();
  await checkAccessibility(page);
});

test('in Dutch on a phone the settings read without scrolling sideways', { skip }, async () => {
  const page = await dashboard.open('/settings', { locale: 'nl-NL', viewport: { width: 320, height: 640 } });
  await signIn(page);
  await page.getByRole('region', { name: 'Webhook' }).getByRole('button').first().waitFor();
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth] as const);
  assert.ok(content <= window, `${content} pixels in a window of ${window}`);
  await checkAccessibility(page);
});
