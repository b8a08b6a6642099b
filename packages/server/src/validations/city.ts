import type { Cities, City, CityName } from '../countries/cities.ts';
import { citiesMeant, citiesNamed, writtenCity } from '../countries/city-search.ts';
import type { Flaw } from './flaw.ts';

/** What a city is held against. */
export interface CitySurroundings {
  readonly country: string;
  /** `undefined` where no cities of the country are known. */
  readonly cities: Cities | undefined;
  /** Absent where the country has no list of states. */
  readonly state: string | undefined;
  readonly postalCode: string | undefined;
}

export interface CityReview {
  /** As the city is written, or as those are that were probably meant. */
  readonly names: readonly string[];
  /** What is wrong. */
  readonly flaw?: Flaw;
  /** What is not known, where the city may be right all the same. */
  readonly unknown?: Flaw;
  /** The city is known to be where the state and the postal code are. */
  readonly isFound: boolean;
}

/** Most cities that are taken for one that was meant: of more, none is. */
const maxMeant = 3;

/** Checks a city against those that are known, in its state and of its postal code where these are known. */
export function reviewCity(sent: string, surroundings: CitySurroundings): CityReview {
  const { country, cities, state, postalCode } = surroundings;
  if (cities === undefined) return { names: [sent], isFound: false };
  const states = state === undefined ? undefined : [state];
  const named = citiesNamed(cities, country, sent, states);
  const ofPostalCode = postalCode === undefined ? undefined : cityOfPostalCode(cities, postalCode);
  if (ofPostalCode !== undefined && ofPostalCode.state === state)
    return heldAgainst(country, sent, { city: ofPostalCode, named });
  const [first] = named;
  if (first === undefined) return misspelt(sent, surroundings, citiesMeant(cities, country, sent, states));
  const names = [writtenCity(country, sent, first.name)];
  // Where the codes of cities are known, one that belongs to none may be new.
  const isUnknown = cities.byPostalCode.size > 0;
  return isUnknown ? { names, isFound: false, unknown: unknownPostalCode } : { names, isFound: true };
}

/** The city of a postal code, of the first half where it has two: the last digits are those of a building. */
export function cityOfPostalCode(cities: Cities, postalCode: string): City | undefined {
  return cities.byPostalCode.get(postalCode.replace(/-.*/, ''));
}

/** A postal code may have more cities than the one that is known: smaller ones, that have no code of their own. */
function heldAgainst(
  country: string,
  sent: string,
  { city, named }: { readonly city: City; readonly named: readonly CityName[] },
): CityReview {
  const own = named.find((each) => each.city === city);
  if (own !== undefined) return { names: [writtenCity(country, sent, own.name)], isFound: true };
  const [first] = named;
  const isPartOfIt = first !== undefined && !named.some((each) => each.city.hasPostalCodes);
  if (isPartOfIt) return { names: [writtenCity(country, sent, first.name)], isFound: false };
  return { names: [city.name], isFound: false, flaw: otherCity };
}

function misspelt(sent: string, { state }: CitySurroundings, meant: readonly CityName[]): CityReview {
  if (meant.length === 0 || meant.length > maxMeant) {
    return { names: [sent], isFound: false, unknown: state === undefined ? unknownCity : unknownInState };
  }
  return { names: meant.map(({ name }) => name), isFound: false, flaw: nearlyKnown };
}

const otherCity: Flaw = { property: 'City', message: 'is not the city of this postal code' };
const nearlyKnown: Flaw = { property: 'City', message: 'is not known, but a city of nearly that name is' };
const unknownCity: Flaw = { property: 'City', message: 'is not one that is known in this country' };
const unknownInState: Flaw = { property: 'City', message: 'is not one that is known in this state' };
const unknownPostalCode: Flaw = { property: 'PostalCode', message: 'is not one that is known' };
