import { clouds } from '@partnerite/contract/clouds.ts';
import { decodeJwt } from 'jose';
import { createTokenVerifier, type Principal, TokenRefused } from '../http/tokens.ts';
import type { Client } from './client-authentication.ts';
import { fail } from './errors.ts';
import { type Exchange, issuerOf, secondsNow } from './exchange.ts';
import { required } from './form.ts';
import type { SignIn } from './grant-records.ts';
import { acceptedResources } from './resources.ts';
import type { TokenAnswer } from './token-answer.ts';
import { accessTokenClaims, type Subject } from './token-claims.ts';
import { signedInUser } from './user-authentication.ts';

const grantType = 'jwt_token';

/**
 * The older exchange: a token of the authority for one of the API's own (`POST /generatetoken`). The new token ends with the
 * old one, so that nobody lives on exchanges for ever.
 * @throws AuthorityError
 */
export async function answerTokenExchange(exchange: Exchange): Promise<TokenAnswer> {
  const { authority, form } = exchange;
  if (required(form, 'grant_type') !== grantType) fail('unsupportedGrant');
  const token = bearerToken(exchange);
  const principal = await verify(exchange, token);
  const ends = decodeJwt(token).exp ?? 0;
  const subject = await subjectOf(exchange, principal);
  const access = { resource: clouds.global.api, names: ['user_impersonation'], identity: [] };
  const claims = accessTokenClaims(exchange, subject, access);
  const expires = Math.min(ends, claims.exp ?? 0);
  return {
    access_token: await authority.keys.sign({ ...claims, exp: expires }),
    token_type: 'bearer',
    expires_in: Math.max(0, expires - secondsNow(authority)),
  };
}

function bearerToken({ authorization, form }: Exchange): string {
  const bearer = /^Bearer +([\w.~+/=-]+) *$/i.exec(authorization ?? '')?.[1];
  return bearer ?? form.get('assertion') ?? fail('missingParameter', 'assertion');
}

async function verify({ authority, origin }: Exchange, token: string): Promise<Principal> {
  const audiences = acceptedResources(origin, authority.options.resources?.());
  const tenants = authority.directory.tenants.map((tenant) => tenant.id);
  const issuers = ([1, 2] as const).map((version) => ({
    issuer: issuerOf(origin, '{tenantid}', version),
    audiences,
    tenants,
    keys: authority.keys.lookUp,
  }));
  try {
    return await createTokenVerifier({ issuers, clock: authority.clock, cacheSize: 0 }).verify(token);
  } catch (error) {
    if (error instanceof TokenRefused) return fail('untrustedToken', error.message);
    throw error;
  }
}

/** Application and user as the directory knows them now. */
async function subjectOf({ authority }: Exchange, principal: Principal): Promise<Subject> {
  const found = authority.directory.findApp(principal.applicationId) ?? fail('unknownClient', principal.applicationId);
  const client: Client = { ...found, proof: found.app.kind === 'public' ? 'none' : 'secret' };
  if (principal.kind === 'app') return { client };
  const signIn: SignIn = {
    tenantId: principal.partner,
    userId: principal.userId ?? '',
    amr: principal.mfa ? ['pwd', 'mfa'] : ['pwd'],
    authTime: secondsNow(authority),
  };
  return { client, user: await signedInUser(authority, signIn) };
}
