import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import {
  api,
  assertRefused,
  claimsOf,
  foreignTenant,
  publicApp,
  redirectUri,
  startAuthority,
  tenant,
  userName,
  webApp,
  webSecret,
} from './authority-fixture.ts';
import { authorizeUrl, getCode, redemption, signIn } from './sign-in-fixture.ts';

const withoutChallenge = { code_challenge: '', code_challenge_method: '' };
const tokenPath = `/${tenant}/oauth2/v2.0/token`;

test('a sign-in with PKCE ends in access, ID and refresh token of the second generation', async (t) => {
  const { origin, post, clock } = await startAuthority(t);
  const { location } = await signIn(origin);
  assert.equal(location.origin, redirectUri);
  assert.equal(location.searchParams.get('state'), 'state-1');
  const code = location.searchParams.get('code') ?? '';
  const { status, json } = await post(tokenPath, { ...redemption, code, client_info: '1' });
  assert.equal(status, 200);
  assert.equal(json.expires_in, 3600);
  assert.equal(json.scope, `${api}/user_impersonation ${api}/.default openid profile`);
  assert.equal(typeof json.refresh_token, 'string');

  const access = claimsOf(json.access_token);
  assert.equal(access.scp, 'user_impersonation');
  assert.equal(access.preferred_username, userName);
  assert.equal(access.azpacr, '0');
  assert.deepEqual(access.amr, ['pwd', 'mfa']);
  assert.equal(access.tid, tenant);

  const info = JSON.parse(Buffer.from(String(json.client_info), 'base64url').toString());
  assert.deepEqual(info, { uid: access.oid, utid: tenant });

  const keys = createRemoteJWKSet(new URL(`${origin}/${tenant}/discovery/v2.0/keys`));
  const { payload } = await jwtVerify(String(json.id_token), keys, {
    issuer: `${origin}/${tenant}/v2.0`,
    audience: publicApp,
    currentDate: new Date(clock()),
  });
  assert.equal(payload.nonce, 'nonce-1');
  assert.equal(payload.preferred_username, userName);
});

test('the first generation answers strings, the resource, and a refresh token without being asked', async (t) => {
  const { origin, post } = await startAuthority(t);
  const path = `/${tenant}/oauth2/authorize`;
  const code = await getCode(origin, { scope: '', resource: api }, path);
  const { status, json } = await post(`/${tenant}/oauth2/token`, { ...redemption, code, resource: api });
  assert.equal(status, 200);
  assert.equal(json.scope, 'user_impersonation');
  assert.equal(json.expires_in, '3600');
  assert.equal(json.resource, api);
  assert.equal(typeof json.refresh_token, 'string');
  const access = claimsOf(json.access_token);
  assert.equal(access.upn, userName);
  assert.equal(access.unique_name, userName);
  assert.equal(access.appid, publicApp);
  assert.equal(access.appidacr, '0');
  assert.equal(claimsOf(json.id_token).upn, userName);
});

test('a code that was issued under common is redeemed under common', async (t) => {
  const { origin, post } = await startAuthority(t);
  const code = await getCode(origin, {}, '/common/oauth2/v2.0/authorize');
  const { status, json } = await post('/common/oauth2/v2.0/token', { ...redemption, code });
  assert.equal(status, 200);
  assert.equal(claimsOf(json.access_token).tid, tenant);
});

test('a confidential app must prove itself when it redeems a code', async (t) => {
  const { origin, post } = await startAuthority(t);
  const code = await getCode(origin, { client_id: webApp });
  const fields = { ...redemption, client_id: webApp, code };
  assertRefused(await post(tokenPath, fields), { status: 401, code: 7000218, error: 'invalid_client' });
  const { status, json } = await post(tokenPath, { ...fields, client_secret: webSecret });
  assert.equal(status, 200);
  assert.equal(claimsOf(json.access_token).azpacr, '1');
});

test('a code is good for one use, also when it is used twice at the same moment', async (t) => {
  const { origin, post } = await startAuthority(t);
  const code = await getCode(origin);
  const answers = await Promise.all(Array.from({ length: 8 }, () => post(tokenPath, { ...redemption, code })));
  assert.equal(answers.filter(({ status }) => status === 200).length, 1);
  const again = await post(tokenPath, { ...redemption, code });
  assertRefused(again, { status: 400, code: 54005, error: 'invalid_grant' });
});

test('a code ends after ten minutes', async (t) => {
  const { origin, post, clock } = await startAuthority(t);
  const code = await getCode(origin);
  clock.advance(10 * 60_000);
  assertRefused(await post(tokenPath, { ...redemption, code }), { status: 400, code: 70008, error: 'invalid_grant' });
});

test('a refused redemption leaves the code as it was', async (t) => {
  const { origin, post } = await startAuthority(t);
  const code = await getCode(origin);
  const fields = { ...redemption, code };
  const cases = [
    [{ code_verifier: `${redemption.code_verifier}x` }, 501481, 'invalid_grant'],
    [{ code_verifier: '' }, 501481, 'invalid_grant'],
    [{ redirect_uri: 'http://localhost:1' }, 50011, 'invalid_request'],
    [{ client_id: webApp, client_secret: webSecret }, 70000, 'invalid_grant'],
    [{ code: 'not-a-code' }, 9002313, 'invalid_request'],
    [{ code: `${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}` }, 70008, 'invalid_grant'],
    [{ scope: 'https://evil.example/.default' }, 500011, 'invalid_resource'],
  ] as const;
  for (const [change, number, error] of cases) {
    assertRefused(await post(tokenPath, { ...fields, ...change }), { status: 400, code: number, error });
  }
  assert.equal((await post(tokenPath, fields)).status, 200);
});

test('an address without a path is the same as its root, as URL libraries write it', async (t) => {
  const { origin, post } = await startAuthority(t);
  const code = await getCode(origin);
  const { status } = await post(tokenPath, { ...redemption, code, redirect_uri: `${redirectUri}/` });
  assert.equal(status, 200);
});

test('a verifier for a code without challenge is refused', async (t) => {
  const { origin, post } = await startAuthority(t);
  const code = await getCode(origin, { ...withoutChallenge, client_id: webApp });
  const { code_verifier: _, ...rest } = redemption;
  const plain = { ...rest, client_id: webApp, client_secret: webSecret, code };
  const answer = await post(tokenPath, { ...redemption, ...plain });
  assertRefused(answer, { status: 400, code: 501481, error: 'invalid_grant' });
  assert.equal((await post(tokenPath, plain)).status, 200);
});

test('a public app gets no code without a challenge, unless it speaks the first generation, which knows none', async (t) => {
  const { origin, post } = await startAuthority(t);
  const response = await fetch(authorizeUrl(origin, withoutChallenge), { redirect: 'manual' });
  const location = new URL(response.headers.get('location') ?? '');
  assert.equal(location.searchParams.get('error'), 'invalid_request');
  assert.match(location.searchParams.get('error_description') ?? '', /^AADSTS9002325: /);
  const change = { ...withoutChallenge, scope: '', resource: api };
  const code = await getCode(origin, change, `/${tenant}/oauth2/authorize`);
  const { code_verifier: _, ...plain } = redemption;
  assert.equal((await post(`/${tenant}/oauth2/token`, { ...plain, code, resource: api })).status, 200);
});

test('a code that is used again loses what it earned; only its own application can make it so', async (t) => {
  const { origin, post } = await startAuthority(t);
  const fields = { ...redemption, code: await getCode(origin) };
  const { json } = await post(tokenPath, fields);
  const refresh = { grant_type: 'refresh_token', client_id: publicApp, refresh_token: String(json.refresh_token) };
  await post(tokenPath, { ...fields, client_id: webApp, client_secret: webSecret });
  assert.equal((await post(tokenPath, refresh)).status, 200);
  assert.equal((await post(tokenPath, fields)).status, 400);
  assertRefused(await post(tokenPath, refresh), { status: 400, code: 70008, error: 'invalid_grant' });
});

test('the answer comes by query, fragment or posted form, as asked', async (t) => {
  const { origin } = await startAuthority(t);
  const fragment = await signIn(origin, { response_mode: 'fragment' });
  const inFragment = new URLSearchParams(fragment.location.hash.slice(1));
  assert.equal(inFragment.get('state'), 'state-1');
  assert.ok(inFragment.get('code'));
  assert.equal(fragment.location.search, '');
  const posted = await signIn(origin, { response_mode: 'form_post', state: '"><script>' });
  assert.equal(posted.status, 200);
  assert.match(posted.text, /<form method="post" action="http:\/\/localhost:53682">/);
  assert.match(posted.text, /name="code" value="[\w.-]+"/);
  assert.match(posted.text, /name="state" value="&quot;&gt;&lt;script&gt;"/);
  assert.match(posted.headers.get('content-security-policy') ?? '', /form-action 'self' http:\/\/localhost:53682;/);
});

test('what is wrong with the request goes back to the app, once its address is known to be its own', async (t) => {
  const { origin } = await startAuthority(t);
  const cases = [
    [{ response_type: 'token' }, 'unsupported_response_type'],
    [{ response_type: '' }, 'invalid_request'],
    [{ scope: '' }, 'invalid_request'],
    [{ scope: 'https://evil.example/.default' }, 'invalid_resource'],
    [{ response_mode: 'web_message' }, 'invalid_request'],
    [{ code_challenge_method: 'plain' }, 'invalid_request'],
    [{ code_challenge_method: '' }, 'invalid_request'],
    [{ code_challenge: 'short' }, 'invalid_request'],
    [{ prompt: 'none' }, 'login_required'],
  ] as const;
  for (const [change, error] of cases) {
    const response = await fetch(authorizeUrl(origin, change), { redirect: 'manual' });
    const location = new URL(response.headers.get('location') ?? '');
    assert.equal(location.origin, redirectUri);
    assert.equal(location.searchParams.get('error'), error);
    assert.equal(location.searchParams.get('state'), 'state-1');
    assert.match(location.searchParams.get('error_description') ?? '', /^AADSTS\d+: /);
  }
});

test('an app or an address that is not registered is told on a page, never by redirect', async (t) => {
  const { origin } = await startAuthority(t);
  const cases = [
    { client_id: foreignTenant },
    { client_id: '' },
    { redirect_uri: '' },
    { redirect_uri: 'https://evil.example' },
    { redirect_uri: 'http://localhost.evil.example' },
    { redirect_uri: 'http://localhost:53682/other' },
    { redirect_uri: 'http://localhost:53682/?x=1' },
    { redirect_uri: 'http://localhost:53682/#x' },
    { redirect_uri: 'http://user@localhost:53682' },
    { redirect_uri: 'https://localhost:53682' },
    { redirect_uri: 'javascript:alert(1)' },
  ];
  for (const change of cases) {
    const response = await fetch(authorizeUrl(origin, change), { redirect: 'manual' });
    assert.equal(response.status, 400, JSON.stringify(change));
    assert.match(response.headers.get('content-type') ?? '', /^text\/html/);
    assert.match(await response.text(), /role="alert"/);
  }
});

test("the dashboard's address is this server's own root, written exactly", async (t) => {
  const { origin } = await startAuthority(t);
  const own = await signIn(origin, { redirect_uri: `${origin}/` });
  assert.equal(own.status, 303);
  assert.equal(own.location.origin, origin);
  const other = await fetch(authorizeUrl(origin, { redirect_uri: `${origin}/somewhere` }));
  assert.equal(other.status, 400);
});
