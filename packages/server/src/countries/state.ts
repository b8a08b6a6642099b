import { statesOf } from './country-data.ts';
import { chineseStateWord, otherStateNames } from './state-names.ts';

/** Longest state that is looked at, in characters. */
export const maxStateLength = 50;

export interface StateProblem {
  readonly problem: 'missing' | 'invalid';
  readonly message: string;
}

/** The vendor's list for the United States holds codes only, so there a name is no more than a hint. */
const codesOnly = 'US';

const codesByName = new Map<string, ReadonlyMap<string, string>>();

/**
 * Checks a state against the list of its country: codes everywhere, names too in Canada, China and Mexico, without
 * regard to case and accents. Countries without a list take any state, or none (protocol, section 6).
 */
export function checkState(country: string, value: string | undefined): StateProblem | undefined {
  const states = statesOf(country);
  const state = value?.trim() ?? '';
  if (states === undefined) return state.length > maxStateLength ? tooLong() : undefined;
  const [example] = states.keys();
  if (state === '') return { problem: 'missing', message: `is required in ${country}: a code such as ${example}` };
  if (state.length > maxStateLength) return tooLong();
  if (states.has(state.toUpperCase())) return undefined;
  const named = findByName(country, states, state);
  if (named !== undefined && country !== codesOnly) return undefined;
  const suggestion = named ?? withoutCountry(country, states, state);
  const hint = suggestion === undefined ? `such as ${example}` : `did you mean ${suggestion}?`;
  return { problem: 'invalid', message: `must be a state code of ${country}, ${hint}` };
}

function tooLong(): StateProblem {
  return { problem: 'invalid', message: `must have at most ${maxStateLength} characters` };
}

/** The code of a state that is named by its code, or by a name in any of the spellings that are known. */
export function stateCode(country: string, value: string): string | undefined {
  const states = statesOf(country);
  if (states === undefined || value.length > maxStateLength) return undefined;
  const code = value.trim().toUpperCase();
  return states.has(code)
    ? code
    : (findByName(country, states, value) ?? withoutCountry(country, states, value.trim()));
}

function findByName(country: string, states: ReadonlyMap<string, string>, state: string): string | undefined {
  const byName = stateNames(country, states);
  return byName.get(stateNameKey(state)) ?? byName.get(stateNameKey(state.replace(chineseStateWord, '')));
}

/** The codes of a country's states by the keys of their names. */
export function stateNames(country: string, states: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  let byName = codesByName.get(country);
  if (byName === undefined) {
    byName = indexNames(country, states);
    codesByName.set(country, byName);
  }
  return byName;
}

function indexNames(country: string, states: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const others = new Map(Object.entries(otherStateNames[country] ?? {}));
  const names = [...states].flatMap(([code, name]) =>
    [name, ...(others.get(code) ?? [])].map((each): [string, string] => [stateNameKey(each), code]),
  );
  return new Map(names);
}

/** Names are compared by their letters alone. */
export function stateNameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s.-]/g, '');
}

/** `US-WA`, the full ISO 3166-2 code, means `WA`. */
function withoutCountry(country: string, states: ReadonlyMap<string, string>, state: string): string | undefined {
  const code = state.toUpperCase();
  if (!code.startsWith(`${country}-`)) return undefined;
  const short = code.slice(country.length + 1);
  return states.has(short) ? short : undefined;
}
