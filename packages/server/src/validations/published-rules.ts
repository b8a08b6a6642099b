import type { CountryValidationRules } from '@partnerite/contract/resources/country-validation-rules.ts';

type PublishedRules = Pick<
  CountryValidationRules,
  | 'isVatIdSupported'
  | 'taxIdFormat'
  | 'taxIdSample'
  | 'isTaxIdSupported'
  | 'resellerAgreementRegion'
  | 'geographicRegion'
>;

/**
 * What is known from the published documentation alone, which shows one country. Tax numbers play no part in this service,
 * so that nothing is answered of them elsewhere.
 */
export const publishedRules: ReadonlyMap<string, PublishedRules> = new Map([
  [
    'US',
    {
      isVatIdSupported: false,
      taxIdFormat: 'US######',
      taxIdSample: 'US999965',
      isTaxIdSupported: true,
      resellerAgreementRegion: 'AOC',
      geographicRegion: 'NorthAndLatinAmerica',
    },
  ],
]);
