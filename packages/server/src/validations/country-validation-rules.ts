import { countries, languages, type SupportedCountry } from '@partnerite/contract/locales.ts';
import type { CountryValidationRules } from '@partnerite/contract/resources/country-validation-rules.ts';
import { phoneNumberRule, postalCodeRule, statesOf } from '../countries/country-data.ts';
import { normaliseCountry } from '../countries/locale-rules.ts';
import { phoneNumberPattern } from '../countries/phone-number-pattern.ts';
import { registrationCountries, registrationNumberPattern } from '../countries/registration-number.ts';
import type { Handler } from '../operation.ts';
import { refuse } from '../refusal.ts';
import { jsonAnswer } from '../resources/json-answer.ts';
import { publishedRules } from './published-rules.ts';

const countryByCode = new Map(countries.map((country) => [country.alpha2, country]));

export const getCountryValidationRules: Handler<'getCountryValidationRules'> = {
  run: async (_context, { path }) => {
    const sent = path.country.trim().toUpperCase();
    const answer = normaliseCountry(sent);
    const country = 'country' in answer ? countryByCode.get(answer.country) : undefined;
    if (country !== undefined) return jsonAnswer(rulesOf(country));
    const data = ['country'];
    if ('suggestion' in answer && answer.suggestion !== undefined) {
      return refuse('countryNamedOtherwise', { values: [sent, answer.suggestion], data });
    }
    return refuse('countryNotFound', { data });
  },
};

function rulesOf({ alpha2, alpha3, cultures }: SupportedCountry): CountryValidationRules {
  const states = statesOf(alpha2);
  const { isRequired, pattern } = postalCodeRule(alpha2);
  const phone = phoneNumberRule(alpha2);
  const isRegistered = registrationCountries.has(alpha2);
  const [defaultCulture = ''] = cultures;
  return {
    iso2Code: alpha2,
    iso3Code: alpha3,
    defaultCulture,
    isStateRequired: states !== undefined,
    ...(states && bothForms('states', 'supportedStatesList', [...states.keys()])),
    ...bothForms('supportedLanguages', 'supportedLanguagesList', languagesOf(cultures)),
    ...bothForms('supportedCultures', 'supportedCulturesList', cultures),
    isPostalCodeRequired: isRequired,
    ...(pattern && { postalCodeRegex: pattern }),
    isCityRequired: true,
    ...(phone && { phoneNumberRegex: phoneNumberPattern(phone) }),
    isRegistrationNumberSupported: isRegistered,
    ...publishedRules.get(alpha2),
    ...(phone && bothForms('countryCallingCodes', 'countryCallingCodesList', [phone.callingCode])),
    customerOrganizationRegistrationNumberRegex: registrationNumberPattern,
    customerOrganizationRegistrationNumberRequired: isRegistered,
    customerOrganizationPhoneNumberRequired: isRegistered,
    attributes: { objectType: 'CountryInformation' },
  };
}

/** A list as the published example has it, and as the published table and the vendor's clients do. */
function bothForms<Wrapped extends string, Plain extends string>(
  wrapped: Wrapped,
  plain: Plain,
  value: readonly string[],
): Record<Wrapped, { value: string[] }> & Record<Plain, string[]>;
function bothForms(wrapped: string, plain: string, value: readonly string[]) {
  return { [wrapped]: { value: [...value] }, [plain]: [...value] };
}

/** Languages that a customer can have, of the cultures of its country. */
function languagesOf(cultures: readonly string[]): readonly string[] {
  const ofCultures = new Set(cultures.map((culture) => culture.slice(0, culture.indexOf('-'))));
  return languages.filter((language) => ofCultures.has(language));
}
