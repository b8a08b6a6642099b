import data from './locales.json' with { type: 'json' };

export interface SupportedCountry {
  /** Two letters; ISO 3166-1 but for a few codes the vendor added: AN, XE, XJ, XK, XS. */
  readonly alpha2: string;
  readonly alpha3: string;
  /** Cultures that customers of the country are offered, the local ones first. */
  readonly cultures: readonly string[];
}

/** Language codes a customer can have, lower case. */
export const languages: readonly string[] = data.languages;

/** Culture names a customer can have, as they are written in answers. */
export const cultures: readonly string[] = data.cultures;

/** Countries and regions a customer can be in, by code. */
export const countries: readonly SupportedCountry[] = data.countries;
