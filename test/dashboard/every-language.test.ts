import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { partnerA } from '../../packages/server/test/running-server.ts';
import { checkInBothThemes } from './accessibility.ts';
import { colleague } from './colleague.ts';
import { contoso, dashboardUnderTest, fillCredentials } from './dashboard.ts';

const dashboard = dashboardUnderTest();
const { skip } = dashboard;
const { customer } = partnerA;

/** Where each page stands, and what is there once it has all that it shows. */
const pages: Readonly<Record<string, (page: Page) => Locator>> = {
  '/customers': (page) => page.getByRole('row').nth(5),
  '/customers/new': (page) => page.getByRole('textbox').first(),
  [`/customers/${customer}/account`]: (page) => page.getByText('Wingtip Toys').nth(1),
  [`/customers/${customer}/history`]: (page) => page.getByRole('article').first(),
  '/activity': (page) => page.locator('tbody').getByRole('row').nth(3),
  '/settings': (page) => page.getByText(partnerA.user).first(),
};

for (const locale of ['en-GB', 'fr-FR', 'sv-SE', 'nl-NL', 'zh-TW']) {
  test(`axe finds nothing on any page, light or dark: ${locale}`, { skip }, async () => {
    const { profiles } = colleague(dashboard.server()).customers.byId(customer);
    await profiles.billing.edit((profile) => ({ ...profile, email: `${locale}@wingtiptoys.example` }));
    const page = await dashboard.open('/', { locale });
    await page.getByRole('button', { name: contoso.partner }).waitFor();
    await checkInBothThemes(page);
    await page.getByRole('button', { name: contoso.partner }).click();
    await page.locator('input[name=username]').waitFor();
    await checkInBothThemes(page);
    await fillCredentials(page, contoso);
    await page.getByRole('navigation').first().waitFor();
    for (const [address, whole] of Object.entries(pages)) {
      await page.goto(address);
      await whole(page).waitFor();
      await checkInBothThemes(page);
    }
  });
}
