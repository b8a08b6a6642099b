import { categoryOf, retryAfterOf } from '../errors/from-answer.ts';
import { PartnerError } from '../errors/partner-error.ts';
import { withDeadline } from '../transport/deadline.ts';
import { type Answer, exchange } from '../transport/exchange.ts';
import type { Token, TokenRequest } from './credentials.ts';
import { AuthorityRefusal, codeOf, describe } from './refusal.ts';

/** Fields of a request to the authority. */
export type Form = Readonly<Record<string, string>>;

/** Members of an answer of the authority. */
export type Members = Readonly<Record<string, unknown>>;

/** What the token endpoint gives. */
export interface Granted {
  readonly token: Token;
  readonly refreshToken: string | undefined;
}

/** Milliseconds that the authority may take to answer. */
const timeLimit = 30_000;
/** How long a token counts as good for that does not say it, in seconds. */
const assumedLifetime = 300;
/** A life longer than this, in seconds, is a mistake: the authority's longest is a day and a bit. */
const longestLifetime = 30 * 24 * 3_600;
/** What a form may hold that is no secret. */
const harmless = /^(?:grant_type|client_id|scope|redirect_uri|client_assertion_type)$/;

/** An address of the authority for one tenant, which is a GUID, a domain, or `organizations`. */
export function endpointUrl(
  { authority }: Pick<TokenRequest, 'authority'>,
  tenant: string,
  endpoint: 'authorize' | 'devicecode' | 'token',
): string {
  return `${authority}/${encodeURIComponent(tenant)}/oauth2/v2.0/${endpoint}`;
}

/**
 * Exchanges a grant for an access token (RFC 6749, section 5).
 * @throws AuthorityRefusal, or what {@link postForm} throws
 */
export async function requestToken(request: TokenRequest, tenant: string, form: Form): Promise<Granted> {
  // Counted from here, so that the token never seems to last longer than it does.
  const start = request.now();
  const { access_token, expires_in, refresh_token } = await postForm(
    request,
    endpointUrl(request, tenant, 'token'),
    form,
  );
  if (typeof access_token !== 'string' || access_token === '') throw unreadable(200);
  return {
    token: { value: access_token, expiresAt: start + secondsOf(expires_in, assumedLifetime, longestLifetime) * 1000 },
    refreshToken: typeof refresh_token === 'string' && refresh_token !== '' ? refresh_token : undefined,
  };
}

/**
 * Posts a form to the authority and resolves with the members of its answer. Sent once: whoever asked tries again.
 * @throws AuthorityRefusal when the authority refuses
 * @throws PartnerError `TooManyRequests`, `ServerBusy`, `Server`, `Timeout` or `Network` when it cannot answer now,
 *   `Parse` when the answer is none of an authority; none of them holds a secret
 */
export async function postForm(request: TokenRequest, url: string, form: Form): Promise<Members> {
  const answer = await withDeadline(timeLimit, request.signal, late, (signal) =>
    exchange(request.fetch, url, {
      method: 'POST',
      headers: { Accept: 'application/json' },
      body: new URLSearchParams(form),
      signal,
    }),
  );
  const members = membersOf(answer.text);
  if (answer.status === 200 && members !== undefined) return members;
  const secrets = Object.entries(form).flatMap(([name, value]) => (harmless.test(name) || value === '' ? [] : [value]));
  throw failureOf(answer, members, secrets, request.now());
}

function failureOf(
  answer: Answer,
  members: Members | undefined,
  secrets: readonly string[],
  now: number,
): PartnerError {
  const { status, headers } = answer;
  const passing = status >= 500 || status === 429 || status === 408;
  if (!passing) {
    return status >= 400 && members !== undefined ? new AuthorityRefusal(members, secrets, status) : unreadable(status);
  }
  const said = members && describe(members, secrets);
  return new PartnerError({
    category: categoryOf(status),
    status,
    code: members && codeOf(members, said),
    description: said ?? `The token authority answered ${status}`,
    retryAfter: retryAfterOf(headers, now),
  });
}

/** Without the parser's own words: they quote the answer, which may hold a token. */
function unreadable(status: number): PartnerError {
  const description = `The token authority answered ${status} with something that it should not`;
  return new PartnerError({ category: 'Parse', status, description });
}

function late(): PartnerError {
  return new PartnerError({ category: 'Timeout', description: 'The token authority did not answer in time' });
}

function membersOf(text: string): Members | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** A number of seconds, which some answers write as a string; something that makes sense where there is none. */
export function secondsOf(value: unknown, fallback: number, longest: number): number {
  const seconds = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof seconds === 'number' && seconds > 0 && seconds <= longest ? seconds : fallback;
}
