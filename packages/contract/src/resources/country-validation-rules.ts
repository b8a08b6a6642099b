import { type Static, Type } from 'typebox';
import { ResourceAttributes } from './links.ts';

const texts = Type.Array(Type.String());
const wrappedTexts = Type.Object({ value: texts });

/**
 * What a country asks of addresses and numbers. The published example wraps its lists, the published table and the vendor's
 * clients have them plain under other names: both are answered. A member that nothing is known of is left out.
 */
export const CountryValidationRules = Type.Object(
  {
    iso2Code: Type.String(),
    iso3Code: Type.String(),
    defaultCulture: Type.String(),
    isStateRequired: Type.Boolean(),
    states: Type.Optional(wrappedTexts),
    supportedStatesList: Type.Optional(texts),
    supportedLanguages: wrappedTexts,
    supportedLanguagesList: texts,
    supportedCultures: wrappedTexts,
    supportedCulturesList: texts,
    isPostalCodeRequired: Type.Boolean(),
    postalCodeRegex: Type.Optional(Type.String({ description: 'Over the code in upper case.' })),
    isCityRequired: Type.Boolean(),
    isVatIdSupported: Type.Optional(Type.Boolean()),
    taxIdFormat: Type.Optional(Type.String()),
    taxIdSample: Type.Optional(Type.String()),
    phoneNumberRegex: Type.Optional(
      Type.String({ description: 'What every number has in common, in national or international form.' }),
    ),
    isRegistrationNumberSupported: Type.Boolean(),
    isTaxIdSupported: Type.Optional(Type.Boolean()),
    resellerAgreementRegion: Type.Optional(Type.String()),
    geographicRegion: Type.Optional(Type.String()),
    countryCallingCodes: Type.Optional(wrappedTexts),
    countryCallingCodesList: Type.Optional(texts),
    customerOrganizationRegistrationNumberRegex: Type.String(),
    customerOrganizationRegistrationNumberRequired: Type.Boolean(),
    customerOrganizationPhoneNumberRequired: Type.Boolean(),
    attributes: ResourceAttributes,
  },
  { title: 'CountryValidationRules' },
);

export type CountryValidationRules = Static<typeof CountryValidationRules>;
