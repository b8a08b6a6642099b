import type { Origin } from './operations.ts';

export interface CatalogueError {
  readonly status: number;
  /** The `code` member of the envelope: always a number on the wire. */
  readonly code: number;
  /** English wire text; `{0}`, `{1}` are filled in. */
  readonly description: string;
  readonly origin: Origin;
}

/**
 * Every error Partnerite answers with. Codes and texts are the published ones where there is one (protocol, section 5);
 * where the vendor publishes no code, it is the HTTP status.
 */
export const errors = {
  accessDenied: { status: 401, code: 400, description: 'Access denied', origin: 'documented' },
  wrongAudience: {
    status: 401,
    code: 900420,
    description: 'The token was not issued for this service.',
    origin: 'observed',
  },
  mfaRequired: {
    status: 401,
    code: 900421,
    description: 'Multi-factor authentication is required: sign in again with a second factor.',
    origin: 'observed',
  },
  tokenKindNotAllowed: { status: 403, code: 2032, description: 'Access denied', origin: 'documented' },
  noRelationship: {
    status: 403,
    code: 20002,
    description: 'The partner id {0} has no commerce relationship with the customer id {1}.',
    origin: 'documented',
  },
  notSandbox: {
    status: 403,
    code: 403,
    description: 'Customers can be deleted by sandbox partners only.',
    origin: 'assumed',
  },
  unknownPath: { status: 404, code: 1000, description: 'Not found', origin: 'documented' },
  methodNotAllowed: {
    status: 405,
    code: 405,
    description: 'This path does not take {0}; it takes {1}.',
    origin: 'assumed',
  },
  notAcceptable: {
    status: 406,
    code: 406,
    description: 'Answers are application/json only; the Accept header rules that out.',
    origin: 'assumed',
  },
  requestTimeout: {
    status: 408,
    code: 408,
    description: 'The request was not received in time.',
    origin: 'assumed',
  },
  domainTaken: { status: 409, code: 409, description: 'The domain {0} is already in use.', origin: 'assumed' },
  selfServePolicyNotFound: {
    status: 404,
    code: 600039,
    description: 'Self-serve policy not found.',
    origin: 'documented',
  },
  selfServePolicyIdWrong: {
    status: 404,
    code: 600040,
    description: 'Self-serve policy identifier is incorrect',
    origin: 'documented',
  },
  selfServePolicyExists: {
    status: 409,
    code: 600041,
    description: 'Self-serve policy already exists.',
    origin: 'documented',
  },
  staleIfMatch: { status: 412, code: 2055, description: 'Etag is no longer valid', origin: 'observed' },
  staleETag: { status: 400, code: 2055, description: 'Etag is no longer valid', origin: 'documented' },
  staleETagConflict: { status: 409, code: 2055, description: 'Etag is no longer valid', origin: 'assumed' },
  unknownHost: {
    status: 421,
    code: 421,
    description: 'This server is not known by that name. Start it with --public-url to give it one.',
    origin: 'assumed',
  },
  bodyTooLarge: { status: 413, code: 413, description: 'The body is larger than {0} bytes.', origin: 'assumed' },
  uriTooLong: { status: 414, code: 414, description: 'The address is too long.', origin: 'assumed' },
  unsupportedMediaType: {
    status: 415,
    code: 415,
    description: 'Bodies are read as JSON; {0} is not supported.',
    origin: 'assumed',
  },
  throttled: {
    status: 429,
    code: 429,
    description: 'Rate limit is exceeded. Try again in {0} seconds.',
    origin: 'documented',
  },
  headersTooLarge: { status: 431, code: 431, description: 'The headers are too large.', origin: 'assumed' },
  badRequest: { status: 400, code: 400, description: 'The request is not valid HTTP.', origin: 'assumed' },
  invalidCustomerId: { status: 400, code: 900118, description: 'Invalid Customer Id', origin: 'documented' },
  unsupportedContractVersion: {
    status: 400,
    code: 3000,
    description: 'The contract version {0} is not supported; send v1 or leave the header out.',
    origin: 'assumed',
  },
  malformedJson: {
    status: 400,
    code: 3000,
    description: 'The body is not valid JSON: {0}, line {1}, column {2}.',
    origin: 'assumed',
  },
  invalidMembers: { status: 400, code: 3000, description: 'Invalid property: {0}', origin: 'documented' },
  noVersionGiven: {
    status: 400,
    code: 3000,
    description:
      'An update must name the version it is based on: send its ETag in the If-Match header or in attributes.etag of the body.',
    origin: 'assumed',
  },
  invalidFilter: { status: 400, code: 2000, description: 'Invalid filter: {0}', origin: 'observed' },
  invalidContinuationToken: {
    status: 400,
    code: 2000,
    description: 'The continuation token is not valid.',
    origin: 'assumed',
  },
  registrationNumberMissing: {
    status: 400,
    code: 600049,
    description: 'Organization registration id information is missing',
    origin: 'documented',
  },
  registrationNumberInvalid: {
    status: 400,
    code: 600050,
    description: 'Organization registration id information is invalid and should be of the format {0}',
    origin: 'documented',
  },
  phoneNumberMissing: {
    status: 400,
    code: 600051,
    description: 'Customer phone number is missing',
    origin: 'documented',
  },
  unforeseen: { status: 500, code: 0, description: 'The request could not be completed.', origin: 'assumed' },
  notImplemented: { status: 501, code: 0, description: 'The operation {0} is not implemented.', origin: 'documented' },
  keysUnavailable: {
    status: 503,
    code: 503,
    description: "The keys of the token's issuer cannot be read right now. Try again.",
    origin: 'assumed',
  },
  storeUnavailable: {
    status: 503,
    code: 503,
    description: 'The database cannot be used right now; nothing was changed. Try again.',
    origin: 'assumed',
  },
} as const satisfies Record<string, CatalogueError>;

export type ErrorName = keyof typeof errors;

/** Longest description on the wire, in characters. */
export const maxDescriptionLength = 1024;

/** The `source` member of every error. */
export const errorSource = 'Partnerite';
