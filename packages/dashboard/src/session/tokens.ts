import { PartnerError } from '@partnerite/sdk';
import type { Grant, Issuer } from './issuer.ts';
import { SignInError } from './issuer.ts';

/** Why no call can be made any more. */
export type EndReason =
  /** The issuer gives no new token. */
  | 'expired'
  /** The service takes no token of this sign-in, however new. */
  | 'refused';

/** Keeps the tokens of one sign-in, and renews them. */
export interface Tokens {
  /** What the issuer gave last. */
  grant(): Grant;
  /**
   * A token that is good for a while.
   * @throws PartnerError `Unauthorized` when the sign-in has ended, `Network` when the issuer does not answer now
   */
  token(): Promise<{ readonly token: string; readonly expiresOnTimestamp: number | undefined }>;
  /** Notes that the service refused the token: asks for another one, once. Resolves to whether there is one. */
  refused(): Promise<boolean>;
  /** Renews by itself from here on. Returns what ends that. */
  start(): () => void;
}

export interface TokensOptions {
  readonly grant: Grant;
  readonly renew: Issuer['renew'];
  readonly onEnd: (reason: EndReason) => void;
  /** Unix milliseconds. */
  readonly now?: () => number;
}

/** A token is renewed when it is good for less than this, in milliseconds, or a third of its life if that is shorter. */
const earliness = 6 * 60_000;
/** A failed renewal is tried again after this long, in milliseconds. */
const retryDelay = 10_000;
/** A new token that is refused within this long will not be taken later either, in milliseconds. */
const trial = 60_000;
/** OAuth's codes for an issuer in trouble: no word about the person (RFC 6749, section 4.1.2.1). */
const passingCodes = ['temporarily_unavailable', 'server_error'];

export function createTokens({ grant: first, renew, onEnd, now = Date.now }: TokensOptions): Tokens {
  let grant = first;
  let obtainedAt = now();
  let ended: EndReason | undefined;
  let renewal: Promise<void> | undefined;

  const end = (reason: EndReason) => {
    if (ended !== undefined) return;
    ended = reason;
    onEnd(reason);
  };
  const expiresAt = () => (grant.expires_at === undefined ? Number.POSITIVE_INFINITY : grant.expires_at * 1000);
  const renewAt = () => expiresAt() - Math.min(earliness, (expiresAt() - obtainedAt) / 3);
  const renewNow = async () => {
    try {
      grant = await renew(grant);
      obtainedAt = now();
    } catch (error) {
      if (isFinal(error)) end('expired');
      throw partnerErrorOf(error);
    }
  };
  const renewOnce = () => {
    renewal ??= renewNow().finally(() => {
      renewal = undefined;
    });
    return renewal;
  };

  return {
    grant: () => grant,
    async token() {
      if (now() >= renewAt() && ended === undefined) {
        // An early failure does no harm yet.
        await renewOnce().catch((error: unknown) => {
          if (now() >= expiresAt() || ended !== undefined) throw error;
        });
      }
      if (ended !== undefined) throw unauthorized('The session has ended');
      return { token: grant.access_token, expiresOnTimestamp: grant.expires_at && grant.expires_at * 1000 };
    },
    async refused() {
      if (ended !== undefined) return false;
      if (renewal === undefined && now() - obtainedAt < trial) {
        end('refused');
        return false;
      }
      return renewOnce().then(
        () => true,
        () => false,
      );
    },
    start() {
      let timer: ReturnType<typeof setTimeout>;
      const waitFor = (delay: number) => {
        // Longer ones overflow: a token that lives for weeks is looked at again.
        timer = setTimeout(look, Math.min(Math.max(delay, 0), 2 ** 31 - 1));
      };
      const look = () => {
        if (ended !== undefined) return;
        if (now() < renewAt()) waitFor(renewAt() - now());
        else renewOnce().then(look, () => waitFor(retryDelay));
      };
      look();
      return () => clearTimeout(timer);
    },
  };
}

/** The issuer said no: as opposed to saying nothing. */
function isFinal(error: unknown): boolean {
  return error instanceof SignInError && error.code !== undefined && !passingCodes.includes(error.code);
}

function partnerErrorOf(cause: unknown): PartnerError {
  if (isFinal(cause)) return unauthorized('The issuer gives no new token', cause);
  return new PartnerError({ category: 'Network', description: 'The issuer of the sign-in does not answer', cause });
}

function unauthorized(description: string, cause?: unknown): PartnerError {
  return new PartnerError({ category: 'Unauthorized', description, cause });
}
