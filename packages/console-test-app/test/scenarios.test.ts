import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Partner } from '@partnerite/sdk';
import { signInDevice } from '../../sdk/test/credentials/credentials-at.ts';
import { partnerA, startTestServer, type TestServer } from '../../server/test/running-server.ts';
import { scenarios } from '../src/scenarios.ts';
import { follow, program, runApp, settingsFile } from './app-process.ts';
import { customersOf, partnerAt } from './demo-world.ts';

let server: TestServer;
let partner: Partner;
before(async () => {
  server = await startTestServer();
  partner = partnerAt(server);
});
after(() => server.dispose());

const run = (...flags: readonly string[]) => runApp(['--endpoint', server.url, ...flags]);

describe('--all', () => {
  test('runs every scenario and leaves the demo world as it was', async () => {
    const found = await customersOf(partner);
    const { code, stdout, stderr } = await run('--all');
    assert.equal(code, 0, stdout + stderr);
    for (const { name } of scenarios) assert.match(stdout, new RegExp(`✓ ${name} +\\d+ ms\n`));
    assert.match(stdout, new RegExp(`\n {2}${scenarios.length} passed\n$`));
    assert.deepEqual(await customersOf(partner), found);
  });

  test('prints no token, secret or password', async () => {
    const { stdout, stderr } = await run('--all');
    assert.match(stdout, /"password": "\*\*\*"/);
    const printed = stdout + stderr;
    for (const secret of ['partnerite-demo-secret', 'Partnerite-demo-1', 'Bearer', 'Authorization']) {
      assert.ok(!printed.includes(secret), `${secret} is in the output`);
    }
    assert.doesNotMatch(printed, /eyJ[\w-]+\.[\w-]+\./, 'a token is in the output');
  });
});

describe('one by one', () => {
  for (const { name, title } of scenarios.filter((scenario) => scenario.name !== 'CreateCustomer')) {
    test(`${name}: ${title}`, async () => {
      const found = await customersOf(partner);
      const { code, stdout, stderr } = await run(name);
      assert.equal(code, 0, stdout + stderr);
      assert.equal(stderr, '');
      assert.match(stdout, /\n {2}✓ /);
      assert.match(stdout, /\n {2}1 passed\n$/);
      assert.deepEqual(await customersOf(partner), found);
    });
  }

  test('CreateCustomer keeps what somebody asked for by name; DeleteCustomer removes it', async (t) => {
    const found = await customersOf(partner);
    const created = await run('CreateCustomer');
    assert.equal(created.code, 0, created.stdout);
    const [, id = ''] = /set CustomerIdToDelete to (\S+)/.exec(created.stdout) ?? [];
    assert.equal((await partner.customers.byId(id).get()).id, id);
    const file = await settingsFile(t, {
      ScenarioSettings: { CustomerIdToDelete: id, CustomerDomainSuffix: '.onmicrosoft.com' },
    });
    const deleted = await run('DeleteCustomer', '--settings', file);
    assert.equal(deleted.code, 0, deleted.stdout);
    assert.ok(deleted.stdout.includes(`DELETE /v1/customers/${id}`));
    assert.deepEqual(await customersOf(partner), found);
  });

  test('names are taken without regard to case, and run in the order given', async () => {
    const { code, stdout } = await run('unknowncustomer', 'GETCUSTOMERBILLINGPROFILE');
    assert.equal(code, 0, stdout);
    assert.match(stdout, /^\nUnknownCustomer [\s\S]*\nGetCustomerBillingProfile /);
    assert.match(stdout, / {2}2 passed\n$/);
  });
});

test('without a password the user signs in elsewhere, with a code', async (t) => {
  const UserAuthentication = { ApplicationId: partnerA.publicApp, Password: '' };
  const file = await settingsFile(t, { UserAuthentication });
  const flags = ['--endpoint', server.url, '--settings', file, 'GetCustomerCompanyProfile'];
  const app = follow(t, process.execPath, [program, ...flags]);
  const prompt = await app.printed(/! .*\n/);
  const [verificationUri = ''] = /http:\S+/.exec(prompt) ?? [];
  const [userCode = ''] = /\b[A-Z0-9]{9}\b|\b[A-Z0-9]{4}-[A-Z0-9]{4}\b/.exec(prompt.replace(verificationUri, '')) ?? [];
  await signInDevice({ verificationUri, userCode });
  const { code, stdout } = await app.ended;
  assert.equal(code, 0, stdout);
  assert.match(stdout, /✓ The tenant is the customer that was asked for/);
});
