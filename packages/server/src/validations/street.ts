import type { Address } from '@partnerite/contract/resources/address.ts';

/** Countries where a street is not found without the number of a house: nothing is known of the custom elsewhere. */
const numberedCountries: ReadonlySet<string> = new Set(['CA', 'US']);

/** Small numbers are written out, as in One Microsoft Way. */
const numberWord =
  /\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred)\b/i;

const postBox = /\b(?:p\.? ?o\.? ?box|post office box|general delivery|case postale)\b/i;

/** A word that a number or letter must follow. */
const unitWithoutNumber = /(?:\b(?:suite|ste|apt|apartment|unit|room|rm)|#)\.?$/i;

/** What is missing of a street address, as far as that can be seen without a list of streets. */
export type StreetGap = 'number' | 'unit';

export function streetGaps(country: string, address: Address): readonly StreetGap[] {
  if (!numberedCountries.has(country)) return [];
  const lines = linesOf(address);
  const numbered = lines.some((line) => /\d/.test(line) || numberWord.test(line));
  const gaps: StreetGap[] = [];
  if (!numbered && !isPostBox(address)) gaps.push('number');
  if (lines.some((line) => unitWithoutNumber.test(line))) gaps.push('unit');
  return gaps;
}

/** Nothing can be shipped to a post box. */
export function isPostBox(address: Address): boolean {
  return linesOf(address).some((line) => postBox.test(line));
}

function linesOf({ addressLine1, addressLine2, addressLine3 }: Address): readonly string[] {
  return [addressLine1, addressLine2, addressLine3].filter((line) => line !== undefined).map((line) => line.trim());
}
