import { statesOf } from './country-data.ts';
import { editDistance } from './edit-distance.ts';
import { maxStateLength, stateCode, stateNameKey, stateNames } from './state.ts';
import { stateAbbreviations } from './state-abbreviations.ts';

/** A text as short as this may be a misspelt code, a longer one only a misspelt name. */
const maxCodeLength = 3;

/** From this length on two letters of a name may be wrong, below it one. */
const longName = 7;

interface Spellings {
  readonly abbreviations: ReadonlyMap<string, string>;
  /** Spellings and the codes they stand for. */
  readonly names: readonly (readonly [string, string])[];
  readonly namesAndCodes: readonly (readonly [string, string])[];
}

const spellingsByCountry = new Map<string, Spellings>();

/**
 * The codes of the states that a text probably stands for: one that is named by it, or all those whose name, abbreviation
 * or code is equally little different. None where nothing is alike, or where the country has no list of states.
 */
export function statesMeant(country: string, value: string): readonly string[] {
  const states = statesOf(country);
  if (states === undefined || value.length > maxStateLength) return [];
  const named = stateCode(country, value);
  if (named !== undefined) return [named];
  const key = stateNameKey(value);
  const { abbreviations, names, namesAndCodes } = spellingsOf(country, states);
  const abbreviated = abbreviations.get(key);
  if (abbreviated !== undefined) return [abbreviated];
  return nearest(key, key.length > maxCodeLength ? names : namesAndCodes);
}

function spellingsOf(country: string, states: ReadonlyMap<string, string>): Spellings {
  const known = spellingsByCountry.get(country);
  if (known !== undefined) return known;
  const abbreviations = new Map(
    Object.entries(stateAbbreviations[country] ?? {}).flatMap(([code, texts]) =>
      texts.map((text): [string, string] => [stateNameKey(text), code]),
    ),
  );
  const names = [...stateNames(country, states), ...abbreviations];
  const codes = [...states.keys()].map((code): [string, string] => [code.toLowerCase(), code]);
  const spellings = { abbreviations, names, namesAndCodes: [...names, ...codes] };
  spellingsByCountry.set(country, spellings);
  return spellings;
}

function nearest(key: string, spellings: readonly (readonly [string, string])[]): readonly string[] {
  let least = key.length < longName ? 1 : 2;
  let codes = new Set<string>();
  for (const [spelling, code] of spellings) {
    const distance = editDistance(key, spelling, least);
    if (distance > least) continue;
    if (distance < least) codes = new Set();
    least = distance;
    codes.add(code);
  }
  return [...codes];
}
