/** Base 64 in the alphabet of addresses, without padding (RFC 4648, section 5). */
export function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** Text, as UTF-8, in {@link base64url}. */
export function base64urlText(text: string): string {
  return base64url(new TextEncoder().encode(text));
}

/** The SHA-256 hash of some bytes, in {@link base64url}. */
export async function base64urlHash(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}
