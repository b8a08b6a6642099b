import data from './data/countries.json' with { type: 'json' };

const postalCodePatterns: ReadonlyMap<string, string> = new Map(Object.entries(data.postalCodePatterns));
const postalCodeExamples: ReadonlyMap<string, string> = new Map(Object.entries(data.postalCodeExamples));
const postalCodeRequired: ReadonlySet<string> = new Set(data.postalCodeRequired);
const states: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries(data.states).map(([country, names]) => [country, new Map(Object.entries(names))]),
);

const postalCodesOfStates: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries(data.postalCodesOfStates).map(([country, beginnings]) => [
    country,
    new Map(Object.entries(beginnings)),
  ]),
);
const phoneNumbers: ReadonlyMap<string, string> = new Map(Object.entries(data.phoneNumbers));

export interface PostalCodeRule {
  readonly isRequired: boolean;
  /** Source of a regular expression over the upper-cased code; none where the form is not known or there are no codes. */
  readonly pattern?: string | undefined;
  /** A code of the right form; not one of a real place. */
  readonly example?: string | undefined;
}

export function postalCodeRule(country: string): PostalCodeRule {
  return {
    isRequired: postalCodeRequired.has(country),
    pattern: postalCodePatterns.get(country),
    example: postalCodeExamples.get(country),
  };
}

/** The states of a country by code (ISO 3166-2 without the country), or `undefined` where any name is taken. */
export function statesOf(country: string): ReadonlyMap<string, string> | undefined {
  return states.get(country);
}

/**
 * Sources of regular expressions over the beginning of the postal codes of each state, by code, or `undefined` where they
 * are not known: outside of Canada, Mexico and the United States.
 */
export function statePostalCodes(country: string): ReadonlyMap<string, string> | undefined {
  return postalCodesOfStates.get(country);
}

export interface PhoneNumberRule {
  /** Without the plus sign. */
  readonly callingCode: string;
  /** Fewest and most digits after the calling code. */
  readonly shortest: number;
  readonly longest: number;
}

/** `undefined` where no numbering plan is known. */
export function phoneNumberRule(country: string): PhoneNumberRule | undefined {
  const [callingCode, shortest, longest] = phoneNumbers.get(country)?.split(/[ -]/) ?? [];
  return callingCode === undefined ? undefined : { callingCode, shortest: Number(shortest), longest: Number(longest) };
}
