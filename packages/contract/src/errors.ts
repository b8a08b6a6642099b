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
  domainFree: { status: 404, code: 404, description: 'No customer uses the domain {0}.', origin: 'assumed' },
  countryNotFound: {
    status: 404,
    code: 404,
    description: 'There are no rules for this country; name it by its ISO 3166-1 alpha-2 code.',
    origin: 'assumed',
  },
  countryNamedOtherwise: {
    status: 404,
    code: 404,
    description: 'There is no country {0}; its ISO 3166-1 alpha-2 code is {1}.',
    origin: 'assumed',
  },
  accountStatusNotFound: {
    status: 404,
    code: 600074,
    description: 'Account Status for the customer, {0} was not found.',
    origin: 'documented',
  },
  agreementExists: {
    status: 409,
    code: 600061,
    description: 'A partner confirmed agreement already exists for the customer.',
    origin: 'documented',
  },
  agreementTemplateNotFound: {
    status: 404,
    code: 404,
    description: 'There is no document of the agreement template {0}.',
    origin: 'assumed',
  },
  insufficientPrivileges: {
    status: 403,
    code: 900308,
    description: 'Insufficient privileges to complete the operation.',
    origin: 'documented',
  },
  resellerCreationNotAllowed: {
    status: 403,
    code: 6004,
    description: 'Create Sandbox Indirect Reseller operation not allowed',
    origin: 'documented',
  },
  resellerDeletionNotAllowed: {
    status: 403,
    code: 6003,
    description: "Delete Sandbox Indirect Reseller isn't allowed",
    origin: 'documented',
  },
  resellerNotFound: {
    status: 404,
    code: 404,
    description: 'There is no indirect reseller {0}.',
    origin: 'assumed',
  },
  resellerTenantTaken: { status: 409, code: 1003, description: 'Conflict while creating tenant', origin: 'documented' },
  auditRecordNotFound: {
    status: 404,
    code: 404,
    description: 'There is no audit record with this id.',
    origin: 'assumed',
  },
  partnerNotFound: {
    status: 404,
    code: 3000,
    description: 'Partner Organization with partner_id {0} could not be found',
    origin: 'documented',
  },
  agreementOfNobody: {
    status: 400,
    code: 2001,
    description: 'Both MPN Id and Tenant Id cannot be empty.',
    origin: 'documented',
  },
  agreementOfTwo: {
    status: 400,
    code: 2000,
    description: 'Both MPN Id and Tenant Id should not be passed.',
    origin: 'documented',
  },
  mpnIdNotNumeric: { status: 400, code: 2000, description: 'MPN Id must be numeric.', origin: 'documented' },
  tenantIdNotGuid: { status: 400, code: 2000, description: 'Tenant Id must be a GUID.', origin: 'documented' },
  mpnIdUnknown: {
    status: 400,
    code: 2200,
    description: 'Requested MPN Id {0} is either invalid or does not exist in Partner Center.',
    origin: 'documented',
  },
  agreementNotSignedByMpnId: {
    status: 400,
    code: 2203,
    description:
      'MPN Id {0} has not signed Microsoft Partner Agreement (MPA) for the CSP region where the order is being placed. Please advise your reseller to sign MPA to continue with the order.',
    origin: 'documented',
  },
  mpnIdOfNoReseller: {
    status: 400,
    code: 2204,
    description:
      'Requested MPN Id {0} is not associated with any CSP Indirect Reseller account in Partner Center. Please advise your reseller to enroll into the CSP program as an indirect reseller in Partner Center to be compliant.',
    origin: 'documented',
  },
  accountNotFound: {
    status: 400,
    code: 2205,
    description: "Could not find account with id '{0}'.",
    origin: 'documented',
  },
  // The vendor's own spelling.
  agreementNotSignedByTenant: {
    status: 400,
    code: 2206,
    description: "Parnter Center Account associated to Tenant Id {0} hasn't signed the agreement",
    origin: 'documented',
  },
  userNotFound: { status: 404, code: 60002, description: 'User object Id is not found', origin: 'documented' },
  userPrincipalNameTaken: {
    status: 409,
    code: 409,
    description: 'The user principal name {0} is already in use.',
    origin: 'assumed',
  },
  directoryRoleNotFound: { status: 404, code: 404, description: 'Directory role not found.', origin: 'assumed' },
  directoryRoleMemberExists: {
    status: 409,
    code: 409,
    description: 'The user has this directory role already.',
    origin: 'assumed',
  },
  applicationConsentNotFound: {
    status: 404,
    code: 404,
    description: 'No consent was given to this application.',
    origin: 'assumed',
  },
  applicationConsentExists: {
    status: 409,
    code: 409,
    description: 'Consent was given to this application already.',
    origin: 'assumed',
  },
  webhookRegistrationNotFound: {
    status: 404,
    code: 404,
    description: 'There is no webhook registration; make one with POST.',
    origin: 'assumed',
  },
  webhookRegistrationExists: {
    status: 409,
    code: 409,
    description: 'There is a webhook registration already; change it with PUT.',
    origin: 'assumed',
  },
  webhookTestEventNotRegistered: {
    status: 400,
    code: 400,
    description: 'The webhook is not registered for the event {0}.',
    origin: 'assumed',
  },
  webhookEventNotFound: { status: 404, code: 404, description: 'There is no such webhook event.', origin: 'assumed' },
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
  // The older form of address validation: the description is JSON text.
  addressNotValid: { status: 400, code: 2007, description: '{0}', origin: 'documented' },
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
  sandboxLimitMet: { status: 400, code: 800018, description: 'The sandbox limit has been met', origin: 'documented' },
  limitMet: { status: 400, code: 400, description: 'A limit has been met: there are {0} already.', origin: 'assumed' },
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
    description: 'The database cannot be used right now. Try again, with the same MS-RequestId: a change is made once.',
    origin: 'assumed',
  },
} as const satisfies Record<string, CatalogueError>;

export type ErrorName = keyof typeof errors;

/** Longest description on the wire, in characters. */
export const maxDescriptionLength = 1024;

/** The `source` member of every error. */
export const errorSource = 'Partnerite';
