import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { countries, cultures, languages } from '@partnerite/contract/locales.ts';
import fc from 'fast-check';
import { normaliseCountry, normaliseCulture, normaliseLanguage } from '../../src/countries/locale-rules.ts';

const prototypeNames = ['constructor', '__proto__', 'prototype', 'toString', 'hasOwnProperty'];

describe('what the vendor supports', () => {
  test('is 69 languages, 135 cultures and 248 countries, each once', () => {
    assert.equal(new Set(languages).size, 69);
    assert.equal(new Set(cultures).size, 135);
    assert.equal(new Set(countries.map((country) => country.alpha2)).size, 248);
  });

  test('offers every country at least one supported culture', () => {
    for (const country of countries) {
      assert.ok(country.cultures.length > 0, country.alpha2);
      for (const culture of country.cultures) assert.ok(cultures.includes(culture), `${country.alpha2}: ${culture}`);
    }
  });
});

describe('a culture', () => {
  for (const [sent, normal] of [
    ['EN-US', 'en-US'],
    ['en-us', 'en-US'],
    [' fr-FR ', 'fr-FR'],
    ['ZH-tw', 'zh-TW'],
    ['SR-LATN-RS', 'sr-Latn-RS'],
  ] as const) {
    test(`${JSON.stringify(sent)} is ${normal}`, () => assert.equal(normaliseCulture(sent), normal));
  }

  for (const sent of ['', 'en', 'en_US', 'zh-Hant-TW', 'xx-YY', 'en-US\u0000', ...prototypeNames]) {
    test(`${JSON.stringify(sent)} is not supported`, () => assert.equal(normaliseCulture(sent), undefined));
  }

  test('in its usual form stays as it is', () => {
    for (const culture of cultures) assert.equal(normaliseCulture(culture), culture);
  });
});

describe('a language', () => {
  test('is lower-cased', () => {
    assert.equal(normaliseLanguage('En'), 'en');
    assert.equal(normaliseLanguage('ZH'), 'zh');
  });

  for (const sent of ['', 'eng', 'en-US', 'xx', ...prototypeNames]) {
    test(`${JSON.stringify(sent)} is not supported`, () => assert.equal(normaliseLanguage(sent), undefined));
  }
});

describe('a country', () => {
  test('is upper-cased', () => {
    assert.deepEqual(normaliseCountry('us'), { country: 'US' });
    assert.deepEqual(normaliseCountry(' tW '), { country: 'TW' });
  });

  for (const [sent, meant] of [
    ['UK', 'GB'],
    ['uk', 'GB'],
    ['EL', 'GR'],
    ['USA', 'US'],
    ['nld', 'NL'],
  ] as const) {
    test(`${sent} suggests ${meant}`, () => assert.deepEqual(normaliseCountry(sent), { suggestion: meant }));
  }

  for (const sent of ['', 'ZZ', 'U', 'United States', 'ＵＳ', ...prototypeNames]) {
    test(`${JSON.stringify(sent)} is refused without a suggestion`, () => assert.deepEqual(normaliseCountry(sent), {}));
  }
});

test('no text makes a rule throw, and what is found is supported', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const culture = normaliseCulture(text);
      const language = normaliseLanguage(text);
      const country = normaliseCountry(text);
      assert.ok(culture === undefined || cultures.includes(culture));
      assert.ok(language === undefined || languages.includes(language));
      assert.ok(!('country' in country) || /^[A-Z]{2}$/.test(country.country));
    }),
  );
});
