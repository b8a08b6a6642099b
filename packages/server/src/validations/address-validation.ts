import { maxDescriptionLength } from '@partnerite/contract/errors.ts';
import type { Address } from '@partnerite/contract/resources/address.ts';
import type { AddressValidationResponse } from '@partnerite/contract/resources/address-validation.ts';
import { normaliseCountry } from '../countries/locale-rules.ts';
import type { Answer, Handler } from '../operation.ts';
import { refuse } from '../refusal.ts';
import { jsonAnswer } from '../resources/json-answer.ts';
import { type AddressReview, reviewAddress } from './address-review.ts';

export const validateAddress: Handler<'validateAddress'> = {
  check: async ({ country = '' }) => {
    const answer = normaliseCountry(country);
    if ('country' in answer) return [];
    const hint = answer.suggestion === undefined ? 'such as US' : `did you mean ${answer.suggestion}?`;
    return [{ path: 'country', message: `must be an ISO 3166-1 alpha-2 code, ${hint}` }];
  },
  run: async ({ settings }, { body }) => {
    const review = await reviewAddress({ ...body, country: body.country.toUpperCase() });
    return settings.fidelity.addressValidation === 2021
      ? olderAnswer(body, review)
      : jsonAnswer(response(body, review));
  },
};

function response(address: Address, review: AddressReview): AddressValidationResponse {
  const message = messageOf(review, address.country.toUpperCase());
  return {
    originalAddress: address,
    suggestedAddresses: [...review.suggestions],
    status: review.status,
    ...(message === undefined ? {} : { validationMessage: message }),
  };
}

/** The beginning is the published one; the reasons are ours. */
function messageOf({ status, flaws }: AddressReview, country: string): string | undefined {
  const reasons = flaws.map(({ property, message }) => `${property} ${message}`).join('; ');
  if (status === 'NotValidated') {
    return reasons === ''
      ? `No rules are known for addresses in ${country}.`
      : `The address was not validated: ${reasons}.`;
  }
  if (flaws.length === 0) return undefined;
  const properties = [...new Set(flaws.map(({ property }) => `'${property}'`))];
  return `Address field invalid for property: ${properties.join(', ')}. ${reasons}.`;
}

const standing: ReadonlySet<AddressReview['status']> = new Set(['VerifiedShippable', 'Verified', 'NotValidated']);

/** The one inner code that was published, as text. */
const innerCode = '60071';

/** Edition 2021: nothing to say of an address that stands; of any other, JSON text as the description of the error. */
function olderAnswer(address: Address, review: AddressReview): Answer {
  if (standing.has(review.status)) return {};
  const [corrected] = review.suggestions;
  const text = olderDescription(review, address, corrected);
  // Text that is cut would be no JSON any more.
  const fits = text.length <= maxDescriptionLength;
  return refuse('addressNotValid', { values: [fits ? text : olderDescription(review, address, undefined)] });
}

function olderDescription(review: AddressReview, address: Address, corrected: Address | undefined): string {
  const isOtherCity = corrected !== undefined && review.flaws.some(({ property }) => property === 'City');
  const city = isOtherCity ? corrected.city.toUpperCase() : corrected?.city;
  const reason = isOtherCity
    ? otherCity(address.city, corrected.city.toUpperCase())
    : messageOf(review, address.country);
  return JSON.stringify({
    code: innerCode,
    reason: reason?.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`),
    corrected_address: corrected && {
      country: corrected.country,
      region: corrected.state ?? corrected.region,
      city,
      address_line1: corrected.addressLine1,
      postal_code: corrected.postalCode,
    },
    object_type: 'AddressValidation',
    resource_status: 'Active',
  });
}

/** As published, the new name in capitals. */
function otherCity(old: string, name: string): string {
  return `ZipCityInvalid - Details: Field - 'City' is corrected from OldValue: '${old}' to NewValue: '${name}'.`;
}
