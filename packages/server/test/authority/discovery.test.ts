import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertRefused, domain, startAuthority, tenant, userName } from './authority-fixture.ts';

test('each generation describes itself, by id or domain', async (t) => {
  const { get, origin } = await startAuthority(t);
  for (const name of [tenant, domain]) {
    const first = (await get(`/${name}/.well-known/openid-configuration`)).json;
    assert.equal(first.issuer, `${origin}/${tenant}/`);
    assert.equal(first.token_endpoint, `${origin}/${tenant}/oauth2/token`);
    assert.equal(first.authorization_endpoint, `${origin}/${tenant}/oauth2/authorize`);
    const second = (await get(`/${name}/v2.0/.well-known/openid-configuration`)).json;
    assert.equal(second.issuer, `${origin}/${tenant}/v2.0`);
    assert.equal(second.token_endpoint, `${origin}/${tenant}/oauth2/v2.0/token`);
    assert.equal(second.device_authorization_endpoint, `${origin}/${tenant}/oauth2/v2.0/devicecode`);
    assert.deepEqual(second.code_challenge_methods_supported, ['S256']);
  }
});

test('where no tenant is named, the issuer has a place for it', async (t) => {
  const { get, origin } = await startAuthority(t);
  const { json } = await get('/common/v2.0/.well-known/openid-configuration');
  assert.equal(json.issuer, `${origin}/{tenantid}/v2.0`);
  assert.equal(json.token_endpoint, `${origin}/common/oauth2/v2.0/token`);
});

test('every address a description names is served', async (t) => {
  const { get, origin } = await startAuthority(t);
  const documents = ['.well-known/openid-configuration', 'v2.0/.well-known/openid-configuration'];
  for (const document of documents) {
    const { json } = await get(`/${tenant}/${document}`);
    for (const [name, url] of Object.entries(json)) {
      if (typeof url !== 'string' || !url.startsWith(`${origin}/`) || name === 'issuer') continue;
      const posted = ['token_endpoint', 'device_authorization_endpoint'].includes(name);
      const response = await fetch(url, posted ? { method: 'POST', body: new URLSearchParams() } : {});
      assert.notEqual(response.status, 404, name);
      await response.arrayBuffer();
    }
  }
});

test('the keys may be kept for less time than a key is published ahead', async (t) => {
  const { get } = await startAuthority(t);
  const { headers, json } = await get(`/${tenant}/discovery/keys`);
  assert.equal(headers.get('cache-control'), 'max-age=300');
  assert.ok(Array.isArray(json.keys));
});

test('an unknown tenant has no description and no keys', async (t) => {
  const { get } = await startAuthority(t);
  for (const path of ['v2.0/.well-known/openid-configuration', 'discovery/v2.0/keys']) {
    assertRefused(await get(`/nosuch/${path}`), { status: 400, code: 90002, error: 'invalid_tenant' });
  }
});

test('instance discovery knows this authority and no other', async (t) => {
  const { get, origin } = await startAuthority(t);
  const path = '/common/discovery/instance?api-version=1.1&authorization_endpoint=';
  const own = await get(path + encodeURIComponent(`${origin}/${tenant}/oauth2/v2.0/authorize`));
  const { host } = new URL(origin);
  assert.equal(own.json.tenant_discovery_endpoint, `${origin}/${tenant}/v2.0/.well-known/openid-configuration`);
  assert.deepEqual(own.json.metadata, [{ preferred_network: host, preferred_cache: host, aliases: [host] }]);
  for (const other of ['https://evil.example/common/oauth2/v2.0/authorize', 'not an address']) {
    const answer = await get(path + encodeURIComponent(other));
    assertRefused(answer, { status: 400, code: 50049, error: 'invalid_instance' });
  }
});

test('the realm of a user is managed when the domain is known', async (t) => {
  const { get } = await startAuthority(t);
  const known = await get(`/Common/UserRealm/${encodeURIComponent(userName)}?api-version=1.0`);
  assert.equal(known.json.account_type, 'Managed');
  assert.equal(known.json.domain_name, domain);
  const unknown = await get('/common/userrealm/nobody%40example.com?api-version=1.0');
  assert.equal(unknown.json.account_type, 'Unknown');
});

test('a client that wants its request id back gets it', async (t) => {
  const { origin } = await startAuthority(t);
  const id = '0c39d6d5-c70d-4c55-bc02-f620844f3fd1';
  const headers = { 'client-request-id': id, 'return-client-request-id': 'true' };
  const response = await fetch(`${origin}/nosuch/oauth2/token`, { method: 'POST', headers });
  assert.equal(response.headers.get('client-request-id'), id);
  const body = (await response.json()) as { correlation_id: string };
  assert.equal(body.correlation_id, id);
});
