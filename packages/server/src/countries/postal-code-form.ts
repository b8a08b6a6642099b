import { statePostalCodes } from './country-data.ts';
import { checkPostalCode } from './postal-code.ts';

/** Where the blank stands in postal codes that are read in two halves: so many characters from the end. */
const lastHalf: ReadonlyMap<string, number> = new Map([
  ['CA', 3],
  ['GB', 3],
  ['GG', 3],
  ['IM', 3],
  ['JE', 3],
]);

/** Digits of a code of the United States before the hyphen, and of the whole. */
const [zipDigits, wholeZipDigits] = [5, 9];

/**
 * A postal code as the country writes it: upper case, blanks and hyphens where they belong. `undefined` where no change of
 * that kind makes it one.
 */
export function writtenPostalCode(country: string, value: string): string | undefined {
  const code = value.trim().toUpperCase();
  const compact = code.replace(/[\s.-]/g, '');
  const half = lastHalf.get(country);
  const candidates = [
    ...(half === undefined ? [] : [`${compact.slice(0, -half)} ${compact.slice(-half)}`]),
    code,
    compact,
    ...(country === 'US' && compact.length === wholeZipDigits
      ? [`${compact.slice(0, zipDigits)}-${compact.slice(zipDigits)}`]
      : []),
  ];
  return candidates.find((candidate) => checkPostalCode(country, candidate) === undefined);
}

const compiled = new Map<string, ReadonlyMap<string, RegExp>>();

/** The codes of the states a postal code can be in, or `undefined` where that is not known of the country. */
export function statesOfPostalCode(country: string, postalCode: string): readonly string[] | undefined {
  const sources = statePostalCodes(country);
  if (sources === undefined) return undefined;
  let beginnings = compiled.get(country);
  if (beginnings === undefined) {
    beginnings = new Map([...sources].map(([state, source]) => [state, new RegExp(source)]));
    compiled.set(country, beginnings);
  }
  const code = postalCode.toUpperCase();
  return [...beginnings].filter(([, beginning]) => beginning.test(code)).map(([state]) => state);
}
