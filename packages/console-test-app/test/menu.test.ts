import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { partnerA, startTestServer, type TestServer } from '../../server/test/running-server.ts';
import { type Menu, type MenuItem, menuOf } from '../src/menu.ts';
import { groups } from '../src/scenario.ts';
import { scenarios } from '../src/scenarios.ts';
import { follow, program, settingsFile } from './app-process.ts';

const item = ({ items }: Menu, label: string): MenuItem | undefined => items.find((each) => each.label === label);

/** The menu behind a group. */
function groupMenu(group: string): Menu {
  const leadsTo = item(menuOf(scenarios), group)?.leadsTo;
  assert.ok(typeof leadsTo === 'object' && 'items' in leadsTo);
  return leadsTo;
}

test('the menu has every group, everything at once, and a way out', () => {
  const labels = menuOf(scenarios).items.map(({ label }) => label);
  assert.deepEqual(labels, [...groups, 'All scenarios', 'Leave']);
  assert.deepEqual(item(menuOf(scenarios), 'All scenarios')?.leadsTo, { scenarios, leaveNothing: true });
});

test('every scenario is in the menu of its group, by itself and among all of these', () => {
  for (const scenario of scenarios) {
    const menu = groupMenu(scenario.group);
    assert.deepEqual(item(menu, scenario.name)?.leadsTo, { scenarios: [scenario], leaveNothing: false });
    const together = item(menu, 'All of these')?.leadsTo;
    assert.ok(typeof together === 'object' && 'scenarios' in together && together.scenarios.includes(scenario));
  }
});

test('no two scenarios have the same name', () => {
  const names = scenarios.map(({ name }) => name.toLowerCase());
  assert.equal(new Set(names).size, names.length);
});

/** `script` of util-linux gives a program a terminal; other systems have another one, or none. */
const terminal = spawnSync('script', ['-qec', 'stty -a', '/dev/null']).status === 0;

describe('on a terminal', { skip: terminal ? false : 'there is no `script` that makes a pseudo terminal' }, () => {
  const down = '\x1b[B';
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.dispose());

  const start = (t: test.TestContext, ...flags: readonly string[]) => {
    const command = [process.execPath, program, '--endpoint', server.url, ...flags].join(' ');
    // The new terminal has no size of its own.
    return follow(t, 'script', ['-qec', `stty columns 120 rows 40; exec ${command}`, '/dev/null']);
  };

  test('a scenario is chosen, run in colour, and the menu comes back', async (t) => {
    const app = start(t);
    await app.printed(/What would you like to see\?/);
    app.type(`${down}\r`);
    await app.printed(/UpdateCustomerBillingProfile/);
    app.type('\r');
    await app.printed(/1 passed[\s\S]*UpdateCustomerBillingProfile/);
    app.type('\x1b');
    const { code, stdout } = await app.ended;
    assert.equal(code, 0);
    assert.ok(stdout.includes('\x1b[32m✓\x1b[39m The profile names its version'));
    assert.match(stdout, /Good-bye/);
  });

  test('what the settings leave blank is asked for, with the default to accept or change', async (t) => {
    const app = start(t, '--settings', await settingsFile(t, { ScenarioSettings: {} }), 'GetCustomerBillingProfile');
    await app.printed(new RegExp(`Id of the customer to work with[\\s\\S]*${partnerA.customer}`));
    app.type('\r');
    const { code, stdout } = await app.ended;
    assert.equal(code, 0, stdout);
    assert.ok(stdout.includes(`/v1/customers/${partnerA.customer}/profiles/billing`));
  });

  test('a secret is asked for unseen', async (t) => {
    const AppAuthentication = { ApplicationId: partnerA.app, Domain: partnerA.tenant };
    const app = start(t, '--settings', await settingsFile(t, { AppAuthentication }), 'UnknownCustomer');
    await app.printed(/Secret of the application/);
    app.type(`${partnerA.secret}\r`);
    const { code, stdout } = await app.ended;
    assert.equal(code, 0, stdout);
    assert.ok(!stdout.includes(partnerA.secret));
  });

  test('whoever gives no answer fails the scenario, not the app', async (t) => {
    const app = start(t, '--settings', await settingsFile(t, { ScenarioSettings: {} }), 'GetCustomerBillingProfile');
    await app.printed(/Id of the customer to work with/);
    app.type('\x03');
    const { code, stdout } = await app.ended;
    assert.equal(code, 1);
    assert.match(stdout, /The setting ScenarioSettings\.DefaultCustomerId is blank/);
  });
});
