import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { describeError, errorTranslations } from '../src/error-translations.ts';
import { errors, maxDescriptionLength } from '../src/errors.ts';

const customer = '4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04';
const partner = '5b2f7a10-6c3e-4d1a-9f27-0c8e5d1b2a01';

function placeholders(text: string): readonly string[] {
  return [...text.matchAll(/\{\d\}/g)].map(([placeholder]) => placeholder).toSorted();
}

describe('the translations of error descriptions', () => {
  for (const [language, translations] of Object.entries(errorTranslations)) {
    test(`${language} has every error, with the placeholders of the English text`, () => {
      assert.deepEqual(Object.keys(translations).toSorted(), Object.keys(errors).toSorted());
      for (const [name, { description }] of Object.entries(errors)) {
        const translated = new Map(Object.entries(translations)).get(name) ?? '';
        assert.notEqual(translated.trim(), '', name);
        assert.deepEqual(placeholders(translated), placeholders(description), name);
      }
    });
  }
});

describe('the language of a description', () => {
  const english = 'The operation x is not implemented.';
  const cases: readonly [string | undefined, string][] = [
    [undefined, english],
    ['', english],
    ['en-US', english],
    ['de-DE', english],
    ['fr-FR', 'L’opération x n’est pas implémentée.'],
    ['"fr-CA"', 'L’opération x n’est pas implémentée.'],
    ['FR', 'L’opération x n’est pas implémentée.'],
    [' sv-SE ', 'Åtgärden x är inte implementerad.'],
    ['nl-BE', 'De bewerking x is niet geïmplementeerd.'],
    ['zh-TW', '作業 x 尚未實作。'],
    ['zh-Hant', '作業 x 尚未實作。'],
    ['zh-hant-tw', '作業 x 尚未實作。'],
    ['ZH-HK', '作業 x 尚未實作。'],
    ['zh-CN', english],
    ['zh', english],
    ['french', english],
    ['frr', english],
    ['constructor', english],
    ['__proto__', english],
  ];
  for (const [locale, expected] of cases) {
    test(`X-Locale ${locale === undefined ? 'absent' : JSON.stringify(locale)}`, () => {
      assert.equal(describeError('notImplemented', locale, ['x']), expected);
    });
  }
});

describe('the values of a description', () => {
  test('are filled in by position', () => {
    assert.equal(
      describeError('noRelationship', undefined, [partner, customer]),
      `The partner id ${partner} has no commerce relationship with the customer id ${customer}.`,
    );
  });

  test('are taken as they are: neither $ nor a placeholder inside them means anything', () => {
    assert.equal(
      describeError('noRelationship', undefined, ["$& $1 $' {1}", '$$']),
      "The partner id $& $1 $' {1} has no commerce relationship with the customer id $$.",
    );
  });

  test('a missing value leaves its place empty', () => {
    assert.equal(describeError('invalidFilter', undefined, []), 'Invalid filter: ');
  });

  test('lose control characters, line separators, bidirectional controls and broken Unicode', () => {
    const hostile = 'a\u0000b\r\nc\u001b[31m\u0085d\u2028e\u202ef\ud800';
    assert.equal(describeError('invalidFilter', undefined, [hostile]), 'Invalid filter: abc[31mdef\ufffd');
  });

  test('keep letters of every script', () => {
    assert.equal(describeError('invalidFilter', undefined, ['臺北 Åse 👩‍💻']), 'Invalid filter: 臺北 Åse 👩‍💻');
  });

  test('are cut so that a description is never longer than the wire allows', () => {
    const description = describeError('invalidFilter', undefined, ['x'.repeat(5000)]);
    assert.equal(description.length, maxDescriptionLength);
    assert.ok(description.endsWith('…'));
  });

  test('are never cut in the middle of a character', () => {
    for (const shift of ['', 'x']) {
      const description = describeError('invalidFilter', undefined, [shift + '👩'.repeat(3000)]);
      assert.ok(description.isWellFormed() && !description.includes('\ufffd'));
      assert.ok(description.length <= maxDescriptionLength);
    }
  });
});
