import type { Decision } from './decision.ts';

/** What every request and every answer has in common. */
export const protocol: readonly Decision[] = [
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
  {
    area: 'versions',
    behaviour:
      'Webhook registrations, legal business and support profile are published without a version: they have an ETag header, If-Match is honoured when it is sent, and without it the last update wins.',
    origin: 'assumed',
  },
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
];
