import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partnerA } from '../../packages/server/test/running-server.ts';
import { checkInBothThemes } from './accessibility.ts';
import { dashboardUnderTest, signIn } from './dashboard.ts';

const dashboard = dashboardUnderTest();
const { skip } = dashboard;

/** By language: the headings as the vendor's own pages have them, the button that edits, and a field. */
const words = {
  en: ['Customer account info', 'Bill-to info', 'Edit', 'Company name'],
  fr: ['Informations sur le compte client', 'Informations de facturation', 'Modifier', 'Nom de la société'],
  sv: ['Kundkontoinformation', 'Faktureringsinformation', 'Redigera', 'Företagsnamn'],
  nl: ['Klantaccountgegevens', 'Factureringsgegevens', 'Bewerken', 'Bedrijfsnaam'],
  'zh-TW': ['客戶帳戶資訊', '帳單資訊', '編輯', '公司名稱'],
} as const;

for (const [locale, [info, billTo, edit, companyName]] of Object.entries(words)) {
  test(`the account page and its form are accessible, light and dark, and fit a phone: ${locale}`, {
    skip,
  }, async () => {
    const page = await dashboard.open(`/customers/${partnerA.customer}/account`, { locale });
    await signIn(page);
    await page.getByRole('heading', { level: 2, name: info }).waitFor();
    await page.getByRole('heading', { level: 2, name: billTo }).waitFor();
    await page.getByRole('button', { name: edit }).waitFor();
    await checkInBothThemes(page);
    await page.getByRole('button', { name: edit }).click();
    await page.getByLabel(companyName).fill('x');
    await page.getByRole('combobox').first().waitFor();
    await checkInBothThemes(page);
    await page.setViewportSize({ width: 320, height: 640 });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320, 'nothing is wider than a phone');
  });
}
