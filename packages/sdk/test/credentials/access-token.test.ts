import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { ClientSecretCredential } from '@azure/identity';
import { ConfidentialClientApplication } from '@azure/msal-node';
import { partnerA, resource, startTestServer, type TestServer } from '../../../server/test/running-server.ts';
import { accessToken, type GivenToken } from '../../src/index.ts';
import { errorOf } from '../partner-at.ts';
import { assertReadsProfile, getToken } from './credentials-at.ts';

const { tenant, app, secret } = partnerA;
let server: TestServer;
/** Both libraries want HTTPS, and MSAL a name rather than an address. */
let authority: string;

before(async () => {
  server = await startTestServer({ flags: ['--tls'] });
  setDefaultCACertificates([...getCACertificates('default'), await readFile(server.caFile ?? '', 'utf8')]);
  authority = server.url.replace('127.0.0.1', 'localhost');
});
after(() => server.dispose());

test('a string is taken as it is, for as long as the service takes it', async () => {
  const value = await server.appToken(partnerA);
  const token = await getToken(accessToken(value), authority);
  assert.deepEqual(token, { value, expiresAt: Number.POSITIVE_INFINITY });
  await assertReadsProfile(server, token);
});

test('@azure/identity plugs in', async () => {
  const options = { authorityHost: authority, disableInstanceDiscovery: true };
  const credential = new ClientSecretCredential(tenant, app, secret, options);
  const credentials = accessToken(({ scope, signal }) => credential.getToken(scope, { abortSignal: signal }));
  const token = await getToken(credentials, authority);
  assert.ok(Number(token.expiresAt) > Date.now());
  await assertReadsProfile(server, token);
});

test('MSAL plugs in', async () => {
  const knownAuthorities = [new URL(authority).host];
  const auth = { clientId: app, clientSecret: secret, authority: `${authority}/${tenant}`, knownAuthorities };
  const client = new ConfidentialClientApplication({ auth });
  const credentials = accessToken(({ scope }) => client.acquireTokenByClientCredential({ scopes: [scope] }));
  const token = await getToken(credentials, authority);
  assert.ok(Number(token.expiresAt) > Date.now());
  await assertReadsProfile(server, token);
});

test('a function is asked each time, with the scope of the service', async () => {
  const scopes: string[] = [];
  const credentials = accessToken(({ scope }) => {
    scopes.push(scope);
    return `token-${scopes.length}`;
  });
  assert.equal((await getToken(credentials, authority)).value, 'token-1');
  assert.equal((await getToken(credentials, authority)).value, 'token-2');
  assert.deepEqual(scopes, [`${resource}/.default`, `${resource}/.default`]);
});

const forms: readonly (readonly [string, GivenToken | Promise<GivenToken>, number | undefined])[] = [
  ['a promise of a string', Promise.resolve('token'), undefined],
  ['what @azure/identity returns', { token: 'token', expiresOnTimestamp: 5_000 }, 5_000],
  ['the same without an end', { token: 'token' }, undefined],
  ['an end that is no number', { token: 'token', expiresOnTimestamp: Number.NaN }, undefined],
  ['what MSAL returns', { accessToken: 'token', expiresOn: new Date(5_000) }, 5_000],
  ['the same where MSAL does not know the end', { accessToken: 'token', expiresOn: null }, undefined],
  ['an end that is no date', { accessToken: 'token', expiresOn: new Date(Number.NaN) }, undefined],
];

for (const [what, given, expiresAt] of forms) {
  test(`${what} is a token; only a function can give another one before its end`, async () => {
    const fixed = await getToken(accessToken(given), authority);
    assert.deepEqual(fixed, { value: 'token', expiresAt: Number.POSITIVE_INFINITY });
    const obtain = () => given;
    assert.deepEqual(await getToken(accessToken(obtain), authority), { value: 'token', expiresAt });
  });
}

test('no token is Unauthorized', async () => {
  const nothing: unknown[] = [null, undefined, '', 0, 5, [], {}, { token: '' }, { token: null }, { accessToken: '' }];
  for (const given of nothing) {
    const error = await errorOf(
      getToken(
        accessToken(() => given as GivenToken),
        authority,
      ),
    );
    assert.equal(error.category, 'Unauthorized', JSON.stringify(given));
  }
});
