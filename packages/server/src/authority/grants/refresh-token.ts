import { fail } from '../errors.ts';
import { type Exchange, secondsNow } from '../exchange.ts';
import { required } from '../form.ts';
import { addressOf, type RefreshToken } from '../grant-records.ts';
import { refreshTokenRenewalAge } from '../lifetimes.ts';
import { type Access, requestedAccess } from '../resources.ts';
import type { Grant } from '../token.ts';
import { signedInUser } from '../user-authentication.ts';

/**
 * A refresh token, by the application it was issued to. Using it does not revoke it, unless rotation is on. It is good for
 * every resource that the application may reach.
 */
export const refreshToken: Grant = async (exchange, client) => {
  const { authority, form } = exchange;
  const { grants, options } = authority;
  const token = required(form, 'refresh_token');
  const at = addressOf(token) ?? fail('malformed', 'the refresh token is not one of this server');
  const record = (await grants.read('refresh', at)) ?? fail('expiredGrant');
  if (record.clientId !== client.app.id) fail('foreignGrant');
  const access = accessOf(exchange, record);
  const user = await signedInUser(authority, record.signIn);
  if (options.rotateRefreshTokens && (await grants.take('refresh', at)) === undefined) fail('expiredGrant');
  const young = secondsNow(authority) - record.issuedAt < refreshTokenRenewalAge;
  const same = young && !options.rotateRefreshTokens;
  return { subject: { client, user }, access, ...(same ? { refreshToken: token } : {}) };
};

/** A refresh token stays one: what was granted of identity and of offline access goes on. */
function accessOf(exchange: Exchange, { access }: RefreshToken): Access {
  const wish = requestedAccess(exchange);
  if (wish === undefined) return access;
  const identity = [...new Set([...access.identity, ...wish.identity])];
  return wish.names.length === 0 ? { ...access, identity } : { ...wish, identity };
}
