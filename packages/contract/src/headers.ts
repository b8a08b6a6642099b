/** Every header name that Partnerite reads or writes beside the standard ones Node sets itself. Lower case, as Node gives them. */
export const headers = {
  authorization: 'authorization',
  accept: 'accept',
  allow: 'allow',
  contentType: 'content-type',
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
  /** How sure we are of the operation's behaviour: `documented`, `observed` or `assumed`. */
  fidelity: 'partnerite-fidelity',
  /** `true` when the answer is the kept answer of an earlier, identical request. */
  replayed: 'partnerite-replayed',
} as const;

/** The only media type of answers. */
export const jsonMediaType = 'application/json; charset=utf-8';

/** Longest request or correlation id that is accepted, in characters. */
export const maxIdLength = 128;

/** How documents write the headers that are not standard or not plain words; on the wire the case does not matter. */
export const publishedSpelling = {
  [headers.etag]: 'ETag',
  [headers.ifMatch]: 'If-Match',
  [headers.allow]: 'Allow',
  [headers.retryAfter]: 'Retry-After',
  [headers.wwwAuthenticate]: 'WWW-Authenticate',
  [headers.requestId]: 'MS-RequestId',
  [headers.correlationId]: 'MS-CorrelationId',
  [headers.correlationVector]: 'MS-CV',
  [headers.serverId]: 'MS-ServerId',
  [headers.contractVersion]: 'MS-Contract-Version',
  [headers.locale]: 'X-Locale',
  [headers.continuationToken]: 'MS-ContinuationToken',
  [headers.fidelity]: 'Partnerite-Fidelity',
  [headers.replayed]: 'Partnerite-Replayed',
} as const;
