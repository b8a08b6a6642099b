import { readFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { countries } from '@partnerite/contract/locales.ts';
import { assetUrl } from '../assets.ts';
import { cityKey } from './city-key.ts';

export interface City {
  readonly name: string;
  /** In other languages of the country, or other scripts. */
  readonly otherNames: readonly string[];
  /** Empty where the country has no list of states. */
  readonly state: string;
  /** Whether postal codes are known that are this city's alone. */
  readonly hasPostalCodes: boolean;
}

/** One name of a city. */
export interface CityName {
  readonly city: City;
  readonly name: string;
  readonly key: string;
}

/** The cities of one country. */
export interface Cities {
  /** All names, those of the most populous cities first. */
  readonly names: readonly CityName[];
  /** Names by their keys. */
  readonly byKey: ReadonlyMap<string, readonly CityName[]>;
  /** Cities by those of their postal codes that are known: in the United States. */
  readonly byPostalCode: ReadonlyMap<string, City>;
}

const supported: ReadonlySet<string> = new Set(countries.map(({ alpha2 }) => alpha2));
const loaded = new Map<string, Promise<Cities | undefined>>();

/** The cities of a supported country, read when they are first asked for; `undefined` where none are known. */
export function citiesOf(country: string): Promise<Cities | undefined> {
  if (!supported.has(country)) return Promise.resolve(undefined);
  const known = loaded.get(country);
  if (known !== undefined) return known;
  const cities = load(country);
  loaded.set(country, cities);
  // A file that could not be read now may be readable later.
  cities.catch(() => loaded.delete(country));
  return cities;
}

async function load(country: string): Promise<Cities | undefined> {
  const text = await readFile(assetUrl(`countries/data/cities/${country}.txt`), 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text === undefined ? undefined : parse(country, text);
}

/** Lines that are read in one go: other requests are answered in between. */
const linesAtOnce = 1_000;

/** A line has the names of a city, its state and its postal codes, with tabs between them. */
async function parse(country: string, text: string): Promise<Cities> {
  const names: CityName[] = [];
  const byPostalCode = new Map<string, City>();
  const lines = text.trimEnd().split('\n');
  for (const [index, line] of lines.entries()) {
    if (index % linesAtOnce === linesAtOnce - 1) await setImmediate();
    const [allNames = '', state = '', postalCodes = ''] = line.split('\t');
    const [name = '', ...otherNames] = allNames.split('|');
    const city: City = { name, otherNames, state, hasPostalCodes: postalCodes !== '' };
    for (const each of [name, ...otherNames]) names.push({ city, name: each, key: cityKey(country, each) });
    for (const postalCode of inRanges(postalCodes)) byPostalCode.set(postalCode, city);
  }
  return { names, byKey: Map.groupBy(names, ({ key }) => key), byPostalCode };
}

/** `98004-98006 98015` stands for four codes. */
function inRanges(text: string): readonly string[] {
  if (text === '') return [];
  return text.split(' ').flatMap((range) => {
    const [first = '', last = first] = range.split('-');
    const length = Number(last) - Number(first) + 1;
    return Array.from({ length }, (_, index) => String(Number(first) + index).padStart(first.length, '0'));
  });
}
