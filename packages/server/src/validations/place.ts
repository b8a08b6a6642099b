import { statesOf } from '../countries/country-data.ts';
import { checkPostalCode } from '../countries/postal-code.ts';
import { statesOfPostalCode, writtenPostalCode } from '../countries/postal-code-form.ts';
import { checkState, stateCode } from '../countries/state.ts';
import { statesMeant } from '../countries/state-suggestions.ts';

/** What is wrong with one member of an address. */
export interface Flaw {
  /** As the vendor's messages name it. */
  readonly property: 'Region' | 'PostalCode' | 'AddressLine1';
  /** In English, to follow the member's name. Never repeats what was sent. */
  readonly message: string;
}

interface Place {
  readonly state: string | undefined;
  readonly postalCode: string | undefined;
}

export interface PlaceReview {
  /** The place as it is written, or those that were probably meant; none where nothing can be guessed. */
  readonly places: readonly Place[];
  readonly flaws: readonly Flaw[];
  /** The postal code is known to be one of the state. */
  readonly agrees: boolean;
}

/** Most addresses that are suggested: the published limit. */
const maxSuggestions = 3;

/** Checks state and postal code of a supported country, each by itself and against each other. */
export function reviewPlace(country: string, sent: Place): PlaceReview {
  const postal = reviewPostalCode(country, sent.postalCode);
  const state = reviewState(country, sent.state);
  const flaws = [...state.flaws, ...postal.flaws];
  if (postal.unusable) return { places: [], flaws, agrees: false };
  const { postalCode } = postal;
  const ofPostalCode = postalCode === undefined ? undefined : statesOfPostalCode(country, postalCode);
  const fitting = state.options.filter(
    ({ code }) => ofPostalCode === undefined || code === undefined || ofPostalCode.includes(code),
  );
  if (fitting.length > 0) {
    const places =
      fitting.length > maxSuggestions ? [] : fitting.map(({ written }) => ({ state: written, postalCode }));
    return { places, flaws, agrees: ofPostalCode !== undefined };
  }
  if (state.flaws.length > 0) return { places: [], flaws, agrees: false };
  // The postal code is the more exact of the two: it decides where the state is not one of its own.
  const places = (ofPostalCode ?? []).map((code) => ({ state: code, postalCode }));
  return { places: places.slice(0, maxSuggestions), flaws: [...contradiction, ...postal.flaws], agrees: false };
}

const contradiction: readonly Flaw[] = [
  { property: 'Region', message: 'is not the state of this postal code' },
  { property: 'PostalCode', message: 'is not one of this state' },
];

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

interface StateOption {
  /** Absent where the country has no list of states. */
  readonly code: string | undefined;
  readonly written: string | undefined;
}

/** The state as it is written if it stands, else those that may have been meant; all of them where none was sent. */
function reviewState(
  country: string,
  sent: string | undefined,
): { options: readonly StateOption[]; flaws: readonly Flaw[] } {
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
