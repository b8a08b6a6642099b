import { type AccessTokenRequest, type GivenToken, PartnerError } from '@partnerite/sdk';

export interface PasswordOptions {
  /** Origin of the token authority. */
  readonly authority: string;
  readonly tenant: string;
  readonly clientId: string;
  readonly userName: string;
  readonly password: string;
}

const millisecondsPerSecond = 1000;

/**
 * Signs a user in by name and password (RFC 6749, section 4.3). For test accounts only: it shows the password to the
 * application and leaves no room for a second factor, which is why the SDK has no such credentials.
 * @throws PartnerError `Unauthorized` when the authority refuses, `Network` when it does not answer
 */
export async function passwordToken(options: PasswordOptions, request: AccessTokenRequest): Promise<GivenToken> {
  const { authority, tenant, clientId, userName, password } = options;
  const form = { grant_type: 'password', client_id: clientId, username: userName, password, scope: request.scope };
  const base = authority.endsWith('/') ? authority.slice(0, -1) : authority;
  const url = `${base}/${encodeURIComponent(tenant)}/oauth2/v2.0/token`;
  const { status, answer } = await post(url, new URLSearchParams(form), request.signal);
  if (typeof answer.access_token !== 'string') throw refused(status, answer, password);
  const life = Number(answer.expires_in);
  if (!(life > 0)) return answer.access_token;
  return { token: answer.access_token, expiresOnTimestamp: Date.now() + life * millisecondsPerSecond };
}

type Answer = Readonly<Record<string, unknown>>;

async function post(url: string, body: URLSearchParams, signal: AbortSignal) {
  try {
    const response = await fetch(url, { method: 'POST', body, signal, redirect: 'manual' });
    const answer: unknown = await response.json().catch(() => ({}));
    return { status: response.status, answer: isObject(answer) ? answer : {} };
  } catch (cause) {
    if (signal.aborted) throw signal.reason;
    throw new PartnerError({ category: 'Network', description: `No answer from ${new URL(url).origin}`, cause });
  }
}

/** What the authority says, without the ids and times that it adds. */
function refused(status: number, answer: Answer, password: string): PartnerError {
  const [said = ''] = String(answer.error_description ?? '').split(/[\r\n]|Trace ID:/, 1);
  const description = said.trimEnd();
  const code = /AADSTS(\d+)/.exec(description)?.[1];
  return new PartnerError({
    category: 'Unauthorized',
    status,
    code: code === undefined ? undefined : Number(code),
    description: description.replaceAll(password, '***') || `No token for the user (HTTP ${status})`,
  });
}

function isObject(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null;
}
