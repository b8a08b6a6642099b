/** An error that the authority answers with: the number after AADSTS, the OAuth error, the status. */
interface CatalogueError {
  readonly code: number;
  readonly oauth: string;
  readonly status: number;
  /** `{0}` is filled in; never with a secret. */
  readonly text: string;
}

/** Numbers as the vendor's authority uses them, so that clients that look at them do the same here; texts are our own. */
export const authorityErrors = {
  malformed: { code: 9002313, oauth: 'invalid_request', status: 400, text: 'The request is malformed: {0}.' },
  missingParameter: { code: 900144, oauth: 'invalid_request', status: 400, text: "The parameter '{0}' is missing." },
  noTenant: {
    code: 50059,
    oauth: 'invalid_request',
    status: 400,
    text: 'An application without a user must name its tenant in the address, not {0}.',
  },
  unknownTenant: { code: 90002, oauth: 'invalid_tenant', status: 400, text: "There is no tenant '{0}' here." },
  unknownInstance: { code: 50049, oauth: 'invalid_instance', status: 400, text: 'The authority is not known here.' },
  unknownClient: {
    code: 700016,
    oauth: 'unauthorized_client',
    status: 400,
    text: "There is no application '{0}' in this directory.",
  },
  wrongSecret: { code: 7000215, oauth: 'invalid_client', status: 401, text: 'The client secret is wrong.' },
  secretMissing: {
    code: 7000218,
    oauth: 'invalid_client',
    status: 401,
    text: "The request must contain 'client_assertion' or 'client_secret'.",
  },
  publicClient: {
    code: 700025,
    oauth: 'invalid_client',
    status: 401,
    text: 'The application is public: it must send neither a secret nor an assertion.',
  },
  assertionRefused: {
    code: 700027,
    oauth: 'invalid_client',
    status: 401,
    text: 'The client assertion is refused: {0}.',
  },
  assertionTime: {
    code: 700024,
    oauth: 'invalid_client',
    status: 401,
    text: 'The client assertion is not within its valid time.',
  },
  appOnlyRefused: {
    code: 7000218,
    oauth: 'unauthorized_client',
    status: 400,
    text: 'A public application cannot get a token without a user.',
  },
  wrongPassword: {
    code: 50126,
    oauth: 'invalid_grant',
    status: 400,
    text: 'The user name or the password is wrong.',
  },
  foreignUser: {
    code: 50020,
    oauth: 'invalid_grant',
    status: 400,
    text: 'The user account does not belong to the tenant of this application.',
  },
  locked: {
    code: 50053,
    oauth: 'invalid_grant',
    status: 429,
    text: 'There were too many wrong tries. Wait before the next one.',
  },
  tooManyDevices: {
    code: 90055,
    oauth: 'temporarily_unavailable',
    status: 429,
    text: 'Too many devices wait for their users already. Finish some of them, or wait.',
  },
  expiredGrant: {
    code: 70008,
    oauth: 'invalid_grant',
    status: 400,
    text: 'The code or refresh token has expired, was revoked, or was never issued.',
  },
  codeRedeemed: { code: 54005, oauth: 'invalid_grant', status: 400, text: 'The code was already redeemed.' },
  foreignGrant: {
    code: 70000,
    oauth: 'invalid_grant',
    status: 400,
    text: 'The code or refresh token was issued to another application or address.',
  },
  verifierMismatch: {
    code: 501481,
    oauth: 'invalid_grant',
    status: 400,
    text: 'The code verifier does not fit the code challenge of the authorization request.',
  },
  challengeMissing: {
    code: 9002325,
    oauth: 'invalid_request',
    status: 400,
    text: 'A public application must send a code_challenge (PKCE).',
  },
  redirectMismatch: {
    code: 50011,
    oauth: 'invalid_request',
    status: 400,
    text: 'The redirect URI is not one of those registered for the application.',
  },
  unsupportedGrant: {
    code: 70003,
    oauth: 'unsupported_grant_type',
    status: 400,
    text: 'The grant type is not supported at this address.',
  },
  unsupportedResponse: {
    code: 700051,
    oauth: 'unsupported_response_type',
    status: 400,
    text: "The only response type is 'code'.",
  },
  unknownResource: {
    code: 500011,
    oauth: 'invalid_resource',
    status: 400,
    text: "The resource '{0}' is not known here.",
  },
  severalResources: {
    code: 28000,
    oauth: 'invalid_request',
    status: 400,
    text: 'The scopes belong to more than one resource.',
  },
  invalidScope: { code: 70011, oauth: 'invalid_scope', status: 400, text: "The scope '{0}' is not valid." },
  defaultScopeOnly: {
    code: 1002012,
    oauth: 'invalid_scope',
    status: 400,
    text: "An application without a user asks for one scope that ends in '/.default'.",
  },
  pending: {
    code: 70016,
    oauth: 'authorization_pending',
    status: 400,
    text: 'The user has not finished signing in. Ask again later.',
  },
  declined: { code: 65004, oauth: 'authorization_declined', status: 400, text: 'The user declined.' },
  accessDenied: { code: 65004, oauth: 'access_denied', status: 400, text: 'The user declined.' },
  deviceCodeExpired: { code: 70020, oauth: 'expired_token', status: 400, text: 'The device code has expired.' },
  unknownUserCode: {
    code: 70018,
    oauth: 'bad_verification_code',
    status: 400,
    text: 'The code is wrong or has expired.',
  },
  loginRequired: { code: 50058, oauth: 'login_required', status: 400, text: 'The user is not signed in.' },
  untrustedForm: {
    code: 9000410,
    oauth: 'invalid_request',
    status: 400,
    text: 'The form was not filled in on a page of this server, or is too old. Open the page again.',
  },
  untrustedToken: { code: 50013, oauth: 'invalid_grant', status: 401, text: 'The token is refused: {0}.' },
  bodyTooLarge: { code: 9002313, oauth: 'invalid_request', status: 413, text: 'The request is too large.' },
  wrongMediaType: {
    code: 9002313,
    oauth: 'invalid_request',
    status: 415,
    text: 'The body must be application/x-www-form-urlencoded, not {0}.',
  },
} as const satisfies Record<string, CatalogueError>;

export type AuthorityErrorName = keyof typeof authorityErrors;

/** An error of the catalogue on its way to the client. Its message holds no secret. */
export class AuthorityError extends Error {
  readonly error: AuthorityErrorName;
  /** Seconds after which a new try makes sense. */
  readonly retryAfter: number | undefined;

  constructor(error: AuthorityErrorName, value = '', retryAfter?: number) {
    const { code, text } = authorityErrors[error];
    super(`AADSTS${code}: ${text.replace('{0}', () => printable(value))}`);
    this.name = 'AuthorityError';
    this.error = error;
    this.retryAfter = retryAfter;
  }
}

export function fail(error: AuthorityErrorName, value?: string): never {
  throw new AuthorityError(error, value);
}

const maxQuotedLength = 100;

/** What a client sent is quoted in one line of plain characters. */
function printable(value: string): string {
  return value.slice(0, maxQuotedLength).replaceAll(/[^\w .:/@+~!*()[\]-]/gu, '?');
}
