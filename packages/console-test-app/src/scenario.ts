import type { Partner } from '@partnerite/sdk';

export const groups = [
  'Customers',
  'Customer profiles',
  'Customer users',
  'Safe updates',
  'Self-serve policies',
  'Agreements and relationships',
  'Validations',
  'Partner',
  'Audit',
  'Webhooks',
  'Service',
  'Errors and retries',
] as const;

/** Whose token a scenario needs: that of the application alone, or of the application together with a user. */
export type CredentialsKind = 'app' | 'app+user';

/** One thing that can be shown, by its name. */
export interface Scenario {
  /** What it is called on the command line, without regard to case. */
  readonly name: string;
  readonly group: (typeof groups)[number];
  readonly title: string;
  readonly credentials: CredentialsKind;
  /** How much is printed of what goes over the wire, for scenarios with many requests at once. @defaultValue 'whole' */
  readonly traffic?: 'whole' | 'one line each';
  /** Rejects when the outcome is not what the scenario promises. */
  run(context: ScenarioContext): Promise<void>;
}

/** Values of the section ScenarioSettings. */
export interface ScenarioSettings {
  readonly DefaultCustomerId: string;
  /** Who grants self-serve policies. */
  readonly PartnerTenantId: string;
  /** A domain ends in it, e.g. `.onmicrosoft.com`. */
  readonly CustomerDomainSuffix: string;
  readonly CustomerPageSize: number;
}

/** What a scenario works with. */
export interface ScenarioContext {
  /** Where every call begins, with the credentials that the scenario names. */
  readonly partner: Partner;
  /** A setting; when it is blank the person at the terminal is asked. @throws SettingsError when there is nobody to ask */
  setting<Name extends keyof ScenarioSettings>(name: Name): Promise<ScenarioSettings[Name]>;
  /** The customer that the settings want deleted, if any. */
  readonly customerIdToDelete: string | undefined;
  /** Whether nothing new may be left behind, because nobody chose this scenario by itself. */
  readonly leaveNothing: boolean;
  /** Prints a remark. */
  say(text: string): void;
  /** Prints names and values, one below the other. */
  show(details: Readonly<Record<string, string | number | undefined>>): void;
  /** Prints a statement that holds. @throws BrokenPromise when it does not */
  check(holds: boolean, statement: string): void;
  /** Has something done after the scenario, however it ends; what was said last is done first. */
  cleanUp(action: () => Promise<unknown>): void;
}

/** The outcome is not what the scenario promises. */
export class BrokenPromise extends Error {
  override readonly name = 'BrokenPromise';
}
