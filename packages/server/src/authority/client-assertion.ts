import type { X509Certificate } from 'node:crypto';
import { decodeProtectedHeader, type JWTPayload, errors as joseErrors, jwtVerify } from 'jose';
import { type App, readCertificate, type Tenant } from './directory.ts';
import { AuthorityError, fail } from './errors.ts';
import { type Exchange, issuerOf } from './exchange.ts';
import { hashOf } from './grant-records.ts';

const algorithms = ['RS256', 'PS256'];
/** Seconds. */
const clockTolerance = 60;
/** An assertion that lives longer than this, in seconds, is refused: it would be as good as a password. */
const maxLifetime = 24 * 3_600;

/**
 * Checks an assertion signed with the key of one of the app's certificates (RFC 7523, section 3).
 * @throws AuthorityError `assertionRefused` or `assertionTime`
 */
export async function verifyClientAssertion(
  exchange: Exchange,
  app: App,
  tenant: Tenant,
  assertion: string,
): Promise<void> {
  const certificate = chooseCertificate(app, assertion);
  const now = exchange.authority.clock();
  if (now < certificate.validFromDate.getTime() || now > certificate.validToDate.getTime()) {
    fail('assertionRefused', 'the certificate is not within its valid time');
  }
  const claims = await verifiedClaims(assertion, certificate, acceptedAudiences(exchange, tenant), now);
  if (!sameId(claims.iss, app.id) || !sameId(claims.sub, app.id)) {
    fail('assertionRefused', 'iss and sub must be the client id');
  }
  if ((claims.exp ?? 0) - now / 1000 > maxLifetime) fail('assertionRefused', 'it lives too long');
  if (exchange.authority.options.singleUseAssertions) await useOnce(exchange, app, tenant, claims);
}

function chooseCertificate(app: App, assertion: string): X509Certificate {
  const { x5t, ...header } = protectedHeader(assertion);
  const x5tS256 = header['x5t#S256'];
  if (x5t === undefined && x5tS256 === undefined) {
    fail('assertionRefused', 'its header has neither x5t nor x5t#S256');
  }
  const certificate = (app.certificates ?? [])
    .map(readCertificate)
    .find(
      (candidate) =>
        (x5t === undefined || thumbprint(candidate.fingerprint) === x5t) &&
        (x5tS256 === undefined || thumbprint(candidate.fingerprint256) === x5tS256),
    );
  return certificate ?? fail('assertionRefused', 'no certificate with this thumbprint is registered');
}

function protectedHeader(assertion: string): { x5t?: unknown; 'x5t#S256'?: unknown } {
  try {
    return decodeProtectedHeader(assertion);
  } catch {
    return fail('assertionRefused', 'it is malformed');
  }
}

function thumbprint(fingerprint: string): string {
  return Buffer.from(fingerprint.replaceAll(':', ''), 'hex').toString('base64url');
}

async function verifiedClaims(
  assertion: string,
  certificate: X509Certificate,
  audience: string[],
  now: number,
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(assertion, certificate.publicKey, {
      algorithms,
      audience,
      clockTolerance,
      currentDate: new Date(now),
      requiredClaims: ['exp', 'aud', 'iss', 'sub'],
    });
    return payload;
  } catch (error) {
    throw translate(error);
  }
}

function translate(error: unknown): AuthorityError {
  if (error instanceof joseErrors.JWTExpired) return new AuthorityError('assertionTime');
  if (error instanceof joseErrors.JWTClaimValidationFailed) {
    if (error.claim === 'nbf') return new AuthorityError('assertionTime');
    return new AuthorityError('assertionRefused', `the claim ${error.claim} is missing or wrong`);
  }
  return new AuthorityError('assertionRefused', 'its signature is wrong');
}

/** The token endpoint or the issuer, however the client wrote the tenant. */
function acceptedAudiences({ origin, segment }: Exchange, tenant: Tenant): string[] {
  return [segment, tenant.id, tenant.domain].flatMap((name) => [
    `${origin}/${name}/oauth2/token`,
    `${origin}/${name}/oauth2/v2.0/token`,
    issuerOf(origin, name, 1),
    issuerOf(origin, name, 2),
    `${origin}/${name}`,
  ]);
}

function sameId(claim: string | undefined, id: string): boolean {
  return claim?.toLowerCase() === id.toLowerCase();
}

/** Assertions being written down now: closes the gap between reading the store and writing it within this process. */
const beingUsed = new Set<string>();

async function useOnce(exchange: Exchange, app: App, tenant: Tenant, claims: JWTPayload): Promise<void> {
  const { grants, clock } = exchange.authority;
  if (claims.jti === undefined) fail('assertionRefused', 'the claim jti is missing');
  const at = { tenant: tenant.id, key: hashOf(`${app.id} ${claims.jti}`) };
  if (beingUsed.has(at.key)) fail('assertionRefused', 'it was used before');
  beingUsed.add(at.key);
  try {
    if ((await grants.read('assertion', at)) !== undefined) fail('assertionRefused', 'it was used before');
    const lifetime = (claims.exp ?? 0) - clock() / 1000 + clockTolerance;
    await grants.save('assertion', at, { at: clock() }, lifetime);
  } finally {
    beingUsed.delete(at.key);
  }
}
