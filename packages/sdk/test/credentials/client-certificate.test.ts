import assert from 'node:assert/strict';
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { apiClient } from '../../../server/test/api-client.ts';
import { newCertificate } from '../../../server/test/authority/authority-fixture.ts';
import { directCustomer } from '../../../server/test/http/customer-bodies.ts';
import { startTestServer, type TestServer } from '../../../server/test/running-server.ts';
import { clientCertificate } from '../../src/index.ts';
import { errorOf } from '../partner-at.ts';
import { assertReadsProfile, claimsOf, getToken } from './credentials-at.ts';

const tenant = '1c9a5e70-3b8f-4a06-9d12-5e7c40b6f8a1';
const clientId = '6f0d2b94-8c17-4e5a-b3f6-71a9d8c2e405';
const day = 24 * 3_600_000;

const certificate = await newCertificate(Date.now() - day, Date.now() + day);
const key = createPrivateKey({
  key: Buffer.from(await crypto.subtle.exportKey('pkcs8', certificate.keys.privateKey)),
  format: 'der',
  type: 'pkcs8',
});
const pkcs8 = String(key.export({ type: 'pkcs8', format: 'pem' }));
const right = { tenant, clientId, certificate: certificate.pem, privateKey: pkcs8 };

let server: TestServer;
let folder: string;

/** A partner of its own, whose application has the certificate registered. */
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'partnerite-sdk-'));
  const file = join(folder, 'client.pem');
  await writeFile(file, certificate.pem);
  const app = { id: clientId, name: 'Adventure Works service', kind: 'confidential' as const, certificates: [file] };
  const partner = { id: tenant, domain: 'adventureworks.onmicrosoft.com', name: 'Adventure Works', users: [] };
  server = await startTestServer({ file: { authority: { tenants: [{ ...partner, apps: [app] }] } } });
});
after(async () => {
  await server.dispose();
  await rm(folder, { recursive: true });
});

test('an application gets a token by its certificate, and the API takes it', async () => {
  const token = await getToken(clientCertificate(right), server.url);
  assert.equal(claimsOf(token).azpacr, '2');
  const created = await apiClient(server, token.value).post('/v1/customers', directCustomer());
  assert.equal(created.status, 201, created.text);
  await assertReadsProfile(server, token, { customer: created.body.id });
});

test('the assertion is signed with PS256, names the certificate by SHA-256, and is good for ten minutes and one endpoint', async () => {
  const now = 1_800_000_000_000;
  const forms: URLSearchParams[] = [];
  const request = {
    now: () => now,
    fetch: async (_: string, { body }: RequestInit) => {
      forms.push(new URLSearchParams(String(body)));
      return Response.json({ access_token: 'token' });
    },
  };
  const credentials = clientCertificate(right);
  await getToken(credentials, 'https://login.example', request);
  await getToken(credentials, 'https://login.example', request);
  const [first = [], second = []] = forms.map((form) => {
    const parts = String(form.get('client_assertion')).split('.', 2);
    return parts.map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()));
  });
  assert.deepEqual(first[0], { alg: 'PS256', typ: 'JWT', 'x5t#S256': certificate.x5tS256 });
  const { jti, ...claims } = first[1];
  const aud = `https://login.example/${tenant}/oauth2/v2.0/token`;
  assert.deepEqual(claims, { aud, iss: clientId, sub: clientId, nbf: now / 1000, exp: now / 1000 + 600 });
  assert.notEqual(jti, second[1].jti);
});

const readable = {
  'a key in PKCS #1': { privateKey: String(key.export({ type: 'pkcs1', format: 'pem' })) },
  'Windows line ends': {
    privateKey: pkcs8.replaceAll('\n', '\r\n'),
    certificate: certificate.pem.replaceAll('\n', '\r\n'),
  },
  'key and certificate in one text': {
    privateKey: `Bag Attributes\n${certificate.pem}${pkcs8}`,
    certificate: `${pkcs8}${certificate.pem}`,
  },
};

for (const [what, change] of Object.entries(readable)) {
  test(`${what} can be read`, async () => {
    assert.ok((await getToken(clientCertificate({ ...right, ...change }), server.url)).value);
  });
}

const passphrase = { cipher: 'aes-256-cbc', passphrase: 'x', format: 'pem' } as const;
const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const unreadable = {
  'an encrypted key in PKCS #8': [String(key.export({ type: 'pkcs8', ...passphrase })), /encrypted/],
  'an encrypted key in PKCS #1': [String(key.export({ type: 'pkcs1', ...passphrase })), /encrypted/],
  'a key of an elliptic curve': [String(elliptic.export({ type: 'pkcs8', format: 'pem' })), /not an RSA private key/],
  'the same in SEC 1': [String(elliptic.export({ type: 'sec1', format: 'pem' })), /not an RSA private key/],
  'a certificate in place of the key': [certificate.pem, /not an RSA private key/],
  'a truncated key': [pkcs8.replace(/\n.{64}\n/, '\n'), /not an RSA private key/],
  'text in place of the key': ['-----BEGIN PRIVATE KEY-----\nA\n-----END PRIVATE KEY-----', /not an RSA private key/],
} as const;

for (const [what, [privateKey, message]] of Object.entries(unreadable)) {
  test(`${what} is refused before anything is sent, each time`, async () => {
    const credentials = clientCertificate({ ...right, privateKey });
    const fetch = () => assert.fail('nothing must be sent');
    for (let tries = 0; tries < 2; tries += 1) {
      const error = await errorOf(getToken(credentials, server.url, { fetch }));
      assert.equal(error.category, 'BadInput');
      assert.deepEqual(error.data, ['privateKey']);
      assert.match(error.description, message);
    }
  });
}

test('a text that holds no certificate is refused at once', () => {
  for (const text of ['', pkcs8, certificate.pem.replace('-----END', '-----'), 'x']) {
    assert.throws(() => clientCertificate({ ...right, certificate: text }), {
      category: 'BadInput',
      data: ['certificate'],
    });
  }
});

test('the key of another certificate is refused by the authority, and the assertion is not repeated', async () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const other = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const error = await errorOf(getToken(clientCertificate({ ...right, privateKey: other }), server.url));
  assert.equal(error.category, 'Unauthorized');
  assert.equal(error.code, 700027);
  assert.doesNotMatch(error.description, /eyJ/);
});
