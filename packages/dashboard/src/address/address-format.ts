import type { AddressMember, AddressText } from './address-text.ts';
import { lineMembers, textOf } from './address-text.ts';
import { addressFormats, latinAddressFormats } from './generated/formats.ts';

/** Where nothing is known of a country. */
const fallbackFormat = '%N|%O|%A|%Z %C|%S';

const memberByLetter = {
  D: 'district',
  C: 'city',
  S: 'state',
  Z: 'postalCode',
} as const satisfies Record<string, AddressMember>;

type Letter = keyof typeof memberByLetter;

/** Letters of an address that are not Latin: it is written in the script, and so in the order, of its country. */
const otherScript = /(?!\p{Script=Latin})\p{L}/u;

/** What stands beside the members of an address. */
export interface AddressCompany {
  readonly companyName?: string | undefined;
  /** Of the contact, already in its order. */
  readonly personName?: string | undefined;
  readonly countryName?: string | undefined;
}

/** The lines of an address as the post of its country wants them. Nothing that the address holds is left out. */
export function formatAddress(address: AddressText, company: AddressCompany = {}): readonly string[] {
  const country = textOf(address, 'country').toUpperCase();
  const isLocal = isInOwnScript(address);
  const format = (isLocal ? undefined : latinAddressFormats[country]) ?? addressFormats[country] ?? fallbackFormat;
  const lines = format.split('|').flatMap((line) => formatLine(line, address, company));
  const rest = unnamed(format, address);
  const countryLines = company.countryName ? [company.countryName] : [];
  return isFromLargeToSmall(format) ? [...countryLines, ...rest, ...lines] : [...lines, ...rest, ...countryLines];
}

/** The members of an address in the order in which people of its country write them; without those that nobody writes there. */
export function memberOrder(country: string): readonly AddressMember[] {
  const format = addressFormats[country] ?? fallbackFormat;
  return [...format.matchAll(/%([ADCSZ])/g)].flatMap(([, letter]): readonly AddressMember[] =>
    letter === 'A' ? lineMembers : [memberByLetter[letter as Letter]],
  );
}

/** Whether a country writes the largest first: postal code, city, street, name. */
export function isFromLargeToSmall(format: string): boolean {
  return format.indexOf('%A') < format.indexOf('%N');
}

function isInOwnScript(address: AddressText): boolean {
  return [...lineMembers, 'city' as const].some((member) => otherScript.test(textOf(address, member)));
}

function formatLine(line: string, address: AddressText, company: AddressCompany): readonly string[] {
  let written = '';
  let between = '';
  let following: readonly string[] = [];
  for (const [index, part] of line
    .split(/(%[NOADCSZ])/)
    .filter((part) => part !== '')
    .entries()) {
    const [value, ...more] = part.startsWith('%') ? valuesOf(part.slice(1), address, company) : [];
    if (!part.startsWith('%')) {
      // What stands before the first part of a line belongs to it; anything else only joins two parts.
      between = written === '' && index > 0 ? '' : part;
    } else if (value !== undefined) {
      // A city that is a state of its own is written once.
      if (!(part === '%C' && value === placeText(address, 'state') && written.endsWith(value)))
        written += between + value;
      between = '';
      following = more;
    }
  }
  return written === '' ? [] : [written, ...following];
}

function valuesOf(letter: string, address: AddressText, company: AddressCompany): readonly string[] {
  const values = partsOf(letter, address, company);
  return values.filter((value) => value !== '');
}

/** Company profiles have their state as region. */
function placeText(address: AddressText, member: AddressMember): string {
  return textOf(address, member) || (member === 'state' ? textOf(address, 'region') : '');
}

function partsOf(letter: string, address: AddressText, company: AddressCompany): readonly string[] {
  switch (letter) {
    case 'N':
      return [company.personName ?? ''];
    case 'O':
      return [company.companyName ?? ''];
    case 'A':
      return lineMembers.map((member) => textOf(address, member));
    default:
      return [placeText(address, memberByLetter[letter as Letter])];
  }
}

/** What the address holds though its country has no place for it. */
function unnamed(format: string, address: AddressText): readonly string[] {
  const city = textOf(address, 'city');
  const unplaced = Object.entries(memberByLetter)
    .filter(([letter]) => !format.includes(`%${letter}`))
    .map(([, member]) => placeText(address, member));
  const region = textOf(address, 'state') === '' ? '' : textOf(address, 'region');
  return [...unplaced, region].filter((text) => text !== '' && text !== city);
}
