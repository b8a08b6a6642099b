import type { CustomerBillingProfile } from '@partnerite/sdk';
import type { AddressText } from '../address/address-text.ts';
import { checkAddress } from '../address/check-address.ts';
import { checkConstraints } from '../address/constraints.ts';
import { constraints } from '../address/generated/constraints.ts';
import type { Problem } from '../address/problem.ts';

/** A billing profile as it was read, or as somebody changes it: a text may be empty then. */
export type Profile = CustomerBillingProfile;

/** Path of a text of a profile, in the order in which people read them. */
export const profilePaths = [
  'companyName',
  'firstName',
  'lastName',
  'email',
  'defaultAddress.country',
  'defaultAddress.addressLine1',
  'defaultAddress.addressLine2',
  'defaultAddress.addressLine3',
  'defaultAddress.district',
  'defaultAddress.city',
  'defaultAddress.state',
  'defaultAddress.region',
  'defaultAddress.postalCode',
  'defaultAddress.firstName',
  'defaultAddress.middleName',
  'defaultAddress.lastName',
  'defaultAddress.emailAddress',
  'defaultAddress.phoneNumber',
  'language',
  'culture',
] as const satisfies readonly (keyof typeof constraints.billingProfile)[];

export type ProfilePath = (typeof profilePaths)[number];

/** A text of a profile; empty where there is none. */
export function textAt(profile: Profile, path: ProfilePath): string {
  const value = path.split('.').reduce<unknown>((part, name) => memberOf(part, name), profile);
  return typeof value === 'string' ? value : '';
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** The profile with another text; everything else stays, known or not. */
export function withText(profile: Profile, path: ProfilePath, text: string): Profile {
  const [first, member] = path.split('.');
  if (member === undefined) return { ...profile, [path]: text };
  return first === 'defaultAddress'
    ? { ...profile, defaultAddress: { ...profile.defaultAddress, [member]: text } }
    : profile;
}

/** Paths of the texts that differ. Blanks around a text are no difference: the service does not keep them. */
export function changedPaths(base: Profile, mine: Profile): readonly ProfilePath[] {
  return profilePaths.filter((path) => textAt(base, path).trim() !== textAt(mine, path).trim());
}

/** What is sent: texts without blanks around them, empty ones left out, and all that the form knows nothing of. */
export function toSend(profile: Profile): Profile {
  return profilePaths.reduce((whole, path) => {
    const text = textAt(whole, path).trim();
    return text === '' ? without(whole, path) : withText(whole, path, text);
  }, profile);
}

function without(profile: Profile, path: ProfilePath): Profile {
  const { defaultAddress, ...rest } = profile;
  const [first, member] = path.split('.');
  // The form lets nobody send a profile without a text that its schema demands.
  const left = (texts: object, name: string | undefined) =>
    Object.fromEntries(Object.entries(texts).filter(([other]) => other !== name));
  return (
    member === undefined
      ? { ...left(rest, first), defaultAddress }
      : { ...rest, defaultAddress: left(defaultAddress, member) }
  ) as Profile;
}

/** What is wrong with a profile by the schema of the service and the rules of its country. */
export function checkProfile(rules: Parameters<typeof checkAddress>[0], profile: Profile): readonly Problem[] {
  const own = Object.fromEntries(
    Object.entries(constraints.billingProfile).filter(([path]) => !path.startsWith('defaultAddress.')),
  );
  const found = checkConstraints(own, (path) => textAt(profile, path as ProfilePath));
  return [...found, ...checkAddress(rules, addressOf(profile), 'defaultAddress.')];
}

export function addressOf(profile: Profile): AddressText {
  return profile.defaultAddress;
}
