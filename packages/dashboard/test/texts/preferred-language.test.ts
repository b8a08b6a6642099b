import { expect, test } from 'vitest';
import { preferredLanguage } from '../../src/texts/i18n.ts';

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
