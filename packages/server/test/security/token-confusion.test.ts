import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { apiClient, type Json } from '../api-client.ts';
import { createTestIssuer, issuerName, type TestIssuer } from '../http/minted-tokens.ts';
import { partnerA, partnerB, startTestServer, type TestServer } from '../running-server.ts';

const scope = 'https://api.partnercenter.microsoft.com/user_impersonation openid offline_access';

describe('no token passes for another:', () => {
  let issuer: TestIssuer;
  let other: TestIssuer;
  let server: TestServer;
  before(async () => {
    [issuer, other] = await Promise.all([createTestIssuer(), createTestIssuer()]);
    // Each is trusted for one partner; both sign with a key of the same name.
    const settings = [
      { ...issuer.settings, tenants: [partnerA.tenant] },
      { ...other.settings, issuer: 'https://other.example/{tenantid}/', tenants: [partnerB.tenant] },
    ];
    server = await startTestServer({ file: { issuers: settings } });
  });
  after(async () => {
    await server.dispose();
    await Promise.all([issuer.dispose(), other.dispose()]);
  });

  const statusOf = async (token: string, partner = partnerA) =>
    (await apiClient(server, token).get(`/v1/customers/${partner.customer}/profiles/billing`)).status;

  const signedIn = async (): Promise<Json> => {
    const body = new URLSearchParams({
      grant_type: 'password',
      client_id: partnerA.publicApp,
      username: partnerA.user,
      password: 'Partnerite-demo-1',
      scope,
    });
    return (await fetch(`${server.url}/${partnerA.tenant}/oauth2/v2.0/token`, { method: 'POST', body })).json();
  };

  test('an ID token or a refresh token is no access token', async () => {
    const tokens = await signedIn();
    assert.equal(await statusOf(tokens.access_token), 200);
    assert.equal(await statusOf(tokens.id_token), 401);
    assert.equal(await statusOf(tokens.refresh_token), 401);
  });

  test('an access token is no refresh token, no code and no client assertion', async () => {
    const { access_token: token } = await signedIn();
    const forms: readonly Record<string, string>[] = [
      { grant_type: 'refresh_token', refresh_token: token },
      { grant_type: 'authorization_code', code: token, redirect_uri: 'http://localhost' },
      {
        grant_type: 'client_credentials',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: token,
      },
    ];
    for (const form of forms) {
      const body = new URLSearchParams({ client_id: partnerA.publicApp, scope, ...form });
      const answer = await fetch(`${server.url}/${partnerA.tenant}/oauth2/v2.0/token`, { method: 'POST', body });
      assert.ok(answer.status === 400 || answer.status === 401, `${form.grant_type}: ${answer.status}`);
      await answer.text();
    }
  });

  test('an issuer speaks for no partner of another issuer, in neither name', async () => {
    assert.equal(await statusOf(await issuer.mint()), 200);
    const forB = { tid: partnerB.tenant };
    const names = [issuerName(partnerB.tenant), `https://other.example/${partnerB.tenant}/`];
    for (const iss of names) {
      assert.equal(await statusOf(await issuer.mint({ claims: { ...forB, iss } }), partnerB), 401, iss);
    }
    assert.equal(await statusOf(await other.mint({ claims: { ...forB, iss: names[1] ?? '' } }), partnerB), 200);
    assert.equal(await statusOf(await other.mint()), 401);
  });

  test('nor for what the bundled authority issues', async () => {
    for (const iss of [`${server.url}/${partnerA.tenant}/`, `${server.url}/${partnerA.tenant}/v2.0`]) {
      assert.equal(await statusOf(await issuer.mint({ claims: { iss } })), 401, iss);
    }
  });
});
