import type { Address } from '@partnerite/contract/resources/address.ts';
import type { NewBillingProfile } from '@partnerite/contract/resources/billing-profile.ts';
import { type AddressProblem, checkAddress } from '../countries/address-rules.ts';
import { normaliseCountry, normaliseCulture, normaliseLanguage } from '../countries/locale-rules.ts';
import type { Partially } from '../operation.ts';
import type { Problem } from '../refusal.ts';

/** What the rules of protocol section 6 say against a billing profile, beyond its schema. `base` precedes each path. */
export async function billingProfileProblems(
  profile: Partially<NewBillingProfile>,
  base: string,
): Promise<readonly Problem[]> {
  const { culture, language, companyName, defaultAddress } = profile;
  const problems: Problem[] = [];
  const note = (member: string, message: string) => problems.push({ path: `${base}${member}`, message });
  if (culture !== undefined && normaliseCulture(culture) === undefined) note('culture', 'is not a supported culture');
  if (language !== undefined && normaliseLanguage(language) === undefined) {
    note('language', 'is not a supported language');
  }
  if (companyName !== undefined && isOneCharacterRepeated(companyName)) {
    note('companyName', 'must not be a single repeated character');
  }
  if (defaultAddress !== undefined) {
    const found = await checkAddress(defaultAddress);
    problems.push(...found.map((problem) => toProblem(problem, `${base}defaultAddress.`)));
  }
  return problems;
}

function toProblem({ member, problem, message }: AddressProblem, base: string): Problem {
  const path = `${base}${member}`;
  return problem === 'phoneMissing' ? { path, message, error: 'phoneNumberMissing' } : { path, message };
}

function isOneCharacterRepeated(name: string): boolean {
  const folded = name.toLowerCase();
  const [first = ''] = folded;
  return folded.replaceAll(first, '') === '';
}

/** The profile in the form in which it is stored: culture, language and country in their canonical spelling. */
export function normaliseProfile(profile: NewBillingProfile): NewBillingProfile {
  return {
    ...profile,
    culture: normaliseCulture(profile.culture) ?? profile.culture,
    language: normaliseLanguage(profile.language) ?? profile.language,
    defaultAddress: normaliseAddress(profile.defaultAddress),
  };
}

function normaliseAddress(address: Address): Address {
  const normalised = normaliseCountry(address.country);
  return { ...address, country: 'country' in normalised ? normalised.country : address.country };
}
