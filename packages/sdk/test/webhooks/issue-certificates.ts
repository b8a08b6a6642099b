import 'reflect-metadata';
import { Buffer } from 'node:buffer';
import type { webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';

/** The moment at which the certificates of these tests are looked at. */
export const now = Date.parse('2026-06-01T12:00:00Z');
export const day = 24 * 60 * 60_000;

const rsaSha256 = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
const ecSha384 = { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' };

export type KeyPair = webcrypto.CryptoKeyPair;

export interface Issued {
  readonly keys: KeyPair;
  readonly certificate: x509.X509Certificate;
}

export interface Wanted {
  readonly subject: x509.JsonName;
  readonly keys: KeyPair;
  /** Who signs; itself when left out. */
  readonly issuer?: Issued;
  readonly notBefore?: number;
  readonly notAfter?: number;
  /** Left out: an end entity. */
  readonly authority?: { readonly pathLength?: number; readonly keyUsage?: x509.KeyUsageFlags };
  readonly extensions?: readonly x509.Extension[];
  /** For RSA; SHA-256 when left out. */
  readonly hash?: 'SHA-1';
}

export function rsaKeys(modulusLength = 2048): Promise<KeyPair> {
  const publicExponent = new Uint8Array([1, 0, 1]);
  return crypto.subtle.generateKey({ ...rsaSha256, modulusLength, publicExponent }, true, ['sign', 'verify']);
}

export function ecKeys(): Promise<KeyPair> {
  return crypto.subtle.generateKey(ecSha384, true, ['sign', 'verify']);
}

export async function issue(wanted: Wanted): Promise<Issued> {
  const { subject, keys, issuer, notBefore = now - 30 * day, notAfter = now + 30 * day, authority } = wanted;
  const ownKey = (issuer?.keys ?? keys).privateKey;
  const signingKey = wanted.hash === undefined ? ownKey : await withHash(ownKey, wanted.hash);
  const extensions = [...(wanted.extensions ?? [])];
  if (authority) {
    const { pathLength, keyUsage = x509.KeyUsageFlags.keyCertSign } = authority;
    extensions.push(new x509.BasicConstraintsExtension(true, pathLength, true));
    extensions.push(new x509.KeyUsagesExtension(keyUsage, true));
  }
  const certificate = await x509.X509CertificateGenerator.create({
    subject,
    issuer: issuer ? issuer.certificate.subjectName : subject,
    notBefore: new Date(notBefore),
    notAfter: new Date(notAfter),
    publicKey: keys.publicKey,
    signingKey,
    signingAlgorithm:
      signingKey.algorithm.name === 'ECDSA' ? ecSha384 : { ...rsaSha256, hash: wanted.hash ?? 'SHA-256' },
    extensions,
  });
  return { keys, certificate };
}

/** Web Crypto binds a key to one digest. */
async function withHash(key: webcrypto.CryptoKey, hash: string): Promise<webcrypto.CryptoKey> {
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', key);
  return crypto.subtle.importKey('pkcs8', pkcs8, { ...rsaSha256, hash }, false, ['sign']);
}

export function der({ certificate }: Issued): Uint8Array {
  return new Uint8Array(certificate.rawData);
}

export function pem(...issued: readonly Issued[]): string {
  return issued.map(({ certificate }) => `${certificate.toString('pem')}\n`).join('');
}

/** The RSA-SHA256 signature that the key of the certificate makes over these bytes, base64. */
export async function signatureOf(body: string | Uint8Array, { keys }: Pick<Issued, 'keys'>): Promise<string> {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const signature = await crypto.subtle.sign(rsaSha256, keys.privateKey, Uint8Array.from(bytes));
  return Buffer.from(signature).toString('base64');
}
