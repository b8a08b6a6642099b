import { createHash, timingSafeEqual } from 'node:crypto';
import { AuthorityError, fail } from '../errors.ts';
import type { Exchange } from '../exchange.ts';
import { required } from '../form.ts';
import {
  type AuthorizationCode,
  addressOf,
  newSecret,
  type RecordAddress,
  type RedeemedCode,
} from '../grant-records.ts';
import { lifetimes } from '../lifetimes.ts';
import { sameRedirect } from '../redirect-uri.ts';
import { requestedAccess } from '../resources.ts';
import type { Grant } from '../token.ts';
import { signedInUser } from '../user-authentication.ts';

/** A code from the sign-in page, once, by the application it was issued to (RFC 6749, section 4.1.3; RFC 7636). */
export const authorizationCode: Grant = async (exchange, client) => {
  const { authority, form } = exchange;
  const at = addressOf(required(form, 'code')) ?? fail('malformed', 'the code is not one of this server');
  const code = (await authority.grants.read('code', at)) ?? (await missingCode(exchange, at, client.app.id));
  if (code.clientId !== client.app.id) fail('foreignGrant');
  if (!sameRedirect(code.redirectUri, required(form, 'redirect_uri'))) fail('redirectMismatch');
  checkVerifier(code, form.get('code_verifier'));
  const wish = requestedAccess(exchange);
  const newRefreshToken = newSecret(authority.random, code.signIn.tenantId);
  await redeem(exchange, at, { clientId: client.app.id, refresh: recordOf(newRefreshToken) });
  const user = await signedInUser(authority, code.signIn);
  const access =
    wish === undefined || wish.names.length === 0 ? code.access : { ...wish, identity: code.access.identity };
  return { subject: { client, user }, access, nonce: code.nonce, newRefreshToken };
};

/** Of several requests with one code, one gets it. */
async function redeem({ authority }: Exchange, at: RecordAddress, redeemed: Omit<RedeemedCode, 'at'>): Promise<void> {
  const { grants, clock } = authority;
  if ((await grants.take('code', at)) === undefined) fail('codeRedeemed');
  await grants.save('redeemed', at, { at: clock(), ...redeemed }, lifetimes.authorizationCode);
}

/** Of two who hold one code, one has stolen it: what it earned is revoked (RFC 6749, section 4.1.2). */
async function missingCode({ authority }: Exchange, at: RecordAddress, clientId: string): Promise<never> {
  const { grants } = authority;
  const redeemed = (await grants.read('redeemed', at)) ?? fail('expiredGrant');
  if (redeemed.clientId === clientId) await grants.take('refresh', redeemed.refresh);
  return fail('codeRedeemed');
}

function recordOf(token: string): RecordAddress {
  const at = addressOf(token);
  if (at === undefined) throw new Error('A new refresh token has no address');
  return at;
}

/** A verifier without a challenge is refused too: it means that somebody took the challenge out (RFC 9700, section 2.1.1). */
function checkVerifier({ challenge }: AuthorizationCode, verifier: string | undefined): void {
  if (challenge === undefined && verifier === undefined) return;
  if (challenge === undefined || verifier === undefined) throw new AuthorityError('verifierMismatch');
  const derived = createHash('sha256').update(verifier).digest();
  const expected = Buffer.from(challenge, 'base64url');
  if (expected.length !== derived.length || !timingSafeEqual(expected, derived)) fail('verifierMismatch');
}
