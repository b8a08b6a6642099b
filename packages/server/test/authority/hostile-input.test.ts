import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { api, password, publicApp, startAuthority, tenant, userName, webApp, webSecret } from './authority-fixture.ts';
import { newBrowser } from './browser-fixture.ts';
import { authorizeUrl, redemption, request, signIn } from './sign-in-fixture.ts';

const names = [...Object.keys({ ...request, ...redemption })].concat([
  'client_secret',
  'client_assertion',
  'client_assertion_type',
  'username',
  'password',
  'resource',
  'refresh_token',
  'device_code',
  'code',
  'assertion',
  'form_token',
  'user_code',
  'action',
  'prompt',
  'login_hint',
  'response_mode',
  'authorization_endpoint',
  'post_logout_redirect_uri',
  '__proto__',
]);
const grants = [
  'client_credentials',
  'authorization_code',
  'refresh_token',
  'password',
  'device_code',
  'urn:ietf:params:oauth:grant-type:device_code',
  'jwt_token',
];
const usual = [
  publicApp,
  webApp,
  webSecret,
  api,
  `${api}/.default`,
  'openid',
  tenant,
  userName,
  'none',
  'S256',
  'code',
];
const value = fc.oneof(
  fc.constantFrom(
    ...usual,
    ...grants,
    'http://localhost:1',
    'http://[::1',
    'a.b.c',
    `${'A'.repeat(22)}.${'A'.repeat(43)}`,
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
);
const form = fc.array(fc.tuple(fc.constantFrom(...names, 'grant_type'), value), { maxLength: 12 });
const endpoint = fc.constantFrom(
  'oauth2/token',
  'oauth2/v2.0/token',
  'oauth2/authorize',
  'oauth2/v2.0/authorize',
  'oauth2/v2.0/devicecode',
  'oauth2/deviceauth',
  'oauth2/v2.0/logout',
  'discovery/instance',
  'userrealm',
);
const segment = fc.oneof(
  fc.constantFrom(tenant, 'common', 'organizations'),
  fc.string({ unit: 'binary', maxLength: 30 }),
);

test('no form, query, cookie or header makes the authority fail', async (t) => {
  const { origin } = await startAuthority(t);
  const headers = fc.record({
    authorization: fc.oneof(fc.constantFrom('Basic Og==', 'Basic x', 'Bearer a.b.c'), fc.base64String()),
    cookie: fc.oneof(
      fc.constantFrom('partnerite-session=e30.x; partnerite-form=', 'partnerite-form=x'),
      fc.base64String(),
    ),
  });
  const isUsable = (name: string) => name !== '' && name !== '.' && name !== '..' && !name.includes('/');
  await fc.assert(
    fc.asyncProperty(
      segment.filter(isUsable),
      endpoint,
      form,
      headers,
      fc.boolean(),
      async (name, path, fields, sent, posted) => {
        const parameters = new URLSearchParams(fields);
        const url = `${origin}/${encodeURIComponent(name)}/${path}`;
        const response = posted
          ? await fetch(url, { method: 'POST', headers: sent, body: parameters, redirect: 'manual' })
          : await fetch(`${url}?${parameters}`, { headers: sent, redirect: 'manual' });
        await response.arrayBuffer();
        assert.ok(response.status < 500, `${posted ? 'POST' : 'GET'} ${url} ${parameters}: ${response.status}`);
      },
    ),
    { numRuns: 400 },
  );
});

test('no secret, password, code or token gets into the log', async (t) => {
  let log = '';
  const { origin, post } = await startAuthority(t, {
    log: (line) => {
      log += line;
    },
  });
  const browser = newBrowser();
  const page = await browser.open(authorizeUrl(origin));
  await browser.submit(page, { username: userName, password: 'wrong-password-1', action: 'sign-in' });
  const code = (await signIn(origin)).location.searchParams.get('code') ?? '';
  const tokens = (await post(`/${tenant}/oauth2/v2.0/token`, { ...redemption, code })).json;
  const fields = { grant_type: 'client_credentials', client_id: webApp, resource: api };
  await post(`/${tenant}/oauth2/token`, { ...fields, client_secret: webSecret });
  await post(`/${tenant}/oauth2/token`, { ...fields, client_secret: 'wrong-secret-1' });
  assert.match(log, /oauth2/);
  const secrets = [password, 'wrong-password-1', webSecret, 'wrong-secret-1', code];
  for (const secret of [...secrets, String(tokens.access_token), String(tokens.refresh_token)]) {
    assert.ok(!log.includes(secret));
  }
});
