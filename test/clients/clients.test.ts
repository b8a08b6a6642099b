import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { newCertificate } from '../../packages/server/test/authority/authority-fixture.ts';
import { createInstallation } from '../server-process.ts';
import { type Outcome, publicApp, type Setting, tenant, userName, webApp } from './scenarios/setting.ts';

const certificateTenant = '1c9a5e70-3b8f-4a06-9d12-5e7c40b6f8a1';
const certificateApp = '6f0d2b94-8c17-4e5a-b3f6-71a9d8c2e405';
const day = 24 * 3_600_000;
const program = fileURLToPath(new URL('./client-process.ts', import.meta.url));

const installation = await createInstallation();
let setting: Setting;

/** Starts the service with HTTPS and, beside the demo partners, one whose application has a certificate. */
before(async () => {
  const { pem, keys } = await newCertificate(Date.now() - day, Date.now() + 30 * day);
  const privateKey = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
  const certificateFile = join(installation.folder, 'client.pem');
  await writeFile(certificateFile, pem);
  const partner = {
    id: certificateTenant,
    domain: 'adventureworks.onmicrosoft.com',
    name: 'Adventure Works',
    users: [],
    apps: [
      { id: certificateApp, name: 'Adventure Works service', kind: 'confidential', certificates: [certificateFile] },
    ],
  };
  const config = JSON.stringify({ authority: { tenants: [partner] } });
  await writeFile(join(installation.folder, 'partnerite.config.json'), config);
  const { url } = await installation.start(['--tls', '--json']);
  const pkcs8 = `-----BEGIN PRIVATE KEY-----\n${privateKey}\n-----END PRIVATE KEY-----\n`;
  setting = { url: named(url), certificateTenant, certificateApp, certificate: pem, privateKey: pkcs8 };
});

after(() => installation.dispose());

/** MSAL wants a name rather than an address. */
function named(url: string): string {
  return url.replace('127.0.0.1', 'localhost');
}

async function run(module: string, scenario: string): Promise<Outcome> {
  const caFile = join(installation.folder, 'data', 'tls', 'ca.pem');
  const child = spawn(process.execPath, [program, module, scenario], {
    env: { ...process.env, NODE_EXTRA_CA_CERTS: caFile },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output.stderr += text;
  });
  child.stdin.end(JSON.stringify(setting));
  await once(child, 'close');
  assert.equal(child.exitCode, 0, output.stderr);
  return JSON.parse(output.stdout) as Outcome;
}

function assertApp({ status, claims }: Outcome, app: string, partner: string): void {
  assert.equal(status, 200);
  assert.equal(claims.azp, app);
  assert.equal(claims.tid, partner);
  assert.equal(claims.idtyp, 'app');
}

function assertUser({ status, claims }: Outcome): void {
  assert.equal(status, 200);
  assert.equal(claims.azp, publicApp);
  assert.equal(claims.tid, tenant);
  assert.equal(claims.preferred_username, userName);
  assert.equal(claims.scp, 'user_impersonation');
}

describe('@azure/msal-node, unmodified', () => {
  test('gets and uses a token with a client secret, and keeps it', async () => {
    const outcome = await run('msal-node', 'clientSecret');
    assertApp(outcome, webApp, tenant);
    assert.equal(outcome.more?.fromCache, true);
  });

  test('gets and uses tokens with a client certificate, the second with the same assertion', async () => {
    const outcome = await run('msal-node', 'clientCertificate');
    assertApp(outcome, certificateApp, certificateTenant);
    assert.equal(outcome.claims.azpacr, '2');
    assert.equal(outcome.more?.fromCache, false);
  });

  test('signs a user in with authorization code and PKCE, knows the account, keeps the token and refreshes it', async () => {
    const outcome = await run('msal-node', 'authorizationCode');
    assertUser(outcome);
    assert.equal(outcome.more?.userName, userName);
    assert.equal(outcome.more?.tenant, tenant);
    assert.equal(outcome.more?.fromCache, true);
    assert.equal(outcome.more?.refreshed, true);
  });

  test('signs a user in with a device code', async () => {
    const outcome = await run('msal-node', 'deviceCode');
    assertUser(outcome);
    assert.equal(outcome.more?.userName, userName);
  });

  test('signs a user in with user name and password', async () => {
    assertUser(await run('msal-node', 'userNameAndPassword'));
  });
});

describe('@azure/identity, unmodified', () => {
  test('gets and uses a token with ClientSecretCredential', async () => {
    assertApp(await run('azure-identity', 'clientSecret'), webApp, tenant);
  });

  test('gets and uses a token with ClientCertificateCredential', async () => {
    assertApp(await run('azure-identity', 'clientCertificate'), certificateApp, certificateTenant);
  });
});

describe('openid-client, unmodified', () => {
  for (const scenario of ['clientSecret', 'basicSecret']) {
    test(`gets and uses a token with ${scenario}`, async () => {
      assertApp(await run('openid-client', scenario), webApp, tenant);
    });
  }

  test('gets and uses a token with a signed assertion', async () => {
    assertApp(await run('openid-client', 'clientCertificate'), certificateApp, certificateTenant);
  });

  test('signs a user in with authorization code and PKCE, checks the ID token, and refreshes', async () => {
    const outcome = await run('openid-client', 'authorizationCode');
    assertUser(outcome);
    assert.equal(outcome.more?.userName, userName);
  });
});
