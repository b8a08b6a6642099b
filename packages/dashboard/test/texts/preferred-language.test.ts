import { expect, test } from 'vitest';
import { preferredLanguage, regionalForm } from '../../src/texts/i18n.ts';

test.each([
  [['fr-CA', 'en'], 'fr'],
  [['is', 'sv-FI', 'en'], 'sv'],
  [['zh-Hant-HK'], 'zh-TW'],
  [['NL'], 'nl'],
  [['is'], 'en'],
  [[], 'en'],
])('who prefers %j reads %s', (wanted, language) => {
  expect(preferredLanguage(wanted)).toBe(language);
});

test.each([
  ['en', ['fr', 'en-GB', 'en-US'], 'en-GB'],
  ['en', ['fr-CA'], 'en'],
  ['zh-TW', ['zh-Hant-HK'], 'zh-Hant-HK'],
  ['sv', [], 'sv'],
])('the dates of %s for who prefers %j are those of %s', (language, wanted, form) => {
  expect(regionalForm(language, wanted)).toBe(form);
});
