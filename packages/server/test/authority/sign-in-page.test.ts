import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foreignUser, password, startAuthority, tenant, userName } from './authority-fixture.ts';
import { newBrowser, problemOf } from './browser-fixture.ts';
import { authorizeUrl, signIn } from './sign-in-fixture.ts';

const credentials = { username: userName, password, action: 'sign-in' };

test('the page names the app, runs nothing, and is not to be framed or kept', async (t) => {
  const { origin } = await startAuthority(t);
  const page = await newBrowser().open(authorizeUrl(origin, { login_hint: '"><script>alert(1)</script>' }));
  assert.equal(page.status, 200);
  assert.match(page.text, /Contoso Partner sign-in of Contoso Partner/);
  assert.doesNotMatch(page.text, /<script/);
  assert.match(page.text, /value="&quot;&gt;&lt;script&gt;alert\(1\)&lt;\/script&gt;"/);
  const policy = page.headers.get('content-security-policy') ?? '';
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /frame-ancestors 'none'/);
  assert.doesNotMatch(policy, /unsafe/);
  assert.equal(page.headers.get('cache-control'), 'no-store');
  assert.equal(page.headers.get('referrer-policy'), 'no-referrer');
});

test('every field has a label', async (t) => {
  const { origin } = await startAuthority(t);
  const { text } = await newBrowser().open(authorizeUrl(origin));
  for (const name of ['username', 'password']) {
    assert.match(text, new RegExp(`<label for="${name}">`));
    assert.match(text, new RegExp(`<input id="${name}" name="${name}"`));
  }
});

test('a wrong password and an unknown user get the same answer, and no code', async (t) => {
  const { origin } = await startAuthority(t);
  const browser = newBrowser();
  const page = await browser.open(authorizeUrl(origin));
  const wrong = await browser.submit(page, { ...credentials, password: 'wrong' });
  const unknown = await browser.submit(page, { ...credentials, username: 'nobody@contosopartner.onmicrosoft.com' });
  assert.equal(wrong.status, 400);
  assert.match(problemOf(wrong), /^AADSTS50126: /);
  assert.equal(problemOf(unknown), problemOf(wrong));
  assert.equal(browser.cookies.has('partnerite-session'), false);
  assert.doesNotMatch(wrong.text, /value="wrong"/);
});

test('a user of another tenant cannot sign in to the app', async (t) => {
  const { origin } = await startAuthority(t);
  const browser = newBrowser();
  for (const path of [`/${tenant}/oauth2/v2.0/authorize`, '/common/oauth2/v2.0/authorize']) {
    const page = await browser.open(authorizeUrl(origin, {}, path));
    const refused = await browser.submit(page, { ...credentials, username: foreignUser });
    assert.match(problemOf(refused), /^AADSTS50020: /);
  }
});

test('Cancel goes back to the app with access_denied', async (t) => {
  const { origin } = await startAuthority(t);
  const browser = newBrowser();
  const page = await browser.open(authorizeUrl(origin));
  const { location } = await browser.submit(page, { action: 'cancel' });
  assert.equal(location.searchParams.get('error'), 'access_denied');
  assert.equal(location.searchParams.get('state'), 'state-1');
});

test('a form that was not made for this browser and this address is refused', async (t) => {
  const { origin } = await startAuthority(t);
  const browser = newBrowser();
  const page = await browser.open(authorizeUrl(origin));
  const refused = /^AADSTS9000410: /;
  const tampered = await browser.submit(page, { ...credentials, form_token: 'x'.repeat(43) });
  assert.equal(tampered.status, 400);
  assert.match(problemOf(tampered), refused);
  const otherAddress = { ...page, url: authorizeUrl(origin, { state: 'other' }) };
  assert.match(problemOf(await browser.submit(otherAddress, credentials)), refused);
  assert.match(problemOf(await newBrowser().submit(page, credentials)), refused);
});

test('ten wrong passwords lock the account, the right one too, until a minute has passed', async (t) => {
  const { origin, clock } = await startAuthority(t);
  const browser = newBrowser();
  const page = await browser.open(authorizeUrl(origin));
  for (let tries = 0; tries < 10; tries += 1) await browser.submit(page, { ...credentials, password: 'wrong' });
  const locked = await browser.submit(page, { ...credentials, username: userName.toUpperCase() });
  assert.equal(locked.status, 429);
  assert.equal(locked.headers.get('retry-after'), '60');
  assert.match(problemOf(locked), /^AADSTS50053: /);
  clock.advance(60_000);
  assert.equal((await browser.submit(page, credentials)).status, 303);
});

test('who is signed in gets a code without a page, until the session ends', async (t) => {
  const { origin, clock } = await startAuthority(t);
  const browser = newBrowser();
  const first = await signIn(origin, {}, undefined, browser);
  const line = first.headers.getSetCookie().find((each) => each.startsWith('partnerite-session='));
  assert.match(line ?? '', /; HttpOnly; SameSite=Lax$/);
  const silent = await browser.open(authorizeUrl(origin, { prompt: 'none' }));
  assert.ok(silent.location.searchParams.get('code'));
  clock.advance(12 * 3_600_000);
  const late = await browser.open(authorizeUrl(origin, { prompt: 'none' }));
  assert.equal(late.location.searchParams.get('error'), 'login_required');
});

test('prompt=login and the hint of another user ask again', async (t) => {
  const { origin } = await startAuthority(t);
  const browser = newBrowser();
  await signIn(origin, {}, undefined, browser);
  for (const change of [{ prompt: 'login' }, { prompt: 'select_account' }, { login_hint: foreignUser }]) {
    const page = await browser.open(authorizeUrl(origin, change));
    assert.match(page.text, /type="password"/);
  }
});

test('a forged session is no session', async (t) => {
  const { origin } = await startAuthority(t);
  const browser = newBrowser();
  await signIn(origin, {}, undefined, browser);
  const genuine = browser.cookies.get('partnerite-session') ?? '';
  const [payload = '', signature = ''] = genuine.split('.');
  const other = Buffer.from(Buffer.from(payload, 'base64url').toString().replace('pwd', 'xxx')).toString('base64url');
  for (const forged of [`${other}.${signature}`, payload, `${payload}.`, `.${signature}`, 'x.y', '.']) {
    browser.cookies.set('partnerite-session', forged);
    const { location } = await browser.open(authorizeUrl(origin, { prompt: 'none' }));
    assert.equal(location.searchParams.get('error'), 'login_required');
  }
});

test('logout ends the session and leads on to registered addresses only', async (t) => {
  const { origin } = await startAuthority(t);
  const browser = newBrowser();
  await signIn(origin, {}, undefined, browser);
  const url = `${origin}/${tenant}/oauth2/v2.0/logout?post_logout_redirect_uri=`;
  const away = await browser.open(url + encodeURIComponent('https://evil.example/'));
  assert.equal(away.status, 200);
  assert.match(away.text, /You are signed out/);
  assert.equal(browser.cookies.has('partnerite-session'), false);
  const back = await browser.open(`${url}${encodeURIComponent('http://localhost:53682/')}&state=s`);
  assert.equal(back.location.href, 'http://localhost:53682/?state=s');
});
