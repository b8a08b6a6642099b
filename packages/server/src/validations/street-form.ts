import type { Address } from '@partnerite/contract/resources/address.ts';

/** Countries whose lines are written in capitals and small letters as below. */
const countries: ReadonlySet<string> = new Set(['CA', 'US']);

/** Kinds of streets and units as the post of the United States shortens them, which are written without a dot. */
const shortened = 'aly apt ave bldg blvd cir ct dr expy fl hwy ln pkwy pl plz rd rm rte sq st ste ter tpke trl unit';
const shortWords: ReadonlySet<string> = new Set(shortened.split(' '));

const directions: ReadonlySet<string> = new Set('n s e w ne nw se sw'.split(' '));

/** What is always written in capitals. */
const capitals: ReadonlySet<string> = new Set(['po', ...directions]);

type Lines = Pick<Address, 'addressLine1' | 'addressLine2' | 'addressLine3'>;

/**
 * The lines of a street address in North America as they are usually written: abbreviations of the post without dots and,
 * where a line is all in small letters or all in capitals, words with one capital. Elsewhere customs are not known.
 */
export function writtenStreet({ country, addressLine1, addressLine2, addressLine3 }: Address): Lines {
  const form = countries.has(country) ? writtenLine : (line: string) => line.trim().replace(/\s+/g, ' ');
  return {
    addressLine1: form(addressLine1),
    ...(addressLine2 === undefined ? {} : { addressLine2: form(addressLine2) }),
    ...(addressLine3 === undefined ? {} : { addressLine3: form(addressLine3) }),
  };
}

function writtenLine(line: string): string {
  const isOneCase = line === line.toLowerCase() || line === line.toUpperCase();
  const words = line.trim().split(/\s+/);
  return words.map((word) => withoutDots(isOneCase ? capitalised(word) : word)).join(' ');
}

/** `Ave.` and `N.E.`, but not `J.` of a name. */
function withoutDots(word: string): string {
  const [, letters = '', after = ''] = /^([A-Za-z.]+\.)(,?)$/.exec(word) ?? [];
  const bare = letters.replaceAll('.', '');
  if (directions.has(bare.toLowerCase())) return bare.toUpperCase() + after;
  return shortWords.has(bare.toLowerCase()) ? bare.slice(0, 1).toUpperCase() + bare.slice(1) + after : word;
}

function capitalised(word: string): string {
  const small = word.toLowerCase();
  if (capitals.has(small.replace(/[.,]/g, ''))) return word.toUpperCase();
  // 8th, and 12B.
  if (/^\d/.test(word)) return /^\d+(?:st|nd|rd|th)\b/.test(small) ? small : word.toUpperCase();
  return small.replace(/(?:^|[-(/#])\p{L}|(?:^|[-(])[od]['’]\p{L}/gu, (start) => start.toUpperCase());
}
