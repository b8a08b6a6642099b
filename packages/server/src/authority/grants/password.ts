import { fail } from '../errors.ts';
import { type Authority, secondsNow } from '../exchange.ts';
import { required } from '../form.ts';
import { secretOf } from '../grant-records.ts';
import { refreshTokenRenewalAge } from '../lifetimes.ts';
import { macOf } from '../mac.ts';
import { type Access, accessOfResource, requestedAccess } from '../resources.ts';
import type { Grant } from '../token.ts';
import { authenticateUser, type SignedInUser, signedInUser } from '../user-authentication.ts';

/** User name and password in the request (RFC 6749, section 4.3): deprecated, but what the vendor's console sample does. */
export const password: Grant = async (exchange, client) => {
  const { authority, form, version, address } = exchange;
  const userName = required(form, 'username');
  const secret = required(form, 'password');
  const wish = requestedAccess(exchange);
  const access = wish ?? (version === 1 ? accessOfResource(exchange, undefined) : fail('missingParameter', 'scope'));
  const signIn = await authenticateUser(authority, client.tenant, { userName, password: secret, address });
  const user = await signedInUser(authority, signIn);
  const newRefreshToken = authority.options.rotateRefreshTokens
    ? undefined
    : await tokenOfTheDay(authority, client.app.id, user, access);
  return { subject: { client, user }, access, newRefreshToken };
};

/**
 * Scripts sign in with a password each time they run. Whoever knows the password gets one and the same refresh token until
 * it would be renewed anyway, so that the store does not grow with each run.
 */
async function tokenOfTheDay(
  authority: Authority,
  appId: string,
  { user, signIn }: SignedInUser,
  access: Access,
): Promise<string> {
  const day = Math.floor(secondsNow(authority) / refreshTokenRenewalAge);
  const text = JSON.stringify([day, appId, signIn.tenantId, user.id, user.passwordHash, access]);
  return secretOf(await macOf(authority, 'refresh', text), signIn.tenantId);
}
