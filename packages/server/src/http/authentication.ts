import type { Operation } from '@partnerite/contract/operations.ts';
import { refuse } from '../refusal.ts';
import { type Principal, TokenRefused, type TokenVerifier } from './tokens.ts';

const scheme = 'bearer ';

/** The token of a header `Bearer <token>`, the scheme in any case; whether it is one shows when it is verified. */
function bearerToken(authorization: string): string | undefined {
  const sent = authorization.slice(0, scheme.length);
  if (sent !== 'Bearer ' && sent.toLowerCase() !== scheme) return undefined;
  return authorization.slice(scheme.length).trim();
}

/**
 * Who asks. Returns at once when the token is known already.
 * @throws Refusal `accessDenied`, `wrongAudience` or `mfaRequired`
 */
export function authenticate(
  authorization: string | undefined,
  verify: TokenVerifier['verify'],
): Principal | Promise<Principal> {
  if (authorization === undefined) return refuse('accessDenied', { challenge: 'no bearer token was sent' });
  const token = bearerToken(authorization);
  if (!token) return refuse('accessDenied', { challenge: 'the Authorization header holds no bearer token' });
  try {
    const verified = verify(token);
    return verified instanceof Promise ? verified.catch(rethrow) : verified;
  } catch (error) {
    return rethrow(error);
  }
}

function rethrow(error: unknown): never {
  if (!(error instanceof TokenRefused)) throw error;
  switch (error.reason) {
    case 'audience':
      return refuse('wrongAudience', { challenge: error.message });
    case 'mfa':
      return refuse('mfaRequired', { challenge: error.message });
    case 'expired':
    case 'invalid':
      return refuse('accessDenied', { challenge: error.message });
  }
}

/**
 * The credential policy of the operation's row (protocol, section 5.3).
 * @throws Refusal `tokenKindNotAllowed`
 */
export function checkCredentials(operation: Operation, principal: Principal): void {
  if (operation.credentials === 'app+user' && principal.kind === 'app') refuse('tokenKindNotAllowed');
}
