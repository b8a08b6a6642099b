import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inspect } from 'node:util';
import { partnerA, startTestServer, type TestServer } from '../../../server/test/running-server.ts';
import { clientSecret } from '../../src/index.ts';
import { errorOf } from '../partner-at.ts';
import { assertReadsProfile, claimsOf, getToken } from './credentials-at.ts';

let server: TestServer;
before(async () => {
  server = await startTestServer();
});
after(() => server.dispose());

const { tenant, app: clientId, secret } = partnerA;
const right = { tenant, clientId, clientSecret: secret };

test('an application gets a token by its secret, and the API takes it', async () => {
  const now = Date.now();
  const token = await getToken(clientSecret(right), server.url, { now: () => now });
  assert.equal(token.expiresAt, now + 3_600_000);
  assert.equal(claimsOf(token).idtyp, 'app');
  await assertReadsProfile(server, token);
});

test('the tenant may be named by its domain', async () => {
  const token = await getToken(clientSecret({ ...right, tenant: 'contosopartner.onmicrosoft.com' }), server.url);
  assert.equal(claimsOf(token).tid, tenant);
});

const refused = [
  ['a wrong secret', { clientSecret: 'wrong-secret' }, 401, 7000215],
  ['an unknown application', { clientId: '00000000-0000-4000-8000-000000000000' }, 400, 700016],
  ['an unknown tenant', { tenant: 'nobody.example' }, 400, 90002],
  ['an application of another tenant', { tenant: 'fabrikampartner.onmicrosoft.com' }, 400, 700016],
] as const;

for (const [what, change, status, code] of refused) {
  test(`${what} is refused with the number of the authority, in one line that holds no secret`, async () => {
    const options = { ...right, ...change };
    const error = await errorOf(getToken(clientSecret(options), server.url));
    assert.equal(error.category, 'Unauthorized');
    assert.equal(error.status, status);
    assert.equal(error.code, code);
    assert.match(error.description, new RegExp(`^AADSTS${code}: [^\\r\\n]+\\.$`));
    assert.doesNotMatch(error.description, /Trace ID|Timestamp/);
    assert.ok(!inspect(error).includes(options.clientSecret));
  });
}

test('a tenant is one segment of the address, whatever it holds', async () => {
  for (const name of ['a/../b', `${tenant}/oauth2/token?x=`, '%2e%2e', '#', 'å', ' x']) {
    const error = await errorOf(getToken(clientSecret({ ...right, tenant: name }), server.url));
    assert.equal(error.category, 'Unauthorized', name);
    assert.equal(error.code, 90002, name);
  }
});

test('settings that are missing or would change the address are refused before anything is sent', () => {
  const cases = [
    ['tenant', ''],
    ['tenant', ' '],
    ['tenant', '.'],
    ['tenant', '..'],
    ['tenant', '\ud800'],
    ['tenant', undefined],
    ['tenant', 5],
    ['clientId', ''],
    ['clientId', null],
    ['clientSecret', ''],
    ['clientSecret', undefined],
  ] as const;
  for (const [name, value] of cases) {
    // As a JavaScript program may: for instance from an environment variable that is not set.
    const options = { ...right, [name]: value } as typeof right;
    assert.throws(() => clientSecret(options), { name: 'PartnerError', category: 'BadInput', data: [name] });
  }
});
