/**
 * Writes what the customer rules know about countries, taken from well-kept packages, as one small file that the server
 * reads instead of the packages. `--check` fails when the committed file is not what would be written.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { iso31662 } from 'iso-3166/2.js';
import { formatAddress } from 'localized-address-format';
import { POSTCODE_REGEXES } from 'postcode-validator/lib/cjs/postcode-regexes.js';
import { countries } from '../packages/contract/src/locales.ts';
import { postalCodeExample } from './postal-code-example.ts';

const target = new URL('../packages/server/src/countries/data/countries.json', import.meta.url);

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

const unbounded = /[*+]|\{\d+,\}|\(\?[!=<]|\\\d*[1-9]/;

async function main(): Promise<void> {
  const text = `${JSON.stringify(await countryData(), undefined, 2)}\n`;
  if (!process.argv.includes('--check')) return writeFile(target, text);
  if (text !== (await readFile(target, 'utf8').catch(() => ''))) {
    console.error(`${fileURLToPath(target)} is stale: run node scripts/country-data.ts`);
    process.exitCode = 1;
  }
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

async function sources() {
  const packages: [string, string][] = [
    ['iso-3166', 'states'],
    ['localized-address-format', 'check that countries write a postal code'],
    ['postcode-validator', 'postalCodePatterns'],
  ];
  const used = packages.map(async ([name, use]) => {
    const path = new URL(`../node_modules/${name}/package.json`, import.meta.url);
    const { version, license } = JSON.parse(await readFile(path, 'utf8'));
    return { name, version, licence: license, use };
  });
  return [
    ...(await Promise.all(used)),
    { name: 'google/libaddressinput', version: 'data', licence: 'CC-BY-4.0', use: 'postalCodeRequired' },
  ];
}

await main();
