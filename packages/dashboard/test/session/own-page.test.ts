import { expect, test } from 'vitest';
import { ownPage } from '../../src/session/own-page.ts';

test.each(['/', '/customers?search=a#b', '/customers/1/account'])('%s is a page of this dashboard', (address) => {
  expect(ownPage(address)).toBe(address);
});

test.each([
  '//elsewhere.example',
  '/\\elsewhere.example',
  'https://elsewhere.example',
  'javascript:alert(1)',
  '',
  undefined,
  7,
])('%s is none', (address) => {
  expect(ownPage(address)).toBe('/');
});
