import assert from 'node:assert/strict';
import { createHmac, createSign, generateKeyPairSync } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { apiClient } from '../api-client.ts';
import { partnerA, partnerB, startTestServer, type TestServer } from '../running-server.ts';
import { appClaims, createTestIssuer, issuerName, type TestIssuer } from './minted-tokens.ts';

const path = `/v1/customers/${partnerA.customer}/profiles/billing`;
const skewAndMore = 120;

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const now = () => Math.floor(Date.now() / 1000);

describe('a token', () => {
  let issuer: TestIssuer;
  let server: TestServer;

  before(async () => {
    issuer = await createTestIssuer();
    server = await startTestServer({ file: { issuers: [issuer.settings] } });
  });
  after(async () => {
    await server.dispose();
    await issuer.dispose();
  });

  const ask = (token: string) => apiClient(server, token).get(path);

  const refused = async (token: string, code = 400) => {
    const { status, headers, body, text } = await ask(token);
    assert.deepEqual({ status, code: body.code, data: body.data }, { status: 401, code, data: [] });
    const challenge = headers.get('www-authenticate') ?? '';
    assert.match(challenge, /^Bearer error="invalid_token", error_description="[^"]{1,200}"$/);
    if (token.length > 20) assert.ok(!challenge.includes(token) && !text.includes(token));
    return challenge;
  };

  test('of a trusted issuer is taken', async () => {
    assert.equal((await ask(await issuer.mint())).status, 200);
  });

  test('is taken again and again', async () => {
    const token = await issuer.mint();
    for (let again = 0; again < 3; again += 1) assert.equal((await ask(token)).status, 200);
  });

  test('that has expired is refused', async () => {
    await refused(await issuer.mint({ claims: { exp: now() - skewAndMore } }));
  });

  test('within the skew of 60 seconds is taken', async () => {
    assert.equal((await ask(await issuer.mint({ claims: { exp: now() - 30 } }))).status, 200);
    assert.equal((await ask(await issuer.mint({ claims: { nbf: now() + 30 } }))).status, 200);
  });

  test('that is not valid yet is refused', async () => {
    await refused(await issuer.mint({ claims: { nbf: now() + skewAndMore } }));
  });

  test('without an end is refused', async () => {
    await refused(await issuer.mint({ without: ['exp'] }));
  });

  test('of an issuer that is not trusted is refused', async () => {
    await refused(await issuer.mint({ claims: { iss: `https://login.example/${partnerA.tenant}/` } }));
  });

  test('of a trusted issuer for another tenant than it says is refused', async () => {
    await refused(await issuer.mint({ claims: { iss: issuerName(partnerB.tenant) } }));
  });

  test('of a tenant that is no partner here is refused', async () => {
    const tid = '11111111-1111-4111-8111-111111111111';
    await refused(await issuer.mint({ claims: { iss: issuerName(tid), tid } }));
  });

  test('for another audience is refused with 900420', async () => {
    await refused(await issuer.mint({ claims: { aud: 'https://graph.example' } }), 900420);
  });

  test('without a signature, alg none, is refused', async () => {
    for (const alg of ['none', 'None', '']) {
      await refused(`${encode({ alg, kid: 'test-key' })}.${encode(appClaims())}.`);
      await refused(`${encode({ alg, kid: 'test-key' })}.${encode(appClaims())}.AAAA`);
    }
  });

  test('signed with the public key as an HS256 secret is refused', async () => {
    const content = `${encode({ alg: 'HS256', kid: 'test-key' })}.${encode(appClaims())}`;
    const signature = createHmac('sha256', issuer.publicKey).update(content).digest('base64url');
    await refused(`${content}.${signature}`);
  });

  test('signed with an unknown key, or under an unknown kid, is refused', async () => {
    await refused(await issuer.mint({ keyId: 'nobody-knows' }));
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const content = `${encode({ alg: 'RS256', kid: 'test-key' })}.${encode(appClaims())}`;
    await refused(`${content}.${createSign('sha256').update(content).sign(privateKey, 'base64url')}`);
  });

  test('that brings its own key along is refused', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const jwk = publicKey.export({ format: 'jwk' });
    const content = `${encode({ alg: 'RS256', jwk, jku: 'http://127.0.0.1:1/keys' })}.${encode(appClaims())}`;
    await refused(`${content}.${createSign('sha256').update(content).sign(privateKey, 'base64url')}`);
  });

  test('that is cut or changed anywhere is refused', async () => {
    const token = await issuer.mint();
    const [head = '', claims = '', signature = ''] = token.split('.');
    const asPartnerB = encode({ ...appClaims(), iss: issuerName(partnerB.tenant), tid: partnerB.tenant });
    for (const broken of [
      token.slice(0, -10),
      token.slice(0, 40),
      `${head}.${claims}`,
      `${head}.${claims}.`,
      `${head}.${asPartnerB}.${signature}`,
      `${token}.more`,
      '..',
      `${encode([])}.${encode(null)}.${signature}`,
    ]) {
      await refused(broken);
    }
  });

  test('of 100 kB is refused like any other', async () => {
    await refused('a'.repeat(100_000));
    await refused(await issuer.mint({ claims: { padding: 'x'.repeat(75_000) } }));
  });

  for (const [kind, claims] of Object.entries({
    'both of an app and of a user': { idtyp: 'app', scp: 'user_impersonation' },
    'of a user without a scope': { idtyp: 'user', upn: 'admin@contosopartner.onmicrosoft.com' },
    'of a kind nobody knows': { idtyp: 'device' },
    'of two apps at once': { appid: partnerA.app, azp: partnerB.app },
    'of no app': { appid: undefined },
    'with a tenant that is no GUID': { tid: '../x' },
    'with a list for a tenant': { tid: [partnerA.tenant] },
    'with a list of scopes': { idtyp: undefined, scp: ['a', 'b'] },
  })) {
    test(`${kind} is refused`, async () => {
      await refused(await issuer.mint({ claims }));
    });
  }
});

describe('where a second factor is required', () => {
  let issuer: TestIssuer;
  let server: TestServer;

  before(async () => {
    issuer = await createTestIssuer();
    server = await startTestServer({ file: { issuers: [issuer.settings], authentication: { requireMfa: true } } });
  });
  after(async () => {
    await server.dispose();
    await issuer.dispose();
  });

  const user = { idtyp: 'user', scp: 'user_impersonation', upn: 'admin@contosopartner.onmicrosoft.com' };
  const ask = async (claims: Record<string, unknown>) => apiClient(server, await issuer.mint({ claims })).get(path);

  test('a user who proved one factor is refused with 900421', async () => {
    for (const amr of [undefined, ['pwd'], 'mfa', []]) {
      const { status, headers, body } = await ask({ ...user, amr });
      assert.deepEqual({ status, code: body.code }, { status: 401, code: 900421 });
      assert.match(headers.get('www-authenticate') ?? '', /^Bearer error=/);
    }
  });

  test('a user who proved two is served', async () => {
    assert.equal((await ask({ ...user, amr: ['pwd', 'mfa'] })).status, 200);
  });

  test('an app alone is served', async () => {
    assert.equal((await ask({})).status, 200);
  });
});
