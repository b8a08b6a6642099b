import { badInput } from '../errors/bad-input.ts';
import { PartnerError } from '../errors/partner-error.ts';
import type { Credentials } from './credentials.ts';
import { challengeOf, unguessable } from './pkce.ts';
import { AuthorityRefusal } from './refusal.ts';
import { userScope } from './scopes.ts';
import { requireSettings } from './settings.ts';
import { endpointUrl } from './token-endpoint.ts';
import { interactiveCredentials, type UserClient } from './user-session.ts';

/** An application whose users sign in with a browser. */
export interface AuthorizationCodeOptions extends UserClient {
  /** Where the user comes back to, as registered for the application. */
  readonly redirectUri: string;
  /**
   * Brings the user to the address and returns the one the user came back on, with its query; a path with a query will do.
   * The signal ends when the user has not come back for twenty minutes.
   */
  readonly authorize: (url: string, options: { readonly signal: AbortSignal }) => string | Promise<string>;
}

/**
 * The user signs in with a browser (RFC 6749, section 4.1) that PKCE ties to this program (RFC 7636). Afterwards the token is
 * renewed; the user is asked again only when that is refused.
 * @throws PartnerError `BadInput` when a setting is missing
 */
export function authorizationCode(options: AuthorizationCodeOptions): Credentials {
  const { tenant, clientId, clientSecret, redirectUri, authorize } = options;
  requireSettings({ tenant, clientId, redirectUri }, { clientSecret });
  if (!URL.canParse(redirectUri)) throw badInput('redirectUri is not an address', 'redirectUri');
  return interactiveCredentials(options, async (request, session) => {
    const state = unguessable();
    const verifier = unguessable();
    const query = new URLSearchParams({
      client_id: clientId,
      response_type: 'code',
      response_mode: 'query',
      redirect_uri: redirectUri,
      scope: userScope(request.resource),
      state,
      code_challenge: await challengeOf(verifier),
      code_challenge_method: 'S256',
    });
    const url = `${endpointUrl(request, tenant, 'authorize')}?${query}`;
    const code = codeIn(await authorize(url, { signal: request.signal }), redirectUri, state);
    const grant = { grant_type: 'authorization_code', redirect_uri: redirectUri, code, code_verifier: verifier };
    return session.redeem(request, grant);
  });
}

/** @throws PartnerError when the address is not the answer to this request, or tells of an error */
function codeIn(address: string, redirectUri: string, state: string): string {
  if (!URL.canParse(address, redirectUri)) throw unanswered('authorize returned something that is no address');
  const { searchParams } = new URL(address, redirectUri);
  // Whoever sends the user here with a code of their own does not know the state (RFC 6749, section 10.12).
  if (searchParams.getAll('state').join() !== state) throw unanswered('The user came back with another state');
  if (searchParams.has('error')) throw new AuthorityRefusal(Object.fromEntries(searchParams), []);
  const code = searchParams.get('code');
  if (!code) throw unanswered('The user came back without a code');
  return code;
}

function unanswered(description: string): PartnerError {
  return new PartnerError({ category: 'Unauthorized', description });
}
