import type { Origin } from './operations.ts';

export interface Decision {
  readonly area: 'requests' | 'answers' | 'versions' | 'repetition' | 'errors' | 'customers' | 'lists' | 'tokens';
  readonly behaviour: string;
  readonly origin: Origin;
}

/** How behaviours that concern many operations were settled, and how sure we are of each. Printed in docs/fidelity.md. */
export const decisions: readonly Decision[] = [
  { area: 'requests', behaviour: 'Path segments and member names match without regard to case.', origin: 'documented' },
  { area: 'requests', behaviour: 'Repeated and trailing slashes in a path are taken.', origin: 'observed' },
  { area: 'requests', behaviour: 'A malformed customer id is 400 with code 900118.', origin: 'assumed' },
  {
    area: 'requests',
    behaviour: 'MS-Contract-Version may be absent; another value than v1 is 400.',
    origin: 'assumed',
  },
  { area: 'requests', behaviour: 'Bodies without a content type are read as JSON.', origin: 'observed' },
  { area: 'requests', behaviour: 'XML and form bodies are 415.', origin: 'assumed' },
  { area: 'requests', behaviour: 'Null means absent, unknown members are left out.', origin: 'observed' },
  {
    area: 'requests',
    behaviour: 'The same member in two spellings is 400: neither can be preferred.',
    origin: 'assumed',
  },
  { area: 'requests', behaviour: 'Trailing commas are refused, naming line and column.', origin: 'assumed' },
  { area: 'answers', behaviour: 'Members without a value are left out, never null.', origin: 'observed' },
  { area: 'answers', behaviour: 'A byte order mark precedes JSON (off unless fidelity.bom).', origin: 'observed' },
  { area: 'answers', behaviour: 'MS-CV and MS-ServerId are on every answer.', origin: 'observed' },
  { area: 'answers', behaviour: 'Headers in links are lists of key and value.', origin: 'observed' },
  { area: 'versions', behaviour: 'The ETag of a billing profile is a signed 64-bit decimal.', origin: 'documented' },
  { area: 'versions', behaviour: 'It is also sent as an ETag header.', origin: 'assumed' },
  { area: 'versions', behaviour: 'An update may name its version in If-Match.', origin: 'documented' },
  { area: 'versions', behaviour: 'An update may name its version in attributes.etag.', origin: 'observed' },
  { area: 'versions', behaviour: 'If both name one, the header decides.', origin: 'assumed' },
  {
    area: 'versions',
    behaviour: 'Stale by header is 412, stale by body 400, both with code 2055.',
    origin: 'observed',
  },
  { area: 'versions', behaviour: 'An update that names no version is 400.', origin: 'assumed' },
  { area: 'repetition', behaviour: 'MS-RequestId makes a write idempotent.', origin: 'documented' },
  { area: 'repetition', behaviour: 'Answers are kept for 24 hours.', origin: 'assumed' },
  {
    area: 'repetition',
    behaviour: 'Two requests are the same if partner, request id, method, path, If-Match and body are.',
    origin: 'assumed',
  },
  { area: 'errors', behaviour: 'The code is a number and data always a list.', origin: 'documented' },
  { area: 'errors', behaviour: 'data holds the paths of the offending members.', origin: 'assumed' },
  {
    area: 'errors',
    behaviour: 'An unknown customer and a foreign one are both 403 with code 20002.',
    origin: 'observed',
  },
  {
    area: 'errors',
    behaviour: 'Several problems with different codes are told together with code 3000.',
    origin: 'assumed',
  },
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
  { area: 'customers', behaviour: 'A domain is unique within a partner; in use it is 409.', origin: 'assumed' },
  { area: 'customers', behaviour: 'A creation shows the credentials of the first user once.', origin: 'documented' },
  {
    area: 'customers',
    behaviour: 'After the end of the relationship the customer can no longer be read.',
    origin: 'assumed',
  },
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
