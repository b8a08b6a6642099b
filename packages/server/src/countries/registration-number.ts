/** Countries where a customer must have a registration number and a phone number (documented, newer edition). */
export const registrationCountries: ReadonlySet<string> = new Set(
  'AE AM AZ BR BY HU IN IQ KG KZ MD MM PL RU SA SS TH TJ TR UA UZ VE VN ZA'.split(' '),
);

const maxLength = 50;
/** Source of a regular expression over a registration number of any country, its length included. */
export const registrationNumberPattern = `^[\\p{L}\\p{Nd}][\\p{L}\\p{Nd} .\\/\\-]{0,${maxLength - 1}}$`;
const numberForm = new RegExp(registrationNumberPattern, 'u');
/** In words, because what the numbers of one country look like is not published. */
const format = `1 to ${maxLength} letters and digits, with blanks or any of . / - between them`;

export type RegistrationNumberProblem =
  | { readonly kind: 'missing' }
  /** `format` fills the text of the error. */
  | { readonly kind: 'invalid'; readonly format: string };

/**
 * Checks the registration number of an organisation: demanded in the countries above, optional elsewhere, which is the
 * newer edition's rule (documented). The form is our own (assumed).
 */
export function checkRegistrationNumber(
  country: string,
  value: string | undefined,
): RegistrationNumberProblem | undefined {
  const number = value?.trim() ?? '';
  if (number === '') return registrationCountries.has(countryCode(country)) ? { kind: 'missing' } : undefined;
  return number.length <= maxLength && numberForm.test(number) ? undefined : { kind: 'invalid', format };
}

function countryCode(country: string): string {
  return country.trim().toUpperCase();
}
