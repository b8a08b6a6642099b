import { expect, test } from 'vitest';
import { shortPath } from '../../src/activity/short-path.ts';

test('ids in a path are shortened, and nothing else', () => {
  expect(shortPath('/v1/customers/4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04/profiles/billing?size=40')).toBe(
    '/v1/customers/4d3c…9f04/profiles/billing?size=40',
  );
  expect(shortPath('/v1/customers?filter=abc')).toBe('/v1/customers?filter=abc');
});
