import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { checkAccessibility } from './accessibility.ts';
import { contoso, dashboardUnderTest, fabrikam, fillCredentials, signIn } from './dashboard.ts';
import { waitForFocus } from './focus.ts';

let ahead = 0;
const dashboard = dashboardUnderTest({ clock: () => Date.now() + ahead });
const { skip } = dashboard;

const deepLink = '/customers?search=Wing';
const hour = 3_600_000;

afterEach(() => {
  ahead = 0;
});

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const choice = (page: Page) => page.getByRole('button', { name: contoso.partner });
const openMenu = (page: Page) => page.getByRole('button', { name: 'Contoso Admin' }).click();

async function signOut(page: Page): Promise<void> {
  await openMenu(page);
  await page.getByRole('button', { name: 'Sign out' }).click();
}

/** Everything that a script of the page can read of what the browser keeps. */
function keptByBrowser(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const databases = await indexedDB.databases();
    return JSON.stringify([
      { ...localStorage },
      { ...sessionStorage },
      document.cookie,
      databases,
      await caches.keys(),
    ]);
  });
}

describe('signing in', () => {
  test('leads to the page that was wanted', { skip }, async () => {
    const page = await dashboard.open(deepLink);
    await choice(page).waitFor();
    assert.equal(await page.title(), 'Sign in – Partnerite');
    await signIn(page);
    await heading(page, 'Customers').waitFor();
    assert.equal(new URL(page.url()).pathname + new URL(page.url()).search, deepLink);
  });

  test('leaves no token where a script could find it later', { skip }, async () => {
    const page = await dashboard.open();
    const tokens: string[] = [];
    page.on('response', async (response) => {
      if (response.url().endsWith('/token')) tokens.push(...Object.values(await response.json()).map(String));
    });
    await signIn(page);
    await page.getByText('Wingtip Toys').waitFor();
    const secrets = tokens.filter((value) => value.length > 30 && !value.includes(' '));
    assert.equal(secrets.length, 3, 'access, refresh and ID token');
    const kept = await keptByBrowser(page);
    for (const secret of secrets) assert.ok(!kept.includes(secret), 'a token is kept');
    assert.ok(!/code_verifier/.test(kept), 'nothing is left of the sign-in');
  });

  test('sends the cookies of the bundled issuer to no operation', { skip }, async () => {
    const page = await dashboard.open();
    await signIn(page);
    const [request] = await Promise.all([
      page.waitForRequest((each) => new URL(each.url()).pathname === '/v1/customers'),
      page.getByRole('searchbox').fill('Wing'),
    ]);
    const headers = await request.allHeaders();
    assert.match(headers.authorization ?? '', /^Bearer /);
    assert.equal(headers.cookie, undefined);
  });

  test('is for the partner that was chosen', { skip }, async () => {
    const page = await dashboard.open();
    await signIn(page, fabrikam);
    await page.getByRole('link', { name: 'Relecloud' }).waitFor();
    assert.equal(await page.getByText('Wingtip Toys').count(), 0);
  });

  test('can be cancelled, and tried again', { skip }, async () => {
    const page = await dashboard.open(deepLink);
    await choice(page).click();
    await page.locator('button[value=cancel]').click();
    await page.getByText('You cancelled the sign-in.').waitFor();
    await checkAccessibility(page);
    await signIn(page);
    await heading(page, 'Customers').waitFor();
    assert.ok(page.url().endsWith(deepLink), 'comes back to the page that was wanted');
  });

  test('says so when the issuer cannot be reached', { skip }, async () => {
    const visitor = await dashboard.visitor();
    visitor.expect(/Failed to load resource: net::ERR_CONNECTION_REFUSED/);
    const page = await visitor.open();
    await visitor.context.route('**/.well-known/openid-configuration', (route) => route.abort('connectionrefused'));
    await choice(page).click();
    await page.getByText('The issuer of the sign-in cannot be reached.').waitFor();
    await visitor.context.unroute('**/.well-known/openid-configuration');
    await signIn(page);
  });

  test('shows what the issuer says against it', { skip }, async () => {
    const page = await dashboard.open();
    await choice(page).click();
    await page.locator('input[name=username]').waitFor();
    const back = new URL(page.url()).searchParams;
    const answer = new URLSearchParams({ error: 'invalid_scope', error_description: 'No such scope.' });
    answer.set('state', back.get('state') ?? '');
    await page.goto(`/?${answer}`);
    await page.getByText('The issuer refused the sign-in: No such scope.').waitFor();
    assert.equal(new URL(page.url()).search, '', 'the answer does not stay in the address');
  });
});

describe('an answer that belongs to no sign-in of this tab', () => {
  const forged = '/?code=stolen&state=unknown';

  test('signs nobody in', { skip }, async () => {
    const page = await dashboard.open(forged);
    await choice(page).waitFor();
    assert.equal(new URL(page.url()).search, '');
  });

  test('does not end the session of whoever is signed in', { skip }, async () => {
    const page = await dashboard.open();
    await signIn(page);
    await page.goto(forged);
    await heading(page, 'Customers').waitFor();
  });

  test('is met by going back to the form of the issuer', { skip }, async () => {
    const page = await dashboard.open('/settings');
    await signIn(page);
    await page.waitForURL('**/settings');
    await page.goBack();
    await page.getByRole('navigation').waitFor();
    assert.equal(new URL(page.url()).searchParams.size, 0);
  });
});

describe('a session', () => {
  test('outlives a reload, without a form and on the same page', { skip }, async () => {
    const page = await dashboard.open(deepLink);
    await signIn(page);
    const before = await page.evaluate(() => history.length);
    await page.reload();
    await page.getByText('Wingtip Toys').waitFor();
    assert.ok(page.url().endsWith(deepLink));
    assert.equal(await page.evaluate(() => history.length), before, 'nothing is put before "Back"');
  });

  test('is there in a new tab too', { skip }, async () => {
    const visitor = await dashboard.visitor();
    await signIn(await visitor.open());
    const second = await visitor.open(deepLink);
    await second.getByText('Wingtip Toys').waitFor();
  });

  test('is not there for a reload when the issuer no longer knows the person', { skip }, async () => {
    const visitor = await dashboard.visitor();
    const page = await visitor.open();
    await signIn(page);
    await visitor.context.clearCookies();
    await page.reload();
    await choice(page).waitFor();
    assert.equal(await page.getByRole('alert').count(), 0, 'that is no fault');
  });

  test('renews its token before it ends', { skip }, async () => {
    const visitor = await dashboard.visitor();
    await visitor.context.clock.install();
    const page = await visitor.open();
    await signIn(page);
    await page.getByText('Wingtip Toys').waitFor();
    const renewal = page.waitForResponse((response) => response.url().endsWith('/token'));
    ahead = hour - 300_000;
    await page.clock.fastForward(hour - 300_000);
    assert.equal((await renewal).status(), 200);
    ahead = hour + 60_000;
    await page.clock.fastForward(360_000);
    await page.getByRole('searchbox').fill('Drukkerij');
    await page.getByText('Drukkerij De Gouden Eeuw B.V.').waitFor();
    assert.equal(await page.getByRole('alertdialog').count(), 0);
  });

  test('that cannot be renewed is said to have ended, and begins again on the same page', { skip }, async () => {
    const visitor = await dashboard.visitor();
    await visitor.context.clock.install();
    const page = await visitor.open();
    await signIn(page);
    await page.getByRole('searchbox').fill('Wing');
    await page.getByText('Wingtip Toys').waitFor();
    ahead = 91 * 24 * hour;
    await page.clock.fastForward(hour);
    const dialog = page.getByRole('alertdialog', { name: 'Your session has ended' });
    await dialog.waitFor();
    await checkAccessibility(page);
    await waitForFocus(page, { text: 'Your session has ended' });
    assert.equal(
      await page.getByRole('searchbox', { includeHidden: true }).inputValue(),
      'Wing',
      'the page stays as it was',
    );
    await dialog.evaluate((element) => {
      for (const type of ['beforetoggle', 'close']) {
        element.addEventListener(type, () => element.setAttribute('data-has-closed', 'true'));
      }
    });
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: 'Sign in again' }).focus();
    await page.keyboard.press('Escape');
    assert.equal(await dialog.getAttribute('data-has-closed'), null, 'not even for a moment');
    assert.ok(await dialog.isVisible(), 'nothing can be done without a session');
    await dialog.getByRole('button', { name: 'Sign in again' }).click();
    assert.equal(await page.locator('input[name=username]').inputValue(), contoso.userName);
    ahead = 0;
    await fillCredentials(page, contoso);
    await page.getByText('Wingtip Toys').waitFor();
    assert.equal(await page.getByRole('searchbox').inputValue(), 'Wing');
  });
});

describe('signing out', () => {
  test('ends the session in every tab and at the issuer, and leaves nothing behind', { skip }, async () => {
    const visitor = await dashboard.visitor();
    const first = await visitor.open();
    await signIn(first);
    const second = await visitor.open(deepLink);
    await second.getByText('Wingtip Toys').waitFor();
    await second.evaluate(() => sessionStorage.setItem('partnerite.draft.test', 'typed'));
    await signOut(first);
    for (const page of [first, second]) {
      await choice(page).waitFor();
      assert.ok(!/draft|sign-in/.test(await keptByBrowser(page)), 'no draft, no choice');
    }
    await second.reload();
    await choice(second).click();
    await second.locator('input[name=username]').waitFor();
  });

  test('in a tab that sleeps is made up for when it wakes', { skip }, async () => {
    const visitor = await dashboard.visitor();
    const page = await visitor.open();
    await signIn(page);
    await page.evaluate(() => sessionStorage.setItem('partnerite.draft.test', 'typed'));
    await page.goto('about:blank');
    const other = await visitor.open();
    await signOut(other);
    await choice(other).waitFor();
    await page.goBack();
    await choice(page).waitFor();
    assert.ok(!(await keptByBrowser(page)).includes('draft'));
  });

  test('where the issuer knows of no such thing is said to be for this browser only', { skip }, async () => {
    const visitor = await dashboard.visitor();
    await visitor.context.route('**/.well-known/openid-configuration', async (route) => {
      const { end_session_endpoint, ...others } = await (await route.fetch()).json();
      assert.ok(end_session_endpoint);
      await route.fulfill({ json: others });
    });
    const page = await visitor.open();
    await signIn(page);
    await signOut(page);
    await page.getByText('You are signed out here.').waitFor();
    await page.reload();
    await choice(page).waitFor();
    assert.equal(await page.getByText('You are signed out here.').count(), 0);
  });
});
