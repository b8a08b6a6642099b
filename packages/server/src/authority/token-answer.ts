import { type Exchange, secondsNow } from './exchange.ts';
import { addressOf, newSecret, type RefreshToken, type SignIn } from './grant-records.ts';
import { lifetimes } from './lifetimes.ts';
import { type Access, delegatedScope, grantedScopes } from './resources.ts';
import { accessTokenClaims, idTokenClaims, type Subject } from './token-claims.ts';

/** The body of the token endpoint's answer. */
export type TokenAnswer = Readonly<Record<string, string | number>>;

export interface AnswerOptions {
  readonly subject: Subject;
  readonly access: Access;
  readonly nonce?: string | undefined;
  /** The refresh token to hand out again; otherwise a new one is made where one is due. */
  readonly refreshToken?: string | undefined;
  /** What the new one is to be. Default: random. */
  readonly newRefreshToken?: string | undefined;
}

/** Issues what a grant earns, in the form of the request's generation: the first writes numbers as strings. */
export async function answerTokens(exchange: Exchange, options: AnswerOptions): Promise<TokenAnswer> {
  const { authority, version } = exchange;
  const { subject, access } = options;
  const accessToken = await authority.keys.sign(accessTokenClaims(exchange, subject, access));
  return {
    token_type: 'Bearer',
    ...(version === 1 ? firstGeneration(exchange, options) : secondGeneration(options)),
    access_token: accessToken,
    ...(await userTokens(exchange, options)),
  };
}

function firstGeneration({ authority, form }: Exchange, { subject, access }: AnswerOptions): TokenAnswer {
  const now = secondsNow(authority);
  return {
    ...(subject.user === undefined ? {} : { scope: delegatedScope }),
    expires_in: String(lifetimes.accessToken),
    ext_expires_in: String(lifetimes.accessToken),
    expires_on: String(now + lifetimes.accessToken),
    not_before: String(now),
    resource: form.get('resource') ?? access.resource,
  };
}

function secondGeneration({ subject, access }: AnswerOptions): TokenAnswer {
  return {
    ...(subject.user === undefined ? {} : { scope: grantedScopes(access) }),
    expires_in: lifetimes.accessToken,
    ext_expires_in: lifetimes.accessToken,
  };
}

async function userTokens(exchange: Exchange, options: AnswerOptions): Promise<TokenAnswer> {
  const { subject, access, nonce, refreshToken } = options;
  const { user, client } = subject;
  if (user === undefined) return {};
  const { authority, version, form } = exchange;
  const refreshable = version === 1 || access.identity.includes('offline_access');
  const identified = version === 1 || access.identity.includes('openid');
  return {
    ...(refreshable ? { refresh_token: refreshToken ?? (await newRefreshToken(exchange, user.signIn, options)) } : {}),
    ...(identified ? { id_token: await authority.keys.sign(idTokenClaims(exchange, { client, user }, nonce)) } : {}),
    ...(form.get('client_info') === '1' ? { client_info: clientInfo(user.signIn) } : {}),
  };
}

/** Tells the client library which account it has got. */
function clientInfo({ userId, tenantId }: SignIn): string {
  return Buffer.from(JSON.stringify({ uid: userId, utid: tenantId })).toString('base64url');
}

async function newRefreshToken(
  { authority }: Exchange,
  signIn: SignIn,
  { subject, access, newRefreshToken: given }: AnswerOptions,
): Promise<string> {
  const clientId = subject.client.app.id;
  const token = given ?? newSecret(authority.random, signIn.tenantId);
  const at = addressOf(token);
  if (at === undefined) throw new Error('A new refresh token has no address');
  const record: RefreshToken = { clientId, signIn, access, issuedAt: secondsNow(authority) };
  await authority.grants.save('refresh', at, record, lifetimes.refreshToken);
  return token;
}
