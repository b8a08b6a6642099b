import type { Partner } from '@partnerite/sdk';
import type { Console } from './console.ts';
import {
  BrokenPromise,
  type CredentialsKind,
  type Scenario,
  type ScenarioContext,
  type ScenarioSettings,
} from './scenario.ts';
import type { SettingReader } from './setting-reader.ts';

export interface RunOptions {
  readonly console: Console;
  readonly partners: (kind: CredentialsKind) => Promise<Partner>;
  readonly setting: SettingReader;
  /** Milliseconds. */
  readonly clock: () => number;
  /** Whether scenarios must remove what they made. @defaultValue false */
  readonly leaveNothing?: boolean;
}

/** How a scenario ended. */
export interface Outcome {
  readonly scenario: Scenario;
  /** Why it failed. */
  readonly error?: unknown;
  readonly milliseconds: number;
}

/** Runs scenarios one after the other, also after one that failed. */
export async function runScenarios(scenarios: readonly Scenario[], options: RunOptions): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const scenario of scenarios) {
    const start = options.clock();
    const failure = await failureOf(scenario, options);
    outcomes.push({ scenario, ...failure, milliseconds: options.clock() - start });
  }
  return outcomes;
}

async function failureOf(scenario: Scenario, options: RunOptions): Promise<{ readonly error?: unknown }> {
  const { console } = options;
  const cleanUps: (() => Promise<unknown>)[] = [];
  const errors: unknown[] = [];
  const attempt = async (action: () => Promise<unknown>) => {
    try {
      await action();
    } catch (error) {
      errors.push(error);
    }
  };
  console.begin(scenario);
  await attempt(async () => scenario.run(await contextOf(scenario, options, cleanUps)));
  if (cleanUps.length > 0) console.say('Cleaning up.');
  for (const cleanUp of cleanUps.reverse()) await attempt(cleanUp);
  for (const error of errors) console.failure(error);
  return errors.length === 0 ? {} : { error: errors[0] };
}

async function contextOf(
  scenario: Scenario,
  { console, partners, setting, leaveNothing = false }: RunOptions,
  cleanUps: (() => Promise<unknown>)[],
): Promise<ScenarioContext> {
  const readers: { readonly [Name in keyof ScenarioSettings]: () => Promise<ScenarioSettings[Name]> } = {
    DefaultCustomerId: () => setting.needed('ScenarioSettings.DefaultCustomerId'),
    PartnerTenantId: () => setting.needed('ScenarioSettings.PartnerTenantId'),
    CustomerDomainSuffix: () => setting.needed('ScenarioSettings.CustomerDomainSuffix'),
    CustomerPageSize: async () => Number(await setting.needed('ScenarioSettings.CustomerPageSize')),
  };
  return {
    partner: await partners(scenario.credentials),
    setting: (name) => readers[name](),
    customerIdToDelete: setting.optional('ScenarioSettings.CustomerIdToDelete'),
    leaveNothing,
    say: console.say,
    show: console.show,
    check(holds, statement) {
      if (!holds) throw new BrokenPromise(`This does not hold: ${statement}`);
      console.holds(statement);
    },
    cleanUp: (action) => cleanUps.push(action),
  };
}
