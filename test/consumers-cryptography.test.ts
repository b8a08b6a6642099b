import assert from 'node:assert/strict';
import { createPrivateKey } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, type TestContext, test } from 'node:test';
import { event, prepare } from '../packages/sdk/test/webhooks/delivery.ts';
import { now } from '../packages/sdk/test/webhooks/issue-certificates.ts';
import { newCertificate } from '../packages/server/test/authority/authority-fixture.ts';
import { type PackedSdk, packSdk } from './packed-sdk.ts';
import { type RunTimeName, runConsumer, runTimeNames } from './run-times.ts';
import { createInstallation, type Installation } from './server-process.ts';

/** Keys, certificates and signatures come from the platform, and each platform has its own. */
let sdk: PackedSdk;

before(async () => {
  sdk = await packSdk();
});
after(() => sdk.dispose());

/** What a project's `main.js` printed as JSON; `undefined` when the run time is left out. */
async function seenIn(t: TestContext, name: RunTimeName, project: string, env: NodeJS.ProcessEnv): Promise<unknown> {
  const printed = await runConsumer(t, name, sdk, { project, file: 'main.js', env });
  if (printed === undefined) return undefined;
  assert.equal(printed.stderr, '');
  return JSON.parse(printed.stdout);
}

/** Writes a module with these constants. */
function writeModule(file: string, constants: Readonly<Record<string, unknown>>): Promise<void> {
  const lines = Object.entries(constants).map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};\n`);
  return writeFile(file, lines.join(''));
}

describe('the project webhook', () => {
  let project: string;

  before(async () => {
    project = await sdk.project('webhook');
  });

  for (const name of runTimeNames) {
    test(`tells a genuine webhook from a changed one in ${name}`, async (t) => {
      const { webhook, options, server } = await prepare(t, {});
      const { headers, body } = webhook;
      const { trustedCertificates } = options;
      const received = { headers, body, certificateUrl: server.url, trustedCertificates, now };
      await writeModule(join(project, 'received.js'), received);
      const seen = await seenIn(t, name, project, {});
      if (seen !== undefined) assert.deepEqual(seen, { event, refusal: 'Unauthorized' });
    });
  }
});

describe('the project certificate', () => {
  const tenant = '1c9a5e70-3b8f-4a06-9d12-5e7c40b6f8a1';
  const clientId = '6f0d2b94-8c17-4e5a-b3f6-71a9d8c2e405';
  const day = 24 * 3_600_000;
  let installation: Installation;
  let url: string;
  let project: string;

  /** Beside the demo partners the service has one whose application has a certificate. */
  before(async () => {
    const { pem, keys } = await newCertificate(Date.now() - day, Date.now() + day);
    const pkcs8 = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey));
    const privateKey = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }).export({
      type: 'pkcs8',
      format: 'pem',
    });
    installation = await createInstallation();
    const file = join(installation.folder, 'client.pem');
    await writeFile(file, pem);
    const app = { id: clientId, name: 'Adventure Works service', kind: 'confidential', certificates: [file] };
    const partner = { id: tenant, domain: 'adventureworks.onmicrosoft.com', name: 'Adventure Works', users: [] };
    const config = { authority: { tenants: [{ ...partner, apps: [app] }] } };
    await writeFile(join(installation.folder, 'partnerite.config.json'), JSON.stringify(config));
    ({ url } = await installation.start());
    project = await sdk.project('certificate');
    await writeModule(join(project, 'application.js'), { tenant, clientId, certificate: pem, privateKey });
  });
  after(() => installation.dispose());

  for (const name of runTimeNames) {
    test(`signs in with a client certificate in ${name}`, async (t) => {
      const seen = await seenIn(t, name, project, { PARTNERITE_URL: url });
      if (seen !== undefined) assert.deepEqual(seen, { customers: 0 });
    });
  }
});
