import { expect, test } from 'vitest';
import { readableName } from '../../src/history/member-label.ts';
import { valueText } from '../../src/history/value-text.ts';
import { formatsOf } from '../../src/texts/format.ts';

const format = formatsOf('en');
const words = {
  format,
  country: format.country,
  word: (value: string) => ({ true: 'Yes', reseller: 'Reseller' })[value],
};

test('codes are told by their names, and the code stays beside', () => {
  expect(valueText('country', 'SE', words)).toBe('Sweden (SE)');
  expect(valueText('usageLocation', 'TW', words)).toBe('Taiwan (TW)');
  expect(valueText('language', 'sv', words)).toBe('Swedish (sv)');
  expect(valueText('country', '??', words)).toBe('??');
});

test('truths, known words, numbers, lists and times are told in the language of the page', () => {
  expect(valueText('isDefault', true, words)).toBe('Yes');
  expect(valueText('relationshipToPartner', 'reseller', words)).toBe('Reseller');
  expect(valueText('amount', 12345.5, words)).toBe('12,345.5');
  expect(valueText('domains', ['a', 'b', 'c'], words)).toBe('a, b, and c');
  expect(valueText('dateAgreed', '2026-11-01T08:30:00Z', words)).toBe(
    format.dateTime(new Date('2026-11-01T08:30:00Z')),
  );
});

test('any other text stays as it is, unless it is very long', () => {
  expect(valueText('city', '臺北', words)).toBe('臺北');
  expect(valueText('note', '2026-11-01 something', words)).toBe('2026-11-01 something');
  expect(valueText('scope', 'x'.repeat(2_000), words)).toHaveLength(401);
});

test('a member without a word in the catalogues is told by its name', () => {
  expect(readableName('nextSigningCertificate')).toBe('Next signing certificate');
  expect(readableName('id2')).toBe('Id2');
});

test('how long ago something was is told in the largest unit that fits', () => {
  const now = new Date('2026-11-21T12:00:00Z');
  const ago = (seconds: number) => format.ago(new Date(now.getTime() - seconds * 1_000), now);
  expect([ago(0), ago(59), ago(60), ago(3_599), ago(7_200), ago(86_400), ago(-60)]).toEqual([
    'now',
    '59 seconds ago',
    '1 minute ago',
    '59 minutes ago',
    '2 hours ago',
    'yesterday',
    'in 1 minute',
  ]);
});
