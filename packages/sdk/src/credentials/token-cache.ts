import { PartnerError } from '../errors/partner-error.ts';
import type { Credentials, Token, TokenRequest } from './credentials.ts';
import { shareRequest } from './shared-request.ts';

/** The one place where all calls of a partner object get their token. */
export interface TokenSource {
  /** Whether a person may have to sign in before there is a token, which takes minutes. */
  readonly interactive: boolean;
  /**
   * A token that can be sent.
   * @param signal ends only this wait; the others that wait for the same token go on
   * @throws PartnerError, or the reason of the signal
   */
  token(signal?: AbortSignal): Promise<string>;
  /** Forgets a token that the service refused, if it is still the current one. */
  drop(token: string): void;
}

/** A new token is asked for this long before the old one ends, in milliseconds, or a tenth of its life if that is shorter. */
const earliness = 5 * 60_000;
/** How long a failed early renewal is left alone, in milliseconds. */
const pauseAfterFailure = 30_000;
/** How long obtaining a token may take, in milliseconds: a program, and a person, whose codes live for 15 minutes. */
const timeLimit = 60_000;
const interactiveTimeLimit = 20 * 60_000;

interface Cached {
  readonly value: string;
  readonly expiresAt: number;
  renewAt: number;
}

/** Keeps a token, renews it before it ends, one request at a time. A failure is not remembered. */
export function createTokenSource(credentials: Credentials, request: Omit<TokenRequest, 'signal'>): TokenSource {
  const { interactive = false } = credentials;
  let cached: Cached | undefined;

  // Nobody should be asked to sign in for a call that was given up; any other token serves the next call.
  const limits = { timeLimit: interactive ? interactiveTimeLimit : timeLimit, endsWithWaiters: interactive };
  const renewal = shareRequest(limits, request.now, async (signal) => {
    const { value, expiresAt } = await obtain(credentials, { ...request, signal });
    // One that was given up may come after its successor.
    signal.throwIfAborted();
    const now = request.now();
    cached = undefined;
    if (expiresAt !== undefined && expiresAt > now) {
      cached = { value, expiresAt, renewAt: expiresAt - Math.min(earliness, (expiresAt - now) / 10) };
    }
    return value;
  });

  return {
    interactive,
    async token(signal) {
      signal?.throwIfAborted();
      const now = request.now();
      const current = cached;
      if (current === undefined || now >= current.expiresAt) return renewal.wait(signal);
      if (now >= current.renewAt) {
        renewal.ask().catch(() => {
          current.renewAt = request.now() + pauseAfterFailure;
        });
      }
      return current.value;
    },
    drop(token) {
      if (cached?.value === token) cached = undefined;
    },
  };
}

/** @throws PartnerError also for what a function of the application throws, which is then its cause */
async function obtain(credentials: Credentials, request: TokenRequest): Promise<Token> {
  try {
    const token = await credentials.getToken(request);
    if (typeof token.value === 'string' && /^[\x21-\x7e]+$/.test(token.value)) return token;
  } catch (cause) {
    if (cause instanceof PartnerError) throw cause;
    throw new PartnerError({ category: 'Unauthorized', description: 'No access token could be obtained', cause });
  }
  throw new PartnerError({ category: 'Unauthorized', description: 'The access token cannot be sent in a header' });
}
