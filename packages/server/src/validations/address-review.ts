import type { Address } from '@partnerite/contract/resources/address.ts';
import type { AddressValidationStatus } from '@partnerite/contract/resources/address-validation.ts';
import { citiesOf } from '../countries/cities.ts';
import { postalCodeRule, statesOf } from '../countries/country-data.ts';
import type { Flaw } from './flaw.ts';
import { type Place, type PlaceReview, reviewPlace } from './place.ts';
import { isPostBox, type StreetGap, streetGaps } from './street.ts';
import { writtenStreet } from './street-form.ts';

/** What the rules and the data of a country say of an address. Whether its street or house exists is not known here. */
export interface AddressReview {
  readonly status: AddressValidationStatus;
  readonly suggestions: readonly Address[];
  /** What is wrong, or with `NotValidated` what is not known. */
  readonly flaws: readonly Flaw[];
}

/** @param address of a supported country, named by its code in upper case */
export async function reviewAddress(address: Address): Promise<AddressReview> {
  const { country, city, postalCode } = address;
  if (!(await hasRules(country))) return { status: 'NotValidated', suggestions: [], flaws: [] };
  const place = await reviewPlace(country, { city: withoutDoubleBlanks(city), state: stateOf(address), postalCode });
  const gaps = streetGaps(country, address);
  const flaws = [...gaps.map((gap) => gapFlaws[gap]), ...place.flaws];
  if (place.places.length === 0) return { status: 'None', suggestions: [], flaws };
  if (flaws.length === 0 && place.unknown !== undefined) {
    return { status: 'NotValidated', suggestions: [], flaws: [place.unknown] };
  }
  return {
    status: statusOf(address, place, gaps),
    suggestions: place.places.map((each) => tidied(address, each)),
    flaws,
  };
}

/** Nothing can be said of an address in a country without states, a form of postal codes or cities that are known. */
async function hasRules(country: string): Promise<boolean> {
  if (statesOf(country) !== undefined || postalCodeRule(country).pattern !== undefined) return true;
  return (await citiesOf(country)) !== undefined;
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
function tidied(address: Address, { city, state, postalCode }: Place): Address {
  const { state: sentState, region: sentRegion, postalCode: _postalCode, ...rest } = address;
  const inRegion = !sentState && sentRegion !== undefined && sentRegion !== '';
  const region = inRegion ? state : sentRegion;
  const entries = Object.entries(rest).map(([name, text]) => [name, withoutDoubleBlanks(text)]);
  return {
    ...rest,
    ...Object.fromEntries(entries),
    ...writtenStreet(address),
    city,
    ...(region ? { region } : {}),
    ...(state && !inRegion ? { state } : {}),
    ...(postalCode ? { postalCode } : {}),
  };
}

function withoutDoubleBlanks(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
