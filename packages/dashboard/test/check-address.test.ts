import type { CountryValidationRules } from '@partnerite/sdk';
import { describe, expect, test } from 'vitest';
import { checkAddress } from '../src/address/check-address.ts';
import { localeIn, moveTo } from '../src/address/move-to.ts';

function rulesOf(iso2Code: string, more: Partial<CountryValidationRules> = {}): CountryValidationRules {
  return {
    iso2Code,
    iso3Code: '',
    defaultCulture: 'en-US',
    isStateRequired: false,
    supportedLanguages: { value: ['en'] },
    supportedLanguagesList: ['en'],
    supportedCultures: { value: ['en-US'] },
    supportedCulturesList: ['en-US'],
    isPostalCodeRequired: false,
    isCityRequired: true,
    isRegistrationNumberSupported: false,
    customerOrganizationRegistrationNumberRegex: '',
    customerOrganizationRegistrationNumberRequired: false,
    customerOrganizationPhoneNumberRequired: false,
    attributes: { objectType: 'CountryInformation' },
    ...more,
  };
}

const unitedStates = rulesOf('US', {
  isStateRequired: true,
  supportedStatesList: ['CA', 'WA'],
  isPostalCodeRequired: true,
  postalCodeRegex: '^\\d{5}(-?\\d{4})?$',
  phoneNumberRegex: '^\\d{10,11}$',
});
const redmond = { country: 'US', addressLine1: 'One Microsoft Way', city: 'Redmond', state: 'WA', postalCode: '98052' };

describe('an address is checked before it is sent', () => {
  test('nothing is said of a right one', () => expect(checkAddress(unitedStates, redmond)).toEqual([]));

  test('by the lengths of the schema, in characters', () => {
    const long = { ...redmond, addressLine1: 'x'.repeat(201), city: '🏙'.repeat(200), firstName: 'y'.repeat(51) };
    expect(checkAddress(unitedStates, long, 'defaultAddress.')).toEqual([
      { path: 'defaultAddress.addressLine1', kind: 'tooLong', limit: 200 },
      { path: 'defaultAddress.firstName', kind: 'tooLong', limit: 50 },
    ]);
  });

  test('a required member that is blank is missing', () => {
    const blank = { country: 'US', addressLine1: ' ', state: '', postalCode: '\t' };
    const problems = checkAddress(unitedStates, blank).map(({ path, kind }) => `${path} ${kind}`);
    expect(problems.sort()).toEqual(['addressLine1 missing', 'city missing', 'postalCode missing', 'state missing']);
  });

  test.each([
    ['postalCode', '9805', 'invalid'],
    ['state', 'XX', 'invalid'],
    ['phoneNumber', '12', 'invalid'],
    ['country', 'USA', 'tooLong'],
    ['emailAddress', 'nobody', 'invalid'],
  ])('%s may not be %s', (path, value, kind) => {
    expect(checkAddress(unitedStates, { ...redmond, [path]: value })).toMatchObject([{ path, kind }]);
  });

  test('a postal code says what it should look like', () => {
    expect(checkAddress(unitedStates, { ...redmond, postalCode: 'no' })[0]?.example).toMatch(/^\d{5}/);
  });

  test('a postal code in small letters, or behind the code of its country, is taken', () => {
    const moldova = rulesOf('MD', { postalCodeRegex: '^\\d{4}$' });
    const address = { country: 'MD', addressLine1: 'Strada 1', city: 'Chișinău' };
    expect(checkAddress(moldova, { ...address, postalCode: 'md-2001' })).toEqual([]);
    expect(checkAddress(moldova, { ...address, postalCode: '2001' })).toEqual([]);
    expect(checkAddress(moldova, { ...address, postalCode: 'RO-2001' })).toMatchObject([{ kind: 'invalid' }]);
  });

  test('a phone number is asked for where the country demands one, and may be one of another country', () => {
    const poland = rulesOf('PL', { customerOrganizationPhoneNumberRequired: true, phoneNumberRegex: '^\\d{9}$' });
    const address = { country: 'PL', addressLine1: 'Ulica 1', city: 'Łódź' };
    expect(checkAddress(poland, address)).toMatchObject([{ path: 'phoneNumber', kind: 'missing' }]);
    expect(checkAddress(poland, { ...address, phoneNumber: '+46 31 390 60 05' })).toEqual([]);
  });

  test('while the rules are on their way only the schema is asked', () => {
    expect(checkAddress(undefined, { ...redmond, postalCode: '?', state: '' })).toEqual([]);
  });
});

describe('a change of country', () => {
  test('leaves the state and the postal code behind, and finds them again on the way back', () => {
    const there = moveTo(redmond, 'TW', {});
    expect(there.address).toMatchObject({ country: 'TW', state: '', postalCode: '', city: 'Redmond' });
    const typed = { ...there.address, postalCode: '106' };
    const back = moveTo(typed, 'US', there.leftBehind);
    expect(back.address).toEqual(redmond);
    expect(moveTo(back.address, 'TW', back.leftBehind).address.postalCode).toBe('106');
  });

  test('brings the culture of the country in the language there was, else its first one', () => {
    const belgium = rulesOf('BE', {
      defaultCulture: 'fr-BE',
      supportedCulturesList: ['fr-BE', 'nl-BE', 'en-US'],
      supportedLanguagesList: ['fr', 'nl', 'en'],
    });
    expect(localeIn(belgium, { culture: 'en-US', language: 'en' })).toEqual({ culture: 'fr-BE', language: 'fr' });
    expect(localeIn(belgium, { culture: 'nl-NL', language: 'nl' })).toEqual({ culture: 'nl-BE', language: 'nl' });
    expect(localeIn(rulesOf('NR', { defaultCulture: '' }), { culture: 'fr-FR', language: 'fr' })).toEqual({
      culture: 'fr-FR',
      language: 'fr',
    });
  });
});
