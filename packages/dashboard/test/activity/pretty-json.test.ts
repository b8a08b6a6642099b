import { expect, test } from 'vitest';
import { prettyJson } from '../../src/activity/pretty-json.ts';

test('JSON is written as JSON.stringify writes it', () => {
  const value = { a: [1, 'x,{}[]:"', { b: null }], empty: {}, none: [], nested: [[], {}], d: 'ü\\"' };
  expect(prettyJson(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2));
  expect(prettyJson(JSON.stringify(value, null, 4))).toBe(JSON.stringify(value, null, 2));
});

test('a number keeps its digits', () => {
  expect(prettyJson('{"etag":-4242348048554929329,"one":1.0}')).toBe(
    '{\n  "etag": -4242348048554929329,\n  "one": 1.0\n}',
  );
});

test('what is cut off stays cut off', () => {
  expect(prettyJson('{"a":["b","c')).toBe('{\n  "a": [\n    "b",\n    "c');
  expect(prettyJson('{"a":{')).toBe('{\n  "a": {\n    ');
});

test.each(['', 'plain text', '<html>', 'a=b&c=d'])('what is no JSON stays as it is: %s', (text) => {
  expect(prettyJson(text)).toBe(text);
});
