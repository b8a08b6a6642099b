import type { Credentials, Token, TokenRequest } from './credentials.ts';
import { AuthorityRefusal } from './refusal.ts';
import { userScope } from './scopes.ts';
import { type Form, requestToken } from './token-endpoint.ts';

/** An application that acts together with a user. */
export interface UserClient {
  /** The partner's directory: its id or domain. */
  readonly tenant: string;
  /** The id of the application. */
  readonly clientId: string;
  /** Only where the application is a confidential one. */
  readonly clientSecret?: string | undefined;
  /**
   * Told each new refresh token before the access token that came with it is used: the place to store it. When it fails,
   * so does the call; the token is kept, and told again with the next access token.
   */
  readonly onRefreshToken?: ((token: string) => void | Promise<void>) | undefined;
}

/** A user's grant, for as long as the refresh token lives. */
export interface UserSession {
  /** Exchanges a grant of the user for an access token, and keeps the refresh token that comes with it. */
  redeem(request: TokenRequest, grant: Form): Promise<Token>;
  /** Obtains an access token for the refresh token at hand. */
  renew(request: TokenRequest): Promise<Token>;
  /** Goes on with a refresh token that is stored already, or with none. */
  restart(stored?: string): void;
  /** Whether there is a refresh token. */
  readonly renewable: boolean;
}

export function createUserSession({ tenant, clientId, clientSecret, onRefreshToken }: UserClient): UserSession {
  const client: Form = { client_id: clientId, ...(clientSecret === undefined ? {} : { client_secret: clientSecret }) };
  let newest: string | undefined;
  let told: string | undefined;

  async function redeem(request: TokenRequest, grant: Form): Promise<Token> {
    const form = { ...client, ...grant, scope: userScope(request.resource) };
    const { token, refreshToken } = await requestToken(request, tenant, form);
    newest = refreshToken ?? newest;
    if (newest !== undefined && newest !== told) {
      const telling = newest;
      await onRefreshToken?.(telling);
      told = telling;
    }
    return token;
  }

  return {
    redeem,
    renew: (request) => redeem(request, { grant_type: 'refresh_token', refresh_token: newest ?? '' }),
    get renewable() {
      return newest !== undefined;
    },
    restart(stored) {
      newest = stored;
      told = stored;
    },
  };
}

/** Errors that only the user can mend, by signing in again. */
const needsUser = new Set(['invalid_grant', 'interaction_required', 'login_required', 'consent_required']);

/** Asks the user to sign in, and from then on renews, until that is refused: then it asks again. */
export function interactiveCredentials(
  client: UserClient,
  signIn: (request: TokenRequest, session: UserSession) => Promise<Token>,
): Credentials {
  const session = createUserSession(client);
  return {
    interactive: true,
    async getToken(request) {
      if (!session.renewable) return signIn(request, session);
      try {
        return await session.renew(request);
      } catch (error) {
        if (!(error instanceof AuthorityRefusal && needsUser.has(error.oauthError))) throw error;
        session.restart();
        return signIn(request, session);
      }
    },
  };
}
