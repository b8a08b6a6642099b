import { registrationCountries } from './registration-number.ts';

/** Longest phone number that is looked at, in characters. */
export const maxPhoneNumberLength = 50;

export interface PhoneNumberProblem {
  readonly problem: 'phoneMissing' | 'invalid';
  readonly message: string;
}

/**
 * Checks that a phone number has a possible length, in the country's national form or in any international form. An
 * empty number is allowed except where a phone number is demanded (protocol, section 6).
 */
export async function checkPhoneNumber(
  country: string,
  value: string | undefined,
): Promise<PhoneNumberProblem | undefined> {
  const number = value?.trim() ?? '';
  if (number === '') {
    if (!registrationCountries.has(country)) return undefined;
    return { problem: 'phoneMissing', message: `is required in ${country}` };
  }
  if (await isPossible(country, number)) return undefined;
  return { problem: 'invalid', message: `must be a phone number of ${country}, or start with + and a country code` };
}

type NumberingPlans = typeof import('libphonenumber-js/min');

let loadedPlans: NumberingPlans | undefined;

/** Numbering plans take longer to load than the rest of the service does, and reading never needs them. */
async function numberingPlans(): Promise<NumberingPlans> {
  loadedPlans ??= await import('libphonenumber-js/min');
  return loadedPlans;
}

/** Numbers that were checked lately: most updates of a profile leave its number alone. */
const checked = new Map<string, boolean>();
const maxChecked = 2_000;

async function isPossible(country: string, number: string): Promise<boolean> {
  if (number.length > maxPhoneNumberLength) return false;
  const key = `${country} ${number}`;
  const known = checked.get(key);
  if (known !== undefined) return known;
  const possible = await checkAnew(country, number);
  if (checked.size >= maxChecked) checked.clear();
  checked.set(key, possible);
  return possible;
}

async function checkAnew(country: string, number: string): Promise<boolean> {
  const { isPossiblePhoneNumber, isSupportedCountry } = loadedPlans ?? (await numberingPlans());
  if (isSupportedCountry(country)) return isPossiblePhoneNumber(number, country);
  return isPossiblePhoneNumber(number) || isPlainNumber(number);
}

/** All that can be said of a national number where no numbering plan is known. */
function isPlainNumber(number: string): boolean {
  return /^[\d ().-]{3,20}$/.test(number);
}
