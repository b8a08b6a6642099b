import type { Decision } from './decision.ts';

/** Lists, whatever they hold. */
export const lists: readonly Decision[] = [
  {
    area: 'lists',
    behaviour: 'Ordered by company name without regard to case and accents, then by id.',
    origin: 'assumed',
  },
  { area: 'lists', behaviour: 'At most 500 customers; a larger size gives 500.', origin: 'observed' },
  {
    area: 'lists',
    behaviour: 'The next page needs the continuation token alone; a foreign or forged one is 400.',
    origin: 'observed',
  },
  { area: 'lists', behaviour: 'totalCount is the number of items in the answer.', origin: 'observed' },
];
