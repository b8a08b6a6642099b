import { expect, test } from 'vitest';
import { isolated } from '../../src/texts/isolated.ts';

test('a value that could turn the direction of the sentence around it is kept to itself', () => {
  expect(isolated('\u202edrow Inc')).toBe('\u2068\u202edrow Inc\u2069');
  expect(isolated('שלום Ltd')).toBe('\u2068שלום Ltd\u2069');
});

test('any other value stands as it is', () => {
  const values = ['Épicerie du Vieux-Port', '北京東方科技有限公司', '🚀 <b>&amp;</b> {{name}} $t(title)'];
  expect(values.map(isolated)).toEqual(values);
});
