import { badInput } from '../errors/bad-input.ts';
import { PartnerError } from '../errors/partner-error.ts';
import type { Credentials, Token, TokenRequest } from './credentials.ts';
import { applicationScope } from './scopes.ts';

/** An access token as a string, as `@azure/identity` returns it, or as MSAL does. */
export type GivenToken =
  | string
  | { readonly token: string; readonly expiresOnTimestamp?: number | undefined }
  | { readonly accessToken: string; readonly expiresOn?: Date | null | undefined };

/** What a token is asked for. */
export interface AccessTokenRequest {
  /** All permissions of the service that the application has, e.g. `https://api.partnercenter.microsoft.com/.default`. */
  readonly scope: string;
  /** Ends when the token has taken a minute. */
  readonly signal: AbortSignal;
}

type Given = GivenToken | null | undefined;

/**
 * A token from elsewhere, or a function that obtains one. A token is sent as it is, also after it has expired; a function is
 * asked again before its token expires, and for each request where it does not say when that is.
 */
export function accessToken(
  source: Given | Promise<Given> | ((request: AccessTokenRequest) => Given | Promise<Given>),
): Credentials {
  if (source === undefined || source === null || source === '') throw badInput('There is no access token', 'token');
  // Whoever asks first hears of its failure; nobody may ever ask.
  if (source instanceof Promise) source.catch(() => {});
  return {
    async getToken({ resource, signal }: TokenRequest) {
      if (typeof source === 'function') return tokenOf(await source({ scope: applicationScope(resource), signal }));
      // There will never be another one.
      return { ...tokenOf(await source), expiresAt: Number.POSITIVE_INFINITY };
    },
  };
}

/** @throws PartnerError `Unauthorized` when there is no token */
function tokenOf(given: Given): Token {
  const { value, expiresAt } = readToken(given);
  if (typeof value !== 'string' || value === '') {
    throw new PartnerError({ category: 'Unauthorized', description: 'There is no access token' });
  }
  return { value, expiresAt: Number.isFinite(expiresAt) ? expiresAt : undefined };
}

function readToken(given: Given): { readonly value?: unknown; readonly expiresAt?: number | undefined } {
  if (typeof given !== 'object' || given === null) return { value: given };
  return 'token' in given
    ? { value: given.token, expiresAt: given.expiresOnTimestamp }
    : { value: given.accessToken, expiresAt: given.expiresOn?.getTime() };
}
