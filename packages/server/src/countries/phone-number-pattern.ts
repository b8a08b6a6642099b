import type { PhoneNumberRule } from './country-data.ts';

/** What people write between digits. */
const separators = '[ ().\\/-]{0,3}';

/** Digits of the longest prefix before an international number that is dialled rather than written +. */
const internationalPrefix = 4;

/**
 * Source of a regular expression that every number of a country matches, in national and in international form: the
 * digits are counted, and no more. Each separator is bounded and each digit obligatory, so that matching takes linear time.
 */
export function phoneNumberPattern({ callingCode, shortest, longest }: PhoneNumberRule): string {
  const most = longest + callingCode.length + internationalPrefix;
  return `^\\+?${separators}(\\d${separators}){${shortest},${most}}$`;
}
