import { ErrorResponse, OidcClient, type SigninResponse, WebStorageStateStore } from 'oidc-client-ts';
import type { SignInChoice } from './configuration.ts';

/** What the issuer gave: kept in the memory of this page and nowhere else. */
export type Grant = SigninResponse;

/** How a sign-in is asked for. */
export interface SignInRequest {
  /** Where this page goes afterwards: its own address, with query. */
  readonly wanted: string;
  /** Without a word to the person: whoever is not signed in at the issuer comes back with an error. */
  readonly silently?: boolean;
  /** Who is expected to sign in. */
  readonly userName?: string | undefined;
}

/** One application at one OpenID Connect issuer, by code and PKCE. */
export interface Issuer {
  /** The address to send the browser to. */
  signInAddress(request: SignInRequest): Promise<string>;
  /** Redeems the address on which the browser comes back. @throws {@link SignInError} */
  redeem(address: string): Promise<{ readonly grant: Grant; readonly wanted: unknown }>;
  /** Asks for a new grant without the browser leaving. @throws {@link SignInError} */
  renew(grant: Grant): Promise<Grant>;
  /** The address to send the browser to for ending the sign-in at the issuer; `undefined` where it has none. */
  signOutAddress(grant: Grant): Promise<string | undefined>;
}

/** Why the issuer gave nothing. */
export class SignInError extends Error {
  /** OAuth's code when the issuer refused, `unknown_state` for an answer to no question of this tab, else `undefined`. */
  readonly code: string | undefined;
  /** The page that was wanted, where the answer tells. */
  readonly wanted: unknown;

  constructor(
    message: string,
    options: { readonly code?: string; readonly wanted?: unknown; readonly cause: unknown },
  ) {
    super(message, { cause: options.cause });
    this.code = options.code;
    this.wanted = options.wanted;
  }
}

/** How long the issuer may take to answer a request, in seconds. */
const patience = 10;

export function createIssuer({ authority, clientId, scope }: SignInChoice): Issuer {
  /** Registered for the application; the page that is wanted is kept with the state of the sign-in. */
  const ownAddress = `${window.location.origin}/`;
  const client = new OidcClient({
    authority,
    client_id: clientId,
    scope,
    redirect_uri: ownAddress,
    post_logout_redirect_uri: ownAddress,
    requestTimeoutInSeconds: patience,
    // What a sign-in under way needs outlives the redirect, in this tab only. There is no token in it.
    stateStore: new WebStorageStateStore({ store: window.sessionStorage }),
  });
  return {
    async signInAddress({ wanted, silently, userName }) {
      const { url } = await client.createSigninRequest({
        state: { wanted },
        ui_locales: document.documentElement.lang,
        ...(silently && { prompt: 'none' }),
        ...(userName !== undefined && { login_hint: userName }),
      });
      return url;
    },
    async redeem(address) {
      const grant = await signInErrors(() => client.processSigninResponse(address));
      return { grant, wanted: wantedOf(grant.userState) };
    },
    async renew(grant) {
      const { refresh_token, session_state, profile, id_token, scope } = grant;
      if (refresh_token === undefined) {
        throw new SignInError('The issuer gave no refresh token', { code: 'login_required', cause: undefined });
      }
      const state = { refresh_token, session_state, profile, ...(id_token && { id_token }), ...(scope && { scope }) };
      const renewed = await signInErrors(() => client.useRefreshToken({ state, timeoutInSeconds: patience }));
      // An issuer that does not rotate leaves out what stays as it is.
      renewed.refresh_token ??= refresh_token;
      return renewed;
    },
    async signOutAddress({ id_token }) {
      if ((await client.metadataService.getEndSessionEndpoint()) === undefined) return undefined;
      const request = { client_id: clientId, ...(id_token !== undefined && { id_token_hint: id_token }) };
      return (await client.createSignoutRequest(request)).url;
    },
  };
}

async function signInErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof ErrorResponse) {
      const { error, error_description, state } = cause;
      const code = error ?? 'invalid_request';
      throw new SignInError(error_description ?? code, { code, wanted: wantedOf(state), cause });
    }
    const message = cause instanceof Error ? cause.message : String(cause);
    // The library has no other mark for it.
    const unknown = /matching state|mismatch/.test(message) ? { code: 'unknown_state' } : {};
    throw new SignInError(message, { ...unknown, cause });
  }
}

function wantedOf(state: unknown): unknown {
  return typeof state === 'object' && state !== null && 'wanted' in state ? state.wanted : undefined;
}
