import type { CustomerUserPatch, NewCustomerUser } from '@partnerite/contract/resources/customer-user.ts';
import { countryProblems } from '../countries/country-problem.ts';
import { normaliseCountry } from '../countries/locale-rules.ts';
import { customDomains } from '../customers/custom-domains.ts';
import type { Context, Partially } from '../operation.ts';
import { type Problem, refuseProblems } from '../refusal.ts';
import type { Customer } from '../store/customers.ts';

/** What the vendor's directory takes before the `@` of a user principal name. */
const principalNamePattern = /^[A-Za-z0-9'.\-_!#^~]+$/;

/** What a password is made of, and how many of these kinds it must have, as the vendor's directory demands. */
const kindsOfCharacters: readonly RegExp[] = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u];
const minKindsOfCharacters = 3;

/** Customers get their first domain from the vendor, under this one. */
const vendorDomain = '.onmicrosoft.com';

/** Most domains that an error names. */
const maxListedDomains = 10;

/** What is wrong with the members of a user, whichever customer it belongs to. */
export function userProblems(user: Partially<CustomerUserPatch>): readonly Problem[] {
  const { usageLocation, userPrincipalName, passwordProfile } = user;
  return [
    ...countryProblems('usageLocation', usageLocation),
    ...principalNameProblems(userPrincipalName),
    ...passwordProblems(passwordProfile?.password),
  ];
}

function principalNameProblems(userPrincipalName: string | undefined): readonly Problem[] {
  const [name = ''] = userPrincipalName?.split('@') ?? [];
  if (userPrincipalName === undefined || principalNamePattern.test(name)) return [];
  return [
    { path: 'userPrincipalName', message: "may hold letters, digits and ' . - _ ! # ^ ~ in front of the @, no others" },
  ];
}

function passwordProblems(password: string | undefined): readonly Problem[] {
  if (password === undefined) return [];
  const kinds = kindsOfCharacters.filter((kind) => kind.test(password)).length;
  if (kinds >= minKindsOfCharacters) return [];
  return [
    {
      path: 'passwordProfile.password',
      message: 'must hold three of these: lower case, upper case, digits, other characters',
    },
  ];
}

type Names = Pick<NewCustomerUser, 'userPrincipalName' | 'immutableId'>;

/**
 * Makes sure that the user signs in with a domain of the customer, and has an immutable id where that is not the vendor's.
 * @throws Refusal `invalidMembers`
 */
export async function checkDomain(
  context: Context,
  customer: Customer,
  { userPrincipalName, immutableId }: Names,
): Promise<void> {
  const domain = userPrincipalName.slice(userPrincipalName.indexOf('@') + 1).toLowerCase();
  const own = (await customDomains(context, customer)).map((known) => known.toLowerCase());
  if (!own.includes(domain)) {
    refuseProblems([{ path: 'userPrincipalName', message: `must be in a domain of the customer: ${listed(own)}` }]);
  }
  const broughtAlong = domain !== customer.domain.toLowerCase() && !domain.endsWith(vendorDomain);
  if (broughtAlong && !immutableId) {
    refuseProblems([{ path: 'immutableId', message: `is required for users of the domain ${domain}` }]);
  }
}

/** A customer may have many domains: those that are named first are enough to see which are meant. */
function listed(domains: readonly string[]): string {
  const further = domains.length - maxListedDomains;
  const named = domains.slice(0, maxListedDomains).join(', ');
  return further > 0 ? `${named} or one of ${further} more` : named;
}

/** The country in its canonical spelling. */
export function normaliseUsageLocation(usageLocation: string): string {
  const answer = normaliseCountry(usageLocation);
  return 'country' in answer ? answer.country : usageLocation;
}
