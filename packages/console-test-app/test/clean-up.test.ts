import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { accessToken, createPartner } from '@partnerite/sdk';
import { createConsole } from '../src/console.ts';
import { runScenarios } from '../src/run-scenarios.ts';
import type { Scenario, ScenarioContext } from '../src/scenario.ts';
import { createSettingReader } from '../src/setting-reader.ts';

/** A scenario that talks to nobody. */
function scenario(run: (context: ScenarioContext) => Promise<void>): Scenario {
  return { name: 'Sample', group: 'Customers', title: 'A sample', credentials: 'app', run };
}

async function runAll(...scenarios: readonly Scenario[]) {
  const output = new PassThrough({ encoding: 'utf8' });
  const partner = createPartner({ credentials: accessToken('none') });
  const outcomes = await runScenarios(scenarios, {
    console: createConsole(output),
    partners: async () => partner,
    setting: createSettingReader(new Map(), { interactive: false, suggested: new Map() }),
    clock: () => 0,
  });
  return { outcomes, printed: String(output.read()) };
}

test('what a scenario promised to clean up is cleaned up when it fails, the last first', async () => {
  const done: string[] = [];
  const { outcomes, printed } = await runAll(
    scenario(async ({ cleanUp, check }) => {
      cleanUp(async () => done.push('first'));
      cleanUp(async () => done.push('second'));
      check(false, 'the sky is green');
    }),
  );
  assert.deepEqual(done, ['second', 'first']);
  assert.notEqual(outcomes[0]?.error, undefined);
  assert.match(printed, /✗ This does not hold: the sky is green/);
});

test('a clean-up that fails fails the scenario, and keeps no other from being done', async () => {
  const done: string[] = [];
  const { outcomes, printed } = await runAll(
    scenario(async ({ cleanUp }) => {
      cleanUp(async () => done.push('first'));
      cleanUp(async () => Promise.reject(new Error('the broom broke')));
    }),
  );
  assert.deepEqual(done, ['first']);
  assert.notEqual(outcomes[0]?.error, undefined);
  assert.match(printed, /✗ Error: the broom broke/);
});

test('a scenario that fails keeps no other from running', async () => {
  const { outcomes } = await runAll(
    scenario(async ({ check }) => check(false, 'this')),
    scenario(async ({ check }) => check(true, 'that')),
  );
  assert.deepEqual(
    outcomes.map(({ error }) => error === undefined),
    [false, true],
  );
});
