import { headers } from '@partnerite/contract/headers.ts';
import { auditedAddress } from '../webhooks/audited-address.ts';
import type { Fields } from './kept-parts.ts';

/** What stands in place of a secret. */
export const removed = '***';

/** Names that hold a secret wherever they stand, in the form of `plain`. */
const secretName =
  /password|passwd|pwd|passphrase|secret|token|assertion|authorization|usercode|devicecode|(?:api|access|private|subscription|functions)key/;
/** What such a name says about a secret, without being one. */
const harmlessNames = new Set([
  'continuationtoken',
  'mscontinuationtoken',
  'tokentype',
  'clientassertiontype',
  'subjecttokentype',
  'requestedtokentype',
  'requestedtokenuse',
  'forcechangepassword',
  // Its members are looked at one by one.
  'passwordprofile',
]);
/** Names in a discovery document. */
const harmlessName = /(?:endpoint|supported)$/;
/** Short names, which are secrets in a form or an address but ordinary members of a resource. */
const secretParameters = new Set(['code', 'codeverifier', 'otc', 'key', 'sig', 'signature']);
/** Members whose address may hold a secret in its query. */
const addressName = /webhook|callback/;

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

function isSecret(name: string): boolean {
  const known = plain(name);
  return secretName.test(known) && !harmlessNames.has(known) && !harmlessName.test(known);
}

function isSecretParameter(name: string): boolean {
  return isSecret(name) || secretParameters.has(plain(name));
}

/**
 * Takes secrets out of `name=value&...`, of a query or a form. What is cut off in the middle is taken out too, and so is
 * whatever follows the secret but for the next `&`: nothing else is sure to end it.
 */
export function cleanParameters(text: string): string {
  return text.split('&').map(cleanPair).join('&');
}

function cleanPair(pair: string): string {
  const secret = secretStart(pair);
  if (secret !== undefined) return pair.slice(0, secret) + removed;
  // A value may be an address or a form itself.
  const hidden = decoded(pair)
    .split('&')
    .some((part) => secretStart(part) !== undefined);
  return hidden ? pair.slice(0, pair.indexOf('=') + 1) + removed : pair;
}

/** Where the value of the first secret begins: names follow not only `&` but also `?`, `#` and `;`. */
function secretStart(pair: string): number | undefined {
  let start = 0;
  for (const { 0: end, index } of pair.matchAll(/[?#;=]/g)) {
    if (end === '=' && isSecretParameter(decoded(pair.slice(start, index)))) return index + 1;
    start = index + 1;
  }
  return undefined;
}

/** An address in an address in an address is encoded so many times. */
const mostEncodings = 3;

/** Names are of ASCII: what other bytes mean does not matter here, nor whether all are well encoded. */
function decoded(text: string): string {
  let known = text;
  for (let times = 0; times < mostEncodings && known.includes('%'); times += 1) {
    known = known.replaceAll(/%([\da-f]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  }
  return known;
}

/** Takes secrets out of an address: user name and password, the query, and what follows `#`. */
export function cleanAddress(address: string): string {
  const [, start = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(address) ?? [];
  return cleanUser(start) + cleanParameters(rest);
}

/** Slashes may be missing or turned round: URL parsers read such addresses too. */
function cleanUser(address: string): string {
  return address.replace(/^([a-z][a-z0-9+.-]*:[\\/]*|\/\/)[^\\/]*@/i, `$1${removed}@`);
}

/** A string, with what follows it if it is the name of a member; a bracket; a number. A string that is cut off ends with the text. */
const jsonToken =
  /"((?:[^"\\]|\\.)*)(?:"|\\?$)(?:(\s*:\s*)("(?:[^"\\]|\\.)*(?:"|\\?$)|-?\d[\w.+-]*)?)?|[[{\]}]|-?\d[\w.+-]*/gs;

/** The code for the user of a device, which the text beside it repeats. */
const userCode = /"user_code"\s*:\s*"([A-Z]+)"/;

/** Takes secrets out of JSON text, also of the beginning of one. Everything else stays as it was written. */
export function cleanJson(text: string): string {
  const [, code = removed] = userCode.exec(text) ?? [];
  return text.replaceAll(jsonToken, tokenCleaner()).replaceAll(code, removed);
}

/** Cleans a string or a number, as it is written in JSON. */
type CleanValue = (value: string) => string;

const hideValue: CleanValue = () => `"${removed}"`;

/** Knows, from one token to the next, what is inside of a secret. */
function tokenCleaner() {
  let depth = 0;
  let inside: { readonly depth: number; readonly clean: CleanValue } | undefined;
  let next: CleanValue | undefined;
  return (token: string, text?: string, colon?: string, value?: string): string => {
    if (token === '[' || token === '{') {
      depth += 1;
      if (next !== undefined) inside ??= { depth, clean: next };
      next = undefined;
      return token;
    }
    if (token === ']' || token === '}') {
      if (inside?.depth === depth) inside = undefined;
      depth -= 1;
      next = undefined;
      return token;
    }
    if (text === undefined || colon === undefined) return inside?.clean(token) ?? token;
    const clean = cleanerOf(unescaped(text)) ?? inside?.clean;
    next = value === undefined ? clean : undefined;
    if (clean === undefined || value === undefined) return token;
    return `"${text}"${colon}${clean(value)}`;
  };
}

function cleanerOf(name: string): CleanValue | undefined {
  if (isSecret(name)) return hideValue;
  return addressName.test(plain(name)) ? cleanAddressValue : undefined;
}

function cleanAddressValue(value: string): string {
  if (!/^".*[?@#]/s.test(value)) return value;
  const ended = value.length > 1 && value.endsWith('"');
  return JSON.stringify(cleanUser(auditedAddress(unescaped(value.slice(1, ended ? -1 : undefined)))));
}

function unescaped(text: string): string {
  try {
    return String(JSON.parse(`"${text}"`));
  } catch {
    return text;
  }
}

/** Takes secrets out of a text of no known form: whatever follows a telling name. */
export function cleanText(text: string): string {
  return text.replaceAll(
    /(?<![\w-])([\w-]+)(["']?\s{0,10}[:=]\s{0,10})("(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|[^\s,;&}]+)/gs,
    (all, name: string, between: string, value: string) =>
      isSecret(name) && value !== hideValue(value) ? name + between + removed : all,
  );
}

/** A value that begins like `Authorization`, whatever the header is called. */
const credentials = /^(?:bearer|basic|dpop|negotiate|digest)\s/i;

/** One header as it may be shown. */
export function cleanHeader(name: string, value: string): string {
  switch (name.toLowerCase()) {
    case 'authorization':
    case 'proxy-authorization':
      return value.replace(/^(\S+)\s+.*$/s, `$1 ${removed}`).replace(/^\S+$/, removed);
    case 'cookie':
      return value.replaceAll(/[^;]+/g, (pair) => pair.replace(/^(\s*(?:[^=]*=)?).*$/s, `$1${removed}`));
    case 'set-cookie':
      return value.replace(/^([^;=]+)=[^;]*/, `$1=${removed}`);
    case 'www-authenticate':
      return value;
    default:
      return isSecret(name) || credentials.test(value) ? removed : cleanAddress(value);
  }
}

const bearer = 'Bearer ';
const removedToken = bearer + removed;

/** Takes out what is the longest of most requests and the first that should be gone, before anything is kept. */
export function withoutCredentials(fields: Fields): Fields {
  const kept = [...fields];
  for (let index = 0; index + 1 < fields.length; index += 2) {
    const [name = '', value = ''] = [fields[index], fields[index + 1]];
    if (name.length !== headers.authorization.length || name.toLowerCase() !== headers.authorization) continue;
    kept[index + 1] = value.startsWith(bearer) ? removedToken : cleanHeader(name, value);
  }
  return kept;
}

/** Headers as they may be shown. */
export function cleanFields(fields: Fields): { readonly key: string; readonly value: string }[] {
  const shown = [];
  for (let index = 0; index + 1 < fields.length; index += 2) {
    const [key = '', value = ''] = [fields[index], fields[index + 1]];
    shown.push({ key, value: cleanHeader(key, value) });
  }
  return shown;
}
