import assert from 'node:assert/strict';
import { request as send } from 'node:http';
import { test } from 'node:test';
import { domain, foreignTenant, password, startAuthority, tenant, userName } from './authority-fixture.ts';
import { request } from './sign-in-fixture.ts';

const path = `/${tenant}/oauth2/v2.0/authorize`;

interface Posted {
  readonly status: number;
  readonly location: string | undefined;
}

/** Posts a form to a target that is sent as it is. */
function post(origin: string, target: string, fields: Readonly<Record<string, string>> = request): Promise<Posted> {
  const { hostname, port } = new URL(origin);
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return new Promise((resolve, reject) => {
    const sent = send({ hostname, port, path: target, method: 'POST', headers, agent: false }, (response) => {
      response.resume();
      resolve({ status: response.statusCode ?? 0, location: response.headers.location });
    });
    sent.on('error', reject).end(new URLSearchParams(fields).toString());
  });
}

test('an authorization request may be posted, and leads to the page', async (t) => {
  const { origin } = await startAuthority(t);
  const response = await fetch(origin + path, { method: 'POST', body: new URLSearchParams(request) });
  assert.equal(response.status, 200);
  assert.match(await response.text(), /type="password"/);
});

test('it goes on at this server, at the tenant by its id, with what it asked for', async (t) => {
  const { origin } = await startAuthority(t);
  for (const [target, expected] of [
    [path, path],
    [`/${domain.toUpperCase()}/OAuth2/authorize`, `/${tenant}/oauth2/authorize`],
    ['/common/oauth2/v2.0/authorize', '/common/oauth2/v2.0/authorize'],
  ] as const) {
    const { status, location } = await post(origin, target);
    assert.equal(status, 303);
    const url = new URL(location ?? '');
    assert.equal(url.origin + url.pathname, origin + expected);
    assert.deepEqual(Object.fromEntries(url.searchParams), request);
  }
});

test('a sign-in form without its token puts neither password nor user name into an address', async (t) => {
  const { origin } = await startAuthority(t);
  const form = { ...request, username: userName, password, action: 'sign-in', client_secret: 'secret-1' };
  for (const fields of [form, { ...form, form_token: '' }, { username: userName, password }]) {
    const { location = '' } = await post(origin, path, fields);
    const names = new URL(location).searchParams;
    for (const name of ['username', 'password', 'action', 'client_secret']) assert.equal(names.has(name), false);
    assert.ok(!location.includes(password) && !location.includes('secret-1'));
  }
});

test('a target that names another host, or no tenant, never leads there', async (t) => {
  const { origin } = await startAuthority(t);
  const targets = [
    '/\\evil.example/oauth2/authorize',
    '//evil.example/oauth2/authorize',
    '/%5Cevil.example/oauth2/v2.0/authorize',
    '/%2Fevil.example/oauth2/v2.0/authorize',
    `http://evil.example${path}`,
    `http://evil.example\\@x${path}`,
    `/${foreignTenant.replace('8', '9')}/oauth2/authorize`,
  ];
  for (const target of targets) {
    const { status, location } = await post(origin, target);
    if (status === 303) assert.equal(new URL(location ?? '', 'http://evil.example').origin, origin, target);
    else assert.equal(location, undefined, target);
    assert.ok(status < 500);
  }
  assert.equal((await post(origin, '/\\evil.example/oauth2/authorize')).status, 400);
});
