import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type JWTPayload, SignJWT } from 'jose';
import {
  api,
  assertRefused,
  claimsOf,
  domain,
  newCertificate,
  startAuthority,
  type TestCertificate,
  tenant,
  tenantsWithCertificate,
  webApp,
} from './authority-fixture.ts';

const hour = 3_600_000;
const path = `/${tenant}/oauth2/v2.0/token`;
const refused = { status: 401, code: 700027, error: 'invalid_client' };
const certificate = await newCertificate(Date.now() - hour, Date.now() + 1000 * hour);

const start = (t: Parameters<typeof startAuthority>[0], options = {}) =>
  startAuthority(t, { tenants: tenantsWithCertificate(certificate.pem), options });

/** The claims a client library sends, in Unix seconds. */
function assertionClaims(audience: string, now: number): JWTPayload {
  const seconds = Math.floor(now / 1000);
  return { aud: audience, iss: webApp, sub: webApp, jti: crypto.randomUUID(), nbf: seconds, exp: seconds + 600 };
}

interface Signing {
  readonly alg?: string;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly by?: TestCertificate;
}

async function sign(claims: JWTPayload, { alg = 'RS256', header, by = certificate }: Signing = {}): Promise<string> {
  const { privateKey } = by.keys;
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', privateKey);
  const name = alg === 'PS256' ? 'RSA-PSS' : 'RSASSA-PKCS1-v1_5';
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, { name, hash: 'SHA-256' }, false, ['sign']);
  return new SignJWT(claims).setProtectedHeader({ alg, ...(header ?? { x5t: by.x5t }) }).sign(key);
}

const fields = (assertion: string) => ({
  grant_type: 'client_credentials',
  client_id: webApp,
  scope: `${api}/.default`,
  client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  client_assertion: assertion,
});

test('an assertion signed with a registered certificate earns a token that says so', async (t) => {
  const { post, origin, clock } = await start(t);
  const claims = assertionClaims(origin + path, clock());
  const { status, json } = await post(path, fields(await sign(claims)));
  assert.equal(status, 200);
  assert.equal(claimsOf(json.access_token).azpacr, '2');
});

test('PS256 and the SHA-256 thumbprint work as well', async (t) => {
  const { post, origin, clock } = await start(t);
  const signing = { alg: 'PS256', header: { 'x5t#S256': certificate.x5tS256 } };
  const assertion = await sign(assertionClaims(origin + path, clock()), signing);
  assert.equal((await post(path, fields(assertion))).status, 200);
});

test('the audience may be the token endpoint or the issuer, by id or domain', async (t) => {
  const { post, origin, clock } = await start(t);
  const audiences = [
    `${origin}/${tenant}/oauth2/token`,
    `${origin}/${domain}/oauth2/v2.0/token`,
    `${origin}/${tenant}/v2.0`,
    `${origin}/${tenant}/`,
  ];
  for (const audience of audiences) {
    const { status } = await post(path, fields(await sign(assertionClaims(audience, clock()))));
    assert.equal(status, 200, audience);
  }
});

test('an assertion may be sent again until it ends, as MSAL does', async (t) => {
  const { post, origin, clock } = await start(t);
  const assertion = await sign(assertionClaims(origin + path, clock()));
  assert.equal((await post(path, fields(assertion))).status, 200);
  assert.equal((await post(path, fields(assertion))).status, 200);
  clock.advance(661_000);
  assertRefused(await post(path, fields(assertion)), { status: 401, code: 700024, error: 'invalid_client' });
});

test('where assertions are for one use, the second is refused, also at the same moment', async (t) => {
  const { post, origin, clock } = await start(t, { singleUseAssertions: true });
  const assertion = await sign(assertionClaims(origin + path, clock()));
  const answers = await Promise.all(Array.from({ length: 5 }, () => post(path, fields(assertion))));
  assert.equal(answers.filter(({ status }) => status === 200).length, 1);
  assertRefused(await post(path, fields(assertion)), refused);
  const { jti: _, ...unnamed } = assertionClaims(origin + path, clock());
  assertRefused(await post(path, fields(await sign(unnamed))), refused);
});

test('claims that are missing or wrong are refused', async (t) => {
  const { post, origin, clock } = await start(t);
  const good = assertionClaims(origin + path, clock());
  const seconds = Math.floor(clock() / 1000);
  const { exp: _exp, ...endless } = good;
  const { aud: _aud, ...forNobody } = good;
  const cases = [
    { ...good, aud: 'https://login.microsoftonline.com/common/oauth2/token' },
    { ...good, iss: tenant },
    { ...good, sub: tenant },
    { ...good, exp: seconds + 48 * 3600 },
    endless,
    forNobody,
  ];
  for (const claims of cases) assertRefused(await post(path, fields(await sign(claims))), refused);
  const early = await sign({ ...good, nbf: seconds + 120 });
  assertRefused(await post(path, fields(early)), { status: 401, code: 700024, error: 'invalid_client' });
});

test('a foreign key, a foreign thumbprint and none at all are refused', async (t) => {
  const { post, origin, clock } = await start(t);
  const stranger = await newCertificate(Date.now() - hour, Date.now() + hour);
  const claims = assertionClaims(origin + path, clock());
  const assertions = [
    await sign(claims, { by: stranger }),
    await sign(claims, { by: stranger, header: { x5t: certificate.x5t } }),
    await sign(claims, { header: {} }),
    await sign(claims, { header: { x5t: certificate.x5t, 'x5t#S256': stranger.x5tS256 } }),
    'not.a.token',
    'x',
  ];
  for (const assertion of assertions) assertRefused(await post(path, fields(assertion)), refused);
});

test('alg none and HS256 with the public certificate as secret are refused', async (t) => {
  const { post, origin, clock } = await start(t);
  const claims = assertionClaims(origin + path, clock());
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const unsigned = `${part({ alg: 'none', x5t: certificate.x5t })}.${part(claims)}.`;
  const symmetric = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256', x5t: certificate.x5t })
    .sign(new TextEncoder().encode(certificate.pem));
  for (const assertion of [unsigned, symmetric]) assertRefused(await post(path, fields(assertion)), refused);
});

test('a certificate that has ended is refused', async (t) => {
  const { post, origin, clock } = await start(t);
  clock.advance(1001 * hour);
  const answer = await post(path, fields(await sign(assertionClaims(origin + path, clock()))));
  assertRefused(answer, refused);
});

test('the assertion must be named for what it is, and come alone', async (t) => {
  const { post, origin, clock } = await start(t);
  const assertion = await sign(assertionClaims(origin + path, clock()));
  const malformed = { status: 400, code: 9002313, error: 'invalid_request' };
  assertRefused(await post(path, { ...fields(assertion), client_assertion_type: 'saml' }), malformed);
  assertRefused(await post(path, { ...fields(assertion), client_secret: 'also' }), malformed);
});
