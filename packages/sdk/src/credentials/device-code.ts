import { type ErrorCategory, PartnerError } from '../errors/partner-error.ts';
import type { Credentials, Token, TokenRequest } from './credentials.ts';
import { AuthorityRefusal } from './refusal.ts';
import { userScope } from './scopes.ts';
import { requireSettings } from './settings.ts';
import { endpointUrl, postForm, secondsOf } from './token-endpoint.ts';
import { interactiveCredentials, type UserClient, type UserSession } from './user-session.ts';

/** What the user must be told. */
export interface DeviceCodeMessage {
  /** What to type in. */
  readonly userCode: string;
  /** Where. */
  readonly verificationUri: string;
  /** Both in a sentence, as the authority writes it. */
  readonly message: string;
  /** When the code ends, in Unix milliseconds. */
  readonly expiresAt: number;
}

/** An application whose users sign in on another device. */
export interface DeviceCodeOptions extends Omit<UserClient, 'clientSecret'> {
  /** Tells the user where to sign in; the authority is asked for the outcome from then on. */
  readonly prompt: (message: DeviceCodeMessage) => void | Promise<void>;
}

/** Seconds between two questions where the authority names none, and what a hurried one is slowed down by (RFC 8628, section 3.5). */
const defaultInterval = 5;
const longestInterval = 300;
const defaultLifetime = 900;
const longestLifetime = 3_600;

/**
 * The user signs in on another device (RFC 8628). Afterwards the token is renewed; the user is asked again only when that is
 * refused.
 * @throws PartnerError `BadInput` when a setting is missing
 */
export function deviceCode(options: DeviceCodeOptions): Credentials {
  const { tenant, clientId, prompt } = options;
  requireSettings({ tenant, clientId });
  return interactiveCredentials({ ...options, clientSecret: undefined }, async (request, session) => {
    const start = request.now();
    const form = { client_id: clientId, scope: userScope(request.resource) };
    const codes = await postForm(request, endpointUrl(request, tenant, 'devicecode'), form);
    const { device_code, user_code, verification_uri } = codes;
    if (typeof device_code !== 'string' || typeof user_code !== 'string' || typeof verification_uri !== 'string') {
      throw new PartnerError({ category: 'Parse', description: 'The token authority answered without a device code' });
    }
    const expiresAt = start + secondsOf(codes.expires_in, defaultLifetime, longestLifetime) * 1000;
    const message = typeof codes.message === 'string' ? codes.message : `${verification_uri} ${user_code}`;
    await prompt({ userCode: user_code, verificationUri: verification_uri, message, expiresAt });
    const interval = secondsOf(codes.interval, defaultInterval, longestInterval);
    return poll(request, session, { device_code, interval, expiresAt });
  });
}

interface Waiting {
  readonly device_code: string;
  /** Seconds. */
  readonly interval: number;
  /** Unix milliseconds. */
  readonly expiresAt: number;
}

async function poll(
  request: TokenRequest,
  session: UserSession,
  { device_code, interval, expiresAt }: Waiting,
): Promise<Token> {
  const grant = { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code };
  let wait = interval;
  while (request.now() < expiresAt) {
    await request.sleep(wait * 1000, request.signal);
    try {
      return await session.redeem(request, grant);
    } catch (error) {
      wait = nextWait(error, wait);
    }
  }
  throw new PartnerError({
    category: 'Unauthorized',
    code: 'expired_token',
    description: 'Nobody signed in before the device code ended',
  });
}

/** Seconds to the next question. A moment's trouble must not cost the user a second sign-in. @throws the error itself when it is the end */
function nextWait(error: unknown, wait: number): number {
  if (!(error instanceof PartnerError)) throw error;
  const refusal = error instanceof AuthorityRefusal ? error.oauthError : undefined;
  if (refusal === 'authorization_pending') return wait;
  if (refusal !== 'slow_down' && !passing.includes(error.category)) throw error;
  return Math.max(wait + defaultInterval, error.retryAfter ?? 0);
}

const passing: readonly ErrorCategory[] = ['Network', 'Timeout', 'TooManyRequests', 'ServerBusy', 'Server'];
