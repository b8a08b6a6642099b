import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { checkRegistrationNumber, registrationCountries } from '../../src/countries/registration-number.ts';

describe('a registration number', () => {
  test('is demanded in 24 countries', () => {
    for (const country of registrationCountries) {
      for (const absent of [undefined, '', ' ']) {
        assert.deepEqual(checkRegistrationNumber(country, absent), { kind: 'missing' }, country);
      }
    }
    assert.deepEqual(checkRegistrationNumber('hu', undefined), { kind: 'missing' });
  });

  test('is optional elsewhere', () => {
    for (const country of ['US', 'FR', 'constructor']) {
      assert.equal(checkRegistrationNumber(country, undefined), undefined);
      assert.equal(checkRegistrationNumber(country, '1234567'), undefined);
    }
  });

  for (const number of [
    '1234567',
    '1234567890',
    '12345678-2-41',
    '12.345.678/0001-95',
    'U72200KA2004PTC033001',
    'ИНН 7707083893',
  ]) {
    test(`may be ${number}`, () => assert.equal(checkRegistrationNumber('RU', number), undefined));
  }

  for (const number of ['-', '../etc', '12\u0000345', '<b>1</b>', "1' OR '1", '1'.repeat(51)]) {
    test(`may not be ${JSON.stringify(number)}, and the form is named`, () => {
      const problem = checkRegistrationNumber('RU', number);
      assert.ok(problem?.kind === 'invalid');
      assert.match(problem.format, /letters and digits/);
    });
  }

  test('never makes the check throw', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ unit: 'binary', maxLength: 200 }), (country, text) => {
        checkRegistrationNumber(country, text);
      }),
    );
  });
});
