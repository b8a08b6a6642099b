import type { Address } from '@partnerite/contract/resources/address.ts';
import { checkAddress } from '../countries/address-rules.ts';
import { normaliseCountry } from '../countries/locale-rules.ts';
import type { Partially } from '../operation.ts';
import type { Problem } from '../refusal.ts';

/**
 * What an update may not leave out, or clear. That is no matter of shape: a profile that nobody has written lacks the
 * same members, and who changes one member sends back what was read.
 */
export function missingProblems<Body extends object>(
  body: Body,
  members: readonly (keyof Body & string)[],
): readonly Problem[] {
  return members.flatMap((path) => (body[path] === undefined ? [{ path, message: 'is required' }] : []));
}

/** What the rules of its country say against an address of a partner. A phone number is demanded of customers only. */
export async function addressProblems(
  address: Partially<Address> | undefined,
  member: string,
): Promise<readonly Problem[]> {
  if (address === undefined) return [];
  const problems = await checkAddress(address);
  return problems
    .filter(({ problem }) => problem !== 'phoneMissing')
    .map((problem) => ({ path: `${member}.${problem.member}`, message: problem.message }));
}

/** What the rules say against the name of a company. */
export function companyNameProblems(name: string | undefined): readonly Problem[] {
  if (name === undefined || new Set(name.toLowerCase()).size > 1) return [];
  return [{ path: 'companyName', message: 'must not be a single repeated character' }];
}

/** An address in the form in which it is stored: its country in upper case. */
export function normaliseAddress(address: Address): Address {
  const normalised = normaliseCountry(address.country);
  return 'country' in normalised ? { ...address, country: normalised.country } : address;
}
