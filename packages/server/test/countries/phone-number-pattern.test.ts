import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countries } from '@partnerite/contract/locales.ts';
import { getExampleNumber, isSupportedCountry } from 'libphonenumber-js/min';
import examples from 'libphonenumber-js/mobile/examples';
import { phoneNumberRule } from '../../src/countries/country-data.ts';
import { phoneNumberPattern } from '../../src/countries/phone-number-pattern.ts';

test('every country whose numbering plan is known has a pattern, and its numbers match in every form', () => {
  for (const { alpha2 } of countries) {
    const rule = phoneNumberRule(alpha2);
    assert.equal(rule !== undefined, isSupportedCountry(alpha2), alpha2);
    if (rule === undefined || !isSupportedCountry(alpha2)) continue;
    const example = getExampleNumber(alpha2, examples);
    if (example === undefined) continue;
    assert.equal(example.countryCallingCode, rule.callingCode);
    const pattern = new RegExp(phoneNumberPattern(rule));
    for (const number of [example.number, example.formatNational(), example.formatInternational()]) {
      assert.match(number, pattern, alpha2);
    }
  }
});

test('a hostile number is turned down at once', () => {
  const pattern = new RegExp(phoneNumberPattern({ callingCode: '1', shortest: 10, longest: 10 }));
  for (const text of ['1'.repeat(100_000), ' '.repeat(100_000), '1 '.repeat(50_000), '1 ( ) '.repeat(20_000)]) {
    assert.doesNotMatch(text, pattern);
  }
});
