/** What is written of cities: a text for each country, with a line for each city, the most populous first. */

import { cityKey } from '../packages/server/src/countries/city-key.ts';
import { type City, populatedPlaces } from './populated-places.ts';
import { postalCities } from './postal-cities.ts';

/** The text of each country by its code; countries without cities are left out. */
export async function cityTexts(): Promise<ReadonlyMap<string, string>> {
  const places = await populatedPlaces();
  const byCountry = Map.groupBy([...(await postalCities(places)), ...places], ({ country }) => country);
  const texts = [...byCountry].map(([country, cities]): [string, string] => [country, textOf(country, cities)]);
  return new Map(texts.sort(([one], [other]) => inOrder(one, other)));
}

function textOf(country: string, cities: readonly City[]): string {
  const seen = new Set<string>();
  const lines = [...cities].sort(byPopulation).flatMap((city) => {
    const key = `${city.state} ${cityKey(country, city.name)}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [lineOf(city)];
  });
  return `${lines.join('\n')}\n`;
}

/** Names, state and postal codes, with a tab between them; what is empty at the end is left out. */
function lineOf({ name, otherNames, state, postalCodes }: City): string {
  return [[name, ...otherNames].join('|'), state, rangesOf(postalCodes)].join('\t').trimEnd();
}

/** Codes that follow each other are written as `98004-98009`. */
function rangesOf(codes: readonly string[]): string {
  const ranges: [string, string][] = [];
  for (const code of [...codes].sort()) {
    const range = ranges.at(-1);
    if (range !== undefined && Number(range[1]) + 1 === Number(code)) range[1] = code;
    else ranges.push([code, code]);
  }
  return ranges.map(([first, last]) => (first === last ? first : `${first}-${last}`)).join(' ');
}

/** Of two of the same population the one with postal codes comes first, so that it is the one that is kept. */
function byPopulation(one: City, other: City): number {
  return (
    other.population - one.population ||
    other.postalCodes.length - one.postalCodes.length ||
    inOrder(one.state, other.state) ||
    inOrder(one.name, other.name)
  );
}

function inOrder(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
