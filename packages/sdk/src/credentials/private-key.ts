import { badInput } from '../errors/bad-input.ts';
import { pemBlocks } from '../pem.ts';

/** The contents of the first block with this label (RFC 7468), or `undefined`. */
export function decodePem(text: string, label: string): Uint8Array<ArrayBuffer> | undefined {
  const [content] = pemBlocks(text, label);
  if (content === undefined) return undefined;
  try {
    return Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** A key of WebCrypto. */
export type SigningKey = Parameters<typeof crypto.subtle.sign>[1];

/**
 * Reads an RSA private key, PEM, in PKCS #8 or PKCS #1, for signing with PS256.
 * @throws PartnerError `BadInput` when it is encrypted, or no RSA key
 */
export async function importPrivateKey(pem: string): Promise<SigningKey> {
  if (/ENCRYPTED/.test(pem)) {
    throw badInput('privateKey is encrypted: decrypt it first, e.g. with openssl pkey', 'privateKey');
  }
  const pkcs1 = decodePem(pem, 'RSA PRIVATE KEY');
  const pkcs8 = pkcs1 === undefined ? decodePem(pem, 'PRIVATE KEY') : wrap(pkcs1);
  try {
    if (pkcs8 === undefined) throw new TypeError('There is no such block');
    return await crypto.subtle.importKey('pkcs8', pkcs8, { name: 'RSA-PSS', hash: 'SHA-256' }, false, ['sign']);
  } catch {
    throw badInput('privateKey is not an RSA private key in PEM', 'privateKey');
  }
}

/** Version 0 and the algorithm rsaEncryption, in DER: what PKCS #8 says of a key before it holds it (RFC 5958, RFC 8017). */
const rsaKeyInfo = [2, 1, 0, 0x30, 13, 6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 13, 1, 1, 1, 5, 0];
const sequence = 0x30;
const octetString = 4;

function wrap(pkcs1: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(encode(sequence, [...rsaKeyInfo, ...encode(octetString, [...pkcs1])]));
}

/** DER with a length in two bytes: an RSA key is never so short that one would do, nor so long that it needs three. */
function encode(tag: number, content: readonly number[]): number[] {
  return [tag, 0x82, content.length >> 8, content.length & 0xff, ...content];
}
