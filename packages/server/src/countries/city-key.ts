/** What words of city names are shortened to, by word; without dots, in lower case. */
type Abbreviations = Readonly<Record<string, string>>;

const english: Abbreviations = {
  bch: 'beach',
  cty: 'city',
  ft: 'fort',
  hbr: 'harbor',
  hts: 'heights',
  jct: 'junction',
  lk: 'lake',
  mt: 'mount',
  mtn: 'mountain',
  pt: 'point',
  spgs: 'springs',
  st: 'saint',
  ste: 'sainte',
  vly: 'valley',
  n: 'north',
  s: 'south',
  e: 'east',
  w: 'west',
};
const french: Abbreviations = { st: 'saint', ste: 'sainte' };
const german: Abbreviations = { st: 'sankt' };
const italian: Abbreviations = { s: 'san', sta: 'santa' };
const portuguese: Abbreviations = { s: 'sao', sta: 'santa', sto: 'santo' };
const spanish: Abbreviations = { gral: 'general', pto: 'puerto', sn: 'san', sta: 'santa', sto: 'santo' };

/** The abbreviations of each country's city names: in the United States those of the post, besides the customary ones. */
const abbreviationsByCountry: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  (
    [
      ['AU CA GB IE NZ US', english],
      ['BE FR GF GP LU MQ RE', french],
      ['AT CH DE', german],
      ['IT', italian],
      ['BR PT', portuguese],
      ['AR BO CL CO CR CU DO EC ES GT HN MX NI PA PE PY SV UY VE', spanish],
    ] as const
  ).flatMap(([list, abbreviations]) => {
    const words = new Map(Object.entries(abbreviations));
    return list.split(' ').map((country): [string, ReadonlyMap<string, string>] => [country, words]);
  }),
);

/** Letters that are no letter with a mark to Unicode, and two ways to write one. */
const plainLetters: Readonly<Record<string, string>> = {
  æ: 'ae',
  ð: 'd',
  đ: 'd',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
  臺: '台',
};

/** Whole names that are customary in the United States, by key. */
const customaryNames: ReadonlyMap<string, string> = new Map([
  ['la', 'losangeles'],
  ['newyorkcity', 'newyork'],
  ['nyc', 'newyork'],
  ['sf', 'sanfrancisco'],
  ['washingtondc', 'washington'],
]);

/** What is written for a letter with a mark where there is none on the keyboard, by country. */
const spelledOut: ReadonlyMap<string, RegExp> = new Map([
  ...'AT CH DE LI LU'.split(' ').map((country): [string, RegExp] => [country, /[aou]e/g]),
  ...'AX DK FI FO NO SE'.split(' ').map((country): [string, RegExp] => [country, /[ao]e|aa/g]),
]);

/** What follows the name in Chinese and Japanese: city, district, county. */
const chineseCityWord = /^(\p{Script=Han}{2,})[市区區县縣]$/u;

/** Between the words of a name. */
const wordBreak = /[\s.\-_/,\u2010-\u2015]+/;

/**
 * What city names of a country are compared by: case, accents, blanks, dots, hyphens and apostrophes play no part, nor
 * whether a usual word is abbreviated. Nothing is left of a text without letters and digits.
 */
export function cityKey(country: string, name: string): string {
  const abbreviations = abbreviationsByCountry.get(country);
  const words = name.toLowerCase().split(wordBreak);
  const key = letters(words.map((word) => abbreviations?.get(word) ?? word).join(''));
  if (country === 'US') return customaryNames.get(key) ?? key;
  const pairs = spelledOut.get(country);
  return pairs === undefined ? key : key.replace(pairs, (pair) => pair.slice(0, 1));
}

function letters(text: string): string {
  if (/^[a-z0-9]*$/.test(text)) return text;
  return text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{Nd}]/gu, '')
    .replace(/[æðđıłøœßþ臺]/g, (letter) => plainLetters[letter] ?? letter)
    .replace(chineseCityWord, '$1');
}
