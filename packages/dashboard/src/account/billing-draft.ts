import type { CountryValidationRules } from '@partnerite/sdk';
import type { AddressMember } from '../address/address-text.ts';
import { type LeftBehind, type Locale, localeIn, moveTo } from '../address/move-to.ts';
import { addressOf, changedPaths, type Profile } from './profile.ts';

/** A billing profile that somebody changes: all that is needed to go on after a reload. */
export interface BillingDraft {
  /** What the person started from, with its version. */
  readonly base: Profile;
  readonly mine: Profile;
  /** What was typed for other countries, by country. */
  readonly leftBehind: LeftBehind;
  readonly leftLocales: Readonly<Record<string, Locale>>;
  /** Another country was chosen: its language and culture follow as soon as its rules are known. */
  readonly awaitsLocale: boolean;
}

export function newDraft(profile: Profile): BillingDraft {
  return { base: profile, mine: profile, leftBehind: {}, leftLocales: {}, awaitsLocale: false };
}

export function isDirty({ base, mine }: BillingDraft): boolean {
  return changedPaths(base, mine).length > 0;
}

/** Goes on from a newer version. */
export function onBase(draft: BillingDraft, base: Profile, mine: Profile): BillingDraft {
  return { ...draft, base, mine };
}

/** Moves the profile to another country; its state, its postal code, language and culture there are found again. */
export function inCountry(draft: BillingDraft, country: string): BillingDraft {
  const { mine, leftLocales } = draft;
  const { address, leftBehind } = moveTo(addressOf(mine), country, draft.leftBehind);
  const { culture, language } = mine;
  return {
    ...draft,
    mine: { ...mine, ...leftLocales[country], defaultAddress: { ...mine.defaultAddress, ...texts(address) } },
    leftBehind,
    leftLocales: { ...leftLocales, [mine.defaultAddress.country]: { culture, language } },
    awaitsLocale: leftLocales[country] === undefined,
  };
}

/** The language and the culture of the chosen country, now that its rules are known. */
export function withLocale(draft: BillingDraft, rules: CountryValidationRules): BillingDraft {
  return { ...draft, mine: { ...draft.mine, ...localeIn(rules, draft.mine) }, awaitsLocale: false };
}

/** An address of texts that are all there. */
export function texts(address: Readonly<Partial<Record<AddressMember, string | undefined>>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(address).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
