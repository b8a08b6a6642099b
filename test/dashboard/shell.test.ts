import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { checkAccessibility } from './accessibility.ts';
import { dashboardUnderTest, signIn } from './dashboard.ts';
import { waitForFocus } from './focus.ts';

const dashboard = dashboardUnderTest();
const { skip } = dashboard;

const nowhere = '/customers/4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04/account/nowhere';

const tab = (page: Page) => page.keyboard.press('Tab');
const titles = (page: Page) => page.getByRole('heading', { level: 1 });
const goTo = (page: Page, name: string) => page.getByRole('navigation').getByRole('link', { name }).click();

async function assertNoSideways(page: Page): Promise<void> {
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth] as const);
  assert.ok(content <= window, `${content} pixels in a window of ${window}`);
}

describe('the languages', () => {
  const signInTitles = {
    'en-US': 'Sign in',
    'fr-CA': 'Connexion',
    'nl-BE': 'Aanmelden',
    'sv-SE': 'Logga in',
    'zh-TW': '登入',
  };
  const customers = {
    'en-US': 'Customers',
    'fr-CA': 'Clients',
    'nl-BE': 'Klanten',
    'sv-SE': 'Kunder',
    'zh-TW': '客戶',
  };
  for (const [locale, title] of Object.entries(signInTitles)) {
    test(`${locale} is what a browser with that preference gets`, { skip }, async () => {
      const page = await dashboard.open('/', { locale });
      await page.getByRole('button').first().waitFor();
      assert.equal(await page.title(), `${title} – Partnerite`);
      assert.equal(await page.locator('html').getAttribute('lang'), locale === 'zh-TW' ? locale : locale.slice(0, 2));
      await checkAccessibility(page);
      await signIn(page);
      await titles(page)
        .filter({ hasText: customers[locale as keyof typeof customers] })
        .waitFor();
      await checkAccessibility(page);
    });
  }

  test('English stands in for a language that there is none of', { skip }, async () => {
    const page = await dashboard.open('/', { locale: 'is-IS' });
    await page.getByRole('button', { name: 'Sign in to Contoso Partner' }).waitFor();
  });

  test('can be chosen, and the choice outlives a reload', { skip }, async () => {
    const page = await dashboard.open();
    await signIn(page);
    await page.getByRole('button', { name: 'Contoso Admin' }).click();
    await page.getByRole('combobox', { name: 'Language' }).selectOption('Svenska');
    await titles(page).filter({ hasText: 'Kunder' }).waitFor();
    await page.reload();
    await titles(page).filter({ hasText: 'Kunder' }).waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'sv');
  });
});

describe('the theme', () => {
  const background = (page: Page) =>
    page.getByRole('banner').evaluate((header) => getComputedStyle(header).backgroundColor);

  test('is the one that the device prefers, until a person chooses another', { skip }, async () => {
    const page = await dashboard.open('/', { colorScheme: 'dark' });
    await titles(page).waitFor();
    await checkAccessibility(page);
    await signIn(page);
    const dark = await background(page);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.waitForFunction(
      (was) => getComputedStyle(document.querySelector('header') ?? document.body).backgroundColor !== was,
      dark,
    );
    await page.getByRole('button', { name: 'Contoso Admin' }).click();
    await page.getByRole('combobox', { name: 'Appearance' }).selectOption('Dark');
    assert.equal(await background(page), dark);
    await checkAccessibility(page);
    await page.reload();
    await titles(page).waitFor();
    assert.equal(await background(page), dark, 'outlives a reload');
    await goTo(page, 'Settings');
    await titles(page).filter({ hasText: 'Settings' }).waitFor();
    await page.goto(nowhere);
    await titles(page).filter({ hasText: 'There is no such page' }).waitFor();
    await checkAccessibility(page);
  });
});

describe('the keyboard', () => {
  test('reaches the content first, and every page and choice after it', { skip }, async () => {
    const page = await dashboard.open('/');
    await page.getByRole('button').first().waitFor();
    await tab(page);
    await page.keyboard.press('Enter');
    await page.locator('input[name=username]').fill('admin@contosopartner.onmicrosoft.com');
    await tab(page);
    await page.keyboard.type('Partnerite-demo-1');
    await page.keyboard.press('Enter');
    await titles(page).filter({ hasText: 'Customers' }).waitFor();

    await tab(page);
    await waitForFocus(page, { text: 'Skip to the content' });
    await checkAccessibility(page);
    await page.keyboard.press('Enter');
    await waitForFocus(page, { tag: 'MAIN' });
    assert.equal(new URL(page.url()).hash, '');

    await page.keyboard.press('Shift+Tab');
    await waitForFocus(page, { text: 'Contoso Admin' });
    await page.keyboard.press('Enter');
    const language = page.getByRole('combobox', { name: 'Language' });
    await language.waitFor();
    await tab(page);
    assert.ok(await language.evaluate((element) => element === document.activeElement), 'goes on within');
    await page.keyboard.press('Escape');
    await language.waitFor({ state: 'hidden' });
    await waitForFocus(page, { text: 'Contoso Admin' });

    await page.keyboard.press('Shift+Tab');
    await waitForFocus(page, { text: 'Settings' });
    await page.keyboard.press('Enter');
    await titles(page).filter({ hasText: 'Settings' }).waitFor();
    // The new page is read out.
    await waitForFocus(page, { text: 'Settings', tag: 'H1' });
    assert.equal(await page.title(), 'Settings – Partnerite');
  });

  test('begins where the browser begins on the first page', { skip }, async () => {
    const page = await dashboard.open('/activity');
    await signIn(page);
    await titles(page).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'BODY');
  });
});

describe('a phone', () => {
  for (const width of [360, 320]) {
    test(`of ${width} pixels shows every page, the person and nothing sideways`, { skip }, async () => {
      const page = await dashboard.open('/', { viewport: { width, height: 640 }, locale: 'fr' });
      await page.getByRole('button').first().waitFor();
      await assertNoSideways(page);
      await signIn(page);
      for (const name of ['Clients', 'Activité', 'Paramètres']) {
        const box = await page.getByRole('link', { name, exact: true }).boundingBox();
        assert.ok(box !== null && box.x >= 0 && box.x + box.width <= width, `${name} is within`);
      }
      const header = await page.getByRole('banner').boundingBox();
      assert.ok(header !== null && header.height <= 100, 'two lines at most');
      await assertNoSideways(page);
      await page.getByRole('button', { name: 'Contoso Admin' }).click();
      const out = page.getByRole('button', { name: 'Se déconnecter' });
      await out.waitFor();
      await assertNoSideways(page);
      await checkAccessibility(page);
    });
  }
});

describe('what goes wrong', () => {
  test('an address that names no page is said to name none', { skip }, async () => {
    const page = await dashboard.open(nowhere);
    await signIn(page);
    await titles(page).filter({ hasText: 'There is no such page' }).waitFor();
    await checkAccessibility(page);
    await page.getByRole('link', { name: 'To the customers' }).click();
    await titles(page).filter({ hasText: 'Customers' }).waitFor();
  });

  for (const [what, files] of [
    ['whose program', /assets\/settings-page-.*\.js/],
    ['whose texts', /assets\/settings-(?!page).*\.js/],
  ] as const) {
    test(`a page ${what} cannot be loaded says so, and is loaded when asked again`, { skip }, async () => {
      const visitor = await dashboard.visitor();
      visitor.expect(/net::ERR_FAILED|dynamically imported module|^TextsMissing|settings/);
      const page = await visitor.open();
      await signIn(page);
      await page.route(files, (route) => route.abort());
      await goTo(page, 'Settings');
      await page.getByText('This page could not be loaded.').waitFor();
      await checkAccessibility(page);
      await page.unroute(files);
      await page.getByRole('button', { name: 'Try again' }).click();
      await titles(page).filter({ hasText: 'Settings' }).waitFor();
    });
  }

  test('a server that stops is waited for: what could not be read is read once it is back', { skip }, async () => {
    const page = await dashboard.open();
    await signIn(page);
    await page.getByRole('link', { name: 'Wingtip Toys' }).waitFor();
    await dashboard.stop();
    await page.getByRole('searchbox').fill('Drukkerij');
    const banner = page.getByText('The server does not answer');
    await banner.waitFor();
    await checkAccessibility(page);
    await dashboard.start();
    await page.getByRole('link', { name: 'Drukkerij De Gouden Eeuw B.V.' }).waitFor();
    await banner.waitFor({ state: 'hidden' });
  });

  test('a server that does not say how to sign in is waited for', { skip }, async () => {
    const visitor = await dashboard.visitor();
    visitor.expect(/net::ERR_/);
    await visitor.context.route('**/dashboard.json', (route) => route.abort());
    await visitor.context.route('**/readyz', (route) => route.abort());
    const page = await visitor.open();
    await titles(page).filter({ hasText: 'The server does not answer' }).waitFor();
    await checkAccessibility(page);
    await visitor.context.unrouteAll();
    await page.getByRole('button', { name: 'Sign in to Contoso Partner' }).waitFor();
  });
});
