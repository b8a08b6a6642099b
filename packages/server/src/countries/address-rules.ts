import { normaliseCountry } from './locale-rules.ts';
import { checkPhoneNumber } from './phone-number.ts';
import { checkPostalCode } from './postal-code.ts';
import { checkState } from './state.ts';

/** The members of an address that a country has a say in. Texts without visible characters count as absent. */
export interface AddressToCheck {
  readonly country?: string | undefined;
  readonly state?: string | undefined;
  readonly city?: string | undefined;
  readonly addressLine1?: string | undefined;
  readonly postalCode?: string | undefined;
  readonly phoneNumber?: string | undefined;
}

export interface AddressProblem {
  readonly member: keyof AddressToCheck;
  /** `unsupported` is said of a country only, `phoneMissing` where a phone number is demanded. */
  readonly problem: 'missing' | 'invalid' | 'unsupported' | 'phoneMissing';
  /** What would be right, in English, to follow the member's name. Never repeats what was sent. */
  readonly message: string;
}

/**
 * Checks an address by the rules of its country (protocol, section 6) and names every problem, in the order of the
 * members above. Without a supported country nothing else about the country can be checked.
 */
export async function checkAddress(address: AddressToCheck): Promise<readonly AddressProblem[]> {
  const problems = [required('city', address.city), required('addressLine1', address.addressLine1)];
  const answer = normaliseCountry(address.country ?? '');
  if (!('country' in answer)) return present([countryProblem(address.country, answer.suggestion), ...problems]);
  const { country } = answer;
  return present([
    named('state', checkState(country, address.state)),
    ...problems,
    named('postalCode', checkPostalCode(country, address.postalCode)),
    named('phoneNumber', await checkPhoneNumber(country, address.phoneNumber)),
  ]);
}

function required(member: keyof AddressToCheck, value: string | undefined): AddressProblem | undefined {
  return isBlank(value) ? { member, problem: 'missing', message: 'is required' } : undefined;
}

function countryProblem(value: string | undefined, suggestion: string | undefined): AddressProblem {
  if (isBlank(value)) return { member: 'country', problem: 'missing', message: 'is required: a code such as US' };
  const hint = suggestion === undefined ? 'such as US' : `did you mean ${suggestion}?`;
  return { member: 'country', problem: 'unsupported', message: `must be an ISO 3166-1 alpha-2 code, ${hint}` };
}

function isBlank(value: string | undefined): boolean {
  return value === undefined || value.trim() === '';
}

function named(
  member: keyof AddressToCheck,
  problem: Omit<AddressProblem, 'member'> | undefined,
): AddressProblem | undefined {
  return problem === undefined ? undefined : { member, ...problem };
}

function present(problems: readonly (AddressProblem | undefined)[]): readonly AddressProblem[] {
  return problems.filter((problem) => problem !== undefined);
}
