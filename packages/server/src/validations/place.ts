import { type Cities, citiesOf } from '../countries/cities.ts';
import { citiesMeant, citiesNamed } from '../countries/city-search.ts';
import { statesOf } from '../countries/country-data.ts';
import { checkPostalCode } from '../countries/postal-code.ts';
import { statesOfPostalCode, writtenPostalCode } from '../countries/postal-code-form.ts';
import { checkState, stateCode } from '../countries/state.ts';
import { statesMeant } from '../countries/state-suggestions.ts';
import { cityOfPostalCode, reviewCity } from './city.ts';
import type { Flaw } from './flaw.ts';

/** Where in its country an address is. */
export interface Place {
  readonly city: string;
  readonly state: string | undefined;
  readonly postalCode: string | undefined;
}

export interface PlaceReview {
  /** The place as it is written, or those that were probably meant; none where nothing can be guessed. */
  readonly places: readonly Place[];
  readonly flaws: readonly Flaw[];
  /** What is not known, where the place may be right all the same. */
  readonly unknown?: Flaw | undefined;
  /** City and postal code are known to be of the state. */
  readonly agrees: boolean;
}

/** Most addresses that are suggested: the published limit. */
const maxSuggestions = 3;

/** Checks city, state and postal code of a supported country, each by itself and against each other. */
export async function reviewPlace(country: string, sent: Place): Promise<PlaceReview> {
  const postal = reviewPostalCode(country, sent.postalCode);
  const state = reviewState(country, sent.state);
  if (postal.unusable) return { places: [], flaws: [...state.flaws, ...postal.flaws], agrees: false };
  const cities = await citiesOf(country);
  const seat: Seat = {
    country,
    cities,
    city: sent.city,
    ofPostalCode: knownStates(country, cities, postal.postalCode),
  };
  const { options, flaws } = agreeing(seat, state);
  return reviewCities(seat, options, { postalCode: postal.postalCode, flaws: [...flaws, ...postal.flaws] });
}

/** What states are held against. */
interface Seat {
  readonly country: string;
  readonly cities: Cities | undefined;
  readonly city: string;
  /** The states of the postal code, where they are known. */
  readonly ofPostalCode: readonly string[] | undefined;
}

/** By the beginning of the code, and by its city where that lies beyond the border. */
function knownStates(country: string, cities: Cities | undefined, postalCode: string | undefined) {
  if (postalCode === undefined) return undefined;
  const states = statesOfPostalCode(country, postalCode);
  const city = cities && cityOfPostalCode(cities, postalCode);
  return states !== undefined && city !== undefined && !states.includes(city.state) ? [...states, city.state] : states;
}

interface StateOption {
  /** Absent where the country has no list of states. */
  readonly code: string | undefined;
  readonly written: string | undefined;
}

interface StateReview {
  readonly options: readonly StateOption[];
  readonly flaws: readonly Flaw[];
}

/** The states that go with the postal code; of several those that have such a city. */
function agreeing(seat: Seat, { options, flaws }: StateReview): StateReview {
  const { ofPostalCode } = seat;
  const fitting = options.filter(
    ({ code }) => ofPostalCode === undefined || code === undefined || ofPostalCode.includes(code),
  );
  if (fitting.length > 1) return { options: narrowed(seat, fitting), flaws };
  if (fitting.length > 0 || flaws.length > 0) return { options: fitting, flaws };
  const others = (ofPostalCode ?? []).map((code) => ({ code, written: code }));
  const [state] = options;
  // Of state, city and postal code, the two that agree are taken to be right; else the postal code is the most exact.
  const isPostalCodeWrong =
    state !== undefined && hasCity(seat, state) && !others.some((other) => hasCity(seat, other));
  return { options: isPostalCodeWrong ? [] : narrowed(seat, others), flaws: contradiction };
}

const contradiction: readonly Flaw[] = [
  { property: 'Region', message: 'is not the state of this postal code' },
  { property: 'PostalCode', message: 'is not one of this state' },
];

function narrowed(seat: Seat, options: readonly StateOption[]): readonly StateOption[] {
  const withCity = options.filter((option) => hasCity(seat, option));
  if (withCity.length > 0) return withCity;
  const withSuchCity = options.filter((option) => hasSuchCity(seat, option));
  return withSuchCity.length > 0 ? withSuchCity : options;
}

function hasCity({ country, cities, city }: Seat, { code }: StateOption): boolean {
  return cities !== undefined && code !== undefined && citiesNamed(cities, country, city, [code]).length > 0;
}

function hasSuchCity({ country, cities, city }: Seat, { code }: StateOption): boolean {
  return cities !== undefined && code !== undefined && citiesMeant(cities, country, city, [code]).length > 0;
}

/** The city in each of the states that are left. */
function reviewCities(
  { country, cities, city, ofPostalCode }: Seat,
  options: readonly StateOption[],
  { postalCode, flaws }: { readonly postalCode: string | undefined; readonly flaws: readonly Flaw[] },
): PlaceReview {
  const [only] = options;
  if (only === undefined || options.length > maxSuggestions) return { places: [], flaws, agrees: false };
  const reviews = options.map(({ code, written }) => {
    const review = reviewCity(city, { country, cities, state: code, postalCode });
    return { ...review, places: review.names.map((name) => ({ city: name, state: written, postalCode })) };
  });
  const places = reviews.flatMap((review) => review.places).slice(0, maxSuggestions);
  const [first] = reviews;
  if (reviews.length > 1 || first === undefined) return { places, flaws, agrees: false };
  return {
    places,
    flaws: first.flaw === undefined ? flaws : [...flaws, first.flaw],
    unknown: first.unknown,
    agrees: first.isFound && ofPostalCode !== undefined,
  };
}

interface PostalCodeReview {
  readonly postalCode: string | undefined;
  readonly flaws: readonly Flaw[];
  readonly unusable: boolean;
}

function reviewPostalCode(country: string, sent: string | undefined): PostalCodeReview {
  const problem = checkPostalCode(country, sent);
  const written = sent?.trim() ? writtenPostalCode(country, sent) : undefined;
  const flaws: readonly Flaw[] = problem === undefined ? [] : [{ property: 'PostalCode', message: problem.message }];
  return { postalCode: written, flaws, unusable: problem !== undefined && written === undefined };
}

/** The state as it is written if it stands, else those that may have been meant; all of them where none was sent. */
function reviewState(country: string, sent: string | undefined): StateReview {
  const problem = checkState(country, sent);
  const states = statesOf(country);
  if (problem === undefined) {
    const code = sent === undefined ? undefined : stateCode(country, sent);
    const isCode = code !== undefined && sent?.trim().toUpperCase() === code;
    return { options: [{ code, written: isCode ? code : sent }], flaws: [] };
  }
  const flaws: readonly Flaw[] = [{ property: 'Region', message: problem.message }];
  const meant = problem.problem === 'missing' ? [...(states?.keys() ?? [])] : statesMeant(country, sent ?? '');
  return { options: meant.map((code) => ({ code, written: code })), flaws };
}
