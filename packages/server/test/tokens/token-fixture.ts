import assert from 'node:assert/strict';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import {
  createTokenVerifier,
  type TokenRefusal,
  TokenRefused,
  type TokenVerifierOptions,
  type TrustedIssuer,
} from '../../src/http/tokens.ts';

export const partner = '5b2f7a10-6c3e-4d1a-9f27-0c8e5d1b2a01';
export const otherPartner = '8d4c6e21-2a7f-4b93-a5d8-1e9f3b7c6a11';
export const application = 'a3d1c9e2-7b54-4f60-8e1d-2f6b9c0d4e02';
export const audience = 'https://api.partnercenter.microsoft.com';
export const issuerOf = (tenant: string) => `https://sts.example/${tenant}/`;
export const kid = 'key-1';

const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });

export { publicKey };
export const publicJwk = { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' };

/** Unix milliseconds. */
export const testTime = 1_800_000_000_000;

/** A verifier that trusts one issuer, at a time that stands still until it is moved. */
export function startVerifier(
  change: Partial<TrustedIssuer> = {},
  options: Partial<Omit<TokenVerifierOptions, 'issuers' | 'clock'>> = {},
) {
  let now = testTime;
  let lookUps = 0;
  const clock = () => now;
  const keys = async () => {
    lookUps += 1;
    return publicKey;
  };
  const issuer: TrustedIssuer = {
    issuer: 'https://sts.example/{tenantid}/',
    audiences: [audience],
    tenants: [partner],
    keys,
    ...change,
  };
  const verifier = createTokenVerifier({ issuers: [issuer], clock, ...options });
  return {
    verifier,
    verify: async (token: string) => verifier.verify(token),
    /** How often a key was asked for: once for each verification that was not answered from the cache. */
    lookUps: () => lookUps,
    advance: (milliseconds: number) => {
      now += milliseconds;
    },
  };
}

/** Claims of an app-only token of the first generation, an hour long. */
export function appClaims(change: Readonly<Record<string, unknown>> = {}): JWTPayload {
  const seconds = testTime / 1000;
  return {
    iss: issuerOf(partner),
    aud: audience,
    iat: seconds,
    nbf: seconds,
    exp: seconds + 3600,
    appid: application,
    idtyp: 'app',
    tid: partner,
    ver: '1.0',
    ...change,
  };
}

/** Claims of an app+user token of the first generation. */
export function userClaims(change: Readonly<Record<string, unknown>> = {}): JWTPayload {
  const user = { scp: 'user_impersonation', upn: 'admin@example.com', oid: otherPartner, amr: ['pwd', 'mfa'] };
  return appClaims({ idtyp: undefined, ...user, ...change });
}

export function sign(claims: JWTPayload, header: Readonly<Record<string, unknown>> = {}): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid, ...header }).sign(privateKey);
}

export const refusedFor = (reason: TokenRefusal) => (error: unknown) => {
  assert.ok(error instanceof TokenRefused, String(error));
  assert.equal(error.reason, reason, error.message);
  return true;
};
