import { expect, test } from 'vitest';
import { isSameName } from '../../src/customers/same-name.ts';

test('a name is typed as it is seen: blanks, compositions and unseen marks make no difference', () => {
  expect(isSameName(' Wingtip  Toys ', 'Wingtip Toys')).toBe(true);
  expect(isSameName('E\u0301picerie', '\u00c9picerie')).toBe(true);
  expect(isSameName('ZerowidthCo', 'Zero\u200bwidth\u200fCo')).toBe(true);
  expect(isSameName('אבג', '\u202bאבג\u202c')).toBe(true);
});

test('another name is another one, and none is that of nobody', () => {
  expect(isSameName('wingtip toys', 'Wingtip Toys')).toBe(false);
  expect(isSameName('', 'Wingtip Toys')).toBe(false);
});
