import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { countries } from '@partnerite/contract/locales.ts';
import fc from 'fast-check';
import { postalCodeRule, statePostalCodes, statesOf } from '../../src/countries/country-data.ts';
import { checkPostalCode } from '../../src/countries/postal-code.ts';
import { statesOfPostalCode, writtenPostalCode } from '../../src/countries/postal-code-form.ts';

const codes = countries.map((country) => country.alpha2);

describe('a postal code is written', () => {
  for (const [country, sent, written] of [
    ['US', '98052', '98052'],
    ['US', '980528300', '98052-8300'],
    ['US', '98052 8300', '98052-8300'],
    ['US', ' 98052-8300 ', '98052-8300'],
    ['US', '980 52', '98052'],
    ['US', '9805', undefined],
    ['CA', 'k1a0b1', 'K1A 0B1'],
    ['CA', 'K1A-0B1', 'K1A 0B1'],
    ['GB', 'sw1a1aa', 'SW1A 1AA'],
    ['GB', 'M1  1AE', 'M1 1AE'],
    ['NL', '1015 ea', '1015 EA'],
    ['DE', '04 109', '04109'],
    ['SE', 'SE-411 14', 'SE-411 14'],
    ['FR', 'x'.repeat(1000), undefined],
  ] as const) {
    test(`${sent.slice(0, 20)} in ${country}: ${written ?? 'not at all'}`, () => {
      assert.equal(writtenPostalCode(country, sent), written);
    });
  }

  test('in a form that the country takes, and that stays as it is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...codes), fc.string({ maxLength: 12 }), (country, text) => {
        const written = writtenPostalCode(country, text);
        if (written === undefined) return;
        assert.equal(checkPostalCode(country, written), undefined);
        assert.equal(writtenPostalCode(country, written), written);
      }),
      { numRuns: 500 },
    );
    for (const country of codes) {
      const { example } = postalCodeRule(country);
      if (example !== undefined) assert.ok(writtenPostalCode(country, example), country);
    }
  });
});

describe('the states of a postal code', () => {
  for (const [country, postalCode, ...states] of [
    ['US', '98052', 'WA'],
    ['US', '10001', 'NY'],
    ['US', '20001', 'DC'],
    ['US', '20101', 'VA'],
    ['US', '06390', 'CT', 'NY'],
    ['US', '99501', 'AK'],
    ['US', '73301', 'OK', 'TX'],
    ['US', '00001'],
    ['CA', 'K1A 0B1', 'ON', 'QC'],
    ['CA', 'x0a 0h0', 'NU'],
    ['MX', '06000', 'CMX'],
    ['MX', '44100', 'JAL'],
  ] as const) {
    test(`${postalCode} in ${country}: ${states.join(', ') || 'none'}`, () => {
      assert.deepEqual(statesOfPostalCode(country, postalCode), states);
    });
  }

  test('are not known where no data say so', () => {
    for (const country of ['CN', 'FR', 'QQ']) assert.equal(statesOfPostalCode(country, '12345'), undefined);
  });

  test('are known of each state of a country, or of none', () => {
    for (const country of ['CA', 'MX', 'US']) {
      assert.deepEqual([...(statePostalCodes(country)?.keys() ?? [])], [...(statesOf(country)?.keys() ?? [])]);
    }
  });
});
