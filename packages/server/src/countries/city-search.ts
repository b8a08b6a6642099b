import type { Cities, CityName } from './cities.ts';
import { cityKey } from './city-key.ts';
import { editDistance } from './edit-distance.ts';

/** Longest city that is compared with others, in characters of its key: the longest known one has fewer. */
const maxKeyLength = 60;

/** From these lengths on one letter of a name may be wrong, or two: short names are too much alike. */
const [oneLetter, twoLetters] = [4, 8];

/** The cities of a name, in one of the states if any are given: the most populous first. */
export function citiesNamed(
  cities: Cities,
  country: string,
  name: string,
  states: readonly string[] | undefined,
): readonly CityName[] {
  const found = cities.byKey.get(cityKey(country, name)) ?? [];
  return found.filter(({ city }) => states === undefined || states.includes(city.state));
}

/** The cities whose names are least different from a name, if little enough: each once, the most populous first. */
export function citiesMeant(
  cities: Cities,
  country: string,
  name: string,
  states: readonly string[] | undefined,
): readonly CityName[] {
  const key = cityKey(country, name);
  if (key.length < oneLetter || key.length > maxKeyLength) return [];
  let least = key.length < twoLetters ? 1 : 2;
  let meant = new Map<CityName['city'], CityName>();
  const letters = lettersOf(key);
  for (const each of cities.names) {
    if (Math.abs(each.key.length - key.length) > least) continue;
    if (states !== undefined && !states.includes(each.city.state)) continue;
    if (differingLetters(letters, lettersOf(each.key)) > 2 * least) continue;
    const distance = editDistance(key, each.key, least);
    if (distance > least) continue;
    if (distance < least) meant = new Map();
    least = distance;
    if (!meant.has(each.city)) meant.set(each.city, each);
  }
  return [...meant.values()];
}

/** Which letters a key has, one bit for each: what is cheap to compare before the rest. */
function lettersOf(key: string): number {
  let letters = 0;
  for (let index = 0; index < key.length; index++) letters |= 1 << (key.charCodeAt(index) & 31);
  return letters;
}

/** Each letter that is put in, left out or exchanged changes two of them at most. */
function differingLetters(one: number, other: number): number {
  let different = one ^ other;
  let count = 0;
  for (; different !== 0; different &= different - 1) count++;
  return count;
}

/** Countries whose names have no accents. */
const withoutAccents: ReadonlySet<string> = new Set(['AU', 'GB', 'NZ', 'US']);

/** Latin letters with accents, each one character. */
const accented = /^[\x20-\x7e\u00c0-\u024f\u1e00-\u1eff’]*$/;

/**
 * A city as it was sent, with its usual capitals and accents. A text with accents of its own or in another script is left
 * as it is: it is not known to be wrong.
 */
export function writtenCity(country: string, sent: string, known: string): string {
  const text = sent.normalize('NFC');
  if (withoutAccents.has(country) || text.toLowerCase() === known.normalize('NFC').toLowerCase()) return known;
  const isPlain = [...text].every((letter) => letter < '\u0080');
  const isLatin = /^[a-z0-9]*$/.test(cityKey(country, text));
  return isPlain || (isLatin && !accented.test(text)) ? known : sent;
}
