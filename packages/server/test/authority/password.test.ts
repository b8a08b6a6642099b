import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  api,
  assertRefused,
  claimsOf,
  foreignUser,
  password,
  publicApp,
  startAuthority,
  tenant,
  userName,
  webApp,
  webSecret,
} from './authority-fixture.ts';

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
