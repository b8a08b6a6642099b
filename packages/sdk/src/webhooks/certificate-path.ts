import type { Certificate } from './certificate.ts';

const maximumLinks = 5;
const minimumRsaBits = 2048;
/** RSA (PKCS #1 v1.5) and ECDSA with SHA-256, SHA-384 or SHA-512: signatures with older digests can be forged. */
const soundSignature = /^(2a864886f70d01010[bcd]|2a8648ce3d04030[234])$/;

/** Why a certificate cannot be relied on, whatever it is used for. */
export function flawOf(certificate: Certificate, now: number): string | undefined {
  if (now < certificate.notBefore) return 'not yet valid';
  if (now > certificate.notAfter) return 'expired';
  if (certificate.hasUnknownCritical) return 'has an unknown critical extension';
  const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey;
  if (asymmetricKeyType === 'rsa' && !((asymmetricKeyDetails?.modulusLength ?? 0) >= minimumRsaBits)) {
    return `its RSA key has less than ${minimumRsaBits} bits`;
  }
  return undefined;
}

/**
 * Looks for a path from a certificate to one of the anchors (RFC 5280, section 6, without policies and name constraints).
 * @param others certificates that came along; none of them is trusted for that
 * @param now Unix milliseconds
 * @returns why there is no path, or `undefined` when there is one
 */
export function pathProblem(
  leaf: Certificate,
  others: readonly Certificate[],
  anchors: readonly Certificate[],
  now: number,
): string | undefined {
  const untried = new Set(others);
  let problem = 'it does not lead to a trusted certificate';
  const reachesAnchor = (certificate: Certificate, links: number): boolean => {
    if (!soundSignature.test(certificate.signatureAlgorithm)) {
      problem = 'a certificate is signed with an algorithm that is not sound';
      return false;
    }
    for (const issuer of [...anchors, ...untried]) {
      const isAnchor = anchors.includes(issuer);
      if (!issued(issuer, certificate) || !(isAnchor || untried.delete(issuer))) continue;
      const flaw = issuerFlaw(issuer, links, now);
      if (flaw) problem = `an issuer ${flaw}`;
      else if (isAnchor || reachesAnchor(issuer, links + 1)) return true;
    }
    return false;
  };
  return reachesAnchor(leaf, 1) ? undefined : problem;
}

function issuerFlaw(issuer: Certificate, links: number, now: number): string | undefined {
  if (!issuer.isAuthority) return 'is not an authority';
  if (links > maximumLinks) return `is more than ${maximumLinks} links away`;
  if (!(issuer.pathLength >= links - 1)) return 'does not allow a path of this length';
  const flaw = flawOf(issuer, now);
  return flaw && `is unusable: ${flaw}`;
}

function issued(issuer: Certificate, certificate: Certificate): boolean {
  if (issuer.subject !== certificate.issuer) return false;
  try {
    return certificate.x509.verify(issuer.publicKey);
  } catch {
    // A key of another kind than the signature.
    return false;
  }
}
