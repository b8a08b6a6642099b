import { pemBlocks } from '../pem.ts';
import type { NodeCrypto, PublicKey, X509 } from './node-crypto.ts';

/**
 * What path validation looks at (RFC 5280). Names, times and extensions are read from the DER: the text that platforms
 * make of a name differs, and Deno does not escape in it, so that a common name could pass for an organisation.
 */
export interface Certificate {
  readonly x509: X509;
  readonly publicKey: PublicKey;
  /** DER in hexadecimal, as are all names and object identifiers here. */
  readonly subject: string;
  readonly issuer: string;
  /** The organizationName attributes of both names. */
  readonly organizations: { readonly subject: readonly string[]; readonly issuer: readonly string[] };
  /** Unix milliseconds, as is `notAfter`. */
  readonly notBefore: number;
  readonly notAfter: number;
  readonly signatureAlgorithm: string;
  /** May sign certificates. */
  readonly isAuthority: boolean;
  /** How many authorities may stand between this one and the last certificate. */
  readonly pathLength: number;
  /** Has a critical extension that nobody here understands. */
  readonly hasUnknownCritical: boolean;
}

interface Element {
  readonly tag: number;
  readonly content: Uint8Array;
}

const tags = {
  boolean: 1,
  integer: 2,
  utf8String: 12,
  printableString: 19,
  utcTime: 23,
  version: 0xa0,
  extensions: 0xa3,
};
const organizationName = '55040a';
const keyUsage = '551d0f';
const basicConstraints = '551d13';
/** Key usage, subject alternative names, basic constraints, certificate policies, extended key usage. */
const understood = /^551d(0f|11|13|20|25)$/;
const keyCertSign = 0x04;

/**
 * Reads one certificate in DER, or PEM of any number of them, or base64 without the lines around it.
 * @throws Error when there is none, or one that cannot be read
 */
export function readCertificates(bytes: Uint8Array, crypto: NodeCrypto): Certificate[] {
  const text = new TextDecoder().decode(bytes);
  const blocks = pemBlocks(text, 'CERTIFICATE');
  const sequence = 0x30;
  if (blocks.length === 0 && bytes[0] === sequence) return [certificateOf(bytes, crypto)];
  const encoded = blocks.length === 0 ? [text] : blocks;
  return encoded.map((base64) => certificateOf(bytesOf(atob(base64)), crypto));
}

/** The bytes of a binary string. */
export function bytesOf(binary: string): Uint8Array {
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

function certificateOf(der: Uint8Array, crypto: NodeCrypto): Certificate {
  const x509 = new crypto.X509Certificate(der);
  const [body, outerAlgorithm] = inside(first(elements(x509.raw)));
  const fields = inside(body);
  if (fields[0]?.tag === tags.version) fields.shift();
  const [, algorithm, issuer, validity, subject] = fields;
  const [notBefore, notAfter] = inside(validity);
  const signatureAlgorithm = hex(first(inside(algorithm)));
  if (hex(algorithm) !== hex(outerAlgorithm)) throw new Error('two signature algorithms');
  return {
    x509,
    // Read now: a key of an unknown kind throws.
    publicKey: x509.publicKey,
    subject: hex(subject),
    issuer: hex(issuer),
    organizations: { subject: organizationsOf(subject), issuer: organizationsOf(issuer) },
    notBefore: timeOf(notBefore),
    notAfter: timeOf(notAfter),
    signatureAlgorithm,
    ...extensionsOf(fields.find(({ tag }) => tag === tags.extensions)),
  };
}

function organizationsOf(name: Element | undefined): string[] {
  const attributes = inside(name).flatMap(inside).map(inside);
  return attributes
    .filter(([type]) => hex(type) === organizationName)
    .map(([, value]) => {
      const isText = value?.tag === tags.utf8String || value?.tag === tags.printableString;
      return isText ? new TextDecoder('utf-8', { fatal: true }).decode(value.content) : '';
    });
}

function extensionsOf(
  list: Element | undefined,
): Pick<Certificate, 'isAuthority' | 'pathLength' | 'hasUnknownCritical'> {
  let isAuthority = false;
  let maySign = true;
  let pathLength = Number.POSITIVE_INFINITY;
  let hasUnknownCritical = false;
  for (const extension of list ? inside(first(inside(list))).map(inside) : []) {
    const id = hex(extension[0]);
    const value = () => first(elements(first(extension.slice(-1)).content));
    if (id === basicConstraints) {
      const [authority, length] = inside(value());
      isAuthority = authority?.tag === tags.boolean && authority.content[0] !== 0;
      if (length?.tag === tags.integer) pathLength = Number(`0x${hex(length)}`);
    } else if (id === keyUsage) {
      // The first byte counts the unused bits.
      maySign = ((value().content[1] ?? 0) & keyCertSign) !== 0;
    } else if (!understood.test(id) && extension[1]?.tag === tags.boolean && extension[1].content[0] !== 0) {
      hasUnknownCritical = true;
    }
  }
  return { isAuthority: isAuthority && maySign, pathLength, hasUnknownCritical };
}

/** UTCTime or GeneralizedTime as certificates have them (RFC 5280, section 4.1.2.5), in Unix milliseconds. */
function timeOf(element: Element | undefined): number {
  const { tag, content } = first([element]);
  const text = String.fromCharCode(...content);
  const full = tag === tags.utcTime ? (text < '5' ? '20' : '19') + text : text;
  const time = Date.parse(full.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (Number.isNaN(time)) throw new Error('no time');
  return time;
}

function inside(element: Element | undefined): Element[] {
  return elements(first([element]).content);
}

function first<T>([item]: readonly (T | undefined)[]): T {
  if (item === undefined) throw new Error('a part is missing');
  return item;
}

function hex(element: Element | undefined): string {
  return Array.from(first([element]).content, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The DER elements that stand side by side in these bytes (X.690, section 8.1). */
function elements(der: Uint8Array): Element[] {
  const found: Element[] = [];
  for (let at = 0; at < der.length; ) {
    const tag = der[at] ?? 0;
    const short = der[at + 1] ?? Number.NaN;
    at += 2;
    const isLong = short >= 0x80;
    const lengthBytes = isLong ? short - 0x80 : 0;
    const length = isLong ? der.subarray(at, at + lengthBytes).reduce((sum, byte) => sum * 256 + byte, 0) : short;
    at += lengthBytes;
    // Indefinite lengths have no place in DER, tags of several bytes none in certificates.
    if (short === 0x80 || (tag & 0x1f) === 0x1f || !(at + length <= der.length)) throw new Error('not DER');
    found.push({ tag, content: der.subarray(at, at + length) });
    at += length;
  }
  return found;
}
