import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { countries } from '@partnerite/contract/locales.ts';
import fc from 'fast-check';
import { checkPhoneNumber } from '../../src/countries/phone-number.ts';
import { registrationCountries } from '../../src/countries/registration-number.ts';

describe('a phone number is accepted', () => {
  for (const [country, ...accepted] of [
    ['US', '4255555555', '1234567890', '4155551212', '(425) 555-0101', '+1 425 555 0101'],
    ['FR', '04 65 71 00 12', '+33 4 65 71 00 12', '+44 20 7946 0112'],
    ['SE', '031-390 60 05'],
    ['TW', '02 5550 0112'],
    ['NL', '088 000 0112'],
    ['JP', '03-0000-0112'],
    ['XJ', '21 12 34 56', '+47 21 12 34 56'],
  ] as const) {
    test(`in ${country}: ${accepted.join(', ')}`, async () => {
      for (const number of accepted) assert.equal(await checkPhoneNumber(country, number), undefined, number);
    });
  }

  test('empty or absent, where none is demanded', async () => {
    for (const absent of [undefined, '', ' ']) assert.equal(await checkPhoneNumber('US', absent), undefined);
  });
});

describe('a phone number is refused', () => {
  for (const number of [
    '5',
    '555-CALL-NOW-PLEASE',
    'call 4255555555',
    '4255555555\u0000',
    '<script>',
    '１'.repeat(30),
    '+',
  ]) {
    test(`as ${JSON.stringify(number)}`, async () => {
      assert.equal((await checkPhoneNumber('US', number))?.problem, 'invalid');
    });
  }

  test('when it is too long to be looked at', async () => {
    assert.equal((await checkPhoneNumber('US', '1'.repeat(100_000)))?.problem, 'invalid');
  });
});

describe('a missing phone number', () => {
  test('has a problem of its own in the 24 countries that demand one', async () => {
    assert.equal(registrationCountries.size, 24);
    for (const country of registrationCountries) {
      for (const absent of [undefined, '', '  ']) {
        assert.deepEqual(await checkPhoneNumber(country, absent), {
          problem: 'phoneMissing',
          message: `is required in ${country}`,
        });
      }
    }
  });
});

test('no text in any country makes the check throw', async () => {
  const codes = fc.constantFrom(...countries.map((country) => country.alpha2), 'constructor', '__proto__');
  const likely = fc.string({ unit: fc.constantFrom(...'0123456789+-() ;ext=.x'), maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(codes, fc.oneof(likely, fc.string({ unit: 'binary' })), async (country, text) => {
      await checkPhoneNumber(country, text);
    }),
  );
});
