import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exportSPKI, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { createTokenVerifier, type TokenRefusal, TokenRefused } from '../../src/http/tokens.ts';
import {
  appClaims,
  application,
  audience,
  issuerOf,
  kid,
  otherPartner,
  partner,
  publicKey,
  refusedFor,
  sign,
  startVerifier,
  userClaims,
} from './token-fixture.ts';

test('an app-only token of the first generation speaks for its application', async () => {
  const { verify } = startVerifier();
  const expected = { partner, kind: 'app', applicationId: application, mfa: false };
  assert.deepEqual(await verify(await sign(appClaims())), expected);
  const untyped = await sign(appClaims({ idtyp: undefined }));
  assert.deepEqual(await verify(untyped), expected);
});

test('an app+user token of the first generation speaks for application and user', async () => {
  const { verify } = startVerifier();
  assert.deepEqual(await verify(await sign(userClaims())), {
    partner,
    kind: 'app+user',
    applicationId: application,
    userPrincipalName: 'admin@example.com',
    userId: otherPartner,
    mfa: true,
  });
});

test('the second generation has other names for the same', async () => {
  const { verify } = startVerifier({ issuer: 'https://sts.example/{tenantid}/v2.0' });
  const base = { iss: `${issuerOf(partner)}v2.0`, appid: undefined, azp: application.toUpperCase(), ver: '2.0' };
  const app = await verify(await sign(appClaims(base)));
  assert.deepEqual(app, { partner, kind: 'app', applicationId: application, mfa: false });
  const person = { upn: undefined, preferred_username: 'admin@example.com', amr: undefined };
  const user = await verify(await sign(userClaims({ ...base, ...person })));
  assert.equal(user.kind, 'app+user');
  assert.equal(user.userPrincipalName, 'admin@example.com');
  assert.equal(user.mfa, false);
});

const refusals: readonly (readonly [string, JWTPayload, TokenRefusal])[] = [
  ['a token that has expired', appClaims({ exp: 1_800_000_000 - 61 }), 'expired'],
  ['a token without an end', appClaims({ exp: undefined }), 'invalid'],
  ['a token that is not valid yet', appClaims({ nbf: 1_800_000_000 + 61 }), 'invalid'],
  ['a token for another audience', appClaims({ aud: 'https://graph.microsoft.com' }), 'audience'],
  ['a token without an audience', appClaims({ aud: undefined }), 'audience'],
  ['a token of another issuer', appClaims({ iss: 'https://evil.example/' }), 'invalid'],
  ['a token without an issuer', appClaims({ iss: undefined }), 'invalid'],
  ["a token whose issuer is another tenant's", appClaims({ iss: issuerOf(otherPartner) }), 'invalid'],
  ['a token of a tenant that is no partner', appClaims({ iss: issuerOf(otherPartner), tid: otherPartner }), 'invalid'],
  ['a token without a tenant', appClaims({ tid: undefined }), 'invalid'],
  ['a tenant that is no string', appClaims({ tid: [partner] }), 'invalid'],
  ['a token without an application', appClaims({ appid: undefined }), 'invalid'],
  ['two applications that disagree', appClaims({ azp: otherPartner }), 'invalid'],
  ['an application that is also a user', userClaims({ idtyp: 'app' }), 'invalid'],
  ['a user without a scope', userClaims({ scp: undefined }), 'invalid'],
  ['a user with a blank scope', userClaims({ scp: ' ' }), 'invalid'],
  ['a scope that is no string', userClaims({ scp: ['user_impersonation'] }), 'invalid'],
  ['a user type without a scope', appClaims({ idtyp: 'user' }), 'invalid'],
  ['a type that is not known', appClaims({ idtyp: 'device' }), 'invalid'],
];

for (const [what, claims, reason] of refusals) {
  test(`${what} is refused: ${reason}`, async () => {
    const { verify } = startVerifier();
    const token = await sign(claims);
    await assert.rejects(verify(token), (error) => {
      assert.ok(error instanceof TokenRefused);
      assert.ok(!error.message.includes(token));
      return refusedFor(reason)(error);
    });
  });
}

test('a minute of difference between two clocks is forgiven', async () => {
  const { verify } = startVerifier();
  await verify(await sign(appClaims({ exp: 1_800_000_000 - 59 })));
  await verify(await sign(appClaims({ nbf: 1_800_000_000 + 59 })));
});

test('the algorithm comes from the configuration, never from the token', async () => {
  const { verify } = startVerifier();
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const none = `${part({ alg: 'none' })}.${part(appClaims())}.`;
  const spki = new TextEncoder().encode(await exportSPKI(publicKey));
  const symmetric = await new SignJWT(appClaims()).setProtectedHeader({ alg: 'HS256', kid }).sign(spki);
  const other = await generateKeyPair('ES256');
  const elliptic = await new SignJWT(appClaims()).setProtectedHeader({ alg: 'ES256', kid }).sign(other.privateKey);
  for (const token of [none, symmetric, elliptic]) await assert.rejects(verify(token), refusedFor('invalid'));
});

test('a wrong signature, a truncated token and no token at all are refused', async () => {
  const { verify } = startVerifier();
  const token = await sign(appClaims());
  const [head = '', body = '', signature = ''] = token.split('.');
  const stranger = await generateKeyPair('RS256');
  const forged = await new SignJWT(appClaims()).setProtectedHeader({ alg: 'RS256', kid }).sign(stranger.privateKey);
  const richer = Buffer.from(JSON.stringify(userClaims())).toString('base64url');
  const tokens = [
    forged,
    `${head}.${richer}.${signature}`,
    token.slice(0, -20),
    `${head}.${body}`,
    head,
    '',
    '..',
    'x',
  ];
  for (const each of tokens) await assert.rejects(verify(each), refusedFor('invalid'));
});

test('a token of 100 kB is refused at once, without a look at it', async () => {
  const { verifier, lookUps } = startVerifier();
  const token = await sign(appClaims({ filler: 'x'.repeat(75_000) }));
  assert.ok(token.length > 100_000);
  assert.throws(() => verifier.verify(token), refusedFor('invalid'));
  assert.equal(lookUps(), 0);
});

test('a second factor is demanded of users where the server is told so, and never of applications', async () => {
  const { verify } = startVerifier({}, { requireMfa: true });
  await assert.rejects(verify(await sign(userClaims({ amr: ['pwd'] }))), refusedFor('mfa'));
  await assert.rejects(verify(await sign(userClaims({ amr: 'mfa' }))), refusedFor('mfa'));
  assert.equal((await verify(await sign(userClaims()))).mfa, true);
  assert.equal((await verify(await sign(appClaims()))).kind, 'app');
});

test('a verified token is answered at once, for five minutes', async () => {
  const { verifier, verify, lookUps, advance } = startVerifier();
  const token = await sign(appClaims());
  const principal = await verify(token);
  advance(5 * 60_000 - 1);
  assert.equal(verifier.verify(token), principal);
  assert.equal(lookUps(), 1);
  advance(1);
  assert.ok(verifier.verify(token) instanceof Promise);
});

test('a verified token is not remembered beyond its end', async () => {
  const { verify, advance } = startVerifier();
  const token = await sign(appClaims({ exp: 1_800_000_000 + 60 }));
  await verify(token);
  advance(121_000);
  await assert.rejects(verify(token), refusedFor('expired'));
});

test('a refusal is not remembered', async () => {
  const { verify, advance, lookUps } = startVerifier();
  const token = await sign(appClaims({ nbf: 1_800_000_000 + 100 }));
  await assert.rejects(verify(token), refusedFor('invalid'));
  advance(100_000);
  assert.equal((await verify(token)).kind, 'app');
  assert.equal(lookUps(), 2);
});

test('no more tokens are remembered than asked for: the oldest go first', async () => {
  const { verifier, verify } = startVerifier({}, { cacheSize: 2 });
  const tokens = await Promise.all([1, 2, 3].map((uti) => sign(appClaims({ uti }))));
  for (const token of tokens) await verify(token);
  const remembered = tokens.map((token) => !(verifier.verify(token) instanceof Promise));
  assert.deepEqual(remembered, [false, true, true]);
});

test('flush forgets what was verified, and what is being verified', async () => {
  const { verifier, verify } = startVerifier();
  const token = await sign(appClaims());
  await verify(token);
  verifier.flush();
  const underWay = verifier.verify(token);
  verifier.flush();
  await underWay;
  assert.ok(verifier.verify(token) instanceof Promise);
});

test('issuers that trust a symmetric algorithm, or nobody, are refused at the start', () => {
  const issuer = { issuer: 'x', audiences: [audience], tenants: [partner], keys: async () => publicKey };
  const start = (change: object) => () => createTokenVerifier({ issuers: [{ ...issuer, ...change }], clock: Date.now });
  assert.throws(start({ algorithms: ['HS256'] }), TypeError);
  assert.throws(start({ algorithms: ['none'] }), TypeError);
  assert.throws(start({ audiences: [] }), TypeError);
  assert.throws(start({ algorithms: [] }), TypeError);
});
