import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apiAudiences } from '../../src/authority/resources.ts';
import {
  api,
  assertRefused,
  claimsOf,
  domain,
  foreignApp,
  foreignTenant,
  from,
  publicApp,
  startAuthority,
  tenant,
  webApp,
  webSecret,
} from './authority-fixture.ts';

const credentials = { grant_type: 'client_credentials', client_id: webApp, client_secret: webSecret };
const v1 = { ...credentials, resource: api };
const v2 = { ...credentials, scope: `${api}/.default` };

test('a client secret earns an app-only token of the first generation, numbers written as strings', async (t) => {
  const { post, origin, clock } = await startAuthority(t);
  const now = Math.floor(clock() / 1000);
  const { status, json, headers } = await post(`/${tenant}/oauth2/token`, v1);
  assert.equal(status, 200);
  assert.equal(headers.get('cache-control'), 'no-store');
  const { access_token, ...rest } = json;
  assert.deepEqual(rest, {
    token_type: 'Bearer',
    expires_in: '3600',
    ext_expires_in: '3600',
    expires_on: String(now + 3600),
    not_before: String(now),
    resource: api,
  });
  const { oid, sub, uti, ...claims } = claimsOf(access_token);
  assert.equal(oid, sub);
  assert.equal(typeof uti, 'string');
  assert.deepEqual(claims, {
    iss: `${origin}/${tenant}/`,
    aud: api,
    iat: now,
    nbf: now,
    exp: now + 3600,
    appid: webApp,
    appidacr: '1',
    app_displayname: 'Contoso Partner web app',
    idp: `https://sts.windows.net/${tenant}/`,
    idtyp: 'app',
    roles: [],
    tid: tenant,
    ver: '1.0',
  });
});

test('a client secret earns an app-only token of the second generation, numbers written as numbers', async (t) => {
  const { post, origin } = await startAuthority(t);
  const { status, json } = await post(`/${tenant}/oauth2/v2.0/token`, v2);
  assert.equal(status, 200);
  const { access_token, ...rest } = json;
  assert.deepEqual(rest, { token_type: 'Bearer', expires_in: 3600, ext_expires_in: 3600 });
  const claims = claimsOf(access_token);
  assert.equal(claims.iss, `${origin}/${tenant}/v2.0`);
  assert.equal(claims.aud, api);
  assert.equal(claims.azp, webApp);
  assert.equal(claims.azpacr, '1');
  assert.equal(claims.ver, '2.0');
  assert.equal(claims.appid, undefined);
  assert.equal(claims.scp, undefined);
});

test('the secret may come in a Basic header, form-encoded', async (t) => {
  const { post } = await startAuthority(t);
  const basic = Buffer.from(`${webApp}:${encodeURIComponent(webSecret)}`).toString('base64');
  const fields = { grant_type: 'client_credentials', resource: api };
  const { status } = await post(`/${tenant}/oauth2/token`, fields, { authorization: `Basic ${basic}` });
  assert.equal(status, 200);
});

test('the tenant may be written as its domain, and paths in any case', async (t) => {
  const { post } = await startAuthority(t);
  const { status, json } = await post(`/${domain.toUpperCase()}/OAuth2/Token`, v1);
  assert.equal(status, 200);
  assert.equal(claimsOf(json.access_token).tid, tenant);
});

test('a resource may be written with a slash at its end; the token names it without', async (t) => {
  const { post } = await startAuthority(t);
  const { json } = await post(`/${tenant}/oauth2/token`, { ...v1, resource: `${api}/` });
  assert.equal(json.resource, `${api}/`);
  assert.equal(claimsOf(json.access_token).aud, api);
});

test('every audience of the API is a resource', async (t) => {
  const { post } = await startAuthority(t);
  assert.ok(apiAudiences.includes('https://api.partner.microsoft.com'));
  for (const resource of apiAudiences) {
    const { json } = await post(`/${tenant}/oauth2/token`, { ...v1, resource });
    assert.equal(claimsOf(json.access_token).aud, resource);
  }
});

test('the older directory API, the Chinese API and this server itself are resources too', async (t) => {
  const { post, origin } = await startAuthority(t);
  const china = 'https://partner.partnercenterapi.microsoftonline.cn';
  for (const resource of ['https://graph.windows.net', china, origin]) {
    const { json } = await post(`/${tenant}/oauth2/token`, { ...v1, resource });
    assert.equal(claimsOf(json.access_token).aud, resource);
  }
});

const refusals = [
  ['a wrong secret', { client_secret: 'wrong' }, { status: 401, code: 7000215, error: 'invalid_client' }],
  ['a missing secret', { client_secret: '' }, { status: 401, code: 7000218, error: 'invalid_client' }],
  ['an unknown client', { client_id: tenant }, { status: 400, code: 700016, error: 'unauthorized_client' }],
  ['a client that is no GUID', { client_id: "'; --" }, { status: 400, code: 700016, error: 'unauthorized_client' }],
  [
    'a client of another tenant',
    { client_id: foreignApp },
    { status: 400, code: 700016, error: 'unauthorized_client' },
  ],
  ['a missing client', { client_id: '' }, { status: 400, code: 900144, error: 'invalid_request' }],
  ['a missing resource', { resource: '' }, { status: 400, code: 900144, error: 'invalid_request' }],
  [
    'an unknown resource',
    { resource: 'https://evil.example' },
    { status: 400, code: 500011, error: 'invalid_resource' },
  ],
  ['a missing grant type', { grant_type: '' }, { status: 400, code: 900144, error: 'invalid_request' }],
  ['an unknown grant type', { grant_type: 'implicit' }, { status: 400, code: 70003, error: 'unsupported_grant_type' }],
] as const;

for (const [what, change, expected] of refusals) {
  test(`${what} is refused with AADSTS${expected.code}`, async (t) => {
    const { post } = await startAuthority(t);
    assertRefused(await post(`/${tenant}/oauth2/token`, { ...v1, ...change }), expected);
  });
}

test('a public app gets no app-only token and must not send a secret', async (t) => {
  const { post } = await startAuthority(t);
  const path = `/${tenant}/oauth2/token`;
  const fields = { grant_type: 'client_credentials', client_id: publicApp, resource: api };
  assertRefused(await post(path, fields), { status: 400, code: 7000218, error: 'unauthorized_client' });
  const withSecret = await post(path, { ...fields, client_secret: 'any' });
  assertRefused(withSecret, { status: 401, code: 700025, error: 'invalid_client' });
});

test('an app without a user must name its tenant', async (t) => {
  const { post } = await startAuthority(t);
  for (const word of ['common', 'organizations']) {
    const answer = await post(`/${word}/oauth2/token`, v1);
    assertRefused(answer, { status: 400, code: 50059, error: 'invalid_request' });
  }
});

test('an unknown tenant is refused, quoted harmlessly', async (t) => {
  const { post } = await startAuthority(t);
  const answer = await post(`/${encodeURIComponent('no\r\n<b>such')}/oauth2/token`, v1);
  assertRefused(answer, { status: 400, code: 90002, error: 'invalid_tenant' });
  assert.match(String(answer.json.error_description), /'no\?\?\?b\?such'/);
  const foreign = await post(`/${foreignTenant}/oauth2/token`, v1);
  assertRefused(foreign, { status: 400, code: 700016, error: 'unauthorized_client' });
});

test('without a user the only scope is everything of one resource', async (t) => {
  const { post } = await startAuthority(t);
  const path = `/${tenant}/oauth2/v2.0/token`;
  const cases = [
    [`${api}/user_impersonation`, 1002012, 'invalid_scope'],
    [`${api}/.default openid`, 1002012, 'invalid_scope'],
    [`${api}/.default https://graph.windows.net/.default`, 28000, 'invalid_request'],
    ['User.Read', 70011, 'invalid_scope'],
    ['https://evil.example/.default', 500011, 'invalid_resource'],
  ] as const;
  for (const [scope, code, error] of cases) {
    assertRefused(await post(path, { ...v2, scope }), { status: 400, code, error });
  }
});

test('a repeated parameter, two secrets and another media type are refused', async (t) => {
  const { post, origin } = await startAuthority(t);
  const url = `${origin}/${tenant}/oauth2/token`;
  const repeated = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams([...Object.entries(v1), ['client_id', foreignApp]]),
  });
  assert.equal(repeated.status, 400);
  const json = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(v1),
  });
  assert.equal(json.status, 415);
  assert.match(await json.text(), /application\/x-www-form-urlencoded/);
  const basic = Buffer.from(`${webApp}:${webSecret}`).toString('base64');
  const twice = await post(`/${tenant}/oauth2/token`, v1, { authorization: `Basic ${basic}` });
  assertRefused(twice, { status: 400, code: 9002313, error: 'invalid_request' });
});

test('a form larger than 64 kB is refused', async (t) => {
  const { post } = await startAuthority(t);
  const answer = await post(`/${tenant}/oauth2/token`, { ...v1, client_secret: 'x'.repeat(70_000) });
  assertRefused(answer, { status: 413, code: 9002313, error: 'invalid_request' });
});

test('an error holds neither the secret nor the assertion that was sent', async (t) => {
  const { post } = await startAuthority(t);
  const secret = 'a-secret-nobody-may-see';
  const { json } = await post(`/${tenant}/oauth2/token`, { ...v1, client_secret: secret });
  assert.ok(!JSON.stringify(json).includes(secret));
});

test('wrong secrets lock the app for a minute for their address, but not the secret that was right before', async (t) => {
  const { post, clock } = await startAuthority(t);
  const path = `/${tenant}/oauth2/token`;
  assert.equal((await post(path, v1)).status, 200);
  for (let tries = 0; tries < 10; tries += 1) {
    assert.equal((await post(path, { ...v1, client_secret: `wrong ${tries}` })).status, 401);
  }
  const locked = await post(path, { ...v1, client_secret: 'wrong again' });
  assertRefused(locked, { status: 429, code: 50053, error: 'invalid_grant' });
  assert.equal(locked.headers.get('retry-after'), '60');
  assert.equal((await post(path, v1)).status, 200);
  clock.advance(60_000);
  const later = await post(path, { ...v1, client_secret: 'wrong again' });
  assertRefused(later, { status: 401, code: 7000215, error: 'invalid_client' });
});

test('many workers that start at once with the right secret all get a token', async (t) => {
  const { post } = await startAuthority(t);
  const answers = await Promise.all(Array.from({ length: 30 }, () => post(`/${tenant}/oauth2/token`, v1)));
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
});

test('wrong secrets from one address lock out nobody elsewhere', async (t) => {
  const { post } = await startAuthority(t);
  const path = `/${tenant}/oauth2/token`;
  const wrong = (tries: number) => ({ ...v1, client_secret: `wrong ${tries}` });
  for (let tries = 0; tries < 10; tries += 1) await post(path, wrong(tries), from('2001:db8::1'));
  assert.equal((await post(path, v1, from('2001:db8::2'))).status, 429);
  assert.equal((await post(path, v1, from('2001:db8:0:1::1'))).status, 200);
});

test('a secret too long to be one is a wrong secret', async (t) => {
  const { post } = await startAuthority(t);
  const answer = await post(`/${tenant}/oauth2/token`, { ...v1, client_secret: `a${'\u0301'.repeat(8_000)}` });
  assertRefused(answer, { status: 401, code: 7000215, error: 'invalid_client' });
});
