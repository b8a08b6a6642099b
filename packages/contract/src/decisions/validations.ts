import type { Decision } from './decision.ts';

/** Addresses, domains, countries and accounts that are validated. */
export const validations: readonly Decision[] = [
  {
    area: 'validations',
    behaviour: 'Addresses are judged by rules and data alone; whether a street or a house exists is never looked up.',
    origin: 'assumed',
  },
  {
    area: 'validations',
    behaviour:
      'Verified: a profile takes the address as it is, and its city is known. VerifiedShippable: its postal code is known to be one of its state too (Canada, Mexico) and of its city (United States), and it is no post box.',
    origin: 'assumed',
  },
  {
    area: 'validations',
    behaviour:
      'InteractionRequired: one other city, state or postal code was probably meant. Multiple: up to three were, or more than one thing is amiss. None: nothing can be guessed.',
    origin: 'assumed',
  },
  {
    area: 'validations',
    behaviour:
      'StreetPartial: no number of a house. PremisesPartial: a unit without its number. Seen in Canada and the United States only; what is missing cannot be suggested.',
    origin: 'assumed',
  },
  {
    area: 'validations',
    behaviour:
      'NotValidated: nothing is wrong, but no such city is known, or no such postal code (United States), or nothing at all of the country. Small places are not known.',
    origin: 'assumed',
  },
  {
    area: 'validations',
    behaviour:
      'A city is corrected when one or two letters are wrong, in the United States also when its postal code is that of another. Of city, state and postal code the two that agree are taken to be right, else the postal code is.',
    origin: 'assumed',
  },
  {
    area: 'validations',
    behaviour:
      'Capitals, accents and usual abbreviations are corrected in the suggestion, and nothing is said of them.',
    origin: 'assumed',
  },
  {
    area: 'validations',
    behaviour:
      'An address without country, city or first line is 400; a missing state or postal code shows in the status.',
    origin: 'assumed',
  },
  {
    area: 'validations',
    behaviour: "A domain is taken if it is a customer's of this partner, also after the end of the relationship.",
    origin: 'assumed',
  },
  {
    area: 'validations',
    behaviour:
      'The rules of a country have their lists in both published forms, and leave out what nothing is known of: tax numbers outside the United States.',
    origin: 'assumed',
  },
  {
    area: 'validations',
    behaviour:
      'Nobody vets customers: the account status follows from the billing address. Allowed: Verified. UnderReview: to be corrected. NotAllowed: None. Unknown: NotValidated. No status (404): nothing is known of the country.',
    origin: 'assumed',
  },
  {
    area: 'validations',
    behaviour: 'Not Ready: the country demands a registration number or phone number that the customer does not have.',
    origin: 'assumed',
  },
  {
    area: 'validations',
    behaviour:
      'A partner has the validation codes that it has used for GovernmentCommunityCloud, whatever they are; for how many customers they are good is left out.',
    origin: 'assumed',
  },
];
