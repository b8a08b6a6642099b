import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  api,
  assertRefused,
  claimsOf,
  password,
  publicApp,
  startAuthority,
  type TestAuthority,
  tenant,
  userName,
  webApp,
  webSecret,
} from './authority-fixture.ts';

const older = 'https://graph.windows.net';
const exchange = { grant_type: 'jwt_token' };

async function appToken({ post }: TestAuthority): Promise<string> {
  const fields = { grant_type: 'client_credentials', client_id: webApp, client_secret: webSecret, resource: older };
  return String((await post(`/${tenant}/oauth2/token`, fields)).json.access_token);
}

async function userToken({ post }: TestAuthority): Promise<string> {
  const fields = { grant_type: 'password', client_id: publicApp, username: userName, password, resource: older };
  return String((await post(`/${tenant}/oauth2/token`, fields)).json.access_token);
}

test('a token for the older directory API is exchanged for one of the API', async (t) => {
  const authority = await startAuthority(t);
  const bearer = { authorization: `Bearer ${await appToken(authority)}` };
  for (const path of ['/generatetoken', '/GenerateToken', '/v3/generatetoken']) {
    const { status, json } = await authority.post(path, exchange, bearer);
    assert.equal(status, 200);
    assert.equal(json.token_type, 'bearer');
    assert.equal(json.expires_in, 3600);
    const claims = claimsOf(json.access_token);
    assert.equal(claims.aud, api);
    assert.equal(claims.appid, webApp);
    assert.equal(claims.idtyp, 'app');
  }
});

test('the user and the second factor of a token go over into the new one', async (t) => {
  const authority = await startAuthority(t);
  const { status, json } = await authority.post('/generatetoken', {
    ...exchange,
    assertion: await userToken(authority),
  });
  assert.equal(status, 200);
  const claims = claimsOf(json.access_token);
  assert.equal(claims.upn, userName);
  assert.equal(claims.scp, 'user_impersonation');
  assert.deepEqual(claims.amr, ['pwd', 'mfa']);
});

test('the new token ends with the old one', async (t) => {
  const authority = await startAuthority(t);
  const token = await appToken(authority);
  authority.clock.advance(1_000_000);
  const { json } = await authority.post('/generatetoken', exchange, { authorization: `Bearer ${token}` });
  assert.equal(claimsOf(json.access_token).exp, claimsOf(token).exp);
  assert.equal(json.expires_in, 2600);
});

test('an expired, a foreign and a missing token are refused', async (t) => {
  const authority = await startAuthority(t);
  const token = await appToken(authority);
  const untrusted = { status: 401, code: 50013, error: 'invalid_grant' };
  const forged = `${token.slice(0, -4)}AAAA`;
  assertRefused(await authority.post('/generatetoken', exchange, { authorization: `Bearer ${forged}` }), untrusted);
  const missing = await authority.post('/generatetoken', exchange);
  assertRefused(missing, { status: 400, code: 900144, error: 'invalid_request' });
  const other = await authority.post('/generatetoken', { grant_type: 'password' });
  assertRefused(other, { status: 400, code: 70003, error: 'unsupported_grant_type' });
  authority.clock.advance(3_700_000);
  assertRefused(await authority.post('/generatetoken', exchange, { authorization: `Bearer ${token}` }), untrusted);
});

test('an ID token is no access token', async (t) => {
  const authority = await startAuthority(t);
  const fields = { grant_type: 'password', client_id: publicApp, username: userName, password, scope: 'openid' };
  const { json } = await authority.post(`/${tenant}/oauth2/v2.0/token`, fields);
  for (const token of [json.id_token, json.access_token]) {
    const answer = await authority.post('/generatetoken', { ...exchange, assertion: String(token) });
    assertRefused(answer, { status: 401, code: 50013, error: 'invalid_grant' });
  }
});
