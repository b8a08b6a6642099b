import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { suggestion } from './near-names.ts';

/** Every setting, by the names of the vendor's console test app, and what to ask for when it is blank. */
export const questions = {
  'PartnerServiceSettings.PartnerServiceApiEndpoint': 'Address of the API',
  'PartnerServiceSettings.AuthenticationAuthorityEndpoint': 'Address of the token authority',
  'PartnerServiceSettings.CommonDomain': 'Tenant that users sign in to',
  'UserAuthentication.ApplicationId': 'Id of the application that users sign in to',
  'UserAuthentication.ResourceUrl': 'Resource that tokens are for',
  'UserAuthentication.UserName': 'Name of the user',
  'UserAuthentication.Password': 'Password of the user',
  'AppAuthentication.ApplicationId': 'Id of the application',
  'AppAuthentication.ApplicationSecret': 'Secret of the application',
  'AppAuthentication.Domain': "The partner's tenant, by id or domain",
  'ScenarioSettings.DefaultCustomerId': 'Id of the customer to work with',
  'ScenarioSettings.CustomerIdToDelete': 'Id of the customer to delete',
  'ScenarioSettings.PartnerTenantId': 'The tenant id of the partner itself',
  'ScenarioSettings.CustomerDomainSuffix': 'What domains of new customers end in',
  'ScenarioSettings.CustomerPageSize': 'How many customers a page holds',
} as const;

/** Section and member. */
export type SettingName = keyof typeof questions;

/** What the settings say; blank ones are not there. */
export type Settings = ReadonlyMap<SettingName, string>;

/** The settings cannot be used; the message names the file or the setting. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

export interface ReadSettings {
  readonly settings: Settings;
  /** Remarks about members of the file that nobody reads. */
  readonly warnings: readonly string[];
}

export const defaultSettingsFile = fileURLToPath(new URL('../settings.json', import.meta.url));

const names = Object.keys(questions).filter(isSettingName);
const sections = [...new Set(names.map(sectionOf))];
const byteOrderMark = '\uFEFF';

/** Largest page that the service gives. */
const maxPageSize = 500;

/**
 * Reads settings. Sections that the file leaves out are those of the defaults; what a section leaves out is blank.
 * @throws SettingsError when the file cannot be read, or a value is of the wrong kind
 */
export async function readSettings(file = defaultSettingsFile): Promise<ReadSettings> {
  const given = await readObject(file);
  const defaults = file === defaultSettingsFile ? given : await readObject(defaultSettingsFile);
  const settings = new Map<SettingName, string>();
  for (const section of sections) {
    const members = given[section] ?? defaults[section];
    if (!isObject(members)) throw new SettingsError(`${file}: ${section} must be an object`);
    for (const name of names.filter((setting) => sectionOf(setting) === section)) {
      const value = readValue(file, name, members[name.slice(section.length + 1)]);
      if (value !== '') settings.set(name, value);
    }
  }
  return { settings, warnings: unknownMembers(given).map((text) => `${file}: ${text}`) };
}

/** The same settings with another service, which issues its own tokens. */
export function withEndpoint(settings: Settings, endpoint: string): Settings {
  return new Map([
    ...settings,
    ['PartnerServiceSettings.PartnerServiceApiEndpoint', endpoint],
    ['PartnerServiceSettings.AuthenticationAuthorityEndpoint', endpoint],
  ]);
}

export function isAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** What is wrong with the value of a setting, if anything. */
export function problemOf(name: SettingName, value: string): string | undefined {
  if (name.endsWith('Endpoint') && !isAddress(value)) return 'must be an address like http://127.0.0.1:4500';
  if (name !== 'ScenarioSettings.CustomerPageSize') return undefined;
  const size = Number(value);
  const fits = Number.isInteger(size) && size >= 1 && size <= maxPageSize;
  return fits ? undefined : `must be a whole number from 1 to ${maxPageSize}`;
}

async function readObject(file: string): Promise<Readonly<Record<string, unknown>>> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new SettingsError(`The settings cannot be read: ${messageOf(error)}`);
  }
  try {
    const value: unknown = JSON.parse(text.startsWith(byteOrderMark) ? text.slice(1) : text);
    if (isObject(value)) return value;
  } catch (error) {
    throw new SettingsError(`${file} is not valid JSON${placeOf(messageOf(error))}`);
  }
  throw new SettingsError(`${file} must hold a JSON object`);
}

/** Where the parser stumbled; not over what, for that may be a secret. */
function placeOf(message: string): string {
  const place = /\(line \d+ column \d+\)/.exec(message)?.[0];
  return place === undefined ? '' : ` ${place}`;
}

function readValue(file: string, name: SettingName, value: unknown): string {
  if (value === undefined || value === null) return '';
  const isPageSize = name === 'ScenarioSettings.CustomerPageSize';
  const text =
    typeof value === 'string' ? value.trim() : isPageSize && typeof value === 'number' ? `${value}` : undefined;
  if (text === undefined) throw new SettingsError(`${file}: ${name} must be a ${isPageSize ? 'number' : 'string'}`);
  const problem = text === '' ? undefined : problemOf(name, text);
  if (problem !== undefined) throw new SettingsError(`${file}: ${name} ${problem}`);
  return text;
}

function unknownMembers(given: Readonly<Record<string, unknown>>): readonly string[] {
  const written = Object.entries(given).flatMap(([section, members]) =>
    sections.includes(section) && isObject(members)
      ? Object.keys(members).map((name) => `${section}.${name}`)
      : section,
  );
  const known: readonly string[] = [...names, ...sections];
  return written
    .filter((name) => !known.includes(name))
    .map((name) => `${name} is not a setting of this app.${suggestion(name, known)}`);
}

function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(questions, name);
}

function sectionOf(name: SettingName): string {
  return name.slice(0, name.indexOf('.'));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
