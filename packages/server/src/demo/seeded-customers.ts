import type { DemoCustomer } from './demo-customers.ts';
import { type SeedRegion, seedRegions } from './seed-regions.ts';

interface Word {
  readonly text: string;
  /** Lower-case Latin letters, for domains. */
  readonly slug: string;
}

interface Place {
  readonly city: string;
  readonly postalCode: string;
  readonly state: string | undefined;
}

interface Ingredients {
  readonly region: SeedRegion;
  readonly firstNames: readonly string[];
  readonly lastNames: readonly string[];
  readonly words: readonly Word[];
  readonly trades: readonly Word[];
  readonly streets: readonly string[];
  readonly places: readonly Place[];
}

/** One kind of choice each, so that the choices for one customer do not depend on one another. */
const choice = { region: 1, firstName: 2, lastName: 3, word: 4, trade: 5, place: 6, street: 7, number: 8, phone: 9 };
const guidOf = { customer: 0x1000, commerce: 0x2000, billingProfile: 0x3000 };

/** Longest part of a domain that comes from the name, in characters. */
const maxSlugLength = 16;
const maxHouseNumber = 240;

/**
 * Customers for trying things out at size: customer `i` is the same in every run, whatever the count. Ids and domains
 * are unique; company names repeat. Made one by one, so a million take no memory.
 */
export function* seededCustomers(count: number): Generator<DemoCustomer, void, undefined> {
  const regions = seedRegions.map(prepare);
  for (let index = 0; index < count; index++) yield seededCustomer(index, pick(regions, index, choice.region));
}

function seededCustomer(index: number, ingredients: Ingredients): DemoCustomer {
  const { region, firstNames, lastNames, words, trades, streets, places } = ingredients;
  const { culture, language, country } = region;
  const [word, trade] = [pick(words, index, choice.word), pick(trades, index, choice.trade)];
  const { city, postalCode, state } = pick(places, index, choice.place);
  const [firstName, lastName] = [pick(firstNames, index, choice.firstName), pick(lastNames, index, choice.lastName)];
  const street = pick(streets, index, choice.street);
  const number = String(1 + (mix(index, choice.number) % maxHouseNumber));
  const companyName = region.companyName
    .replace('{word}', word.text)
    .replace('{trade}', trade.text)
    .replace('{city}', city);
  const name = `${(word.slug + trade.slug).slice(0, maxSlugLength)}${index}`;
  return {
    id: guid(index, guidOf.customer),
    commerceId: guid(index, guidOf.commerce),
    billingProfileId: guid(index, guidOf.billingProfile),
    companyName,
    domain: `${name}.onmicrosoft.com`,
    email: `billing@${name}.example`,
    firstName,
    lastName,
    culture,
    language,
    address: {
      country,
      city,
      ...(state === undefined ? {} : { state }),
      addressLine1: region.addressLine.replace('{street}', street).replace('{number}', number),
      postalCode,
      phoneNumber: digits(region.phoneNumber, mix(index, choice.phone)),
      firstName,
      lastName,
    },
  };
}

function prepare(region: SeedRegion): Ingredients {
  return {
    region,
    firstNames: region.firstNames.split(','),
    lastNames: region.lastNames.split(','),
    words: region.words.split(',').map(toWord),
    trades: region.trades.split(',').map(toWord),
    streets: region.streets.split(','),
    places: region.places.map(toPlace),
  };
}

function toWord(entry: string): Word {
  const [text = entry, latin = text] = entry.split('|');
  return {
    text,
    slug: latin
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z]/g, ''),
  };
}

function toPlace(entry: string): Place {
  const [city = entry, postalCode = '', state] = entry.split('|');
  return { city, postalCode, state };
}

function pick<T>(from: readonly T[], index: number, key: number): T {
  const picked = from[mix(index, key) % from.length];
  if (picked === undefined) throw new Error('nothing to pick from');
  return picked;
}

function digits(template: string, seed: number): string {
  let rest = seed;
  return template.replace(/#/g, () => {
    const digit = rest % 10;
    rest = Math.floor(rest / 10);
    return String(digit);
  });
}

/** A version 4 GUID. Its first eight digits differ for every index, because `mix` maps no two numbers to one. */
function guid(index: number, key: number): string {
  const words = [0, 1, 2, 3].map((part) =>
    mix(index, key + part)
      .toString(16)
      .padStart(8, '0'),
  );
  const hex = words.join('');
  const variant = '89ab'.charAt(mix(index, key) % 4);
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, variant + hex.slice(17, 20), hex.slice(20)].join(
    '-',
  );
}

/** A permutation of the 32-bit numbers that leaves no pattern: the finaliser of MurmurHash3 (public domain). */
function mix(value: number, key: number): number {
  let hash = (value ^ Math.imul(key, 0x9e3779b1)) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
