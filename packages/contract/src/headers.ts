/** Every header name that Partnerite reads or writes beside the standard ones Node sets itself. Lower case, as Node gives them. */
export const headers = {
  authorization: 'authorization',
  accept: 'accept',
  allow: 'allow',
  cacheControl: 'cache-control',
  contentEncoding: 'content-encoding',
  contentLength: 'content-length',
  contentType: 'content-type',
  contentTypeOptions: 'x-content-type-options',
  etag: 'etag',
  ifMatch: 'if-match',
  retryAfter: 'retry-after',
  wwwAuthenticate: 'www-authenticate',
  /** Names one request; a repeated write with the same id is done once (protocol, section 4). */
  requestId: 'ms-requestid',
  /** Ties several requests together; echoed, never interpreted. */
  correlationId: 'ms-correlationid',
  /** Trace vector of the answer. */
  correlationVector: 'ms-cv',
  /** The node that answered. */
  serverId: 'ms-serverid',
  contractVersion: 'ms-contract-version',
  /** Language of error descriptions, e.g. `fr-FR`; may be quoted. */
  locale: 'x-locale',
  continuationToken: 'ms-continuationtoken',
  /** Signature of a webhook callback, for subscribers that cannot have it in `Authorization`. */
  signature: 'x-ms-signature',
  /** Where the certificate of the signature is found. */
  certificateUrl: 'x-ms-certificate-url',
  signatureAlgorithm: 'x-ms-signature-algorithm',
  /** How sure we are of the operation's behaviour: `documented`, `observed` or `assumed`. */
  fidelity: 'partnerite-fidelity',
  /** `true` when the answer is the kept answer of an earlier, identical request. */
  replayed: 'partnerite-replayed',
} as const;

/** The only media type of answers. */
export const jsonMediaType = 'application/json; charset=utf-8';

/** Longest request or correlation id that is accepted, in characters. */
export const maxIdLength = 128;

/** How each header is written: on the wire the case does not matter, to a reader it does. */
export const spelling = {
  authorization: 'Authorization',
  accept: 'Accept',
  allow: 'Allow',
  cacheControl: 'Cache-Control',
  contentEncoding: 'Content-Encoding',
  contentLength: 'Content-Length',
  contentType: 'Content-Type',
  contentTypeOptions: 'X-Content-Type-Options',
  etag: 'ETag',
  ifMatch: 'If-Match',
  retryAfter: 'Retry-After',
  wwwAuthenticate: 'WWW-Authenticate',
  requestId: 'MS-RequestId',
  correlationId: 'MS-CorrelationId',
  correlationVector: 'MS-CV',
  serverId: 'MS-ServerId',
  contractVersion: 'MS-Contract-Version',
  locale: 'X-Locale',
  continuationToken: 'MS-ContinuationToken',
  signature: 'X-MS-Signature',
  certificateUrl: 'X-MS-Certificate-Url',
  signatureAlgorithm: 'X-MS-Signature-Algorithm',
  fidelity: 'Partnerite-Fidelity',
  replayed: 'Partnerite-Replayed',
} as const satisfies Record<keyof typeof headers, string>;
