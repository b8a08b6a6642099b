import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  api,
  assertRefused,
  claimsOf,
  foreignUser,
  from,
  password,
  publicApp,
  startAuthority,
  tenant,
  userName,
  webApp,
  webSecret,
} from './authority-fixture.ts';

const day = 24 * 3_600_000;
const fields = { grant_type: 'password', client_id: publicApp, username: userName, password, resource: api };

test('user name and password earn an app+user token of the first generation', async (t) => {
  const { post } = await startAuthority(t);
  for (const name of [tenant, 'common', 'organizations']) {
    const { status, json } = await post(`/${name}/oauth2/token`, fields);
    assert.equal(status, 200);
    assert.equal(typeof json.refresh_token, 'string');
    const claims = claimsOf(json.access_token);
    assert.equal(claims.scp, 'user_impersonation');
    assert.equal(claims.upn, userName);
    assert.equal(claims.tid, tenant);
  }
});

test('the second generation grants what the scopes say', async (t) => {
  const { post } = await startAuthority(t);
  const { resource: _, ...rest } = fields;
  const path = `/${tenant}/oauth2/v2.0/token`;
  const plain = await post(path, { ...rest, scope: `${api}/user_impersonation` });
  assert.equal(plain.json.scope, `${api}/user_impersonation`);
  assert.equal(plain.json.refresh_token, undefined);
  assert.equal(plain.json.id_token, undefined);
  const identity = await post(path, { ...rest, scope: 'openid profile' });
  assert.equal(identity.status, 200);
  assert.equal(claimsOf(identity.json.access_token).aud, 'https://graph.microsoft.com');
  assert.equal(claimsOf(identity.json.id_token).aud, publicApp);
});

const refusals = [
  ['a wrong password', { password: 'wrong' }, 50126, 'invalid_grant'],
  ['an unknown user', { username: 'nobody@contosopartner.onmicrosoft.com' }, 50126, 'invalid_grant'],
  ['a missing password', { password: '' }, 900144, 'invalid_request'],
  ['a missing user name', { username: '' }, 900144, 'invalid_request'],
  ['a user of another tenant', { username: foreignUser }, 50020, 'invalid_grant'],
] as const;

for (const [what, change, code, error] of refusals) {
  test(`${what} is refused with AADSTS${code}`, async (t) => {
    const { post } = await startAuthority(t);
    assertRefused(await post(`/${tenant}/oauth2/token`, { ...fields, ...change }), { status: 400, code, error });
  });
}

test('a confidential app must prove itself before a password is looked at', async (t) => {
  const { post } = await startAuthority(t);
  const path = `/${tenant}/oauth2/token`;
  const answer = await post(path, { ...fields, client_id: webApp });
  assertRefused(answer, { status: 401, code: 7000218, error: 'invalid_client' });
  assert.equal((await post(path, { ...fields, client_id: webApp, client_secret: webSecret })).status, 200);
});

test('a script that signs in again within the day gets the refresh token it has; another app or scope gets its own', async (t) => {
  const { post, clock } = await startAuthority(t);
  const refreshToken = async (change: object = {}, path = `/${tenant}/oauth2/token`) =>
    (await post(path, { ...fields, ...change })).json.refresh_token;
  clock.advance(day - (clock() % day));
  const first = await refreshToken();
  assert.equal(typeof first, 'string');
  clock.advance(day - 1_000);
  assert.equal(await refreshToken(), first);
  const app = await refreshToken({ client_id: webApp, client_secret: webSecret });
  const resource = await refreshToken({ resource: 'https://graph.windows.net' });
  clock.advance(1_000);
  const later = await refreshToken();
  assert.equal(new Set([first, app, resource, later]).size, 4);
  const refresh = { grant_type: 'refresh_token', client_id: publicApp, refresh_token: String(first) };
  assert.equal((await post(`/${tenant}/oauth2/token`, refresh)).status, 200);
});

test('where refresh tokens are for one use, each sign-in gets a new one', async (t) => {
  const { post } = await startAuthority(t, { options: { rotateRefreshTokens: true } });
  const path = `/${tenant}/oauth2/token`;
  const answers = [await post(path, fields), await post(path, fields)];
  assert.equal(new Set(answers.map(({ json }) => json.refresh_token)).size, 2);
});

test('wrong passwords lock the account for the address they come from, and for no other', async (t) => {
  const { post } = await startAuthority(t);
  const path = `/${tenant}/oauth2/token`;
  const wrong = { ...fields, password: 'wrong' };
  for (let tries = 0; tries < 10; tries += 1) assert.equal((await post(path, wrong, from('192.0.2.1'))).status, 400);
  const locked = await post(path, fields, from('192.0.2.1'));
  assertRefused(locked, { status: 429, code: 50053, error: 'invalid_grant' });
  assert.equal((await post(path, fields, from('192.0.2.2'))).status, 200);
});

test('a user name of more than 256 characters is answered like an unknown one', async (t) => {
  const { post } = await startAuthority(t);
  const path = `/${tenant}/oauth2/token`;
  for (let tries = 0; tries < 11; tries += 1) {
    const answer = await post(path, { ...fields, username: 'x'.repeat(257) });
    assertRefused(answer, { status: 400, code: 50126, error: 'invalid_grant' });
  }
});
