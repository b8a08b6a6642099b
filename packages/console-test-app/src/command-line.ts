import { parseArgs } from 'node:util';
import { suggestion } from './near-names.ts';
import type { Scenario } from './scenario.ts';
import { isAddress } from './settings.ts';

/** The command line asks for something that there is not. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface RunCommand {
  readonly kind: 'run';
  /** What to run, in this order; the menu when it is empty. */
  readonly chosen: readonly Scenario[];
  readonly all: boolean;
  readonly settingsFile: string | undefined;
  readonly endpoint: string | undefined;
  /** Unprotected http to another machine is wanted. */
  readonly allowInsecure: boolean;
}

export type Command = RunCommand | { readonly kind: 'help' } | { readonly kind: 'list' };

const options = {
  all: { type: 'boolean', short: 'a' },
  list: { type: 'boolean', short: 'l' },
  endpoint: { type: 'string', short: 'e' },
  settings: { type: 'string', short: 's' },
  'allow-insecure': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** @throws UsageError naming what is wrong, and what may have been meant */
export function parseCommandLine(argv: readonly string[], scenarios: readonly Scenario[]): Command {
  // Not strict: the messages here say what may have been meant.
  const { values, positionals, tokens } = parseArgs({
    args: [...argv],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind === 'option') checkFlag(token.name, token.rawName, token.value);
  }
  if (values.help === true) return { kind: 'help' };
  if (values.list === true) return { kind: 'list' };
  const { endpoint, settings: settingsFile } = values;
  if (typeof endpoint === 'string' && !isAddress(endpoint)) {
    throw new UsageError(`--endpoint takes an address like http://127.0.0.1:4500, not ${endpoint}`);
  }
  const all = values.all === true;
  if (all && positionals.length > 0) throw new UsageError('Give either --all or names of scenarios');
  return {
    kind: 'run',
    all,
    chosen: all ? scenarios : positionals.map((name) => findScenario(name, scenarios)),
    settingsFile: typeof settingsFile === 'string' ? settingsFile : undefined,
    endpoint: typeof endpoint === 'string' ? endpoint : undefined,
    allowInsecure: values['allow-insecure'] === true,
  };
}

function checkFlag(name: string, rawName: string, value: string | undefined): void {
  const known: [string, { type: string }][] = Object.entries(options);
  const option = known.find(([flag]) => flag === name)?.[1];
  if (option === undefined) {
    const flags = known.map(([flag]) => `--${flag}`);
    throw new UsageError(`There is no flag ${rawName}.${suggestion(`--${name}`, flags) || ' --help shows all.'}`);
  }
  const takesValue = option.type === 'string';
  if (takesValue && (value === undefined || value === '' || value.startsWith('-'))) {
    throw new UsageError(`${rawName} needs a value`);
  }
  if (!takesValue && value !== undefined) throw new UsageError(`${rawName} takes no value`);
}

function findScenario(text: string, scenarios: readonly Scenario[]): Scenario {
  const found = scenarios.find(({ name }) => name.toLowerCase() === text.toLowerCase());
  if (found !== undefined) return found;
  const names = scenarios.map(({ name }) => name);
  throw new UsageError(`There is no scenario ${text}.${suggestion(text, names) || ' --list shows all.'}`);
}
