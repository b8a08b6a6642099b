import type { Decision } from './decision.ts';

/** Tokens. */
export const tokens: readonly Decision[] = [
  {
    area: 'tokens',
    behaviour: 'A token is app+user when scp is not empty, else app-only; a contradiction is 401.',
    origin: 'assumed',
  },
  {
    area: 'tokens',
    behaviour: 'The wrong audience is 401 with code 900420, missing MFA 401 with code 900421.',
    origin: 'observed',
  },
];
