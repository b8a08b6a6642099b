import type { Address } from '@partnerite/contract/resources/address.ts';
import type { AddressValidationStatus } from '@partnerite/contract/resources/address-validation.ts';
import { postalCodeRule, statesOf } from '../countries/country-data.ts';
import { type Flaw, type PlaceReview, reviewPlace } from './place.ts';
import { isPostBox, type StreetGap, streetGaps } from './street.ts';

/** What the rules and the data of a country say of an address. Whether its street or house exists is not known here. */
export interface AddressReview {
  readonly status: AddressValidationStatus;
  readonly suggestions: readonly Address[];
  readonly flaws: readonly Flaw[];
}

/** @param address of a supported country, named by its code in upper case */
export function reviewAddress(address: Address): AddressReview {
  const { country } = address;
  if (!hasRules(country)) return { status: 'NotValidated', suggestions: [], flaws: [] };
  const place = reviewPlace(country, { state: stateOf(address), postalCode: address.postalCode });
  const gaps = streetGaps(country, address);
  const flaws = [...gaps.map((gap) => gapFlaws[gap]), ...place.flaws];
  if (place.places.length === 0) return { status: 'None', suggestions: [], flaws };
  const suggestions = place.places.map(({ state, postalCode }) => tidied(address, state, postalCode));
  return { status: statusOf(address, place, gaps), suggestions, flaws };
}

/** Nothing can be said of an address in a country without a list of states and without a form of postal codes. */
function hasRules(country: string): boolean {
  return statesOf(country) !== undefined || postalCodeRule(country).pattern !== undefined;
}

const gapFlaws: Readonly<Record<StreetGap, Flaw>> = {
  number: { property: 'AddressLine1', message: 'has no number of a house' },
  unit: { property: 'AddressLine1', message: 'names a unit without its number' },
};

const gapStatuses = { number: 'StreetPartial', unit: 'PremisesPartial' } as const;

function statusOf(address: Address, place: PlaceReview, gaps: readonly StreetGap[]): AddressValidationStatus {
  const kinds: AddressValidationStatus[] = gaps.map((gap) => gapStatuses[gap]);
  if (place.flaws.length > 0) kinds.push('InteractionRequired');
  const [first] = kinds;
  if (first === undefined) return place.agrees && !isPostBox(address) ? 'VerifiedShippable' : 'Verified';
  return kinds.length > 1 || place.places.length > 1 ? 'Multiple' : first;
}

/** Company profiles have their state as region. */
function stateOf({ state, region }: Address): string | undefined {
  return state || region || undefined;
}

/** The address in its written form. The state goes where the original has it. */
function tidied(address: Address, state: string | undefined, postalCode: string | undefined): Address {
  const { state: sentState, region: sentRegion, postalCode: _postalCode, ...rest } = address;
  const inRegion = !sentState && sentRegion !== undefined && sentRegion !== '';
  const region = inRegion ? state : sentRegion;
  return {
    ...withoutDoubleBlanks(rest),
    ...(region ? { region } : {}),
    ...(state && !inRegion ? { state } : {}),
    ...(postalCode ? { postalCode } : {}),
  };
}

function withoutDoubleBlanks<Texts extends Readonly<Record<string, string>>>(texts: Texts): Texts {
  const entries = Object.entries(texts).map(([name, text]) => [name, text.replace(/\s+/g, ' ')]);
  return { ...texts, ...Object.fromEntries(entries) };
}
