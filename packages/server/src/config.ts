import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { FileSettings } from './file-settings.ts';
import { compileDecoder } from './http/decode.ts';
import type { Problem } from './refusal.ts';
import { parseAddress } from './store/postgres/address.ts';

/** A setting that makes no sense: told to the operator, who then starts again. */
export class ConfigError extends Error {}

/** @throws ConfigError for what a part of the service finds wrong in its configuration */
export function operatorsFault<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof TypeError) throw new ConfigError(error.message, { cause: error });
    throw error;
  }
}

const configFile = 'partnerite.config.json';

interface Option {
  readonly kind: 'text' | 'integer' | 'switch';
  readonly fallback: string | number | boolean | undefined;
  readonly help: string;
}

/** Every setting with a flag (`--allow-demo-on-network`) and a variable (`PARTNERITE_ALLOW_DEMO_ON_NETWORK`). */
export const options = {
  host: { kind: 'text', fallback: '127.0.0.1', help: 'address to listen on' },
  port: { kind: 'integer', fallback: 4500, help: 'port to listen on; 0 picks a free one' },
  data: { kind: 'text', fallback: './.partnerite', help: 'folder of the data' },
  database: {
    kind: 'text',
    fallback: undefined,
    help: 'address of a PostgreSQL database, in place of the data folder',
  },
  databaseReplica: { kind: 'text', fallback: undefined, help: 'address of a server that follows it, for lists' },
  seed: { kind: 'integer', fallback: 0, help: 'make this many more customers, the same ones every time' },
  empty: { kind: 'switch', fallback: false, help: 'do not make the demo world' },
  drainDelay: {
    kind: 'integer',
    fallback: 0,
    help: 'milliseconds to go on serving after /readyz has said no, at the end',
  },
  json: { kind: 'switch', fallback: false, help: 'say on one line of JSON when ready' },
  tls: { kind: 'switch', fallback: false, help: 'serve HTTPS with a local certificate authority' },
  publicUrl: { kind: 'text', fallback: undefined, help: 'origin under which clients reach the server' },
  logLevel: { kind: 'text', fallback: 'info', help: 'fatal, error, warn, info, debug, trace or silent' },
  throttling: { kind: 'switch', fallback: false, help: 'take no more requests a minute than the live service does' },
  activity: {
    kind: 'switch',
    fallback: undefined,
    help: 'record the last requests; unless told otherwise, on loopback only',
  },
  auditRetention: { kind: 'integer', fallback: 90, help: 'days that audit records are kept; 0 keeps them for good' },
  allowDemoOnNetwork: { kind: 'switch', fallback: false, help: 'serve the demo world on a non-loopback address' },
  allowAuthorityOnNetwork: {
    kind: 'switch',
    fallback: false,
    help: 'serve the development authority on a non-loopback address',
  },
} as const satisfies Record<string, Option>;

type OptionName = keyof typeof options;
type ValueOf<O extends Option> = O['kind'] extends 'switch' ? boolean : O['kind'] extends 'integer' ? number : string;
type Scalars = {
  readonly [Name in OptionName]: (typeof options)[Name]['fallback'] extends undefined
    ? ValueOf<(typeof options)[Name]> | undefined
    : ValueOf<(typeof options)[Name]>;
};

export type { ConfiguredPartner, FileSettings } from './file-settings.ts';

export type Config = Scalars & { readonly file: FileSettings };

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings: a flag beats a variable, a variable beats the file.
 * @throws ConfigError naming each setting that makes no sense
 */
export function readConfig(argv: readonly string[], environment: Environment, folder: string): Config {
  const flags = readFlags(argv);
  const file = readConfigFile(`${folder}/${configFile}`);
  const scalar = (name: OptionName): unknown => {
    const variable = environment[variableOf(name)];
    const option: Option = options[name];
    const given = flags[flagOf(name)] ?? variable ?? file.values[name];
    return given === undefined ? option.fallback : toValue(name, option, given);
  };
  const names = Object.keys(options) as OptionName[];
  const scalars = Object.fromEntries(names.map((name) => [name, scalar(name)])) as Scalars;
  return checked({ ...scalars, file: file.settings });
}

function words(name: string): string[] {
  return name.split(/(?=[A-Z])/).map((word) => word.toLowerCase());
}

export function flagOf(name: string): string {
  return words(name).join('-');
}

export function variableOf(name: string): string {
  return `PARTNERITE_${words(name).join('_').toUpperCase()}`;
}

function readFlags(argv: readonly string[]): Readonly<Record<string, unknown>> {
  const known = Object.entries(options).map(([name, { kind }]) => [
    flagOf(name),
    { type: kind === 'switch' ? ('boolean' as const) : ('string' as const) },
  ]);
  try {
    return parseArgs({ args: [...argv], options: Object.fromEntries(known), allowNegative: true }).values;
  } catch (error) {
    throw new ConfigError(error instanceof Error ? error.message.replaceAll('\n', ' ') : 'the flags cannot be read');
  }
}

interface ConfigFile {
  readonly values: Readonly<Record<string, unknown>>;
  readonly settings: FileSettings;
}

function readConfigFile(path: string): ConfigFile {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { values: {}, settings: {} };
    throw new ConfigError(`${configFile} cannot be read: ${error instanceof Error ? error.message : ''}`);
  }
  let values: unknown;
  try {
    values = JSON.parse(text);
  } catch (error) {
    throw new ConfigError(`${configFile} is not JSON: ${error instanceof Error ? error.message : ''}`);
  }
  if (typeof values !== 'object' || values === null) throw new ConfigError(`${configFile} must hold an object`);
  return { values: values as ConfigFile['values'], settings: decodeSettings(values) };
}

/** The settings that have a flag stand beside the file's own. */
const decodeFile = compileDecoder(FileSettings, (path, problems) => {
  if (!Object.hasOwn(options, path)) problems.push({ path, message: 'is no setting' });
});

function decodeSettings(values: object): FileSettings {
  const problems: Problem[] = [];
  const settings = decodeFile(values, '', problems);
  if (problems.length > 0) {
    throw new ConfigError(`${configFile}: ${problems.map(({ path, message }) => `${path} ${message}`).join('; ')}`);
  }
  return settings as FileSettings;
}

function toValue(name: string, { kind }: Option, given: unknown): string | number | boolean {
  const text = String(given);
  switch (kind) {
    case 'text':
      if (text.trim() !== '') return text;
      throw new ConfigError(`${flagOf(name)} must not be empty`);
    case 'integer':
      if (/^\d{1,9}$/.test(text)) return Number(text);
      throw new ConfigError(`${flagOf(name)} must be a whole number, not ${JSON.stringify(text)}`);
    case 'switch':
      if (/^(?:true|1|yes)$/i.test(text)) return true;
      if (/^(?:false|0|no)$/i.test(text)) return false;
      throw new ConfigError(`${flagOf(name)} must be true or false, not ${JSON.stringify(text)}`);
  }
}

const logLevels = new Set(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']);

function checked(config: Config): Config {
  const { port, seed, empty, logLevel, publicUrl, file } = config;
  if (port > 65_535) throw new ConfigError('port must be at most 65535');
  if (!logLevels.has(logLevel)) throw new ConfigError(`log-level must be one of ${[...logLevels].join(', ')}`);
  if (seed > 0 && empty) throw new ConfigError('seed makes customers of the demo world, which empty leaves out');
  if (publicUrl !== undefined && !isWebAddress(publicUrl)) {
    throw new ConfigError('public-url must be an address such as https://partnerite.example');
  }
  checkDatabase(config);
  const status = file.fidelity?.staleETagStatus;
  if (status !== undefined && ![400, 409, 412].includes(status)) {
    throw new ConfigError('fidelity.staleETagStatus must be 400, 409 or 412');
  }
  const edition = file.fidelity?.addressValidation;
  if (edition !== undefined && edition !== 2021 && edition !== 2023) {
    throw new ConfigError('fidelity.addressValidation must be 2021 or 2023');
  }
  checkDashboard(file);
  return config;
}

function checkDatabase({ database, databaseReplica }: Config): void {
  for (const [flag, address] of Object.entries({ database, 'database-replica': databaseReplica })) {
    try {
      if (address !== undefined) parseAddress(address);
    } catch (error) {
      throw new ConfigError(`${flag} ${error instanceof Error ? error.message : ''}`, { cause: error });
    }
  }
  if (databaseReplica !== undefined && database === undefined) throw new ConfigError('database-replica needs database');
}

/** Browsers send the user's sign-in there, and the page's policy names it. */
function checkDashboard({ dashboard }: FileSettings): void {
  for (const [index, { authority }] of (dashboard?.signIn ?? []).entries()) {
    if (isWebAddress(authority)) continue;
    throw new ConfigError(`dashboard.signIn[${index}].authority must be an address such as https://issuer.example`);
  }
}

function isWebAddress(text: string): boolean {
  return /^https?:$/.test(URL.parse(text)?.protocol ?? '');
}
