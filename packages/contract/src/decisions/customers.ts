import type { Decision } from './decision.ts';

/** Customers and their profiles. */
export const customers: readonly Decision[] = [
  {
    area: 'customers',
    behaviour: 'PUT replaces the whole profile; an absent member is cleared.',
    origin: 'documented',
  },
  { area: 'customers', behaviour: 'State is checked against a list for US, CA, CN and MX only.', origin: 'documented' },
  { area: 'customers', behaviour: 'The states of CA, CN and MX are those of ISO 3166-2.', origin: 'assumed' },
  { area: 'customers', behaviour: 'Postal codes are checked by the pattern of the country.', origin: 'assumed' },
  {
    area: 'customers',
    behaviour: 'Phone numbers must be possible in the country, in national or international form.',
    origin: 'assumed',
  },
  {
    area: 'customers',
    behaviour: 'Registration numbers: demanded in 24 countries, taken in all.',
    origin: 'documented',
  },
  {
    area: 'customers',
    behaviour:
      'A domain has one owner within a partner: a customer, first or verified, or a reseller; in use it is 409.',
    origin: 'assumed',
  },
  { area: 'customers', behaviour: 'A creation shows the credentials of the first user once.', origin: 'documented' },
  {
    area: 'customers',
    behaviour: 'After the end of the relationship the customer can no longer be read.',
    origin: 'assumed',
  },
];
