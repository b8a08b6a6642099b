import { decodeJwt, type JWTPayload, errors as joseErrors, jwtVerify } from 'jose';
import { type ConfiguredIssuer, configureIssuer, KeysUnavailable, type TrustedIssuer } from './token-issuers.ts';
import { type Principal, principalOf, TokenRefused } from './token-principal.ts';

export { KeysUnavailable, type TrustedIssuer } from './token-issuers.ts';
export { type Principal, type TokenRefusal, TokenRefused } from './token-principal.ts';

export interface TokenVerifier {
  /**
   * Answers at once for a token that was verified before.
   * @throws TokenRefused at once or in the promise
   * @throws KeysUnavailable in the promise, when the issuer's keys cannot be had
   */
  verify(token: string): Principal | Promise<Principal>;
  /** Forgets every verified token: for when keys or issuers change. */
  flush(): void;
}

export interface TokenVerifierOptions {
  readonly issuers: readonly TrustedIssuer[];
  /** Unix milliseconds. */
  readonly clock: () => number;
  /** How many verified tokens are remembered. */
  readonly cacheSize?: number;
  /** Refuse app+user tokens of users who proved one factor only. */
  readonly requireMfa?: boolean;
}

/** Longest token that is looked at, in characters. */
export const maxTokenLength = 16 * 1024;
/** Difference between two clocks that is forgiven, in seconds. */
export const clockSkewSeconds = 60;
const rememberedFor = 5 * 60_000;
const defaultCacheSize = 5_000;
/** Bounds the memory that long tokens take. */
const maxCachedCharacters = 16 * 1024 * 1024;

interface Verified {
  readonly principal: Principal;
  readonly until: number;
}

/**
 * Verifies access tokens of the configured issuers (protocol, sections 7.1 and 7.2).
 * @throws TypeError when an issuer's configuration makes no sense
 */
export function createTokenVerifier(options: TokenVerifierOptions): TokenVerifier {
  const { clock, cacheSize = defaultCacheSize, requireMfa = false } = options;
  const issuers = options.issuers.map((issuer) => configureIssuer(issuer, clock));
  const cache = tokenCache(cacheSize);
  let generation = 0;

  async function verifyAnew(token: string): Promise<Principal> {
    const started = generation;
    const claims = await verifiedClaims(token, issuers, clock());
    const principal = principalOf(claims);
    if (requireMfa && principal.kind === 'app+user' && !principal.mfa) {
      throw new TokenRefused('mfa', 'the user signed in without a second factor');
    }
    const until = Math.min(clock() + rememberedFor, (claims.exp ?? 0) * 1000);
    // A verification that was under way when the keys changed must not outlive the flush.
    if (started === generation && until > clock()) cache.put(token, { principal, until });
    return principal;
  }

  return {
    verify(token) {
      const known = cache.get(token);
      if (known !== undefined) {
        if (known.until > clock()) return known.principal;
        cache.remove(token);
      }
      if (token.length > maxTokenLength) throw new TokenRefused('invalid', 'the token is too long');
      return verifyAnew(token);
    },
    flush() {
      generation += 1;
      cache.clear();
      for (const issuer of issuers) issuer.forgetKeys();
    },
  };
}

async function verifiedClaims(token: string, issuers: readonly ConfiguredIssuer[], now: number): Promise<JWTPayload> {
  const { issuer, expected } = chooseIssuer(token, issuers);
  try {
    const { payload } = await jwtVerify(token, issuer.key, {
      issuer: expected,
      audience: [...issuer.audiences],
      algorithms: [...issuer.algorithms],
      clockTolerance: clockSkewSeconds,
      currentDate: new Date(now),
      requiredClaims: ['exp', 'iss', 'aud', 'tid'],
    });
    return payload;
  } catch (error) {
    throw translate(error);
  }
}

/** The issuer is chosen by what the token claims; the claim is proved by the signature right after. */
function chooseIssuer(
  token: string,
  issuers: readonly ConfiguredIssuer[],
): { issuer: ConfiguredIssuer; expected: string } {
  const { iss, tid } = claimedIssuer(token);
  if (typeof iss !== 'string' || typeof tid !== 'string') {
    throw new TokenRefused('invalid', 'the token names no issuer or no tenant');
  }
  const tenant = tid.toLowerCase();
  const candidates = issuers.filter((issuer) => issuer.name(tenant) === iss);
  if (candidates.length === 0) throw new TokenRefused('invalid', 'the token is from an issuer that is not trusted');
  const issuer = candidates.find((candidate) => candidate.tenants.has(tenant));
  if (issuer === undefined) throw new TokenRefused('invalid', 'the token is of a tenant that is not a partner here');
  return { issuer, expected: iss };
}

function claimedIssuer(token: string): JWTPayload {
  try {
    return decodeJwt(token);
  } catch {
    throw new TokenRefused('invalid', 'the token is malformed');
  }
}

function translate(error: unknown): unknown {
  if (error instanceof KeysUnavailable || error instanceof TokenRefused) return error;
  if (error instanceof joseErrors.JWTExpired) return new TokenRefused('expired', 'the token has expired');
  if (error instanceof joseErrors.JWTClaimValidationFailed) {
    if (error.claim === 'aud') return new TokenRefused('audience', 'the token was issued for another audience');
    if (error.claim === 'nbf') return new TokenRefused('invalid', 'the token is not valid yet');
    return new TokenRefused('invalid', `the claim ${error.claim} is missing or wrong`);
  }
  if (error instanceof joseErrors.JWKSNoMatchingKey) {
    return new TokenRefused('invalid', 'the token is signed with a key that is not known');
  }
  if (error instanceof joseErrors.JOSEError) {
    return new TokenRefused('invalid', 'the token is malformed or its signature is wrong');
  }
  return new TokenRefused('invalid', 'the token cannot be verified', { cause: error });
}

interface TokenCache {
  get(token: string): Verified | undefined;
  put(token: string, verified: Verified): void;
  remove(token: string): void;
  clear(): void;
}

/** Keeps the newest tokens; a token that expired in here is dropped when it is asked for or pushed out. */
function tokenCache(size: number): TokenCache {
  const entries = new Map<string, Verified>();
  let characters = 0;
  // Most clients send one token over and over; comparing it costs less than hashing a long string for the map.
  let last: { readonly token: string; readonly verified: Verified } | undefined;
  const remove = (token: string) => {
    if (last?.token === token) last = undefined;
    if (entries.delete(token)) characters -= token.length;
  };
  return {
    get(token) {
      if (last !== undefined && last.token === token) return last.verified;
      const verified = entries.get(token);
      if (verified !== undefined) last = { token, verified };
      return verified;
    },
    put(token, verified) {
      remove(token);
      entries.set(token, verified);
      characters += token.length;
      for (const oldest of entries.keys()) {
        if (entries.size <= size && characters <= maxCachedCharacters) break;
        remove(oldest);
      }
    },
    remove,
    clear() {
      entries.clear();
      last = undefined;
      characters = 0;
    },
  };
}
