import { authenticateClient, type Client } from './client-authentication.ts';
import { fail } from './errors.ts';
import type { Exchange } from './exchange.ts';
import { required } from './form.ts';
import { authorizationCode } from './grants/authorization-code.ts';
import { clientCredentials } from './grants/client-credentials.ts';
import { deviceCode } from './grants/device-code.ts';
import { password } from './grants/password.ts';
import { refreshToken } from './grants/refresh-token.ts';
import { type AnswerOptions, answerTokens, type TokenAnswer } from './token-answer.ts';

/** Judges one kind of grant: what it earns, or an `AuthorityError`. */
export type Grant = (exchange: Exchange, client: Client) => Promise<AnswerOptions>;

const grants = new Map<string, Grant>([
  ['client_credentials', clientCredentials],
  ['authorization_code', authorizationCode],
  ['refresh_token', refreshToken],
  ['password', password],
  ['urn:ietf:params:oauth:grant-type:device_code', deviceCode],
  ['device_code', deviceCode],
]);

/**
 * The token endpoint of both generations (RFC 6749, section 3.2).
 * @throws AuthorityError
 */
export async function answerTokenRequest(exchange: Exchange): Promise<TokenAnswer> {
  const grant = chooseGrant(exchange);
  const client = await authenticateClient(exchange);
  const earned = await grant(exchange, client);
  return answerTokens(exchange, earned);
}

function chooseGrant({ form }: Exchange): Grant {
  return grants.get(required(form, 'grant_type')) ?? fail('unsupportedGrant');
}
