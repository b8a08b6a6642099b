import { createHash, timingSafeEqual } from 'node:crypto';
import { AuthorityError, fail } from '../errors.ts';
import type { Exchange } from '../exchange.ts';
import { required } from '../form.ts';
import { type AuthorizationCode, addressOf, type RecordAddress } from '../grant-records.ts';
import { lifetimes } from '../lifetimes.ts';
import { sameRedirect } from '../redirect-uri.ts';
import { requestedAccess } from '../resources.ts';
import type { Grant } from '../token.ts';
import { signedInUser } from '../user-authentication.ts';

/** A code from the sign-in page, once, by the application it was issued to (RFC 6749, section 4.1.3; RFC 7636). */
export const authorizationCode: Grant = async (exchange, client) => {
  const { authority, form } = exchange;
  const at = addressOf(required(form, 'code')) ?? fail('malformed', 'the code is not one of this server');
  const code = (await authority.grants.read('code', at)) ?? (await missingCode(exchange, at));
  if (code.clientId !== client.app.id) fail('foreignGrant');
  if (!sameRedirect(code.redirectUri, required(form, 'redirect_uri'))) fail('redirectMismatch');
  checkVerifier(code, form.get('code_verifier'));
  const wish = requestedAccess(exchange);
  await redeem(exchange, at);
  const user = signedInUser(authority.directory, code.signIn);
  const access =
    wish === undefined || wish.names.length === 0 ? code.access : { ...wish, identity: code.access.identity };
  return { subject: { client, user }, access, nonce: code.nonce };
};

/** Of several requests with one code, one gets it. */
async function redeem({ authority }: Exchange, at: RecordAddress): Promise<void> {
  const { grants, clock } = authority;
  if ((await grants.take('code', at)) === undefined) fail('codeRedeemed');
  await grants.save('redeemed', at, { at: clock() }, lifetimes.authorizationCode);
}

async function missingCode({ authority }: Exchange, at: RecordAddress): Promise<never> {
  const redeemed = await authority.grants.read('redeemed', at);
  return fail(redeemed === undefined ? 'expiredGrant' : 'codeRedeemed');
}

/** A verifier without a challenge is refused too: it means that somebody took the challenge out (RFC 9700, section 2.1.1). */
function checkVerifier({ challenge }: AuthorizationCode, verifier: string | undefined): void {
  if (challenge === undefined && verifier === undefined) return;
  if (challenge === undefined || verifier === undefined) throw new AuthorityError('verifierMismatch');
  const derived = createHash('sha256').update(verifier).digest();
  const expected = Buffer.from(challenge, 'base64url');
  if (expected.length !== derived.length || !timingSafeEqual(expected, derived)) fail('verifierMismatch');
}
