import type { CountryValidationRules } from '@partnerite/sdk';
import type { AddressText } from './address-text.ts';

/** What was typed for a country that is no longer the chosen one: it comes back with that country. */
export type LeftBehind = Readonly<Record<string, { readonly state?: string; readonly postalCode?: string }>>;

/** Changes the country. A state and a postal code mean nothing elsewhere, so they stay behind. */
export function moveTo(
  address: AddressText,
  country: string,
  leftBehind: LeftBehind,
): { readonly address: AddressText; readonly leftBehind: LeftBehind } {
  const { country: was = '', state = '', postalCode = '' } = address;
  const back = leftBehind[country] ?? {};
  return {
    address: { ...address, country, state: back.state ?? '', postalCode: back.postalCode ?? '' },
    leftBehind: { ...leftBehind, ...(was === '' ? {} : { [was]: { state, postalCode } }) },
  };
}

export interface Locale {
  readonly culture: string;
  readonly language: string;
}

/**
 * Language and culture in a country: its own culture in the language there was, if it has one, else its first one. That
 * nearly every country takes American English, too, is no reason to stay with it.
 */
export function localeIn(rules: CountryValidationRules, { culture, language }: Locale): Locale {
  const { iso2Code, supportedCulturesList: cultures, supportedLanguagesList: languages, defaultCulture } = rules;
  const spoken = languageOf(culture);
  const own = cultures.find((one) => one.endsWith(`-${iso2Code}`) && languageOf(one) === spoken);
  const next = own ?? (defaultCulture || culture);
  return { culture: next, language: languages.includes(languageOf(next)) ? languageOf(next) : language };
}

function languageOf(culture: string): string {
  return culture.trim().split('-')[0]?.toLowerCase() ?? '';
}
