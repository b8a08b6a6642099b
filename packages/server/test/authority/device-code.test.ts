import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  api,
  assertRefused,
  claimsOf,
  foreignUser,
  from,
  type Json,
  password,
  publicApp,
  startAuthority,
  type TestAuthority,
  tenant,
  userName,
  webApp,
  webSecret,
} from './authority-fixture.ts';
import { newBrowser, type Page, problemOf } from './browser-fixture.ts';

const path = `/${tenant}/oauth2/v2.0/token`;
const credentials = { username: userName, password, action: 'continue' };

async function askForCodes({ post }: TestAuthority): Promise<Json> {
  const scope = `${api}/.default openid offline_access`;
  const { status, json } = await post(`/${tenant}/oauth2/v2.0/devicecode`, { client_id: publicApp, scope });
  assert.equal(status, 200);
  return json;
}

const poll = (codes: Json) => ({
  grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
  client_id: publicApp,
  device_code: String(codes.device_code),
});

/** Types the code and comes to the page that asks for consent. */
async function enterCode(codes: Json, browser = newBrowser()): Promise<Page> {
  const page = await browser.open(String(codes.verification_uri));
  return browser.submit(page, { user_code: String(codes.user_code) });
}

test('a device waits until its user has signed in elsewhere, and then gets tokens once', async (t) => {
  const authority = await startAuthority(t);
  const codes = await askForCodes(authority);
  assert.equal(codes.verification_uri, `${authority.origin}/common/oauth2/deviceauth`);
  assert.equal(codes.expires_in, 900);
  assert.equal(codes.interval, 5);
  assert.match(String(codes.message), new RegExp(String(codes.user_code)));
  const pending = await authority.post(path, poll(codes));
  assertRefused(pending, { status: 400, code: 70016, error: 'authorization_pending' });

  const browser = newBrowser();
  const asked = await enterCode(codes, browser);
  assert.match(asked.text, /Contoso Partner sign-in of Contoso Partner/);
  const done = await browser.submit(asked, credentials);
  assert.match(done.text, /Your device is signed in/);

  const { status, json } = await authority.post(path, poll(codes));
  assert.equal(status, 200);
  assert.equal(claimsOf(json.access_token).preferred_username, userName);
  assert.equal(typeof json.refresh_token, 'string');
  assert.equal((await authority.post(path, poll(codes))).status, 400);
});

test('the first generation has its own names and writes numbers as strings', async (t) => {
  const { post } = await startAuthority(t);
  const { json } = await post(`/common/oauth2/devicecode`, { client_id: publicApp, resource: api });
  assert.equal(json.expires_in, '900');
  assert.equal(json.interval, '5');
  const browser = newBrowser();
  const page = await enterCode({ ...json, verification_uri: json.verification_url }, browser);
  await browser.submit(page, credentials);
  const code = String(json.device_code);
  const fields = { grant_type: 'device_code', client_id: publicApp, code, resource: api };
  const answer = await post('/common/oauth2/token', fields);
  assert.equal(answer.status, 200);
  assert.equal(claimsOf(answer.json.access_token).upn, userName);
});

test('who is signed in already only confirms', async (t) => {
  const authority = await startAuthority(t);
  const browser = newBrowser();
  await browser.submit(await enterCode(await askForCodes(authority), browser), credentials);
  const codes = await askForCodes(authority);
  const page = await enterCode(codes, browser);
  assert.match(page.text, new RegExp(`You are signed in as ${userName}`));
  assert.doesNotMatch(page.text, /type="password"/);
  await browser.submit(page, { action: 'continue' });
  assert.equal((await authority.post(path, poll(codes))).status, 200);
});

test('the code is read without regard to case, spaces and hyphens', async (t) => {
  const authority = await startAuthority(t);
  const codes = await askForCodes(authority);
  const typed = String(codes.user_code)
    .toLowerCase()
    .replace(/^(...)/, ' $1-');
  const page = await enterCode({ ...codes, user_code: typed });
  assert.match(page.text, /asks to be signed in/);
});

test('Cancel tells the device that the user declined', async (t) => {
  const authority = await startAuthority(t);
  const codes = await askForCodes(authority);
  const browser = newBrowser();
  await browser.submit(await enterCode(codes, browser), { action: 'cancel' });
  const declined = await authority.post(path, poll(codes));
  assertRefused(declined, { status: 400, code: 65004, error: 'authorization_declined' });
});

test('a wrong code, a wrong password and a foreign user are told on the page', async (t) => {
  const authority = await startAuthority(t);
  const codes = await askForCodes(authority);
  const browser = newBrowser();
  const wrongCode = await enterCode({ ...codes, user_code: 'AAAAAAAAA' }, browser);
  assert.match(problemOf(wrongCode), /^AADSTS70018: /);
  const page = await enterCode(codes, browser);
  assert.match(problemOf(await browser.submit(page, { ...credentials, password: 'wrong' })), /^AADSTS50126: /);
  assert.match(problemOf(await browser.submit(page, { ...credentials, username: foreignUser })), /^AADSTS50020: /);
  assert.match(problemOf(await newBrowser().submit(page, credentials)), /^AADSTS9000410: /);
  assert.equal((await authority.post(path, poll(codes))).json.error, 'authorization_pending');
});

test('guesses of codes are throttled', async (t) => {
  const authority = await startAuthority(t);
  const codes = await askForCodes(authority);
  const browser = newBrowser();
  const page = await browser.open(String(codes.verification_uri));
  for (let tries = 0; tries < 10; tries += 1) await browser.submit(page, { user_code: 'AAAAAAAAA' });
  const locked = await browser.submit(page, { user_code: String(codes.user_code) });
  assert.equal(locked.status, 429);
});

test('the codes end after fifteen minutes', async (t) => {
  const authority = await startAuthority(t);
  const codes = await askForCodes(authority);
  authority.clock.advance(15 * 60_000);
  const late = await authority.post(path, poll(codes));
  assertRefused(late, { status: 400, code: 70020, error: 'expired_token' });
  assert.match(problemOf(await enterCode(codes)), /^AADSTS70018: /);
});

test('a device code serves the app it was issued to', async (t) => {
  const authority = await startAuthority(t);
  const codes = await askForCodes(authority);
  const other = await authority.post(path, { ...poll(codes), client_id: webApp, client_secret: webSecret });
  assertRefused(other, { status: 400, code: 70000, error: 'invalid_grant' });
  const unknown = await authority.post(`/${tenant}/oauth2/v2.0/devicecode`, { client_id: tenant, scope: 'openid' });
  assertRefused(unknown, { status: 400, code: 700016, error: 'unauthorized_client' });
});

test('one address lets twenty devices wait; one that is served makes room, and others are not held up', async (t) => {
  const authority = await startAuthority(t);
  const ask = (address: string) =>
    authority.post(`/${tenant}/oauth2/v2.0/devicecode`, { client_id: publicApp, scope: 'openid' }, from(address));
  const served = await askForCodes(authority);
  for (let waiting = 1; waiting < 20; waiting += 1) assert.equal((await ask('127.0.0.1')).status, 200);
  const refused = await ask('127.0.0.1');
  assertRefused(refused, { status: 429, code: 90055, error: 'temporarily_unavailable' });
  assert.equal(refused.headers.get('retry-after'), '900');
  assert.equal((await ask('192.0.2.1')).status, 200);

  const browser = newBrowser();
  await browser.submit(await enterCode(served, browser), credentials);
  assert.equal((await authority.post(path, poll(served))).status, 200);
  assert.equal((await ask('127.0.0.1')).status, 200);
  assert.equal((await ask('127.0.0.1')).status, 429);
  authority.clock.advance(15 * 60_000);
  assert.equal((await ask('127.0.0.1')).status, 200);
});
