import { bytesOf } from './certificate.ts';
import { refusal } from './refusal.ts';

/** Headers of the platform, or as servers hand them out; names match without regard to case. */
export type WebhookHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/** What the headers say about the signature. Nothing of it is to be believed yet. */
export interface SignedHeaders {
  readonly signature: Uint8Array;
  readonly certificateUrl: URL;
}

const algorithmHeader = 'x-ms-signature-algorithm';
const certificateHeader = 'x-ms-certificate-url';
const signatureHeader = 'x-ms-signature';

/** @throws PartnerError `Unauthorized` when a header is missing or cannot be read, or the algorithm is another one */
export function readSignedHeaders(headers: WebhookHeaders): SignedHeaders {
  const signature = bytesOf(decodeStrictly(signatureText(headers)));
  if (required(headers, algorithmHeader).toLowerCase() !== 'rsa-sha256') {
    throw refusal('algorithm', 'only rsa-sha256 is known');
  }
  const address = required(headers, certificateHeader);
  if (!URL.canParse(address)) throw refusal('address', `${certificateHeader} is not an address`);
  return { signature, certificateUrl: new URL(address) };
}

/** A registration asks for one header or the other; with the second, Authorization may carry something else. */
function signatureText(headers: WebhookHeaders): string {
  const scheme = /^Signature +/i;
  const authorization = header(headers, 'authorization');
  const token = header(headers, signatureHeader);
  const isSigned = authorization !== undefined && scheme.test(authorization);
  if (isSigned && token !== undefined) {
    throw refusal('header', `a signature is both in Authorization and in ${signatureHeader}`);
  }
  const text = isSigned ? authorization : token;
  if (text === undefined) throw refusal('header', `neither Authorization nor ${signatureHeader} holds a signature`);
  return text.replace(scheme, '');
}

function decodeStrictly(base64: string): string {
  try {
    const binary = atob(base64);
    // What decodes may still have blanks, or bits too many.
    if (binary !== '' && btoa(binary) === base64) return binary;
  } catch {
    // Told below.
  }
  throw refusal('signature', 'it is not base64');
}

function required(headers: WebhookHeaders, name: string): string {
  const value = header(headers, name);
  if (value === undefined) throw refusal('header', `${name} is missing`);
  return value;
}

function header(headers: WebhookHeaders, name: string): string | undefined {
  if (isHeaders(headers)) return headers.get(name)?.trim();
  const values = Object.entries(headers).flatMap(([key, value = []]) => (key.toLowerCase() === name ? value : []));
  return values.length === 0 ? undefined : values.join(', ').trim();
}

function isHeaders(headers: WebhookHeaders): headers is Headers {
  return typeof headers.get === 'function';
}
