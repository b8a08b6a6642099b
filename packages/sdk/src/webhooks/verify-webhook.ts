import { badInput } from '../errors/bad-input.ts';
import type { PartnerError } from '../errors/partner-error.ts';
import type { Fetch } from '../transport/exchange.ts';
import { type Certificate, readCertificates } from './certificate.ts';
import { flawOf, pathProblem } from './certificate-path.ts';
import { fetchCertificate } from './fetch-certificate.ts';
import { type NodeCrypto, nodeCrypto } from './node-crypto.ts';
import { readAtMost } from './read-at-most.ts';
import { refusal } from './refusal.ts';
import { readSignedHeaders, type WebhookHeaders } from './signed-headers.ts';
import { eventOf, type WebhookEvent } from './webhook-event.ts';

export type { WebhookEvent, WebhookHeaders };

/** A webhook as a server has received it. */
export interface ReceivedWebhook {
  /** In any case of letters. */
  readonly headers: WebhookHeaders;
  /** As it came in: the signature is over these bytes. A string is taken as UTF-8; a parsed body will not do. */
  readonly body: string | Uint8Array;
}

/** Whom to trust, and how to ask. */
export interface WebhookOptions {
  /**
   * The certificates to trust, PEM: roots, or issuers below them. Issuers are taken from here and from the file that the
   * webhook links to, never fetched: where that file is a lone `.cer`, as published, its issuer must be among these.
   */
  readonly trustedCertificates: string | readonly string[];
  /** The one organisation that the certificate must name. `Microsoft Corporation` unless told otherwise. */
  readonly organization?: string | undefined;
  /**
   * Whose organisation that is: the certificate's own, or, as the vendor's sample has it, its issuer's.
   * `subject` unless told otherwise.
   */
  readonly organizationOf?: 'subject' | 'issuer' | undefined;
  /**
   * Which addresses may be asked for the certificate. `https` is always required, but for the loopback addresses of a
   * test. Unless told otherwise: the storage account of the published examples, and the hosts below microsoft.com. Not
   * all of windows.net: anyone can rent a name there, and would learn of every request.
   */
  readonly certificateUrl?: ((url: URL) => boolean) | undefined;
  /** Fetches the certificate, for every webhook; a place for a cache. */
  readonly fetch?: Fetch | undefined;
  /** Unix milliseconds. */
  readonly now?: (() => number) | undefined;
}

const maximumBodyBytes = 1024 * 1024;
/** A file holds a chain, not a store: more would only cost time. */
const maximumCertificates = 10;
const publishedHosts = /^(3psostorageacct\.blob\.core\.windows\.net|([a-z0-9-]+\.)+microsoft\.com)$/;
const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * Makes sure that a webhook comes from Partner Center and was not changed on its way, and reads it: the headers, the
 * address of the certificate, the chain up to a trusted one, the organisation, and the RSA-SHA256 signature over the
 * body, either in `Authorization: Signature ...` or in `x-ms-signature`. The body of a `Request` is read.
 *
 * It does not ask whether a certificate was revoked, and a copy of a genuine webhook passes again: act on an event such
 * that twice is like once. Needs Node 20.16, Deno 2 or Bun.
 *
 * ```ts
 * const event = await verifyWebhook(request, { trustedCertificates: await readFile('issuers.pem', 'utf8') });
 * ```
 *
 * Origin: Partner Center webhooks, "How to authenticate the callback"; the limits are assumptions.
 * @throws PartnerError `Unauthorized`: it may not be from Partner Center; the description says which check failed
 * @throws PartnerError `Network`: the certificate could not be fetched; answer 503, and the service sends it again
 * @throws PartnerError `Parse`: it is signed, but no event
 * @throws PartnerError `BadInput`: the options or the platform do not allow the check, or the body is longer than 1 MiB
 */
export async function verifyWebhook(
  request: Request | ReceivedWebhook,
  options: WebhookOptions,
): Promise<WebhookEvent> {
  const { organization = 'Microsoft Corporation', certificateUrl: isAllowed = isPublished, now = Date.now } = options;
  const { fetch = (url, init) => globalThis.fetch(url, init), organizationOf = 'subject' } = options;
  const crypto = nodeCrypto();
  const anchors = anchorsOf(options.trustedCertificates, crypto);
  const { signature, certificateUrl } = readSignedHeaders(request.headers);
  if (!isSafe(certificateUrl) || !isAllowed(certificateUrl)) {
    throw refusal('address', `certificates are not fetched from ${certificateUrl.protocol}//${certificateUrl.host}`);
  }
  const body = await bodyOf(request);
  const signer = trustedSigner(await fetchCertificate(certificateUrl, fetch), anchors, now(), crypto);
  const named = signer.organizations[organizationOf];
  if (named.length !== 1 || named[0] !== organization) {
    throw refusal('organization', `the certificate is not one of ${organization}`);
  }
  if (!crypto.verify('sha256', body, signer.publicKey, signature)) {
    throw refusal('signature', 'it does not match the body');
  }
  return eventOf(body);
}

function anchorsOf(pem: string | readonly string[], crypto: NodeCrypto): Certificate[] {
  let anchors: Certificate[] = [];
  let reason: unknown;
  try {
    anchors = [pem].flat().flatMap((text) => readCertificates(new TextEncoder().encode(text), crypto));
  } catch (cause) {
    reason = cause;
  }
  if (anchors.length === 0)
    throw badInput('trustedCertificates must hold certificates, PEM', 'trustedCertificates', reason);
  return anchors;
}

async function bodyOf(request: Request | ReceivedWebhook): Promise<Uint8Array> {
  const body = typeof request.body === 'string' ? new TextEncoder().encode(request.body) : request.body;
  if (body instanceof Uint8Array) {
    if (body.length > maximumBodyBytes) throw tooLong();
    return body;
  }
  if (body !== null && typeof body?.getReader !== 'function') throw badInput('The body must be as it was received');
  if (body?.locked || ('bodyUsed' in request && request.bodyUsed)) throw badInput('The body was read already');
  const bytes = await readAtMost(body, maximumBodyBytes).catch((cause) => {
    throw badInput('The body cannot be read', 'body', cause);
  });
  if (!bytes) throw tooLong();
  return bytes;
}

/** The first certificate of a file, once it is known to be good. */
function trustedSigner(
  file: Uint8Array,
  anchors: readonly Certificate[],
  now: number,
  crypto: NodeCrypto,
): Certificate {
  const [leaf, ...others] = certificatesOf(file, crypto);
  if (leaf?.publicKey.asymmetricKeyType !== 'rsa') throw refusal('certificate', 'its key is not an RSA key');
  const flaw = flawOf(leaf, now);
  if (flaw) throw refusal('certificate', flaw);
  const problem = pathProblem(leaf, others, anchors, now);
  if (problem) throw refusal('chain', problem);
  return leaf;
}

function certificatesOf(file: Uint8Array, crypto: NodeCrypto): Certificate[] {
  let certificates: Certificate[];
  try {
    certificates = readCertificates(file, crypto);
  } catch (cause) {
    throw refusal('certificate', 'the address does not hold one', cause);
  }
  if (certificates.length > maximumCertificates) throw refusal('certificate', 'the address holds too many');
  return certificates;
}

function isSafe({ protocol, hostname, username, password }: URL): boolean {
  const isEncrypted = protocol === 'https:' || (protocol === 'http:' && loopback.test(hostname));
  return isEncrypted && username === '' && password === '';
}

function isPublished({ protocol, hostname, port }: URL): boolean {
  return protocol === 'https:' && port === '' && publishedHosts.test(hostname);
}

function tooLong(): PartnerError {
  return badInput(`The webhook is longer than ${maximumBodyBytes} bytes`);
}
