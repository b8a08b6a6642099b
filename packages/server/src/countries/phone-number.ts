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

async function isPossible(country: string, number: string): Promise<boolean> {
  if (number.length > maxPhoneNumberLength) return false;
  // Its numbering plans take longer to load than the rest of the service does, and reading never needs them.
  const { isPossiblePhoneNumber, isSupportedCountry } = await import('libphonenumber-js/min');
  if (isSupportedCountry(country)) return isPossiblePhoneNumber(number, country);
  return isPossiblePhoneNumber(number) || isPlainNumber(number);
}

/** All that can be said of a national number where no numbering plan is known. */
function isPlainNumber(number: string): boolean {
  return /^[\d ().-]{3,20}$/.test(number);
}
