import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoTenants } from '../../src/authority/demo-directory.ts';
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

const path = `/${tenant}/oauth2/v2.0/token`;
const day = 24 * 3_600_000;

async function firstToken({ post }: TestAuthority): Promise<string> {
  const scope = `${api}/.default openid offline_access`;
  const fields = { grant_type: 'password', client_id: publicApp, username: userName, password, scope };
  return String((await post(path, fields)).json.refresh_token);
}

const refresh = (token: string) => ({ grant_type: 'refresh_token', client_id: publicApp, refresh_token: token });

test('a refresh token earns new tokens for the same user, again and again', async (t) => {
  const authority = await startAuthority(t);
  const token = await firstToken(authority);
  for (const name of [tenant, 'common']) {
    const { status, json } = await authority.post(`/${name}/oauth2/v2.0/token`, refresh(token));
    assert.equal(status, 200);
    assert.equal(claimsOf(json.access_token).preferred_username, userName);
    assert.equal(claimsOf(json.access_token).aud, api);
    assert.equal(claimsOf(json.id_token).aud, publicApp);
  }
});

test('each use puts off the end by ninety days; unused it ends', async (t) => {
  const authority = await startAuthority(t);
  const token = await firstToken(authority);
  authority.clock.advance(89 * day);
  const renewed = String((await authority.post(path, refresh(token))).json.refresh_token);
  assert.notEqual(renewed, token);
  authority.clock.advance(89 * day);
  const old = await authority.post(path, refresh(token));
  assertRefused(old, { status: 400, code: 70008, error: 'invalid_grant' });
  assert.equal((await authority.post(path, refresh(renewed))).status, 200);
});

test('a young refresh token is handed out again, so that the store does not grow with each use', async (t) => {
  const authority = await startAuthority(t);
  const token = await firstToken(authority);
  assert.equal((await authority.post(path, refresh(token))).json.refresh_token, token);
});

test('with rotation each refresh token is good for one use', async (t) => {
  const authority = await startAuthority(t, { options: { rotateRefreshTokens: true } });
  const token = await firstToken(authority);
  const answers = await Promise.all(Array.from({ length: 4 }, () => authority.post(path, refresh(token))));
  const [winner, ...others] = answers.filter(({ status }) => status === 200);
  assert.deepEqual(others, []);
  const next = String(winner?.json.refresh_token);
  assert.notEqual(next, token);
  assert.equal((await authority.post(path, refresh(next))).status, 200);
});

test('a refresh token of the second generation serves the first, and another resource', async (t) => {
  const authority = await startAuthority(t);
  const token = await firstToken(authority);
  const resource = 'https://graph.windows.net';
  const { status, json } = await authority.post(`/${tenant}/oauth2/token`, { ...refresh(token), resource });
  assert.equal(status, 200);
  assert.equal(claimsOf(json.access_token).aud, resource);
  assert.equal(claimsOf(json.access_token).ver, '1.0');
});

test('a refresh token of another app, a malformed and an unknown one are refused', async (t) => {
  const authority = await startAuthority(t);
  const token = await firstToken(authority);
  const other = await authority.post(path, { ...refresh(token), client_id: webApp, client_secret: webSecret });
  assertRefused(other, { status: 400, code: 70000, error: 'invalid_grant' });
  const malformed = await authority.post(path, refresh('no-such-token'));
  assertRefused(malformed, { status: 400, code: 9002313, error: 'invalid_request' });
  const [owner = '', secret = ''] = token.split('.');
  const unknown = await authority.post(path, refresh(`${owner}.${[...secret].reverse().join('')}`));
  assertRefused(unknown, { status: 400, code: 70008, error: 'invalid_grant' });
});

test('a code is no refresh token, and a refresh token no code', async (t) => {
  const authority = await startAuthority(t);
  const token = await firstToken(authority);
  const fields = {
    grant_type: 'authorization_code',
    client_id: publicApp,
    code: token,
    redirect_uri: 'http://localhost',
  };
  assertRefused(await authority.post(path, fields), { status: 400, code: 70008, error: 'invalid_grant' });
});

test('the demo directory holds no secret in the clear', () => {
  const text = JSON.stringify(demoTenants);
  for (const secret of [webSecret, password]) assert.ok(!text.includes(secret));
});
