import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { partnerA, partnerB, startTestServer, type TestServer } from '../../server/test/running-server.ts';
import { runApp, settingsFile } from './app-process.ts';
import { appAuthentication, customersOf, partnerAt } from './demo-world.ts';
import { type Change, startLyingService } from './lying-service.ts';

let server: TestServer;
before(async () => {
  server = await startTestServer();
});
after(() => server.dispose());

const run = (...flags: readonly string[]) => runApp(['--endpoint', server.url, ...flags]);

describe('a command line that cannot be followed ends with 2 and says why', () => {
  const cases: readonly [string, readonly string[], RegExp][] = [
    [
      'an unknown scenario',
      ['GetCustomerBilingProfile'],
      /no scenario GetCustomerBilingProfile\. Did you mean GetCust/,
    ],
    ['a piece of a name', ['paging'], /Did you mean CustomerPaging\?/],
    ['a name that is like no other', ['zzzzzz'], /no scenario zzzzzz\. --list shows all\./],
    ['an unknown flag', ['--lst'], /no flag --lst\. Did you mean --list\?/],
    ['an unknown flag that is like no other', ['-x'], /no flag -x\. --help shows all\./],
    ['an endpoint without an address', ['--endpoint'], /--endpoint needs a value/],
    ['a flag in place of an address', ['--endpoint', '--all'], /--endpoint needs a value/],
    ['an endpoint that is no address', ['--endpoint', 'localhost:4500', '--all'], /takes an address like http:/],
    ['settings without a file', ['--all', '-s'], /-s needs a value/],
    ['a value where none belongs', ['--all=yes'], /--all takes no value/],
    ['all and some', ['--all', 'UnknownCustomer'], /either --all or names/],
    ['no terminal for the menu', [], /Name a scenario, or give --all/],
  ];
  for (const [what, flags, message] of cases) {
    test(what, async () => {
      const { code, stdout, stderr } = await runApp(flags);
      assert.equal(code, 2, stdout);
      assert.match(stderr, message);
      assert.doesNotMatch(stderr, /\n {4}at /);
      assert.equal(stdout, '');
    });
  }
});

describe('settings that cannot be used end with 2 and name the place', () => {
  const cases: readonly [string, object | string, RegExp][] = [
    [
      'no JSON',
      '{"AppAuthentication": {"ApplicationSecret": "x",,}}',
      /settings\.json is not valid JSON \(line 1 column 49\)/,
    ],
    ['no object', '[]', /must hold a JSON object/],
    ['a section that is no object', { AppAuthentication: 'x' }, /AppAuthentication must be an object/],
    ['a number for a text', { AppAuthentication: { Domain: 7 } }, /AppAuthentication\.Domain must be a string/],
    [
      'a text for a number',
      { ScenarioSettings: { CustomerPageSize: 'two' } },
      /CustomerPageSize must be a whole number/,
    ],
    ['a size that no page has', { ScenarioSettings: { CustomerPageSize: 501 } }, /from 1 to 500/],
    [
      'an endpoint that is no address',
      { PartnerServiceSettings: { PartnerServiceApiEndpoint: 'ftp://x' } },
      /PartnerServiceApiEndpoint must be an address/,
    ],
  ];
  for (const [what, settings, message] of cases) {
    test(what, async (t) => {
      const { code, stderr } = await run('UnknownCustomer', '--settings', await settingsFile(t, settings));
      assert.equal(code, 2);
      assert.match(stderr, message);
      assert.doesNotMatch(stderr, /\n {4}at /);
    });
  }

  test('a file that is not there', async () => {
    const { code, stderr } = await run('UnknownCustomer', '--settings', '/nowhere/settings.json');
    assert.equal(code, 2);
    assert.match(stderr, /settings cannot be read: .*\/nowhere\/settings\.json/);
  });

  test('what the parser stumbles over is not repeated, for it may be a secret', async (t) => {
    const file = await settingsFile(t, '{"AppAuthentication":{"ApplicationSecret": s3cret}}');
    assert.doesNotMatch((await run('UnknownCustomer', '--settings', file)).stderr, /s3cret/);
  });
});

test('a byte order mark before the settings is skipped, and a misspelt setting pointed out', async (t) => {
  const AppAuthentication = { ...appAuthentication, ApplicatonSecret: 'typo' };
  const file = await settingsFile(t, `\uFEFF${JSON.stringify({ AppAuthentication, Senarios: {} })}`);
  const { code, stderr } = await run('UnknownCustomer', '--settings', file);
  assert.equal(code, 0);
  assert.match(stderr, /ApplicatonSecret is not a setting of this app\. Did you mean AppAuthentication\.Applicati/);
  assert.match(stderr, /Senarios is not a setting of this app\./);
});

describe('a scenario that fails ends with 1 and is explained', () => {
  test('a blank setting that it needs is named', async (t) => {
    const file = await settingsFile(t, { ScenarioSettings: {} });
    const { code, stdout } = await run('GetCustomerBillingProfile', '--settings', file);
    assert.equal(code, 1);
    assert.match(stdout, /✗ The setting ScenarioSettings\.DefaultCustomerId is blank/);
  });

  test('a wrong secret', async (t) => {
    const AppAuthentication = { ...appAuthentication, ApplicationSecret: 'not-the-secret' };
    const { code, stdout } = await run('UnknownCustomer', '-s', await settingsFile(t, { AppAuthentication }));
    assert.equal(code, 1);
    assert.match(stdout, /✗ Unauthorized AADSTS7000215: .*\n {4}status +401\n {4}code +7000215\n/);
    assert.doesNotMatch(stdout, /not-the-secret/);
  });

  test('a wrong password', async (t) => {
    const UserAuthentication = {
      ApplicationId: partnerA.publicApp,
      UserName: partnerA.user,
      Password: 'not-the-password',
    };
    const { code, stdout } = await run(
      'GetCustomerCompanyProfile',
      '-s',
      await settingsFile(t, { UserAuthentication }),
    );
    assert.equal(code, 1);
    assert.match(stdout, /✗ Unauthorized AADSTS50126: The user .* wrong\.\n {4}status +400\n {4}code +50126\n/);
    assert.doesNotMatch(stdout, /not-the-password/);
  });

  test("another partner's customer; the other scenarios still run", async (t) => {
    const ScenarioSettings = {
      DefaultCustomerId: partnerB.customer,
      CustomerDomainSuffix: '.onmicrosoft.com',
      CustomerPageSize: 2,
    };
    const { code, stdout } = await run('--all', '--settings', await settingsFile(t, { ScenarioSettings }));
    assert.equal(code, 1);
    assert.match(
      stdout,
      /✗ Forbidden .*\n {4}status +403\n {4}code +20002\n {4}request id +\S+\n {4}correlation id +\S+\n/,
    );
    assert.match(stdout, /✗ GetCustomerBillingProfile +\d+ ms {2}Forbidden 20002/);
    assert.match(stdout, /✓ RequestContext /);
    assert.match(stdout, / {2}\d+ passed, \d+ failed\n$/);
  });

  test('a service that is not there, without a stack trace', async () => {
    const gone = await startTestServer();
    await gone.dispose();
    const { code, stdout, stderr } = await runApp([
      '--endpoint',
      gone.url,
      'UnknownCustomer',
      'GetCustomerCompanyProfile',
    ]);
    assert.equal(code, 1);
    assert.equal(stdout.split(`✗ Network No answer from ${gone.url}\n`).length - 1, 2);
    assert.match(stdout, /\n {4}Is the service running\?/);
    assert.doesNotMatch(stdout + stderr, /\n +at /);
  });
});

describe('a service that does not keep its promises fails the scenario that shows them, which still cleans up', () => {
  const anyVersion: Change = (headers) => headers.has('if-match') && headers.set('if-match', '*');
  const otherRequestId: Change = (headers) => headers.set('ms-requestid', crypto.randomUUID());
  const cases: readonly [string, string, Change, RegExp][] = [
    ['takes stale updates', 'StaleUpdate', anyVersion, /✗ The call succeeded, though it should have been refused/],
    ['takes stale updates', 'MergeUpdate', anyVersion, /✗ This does not hold: The profile holds both changes/],
    ['forgets request ids', 'RepeatedRequest', otherRequestId, /✗ PreconditionFailed /],
    ['speaks English only', 'RequestContext', (headers) => headers.delete('x-locale'), /✗ This .* is in French/],
  ];
  for (const [what, name, change, reason] of cases) {
    test(`one that ${what} fails ${name}`, async (t) => {
      const partner = partnerAt(server);
      const found = await customersOf(partner);
      const url = await startLyingService(t, server.url, change);
      const { code, stdout } = await runApp(['--endpoint', url, name]);
      assert.equal(code, 1, stdout);
      assert.match(stdout, reason);
      assert.match(stdout, / {2}0 passed, 1 failed\n$/);
      assert.deepEqual(await customersOf(partner), found);
    });
  }
});
