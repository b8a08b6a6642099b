import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { countries } from '@partnerite/contract/locales.ts';
import fc from 'fast-check';
import { postalCodeRule } from '../../src/countries/country-data.ts';
import { checkPostalCode } from '../../src/countries/postal-code.ts';

const codes = countries.map((country) => country.alpha2);

describe('a postal code is accepted', () => {
  for (const [country, ...accepted] of [
    ['US', '98052', '98052-6399', ' 98052 '],
    ['CA', 'G1R 1S7', 'g1r1s7', 'G1R-1S7'],
    ['GB', 'SW1A 1AA', 'ec1a1bb', 'M1 1AE', 'CF10 1EP'],
    ['FR', '75001', '75 001'],
    ['DE', '04109'],
    ['NL', '1015 EA', '1015ea'],
    ['SE', '411 14', '41114', 'SE-411 14'],
    ['TW', '106', '10617', '106404'],
    ['JP', '101-0051', '1010051'],
    ['CN', '100000'],
    ['MX', '06000'],
    ['BR', '01310-100', '01310100'],
    ['PL', '00-001'],
    ['AT', '1010'],
    ['MD', '2001', 'MD-2001'],
    ['IE', 'D02 X285'],
    ['SA', '11564', '11564-1234'],
  ] as const) {
    test(`in ${country}: ${accepted.join(', ')}`, () => {
      for (const code of accepted) assert.equal(checkPostalCode(country, code), undefined, code);
    });
  }

  test('of any kind where no form is known', () => {
    assert.equal(checkPostalCode('HK', '999077'), undefined);
    assert.equal(checkPostalCode('XJ', 'N-8099'), undefined);
  });
});

describe('a postal code is refused with the form that is expected', () => {
  for (const [country, example, ...refused] of [
    ['US', '12345', '9805', '98052-', 'ABCDE', '９８０５２', '98052\u0000'],
    ['CA', 'A2C 4E6', 'D1R 1S7', 'G1R', '12345'],
    ['GB', 'AB3 4EF', '12345', 'SW1A'],
    ['NL', '1234 EF', '1015', 'EA 1015'],
    ['SE', '123 45', '4111', '411-14'],
    ['TW', '123', '10', '1234', '一〇六'],
    ['JP', '123-4567', '101-005'],
    ['AT', '1234', '0010'],
  ] as const) {
    test(`in ${country}: ${refused.map((code) => JSON.stringify(code)).join(', ')}`, () => {
      for (const code of refused) {
        const message = `must be a postal code of ${country} of the form ${example}`;
        assert.deepEqual(checkPostalCode(country, code), { problem: 'invalid', message }, code);
      }
    });
  }
});

describe('an absent postal code', () => {
  for (const absent of [undefined, '', '  ']) {
    test(`(${JSON.stringify(absent)}) is a problem where the country demands one`, () => {
      for (const country of ['US', 'CA', 'FR', 'SE', 'TW', 'NL', 'CN', 'MX', 'RU']) {
        assert.equal(checkPostalCode(country, absent)?.problem, 'missing', country);
      }
    });

    test(`(${JSON.stringify(absent)}) is none where the country has no codes or can do without`, () => {
      for (const country of ['HK', 'AE', 'IE', 'CL', 'JM']) {
        assert.equal(checkPostalCode(country, absent), undefined, country);
      }
    });
  }
});

describe('the patterns', () => {
  test('repeat nothing without bound, look nowhere else and refer to nothing, so matching is always short', () => {
    for (const country of codes) {
      const { pattern } = postalCodeRule(country);
      assert.doesNotMatch(pattern ?? '', /[*+]|\{\d+,\}|\(\?[!=<]|\\[1-9]/, country);
    }
  });

  test('accept their own example, and nothing empty', () => {
    for (const country of codes) {
      const { pattern, example } = postalCodeRule(country);
      if (pattern === undefined) continue;
      assert.equal(checkPostalCode(country, example), undefined, country);
      assert.ok(!new RegExp(pattern).test(''), country);
    }
  });

  test('are known wherever a code is demanded', () => {
    for (const country of codes) {
      const { pattern, isRequired } = postalCodeRule(country);
      assert.ok(!isRequired || pattern !== undefined, country);
    }
  });
});

test('no text in any country makes the check throw, and none of more than 20 characters passes', () => {
  const digitsAndLetters = fc.string({ unit: fc.constantFrom(...'0123456789AZaz- '), maxLength: 40 });
  const texts = fc.oneof(fc.string({ unit: 'binary', maxLength: 100 }), digitsAndLetters);
  fc.assert(
    fc.property(fc.constantFrom(...codes, 'constructor', '__proto__'), texts, (country, text) => {
      const problem = checkPostalCode(country, text);
      if (text.trim().length > 20) assert.equal(problem?.problem, 'invalid');
    }),
  );
  assert.equal(checkPostalCode('HK', '9'.repeat(100_000))?.problem, 'invalid');
});
