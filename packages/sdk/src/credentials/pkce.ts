import { base64url, base64urlHash } from './base64url.ts';

/** As many random bytes as a challenge has bits for (RFC 7636, section 4.1). */
const verifierBytes = 32;

/** A text that nobody can guess, for a code verifier or a state. */
export function unguessable(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(verifierBytes)));
}

/** The S256 challenge of a code verifier (RFC 7636, section 4.2). */
export function challengeOf(verifier: string): Promise<string> {
  return base64urlHash(new TextEncoder().encode(verifier));
}
