import { countries, cultures, languages } from '@partnerite/contract/locales.ts';

const cultureByKey = new Map(cultures.map((culture) => [culture.toLowerCase(), culture]));
const languageSet: ReadonlySet<string> = new Set(languages);
const countrySet: ReadonlySet<string> = new Set(countries.map((country) => country.alpha2));
const alpha2ByAlpha3 = new Map(countries.map((country) => [country.alpha3, country.alpha2]));

/** Two-letter codes in wide use that ISO 3166-1 gives to no country, or to another. */
const customaryCodes: ReadonlyMap<string, string> = new Map([
  ['UK', 'GB'],
  ['EL', 'GR'],
]);

/** A supported country, or what was probably meant. */
export type CountryAnswer = { readonly country: string } | { readonly suggestion?: string };

/** The supported culture in its usual form (`EN-US` gives `en-US`), or `undefined` (protocol, section 6). */
export function normaliseCulture(value: string): string | undefined {
  return cultureByKey.get(value.trim().toLowerCase());
}

/** The supported two-letter language in lower case (`En` gives `en`), or `undefined` (protocol, section 6). */
export function normaliseLanguage(value: string): string | undefined {
  const language = value.trim().toLowerCase();
  return languageSet.has(language) ? language : undefined;
}

/** The supported country in upper case, or a suggestion: `UK` and `GBR` suggest `GB` (protocol, section 6). */
export function normaliseCountry(value: string): CountryAnswer {
  const code = value.trim().toUpperCase();
  if (countrySet.has(code)) return { country: code };
  const suggestion = customaryCodes.get(code) ?? alpha2ByAlpha3.get(code);
  return suggestion === undefined ? {} : { suggestion };
}
