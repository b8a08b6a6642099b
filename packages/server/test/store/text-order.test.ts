import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { compareText, endOfPrefix } from '../../src/store/text-order.ts';

const text = fc.string({ unit: 'binary', maxLength: 4 });

suite('the order of texts', () => {
  test('is that of code points', () => {
    const codePoints = fc.array(fc.integer({ min: 0, max: 0xd7ff }), { maxLength: 4 });
    const property = fc.property(codePoints, codePoints, (a, b) => {
      const [one, other] = [String.fromCodePoint(...a), String.fromCodePoint(...b)];
      assert.equal(Math.sign(compareText(one, other)), one < other ? -1 : one > other ? 1 : 0);
    });
    fc.assert(property);
    assert.ok(compareText('\uff01', '\u{1f600}') < 0);
  });

  test('the end of a prefix separates what has the prefix from what comes after', () => {
    const property = fc.property(text, text, (prefix, other) => {
      const end = endOfPrefix(prefix);
      for (const candidate of [other, prefix + other]) {
        const inRange = compareText(candidate, prefix) >= 0 && (end === undefined || compareText(candidate, end) < 0);
        assert.equal(inRange, candidate.startsWith(prefix));
      }
    });
    fc.assert(property, { numRuns: 1_000 });
  });

  test('the end steps over the surrogates and past the last code point', () => {
    assert.equal(endOfPrefix('a'), 'b');
    assert.equal(endOfPrefix('a\ud7ff'), 'a\ue000');
    assert.equal(endOfPrefix('a\u{10ffff}\u{10ffff}'), 'b');
    assert.equal(endOfPrefix('\u{10ffff}'), undefined);
    assert.equal(endOfPrefix(''), undefined);
  });
});
