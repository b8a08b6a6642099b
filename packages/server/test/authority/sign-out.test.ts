import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { get } from 'node:https';
import { test } from 'node:test';
import { startTestServer } from '../running-server.ts';
import {
  type Answer,
  assertRefused,
  claimsOf,
  foreignApp,
  foreignTenant,
  foreignUser,
  password,
  publicApp,
  startAuthority,
  type TestAuthority,
  tenant,
  userName,
} from './authority-fixture.ts';
import { newBrowser } from './browser-fixture.ts';
import { authorizeUrl, redemption, signIn } from './sign-in-fixture.ts';

type Browser = ReturnType<typeof newBrowser>;

const tokenPath = `/${tenant}/oauth2/v2.0/token`;
const logoutPath = `/${tenant}/oauth2/v2.0/logout`;
const signedOut = { status: 400, code: 70008, error: 'invalid_grant' };

async function tokensOf({ origin, post }: TestAuthority, browser: Browser): Promise<Answer['json']> {
  const { location } = await signIn(origin, { prompt: 'login' }, undefined, browser);
  return redeem(post, location.searchParams.get('code') ?? '');
}

async function redeem(post: TestAuthority['post'], code: string): Promise<Answer['json']> {
  const { status, json } = await post(tokenPath, { ...redemption, code });
  assert.equal(status, 200, JSON.stringify(json));
  return json;
}

const refresh = ({ post }: TestAuthority, { refresh_token }: Answer['json']) =>
  post(tokenPath, { grant_type: 'refresh_token', client_id: publicApp, refresh_token: String(refresh_token) });

test('signing out ends every refresh token and code that the browser has got, and the cookie wherever it was copied to', async (t) => {
  const authority = await startAuthority(t);
  const { origin, post } = authority;
  const browser = newBrowser();
  const first = await tokensOf(authority, browser);
  const silent = await browser.open(authorizeUrl(origin, { prompt: 'none' }));
  const second = await redeem(post, silent.location.searchParams.get('code') ?? '');
  const again = await tokensOf(authority, browser);
  const unused = await browser.open(authorizeUrl(origin, { prompt: 'none' }));
  const renewed = await refresh(authority, first);
  assert.equal(renewed.status, 200);
  const copied = new Map(browser.cookies);

  const page = await browser.open(origin + logoutPath);
  assert.equal(page.status, 200);
  for (const tokens of [first, second, again, renewed.json]) assertRefused(await refresh(authority, tokens), signedOut);
  const code = unused.location.searchParams.get('code') ?? '';
  assertRefused(await post(tokenPath, { ...redemption, code }), signedOut);
  const thief = newBrowser();
  for (const [name, value] of copied) thief.cookies.set(name, value);
  const { location } = await thief.open(authorizeUrl(origin, { prompt: 'none' }));
  assert.equal(location.searchParams.get('error'), 'login_required');
});

test('whoever signs in again has a new session, which the old one’s end does not touch', async (t) => {
  const authority = await startAuthority(t);
  const browser = newBrowser();
  const before = await tokensOf(authority, browser);
  await browser.open(authority.origin + logoutPath);
  const after = await tokensOf(authority, browser);
  assert.notEqual(claimsOf(after.id_token).sid, claimsOf(before.id_token).sid);
  assert.equal((await refresh(authority, after)).status, 200);
  assertRefused(await refresh(authority, before), signedOut);
});

test('signing out ends nothing of other browsers, and nothing that was got without one', async (t) => {
  const authority = await startAuthority(t);
  const browser = newBrowser();
  await tokensOf(authority, browser);
  const elsewhere = await tokensOf(authority, newBrowser());
  const scope = 'https://api.partnercenter.microsoft.com/.default offline_access';
  const byPassword = await authority.post(tokenPath, {
    grant_type: 'password',
    client_id: publicApp,
    username: userName,
    password,
    scope,
  });
  await browser.open(authority.origin + logoutPath);
  assert.equal((await refresh(authority, elsewhere)).status, 200);
  assert.equal((await refresh(authority, byPassword.json)).status, 200);
});

test('one browser has one session, also for users of several tenants', async (t) => {
  const authority = await startAuthority(t);
  const { origin } = authority;
  const browser = newBrowser();
  const own = await tokensOf(authority, browser);
  const path = `/${foreignTenant}/oauth2/v2.0/authorize`;
  const page = await browser.open(
    authorizeUrl(origin, { client_id: foreignApp, redirect_uri: 'http://localhost' }, path),
  );
  const other = await browser.submit(page, { username: foreignUser, password, action: 'sign-in' });
  assert.equal(other.status, 303);
  await browser.open(origin + logoutPath);
  assertRefused(await refresh(authority, own), signedOut);
});

test('a device that was signed in by a browser stays signed in', async (t) => {
  const authority = await startAuthority(t);
  const { origin, post } = authority;
  const scope = 'https://api.partnercenter.microsoft.com/.default openid offline_access';
  const { json: device } = await post(`/${tenant}/oauth2/v2.0/devicecode`, { client_id: publicApp, scope });
  const browser = newBrowser();
  await signIn(origin, {}, undefined, browser);
  const page = await browser.open(`${origin}/common/oauth2/deviceauth`);
  const asked = await browser.submit(page, { user_code: String(device.user_code) });
  await browser.submit(asked, { action: 'continue' });
  const { json: tokens } = await post(tokenPath, {
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    client_id: publicApp,
    device_code: String(device.device_code),
  });
  await browser.open(origin + logoutPath);
  assert.equal(claimsOf(tokens.id_token).sid, undefined);
  assert.equal((await refresh(authority, tokens)).status, 200);
});

test('the hint of an ID token is enough, also once the token and the cookie have ended', async (t) => {
  const authority = await startAuthority(t);
  const tokens = await tokensOf(authority, newBrowser());
  authority.clock.advance(13 * 3_600_000);
  const renewed = await refresh(authority, tokens);
  assert.equal(renewed.status, 200);
  const hint = String(tokens.id_token);
  for (const worthless of ['x', 'a.b.c', `${hint.slice(0, -6)}AAAAAA`, String(tokens.access_token)]) {
    const page = await newBrowser().open(`${authority.origin}${logoutPath}?id_token_hint=${worthless}`);
    assert.equal(page.status, 200);
    assert.equal((await refresh(authority, tokens)).status, 200, worthless);
  }
  const next = encodeURIComponent(`${authority.origin}/`);
  const page = await newBrowser().open(
    `${authority.origin}${logoutPath}?id_token_hint=${hint}&post_logout_redirect_uri=${next}&state=s`,
  );
  assert.equal(page.location.href, `${authority.origin}/?state=s`);
  for (const each of [tokens, renewed.json]) assertRefused(await refresh(authority, each), signedOut);
});

test('a refresh token that is exchanged at every use ends too', async (t) => {
  const authority = await startAuthority(t, { options: { rotateRefreshTokens: true } });
  const browser = newBrowser();
  const first = await tokensOf(authority, browser);
  const { json: second } = await refresh(authority, first);
  assert.notEqual(second.refresh_token, first.refresh_token);
  await browser.open(authority.origin + logoutPath);
  assertRefused(await refresh(authority, second), signedOut);
});

test('each sign-in has a session of its own: who knows the one before cannot end the next', async (t) => {
  const authority = await startAuthority(t);
  const planted = newBrowser();
  const before = await tokensOf(authority, planted);
  const victim = newBrowser();
  for (const [name, value] of planted.cookies) victim.cookies.set(name, value);
  const after = await tokensOf(authority, victim);
  assert.notEqual(claimsOf(after.id_token).sid, claimsOf(before.id_token).sid);
  await planted.open(authority.origin + logoutPath);
  assert.equal((await refresh(authority, after)).status, 200);
  const silent = await victim.open(authorizeUrl(authority.origin, { prompt: 'none' }));
  assert.ok(silent.location.searchParams.has('code'));
});

test('of very many sign-ins in one browser the oldest end, and its sign-out ends all others', async (t) => {
  const authority = await startAuthority(t);
  const browser = newBrowser();
  const all: Answer['json'][] = [];
  for (let times = 0; times < 20; times += 1) all.push(await tokensOf(authority, browser));
  const alive = await Promise.all(all.map((tokens) => refresh(authority, tokens)));
  const remembered = alive.filter(({ status }) => status === 200).length;
  assert.deepEqual(
    alive.map(({ status }) => status),
    all.map((_, index) => (index < all.length - remembered ? 400 : 200)),
  );
  assert.ok(remembered >= 10 && remembered < 20, `${remembered}`);
  await browser.open(authority.origin + logoutPath);
  for (const tokens of all) assertRefused(await refresh(authority, tokens), signedOut);
});

test('over TLS the cookies are of this host alone: no host beside it can plant one', async () => {
  const server = await startTestServer({ flags: ['--tls'] });
  try {
    const ca = await readFile(server.caFile ?? '');
    const lines = await new Promise<readonly string[] | undefined>((resolve, reject) => {
      const url = `${server.url}/common/oauth2/deviceauth`;
      const request = get(url, { ca }, (answer) => {
        answer.resume();
        resolve(answer.headers['set-cookie']);
      });
      request.on('error', reject);
    });
    assert.match(lines?.join('\n') ?? '', /^__Host-partnerite-form=[^;]+; Path=\/; [^\n]*Secure$/);
  } finally {
    await server.dispose();
  }
});
