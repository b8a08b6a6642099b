import type { Problem } from '../refusal.ts';
import { normaliseCountry } from './locale-rules.ts';

/** What is wrong with the code of a country, and which code is meant where another name of it is known. */
export function countryProblems(path: string, country: string | undefined): Problem[] {
  if (country === undefined) return [];
  const answer = normaliseCountry(country);
  if ('country' in answer) return [];
  const meant = answer.suggestion === undefined ? '' : `; for this country it is ${answer.suggestion}`;
  return [{ path, message: `must be the ISO 3166-1 alpha-2 code of a supported country${meant}` }];
}
