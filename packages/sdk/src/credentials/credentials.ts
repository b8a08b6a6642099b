import type { Fetch } from '../transport/exchange.ts';

/** An access token. */
export interface Token {
  /** As it is sent. */
  readonly value: string;
  /** When it ends, in Unix milliseconds; absent where nobody knows, and then it is asked for again for every request. */
  readonly expiresAt?: number | undefined;
}

/** Where a token comes from and what it is for. */
export interface TokenRequest {
  /** Origin of the token authority, without a trailing slash, e.g. `https://login.microsoftonline.com`. */
  readonly authority: string;
  /** What the token is for, e.g. `https://api.partnercenter.microsoft.com`. */
  readonly resource: string;
  /** Sends requests to the authority. */
  readonly fetch: Fetch;
  /** Unix milliseconds. */
  readonly now: () => number;
  /** Waits this many milliseconds, or rejects with the reason of the signal. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Ends when nobody needs the token any longer. */
  readonly signal: AbortSignal;
}

/**
 * How an application proves who it is. Made by `clientSecret`, `clientCertificate`, `refreshToken`, `deviceCode`,
 * `authorizationCode` or `accessToken`.
 */
export interface Credentials {
  /** A person may have to sign in: obtaining a token takes as long as that does. */
  readonly interactive?: true | undefined;
  /**
   * Obtains a new token. The partner object keeps it, asks again shortly before it ends, and never asks twice at a time.
   * @throws PartnerError `Unauthorized` when the authority refuses; `Network`, `ServerBusy`, `Server` or
   *   `TooManyRequests` when it cannot answer now
   */
  getToken(request: TokenRequest): Promise<Token>;
}
