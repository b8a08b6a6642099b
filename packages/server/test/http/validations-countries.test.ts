import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { countries, cultures, languages } from '@partnerite/contract/locales.ts';
import { CountryValidationRules } from '@partnerite/contract/resources/country-validation-rules.ts';
import { Check } from 'typebox/value';
import { type ApiClient, apiClient, type Json } from '../api-client.ts';
import { partnerA, startTestServer, type TestServer } from '../running-server.ts';

describe('the rules of a country', () => {
  let server: TestServer;
  let client: ApiClient;

  before(async () => {
    server = await startTestServer();
    client = apiClient(server, await server.appToken(partnerA));
  });
  after(() => server.dispose());

  const rules = async (country: string): Promise<Json> => {
    const { status, text, body } = await client.get(`/v1/countryvalidationrules/${country}`);
    assert.equal(status, 200, text);
    return body;
  };

  test('the United States: as published, and each list also under its plain name', async () => {
    const body = await rules('US');
    assert.equal(body.states.value.length, 51);
    assert.deepEqual(body.states.value, body.supportedStatesList);
    const { states: _states, supportedStatesList: _list, postalCodeRegex, phoneNumberRegex, ...others } = body;
    const { customerOrganizationRegistrationNumberRegex: _number, ...shown } = others;
    assert.deepEqual(shown, {
      iso2Code: 'US',
      iso3Code: 'USA',
      defaultCulture: 'en-US',
      isStateRequired: true,
      supportedLanguages: { value: ['en', 'es'] },
      supportedLanguagesList: ['en', 'es'],
      supportedCultures: { value: ['en-US', 'es-US'] },
      supportedCulturesList: ['en-US', 'es-US'],
      isPostalCodeRequired: true,
      isCityRequired: true,
      isVatIdSupported: false,
      taxIdFormat: 'US######',
      taxIdSample: 'US999965',
      isRegistrationNumberSupported: false,
      isTaxIdSupported: true,
      resellerAgreementRegion: 'AOC',
      geographicRegion: 'NorthAndLatinAmerica',
      countryCallingCodes: { value: ['1'] },
      countryCallingCodesList: ['1'],
      customerOrganizationRegistrationNumberRequired: false,
      customerOrganizationPhoneNumberRequired: false,
      attributes: { objectType: 'CountryInformation' },
    });
    for (const code of ['98052', '98052-6399']) assert.match(code, new RegExp(postalCodeRegex));
    for (const number of ['4255550100', '(425) 555-0100', '1-425-555-0100', '+1 425 555 0100', '425/555.0100']) {
      assert.match(number, new RegExp(phoneNumberRegex));
    }
    for (const number of ['', '555', '+', '425-555-01OO', '1'.repeat(30)]) {
      assert.doesNotMatch(number, new RegExp(phoneNumberRegex));
    }
  });

  test('a country where registration and phone numbers are demanded says so', async () => {
    const brazil = await rules('BR');
    assert.equal(brazil.customerOrganizationRegistrationNumberRequired, true);
    assert.equal(brazil.customerOrganizationPhoneNumberRequired, true);
    assert.equal(brazil.isRegistrationNumberSupported, true);
    assert.match('12.345.678/0001-95', new RegExp(brazil.customerOrganizationRegistrationNumberRegex, 'u'));
    assert.doesNotMatch('<script>', new RegExp(brazil.customerOrganizationRegistrationNumberRegex, 'u'));
    assert.deepEqual(brazil.countryCallingCodesList, ['55']);
  });

  test('what nothing is known of is left out', async () => {
    const antarctica = await rules('AQ');
    assert.equal(antarctica.isPostalCodeRequired, false);
    assert.equal(antarctica.isStateRequired, false);
    const absent = [
      'supportedStatesList',
      'postalCodeRegex',
      'phoneNumberRegex',
      'countryCallingCodesList',
      'taxIdFormat',
    ];
    for (const member of absent) assert.equal(member in antarctica, false, member);
  });

  test('every supported country has rules, and they are those that profiles are checked by', async () => {
    for (const { alpha2, alpha3 } of countries) {
      const body = await rules(alpha2);
      assert.ok(Check(CountryValidationRules, body), alpha2);
      assert.deepEqual([body.iso2Code, body.iso3Code], [alpha2, alpha3]);
      assert.ok(cultures.includes(body.defaultCulture), alpha2);
      assert.ok(body.supportedCulturesList.includes(body.defaultCulture), alpha2);
      assert.ok(body.supportedLanguagesList.length > 0, alpha2);
      for (const language of body.supportedLanguagesList) assert.ok(languages.includes(language), alpha2);
      assert.equal(body.isStateRequired, 'supportedStatesList' in body, alpha2);
      if (body.isPostalCodeRequired) assert.ok(body.postalCodeRegex, alpha2);
      for (const pattern of [body.postalCodeRegex, body.phoneNumberRegex]) if (pattern) new RegExp(pattern);
    }
  });

  test('are found without regard to case', async () => {
    assert.deepEqual(await rules('fr'), await rules('FR'));
    const { status } = await client.get('/v1/CountryValidationRules/FR');
    assert.equal(status, 200);
  });

  for (const [sent, right] of [
    ['UK', 'GB'],
    ['uk', 'GB'],
    ['EL', 'GR'],
    ['GBR', 'GB'],
    ['usa', 'US'],
  ] as const) {
    test(`${sent} is 404 and is told ${right}`, async () => {
      const { status, body } = await client.get(`/v1/countryvalidationrules/${sent}`);
      assert.deepEqual([status, body.data], [404, ['country']]);
      assert.match(body.description, new RegExp(`\\b${right}\\.$`));
    });
  }

  for (const sent of ['QQ', 'U', '840', '__proto__', 'constructor', '%00', '🇺🇸', 'x'.repeat(200)]) {
    test(`${JSON.stringify(sent.slice(0, 20))} is 404 and is not repeated`, async () => {
      const { status, body } = await client.get(`/v1/countryvalidationrules/${encodeURIComponent(sent)}`);
      assert.deepEqual([status, body.code], [404, 404]);
      assert.equal(body.description, 'There are no rules for this country; name it by its ISO 3166-1 alpha-2 code.');
    });
  }
});
