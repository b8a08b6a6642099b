import type { Decision } from './decision.ts';

/** The users of customers. */
export const users: readonly Decision[] = [
  {
    area: 'users',
    behaviour: 'A user principal name is unique among the users of all customers of a partner; in use it is 409.',
    origin: 'assumed',
  },
  {
    area: 'users',
    behaviour: 'A new customer has one user, admin at its domain, whose credentials the creation shows.',
    origin: 'documented',
  },
  { area: 'users', behaviour: 'Its domain is one of the customer; another one is 400.', origin: 'assumed' },
  {
    area: 'users',
    behaviour: 'An immutable id is required where the domain is neither the first of the customer nor onmicrosoft.com.',
    origin: 'documented',
  },
  {
    area: 'users',
    behaviour: 'A password has 8 to 256 characters of three kinds, as in the directory of the vendor.',
    origin: 'assumed',
  },
  {
    area: 'users',
    behaviour: 'The answers to creation and reset show the password, no others do; stored is a scrypt hash.',
    origin: 'documented',
  },
  { area: 'users', behaviour: 'A deleted user is inactive for 30 days and then gone.', origin: 'documented' },
  {
    area: 'users',
    behaviour: 'A deleted user is only in the list of inactive ones; by id it is 404 until it is restored.',
    origin: 'assumed',
  },
  {
    area: 'users',
    behaviour: 'A deleted user leaves its name to others and keeps its directory roles; restoring needs a free name.',
    origin: 'assumed',
  },
  {
    area: 'users',
    behaviour: 'Every customer has the same directory roles, with the ids of the role templates of the vendor.',
    origin: 'assumed',
  },
  {
    area: 'users',
    behaviour: 'Giving a role that the user has is 409; taking one it has not is 404.',
    origin: 'assumed',
  },
];
