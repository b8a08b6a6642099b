// Generated from the contract by `npm run sdk`. Do not edit.

export const headers = {
  authorization: 'Authorization',
  accept: 'Accept',
  contentType: 'Content-Type',
  ifMatch: 'If-Match',
  retryAfter: 'Retry-After',
  requestId: 'MS-RequestId',
  correlationId: 'MS-CorrelationId',
  contractVersion: 'MS-Contract-Version',
  locale: 'X-Locale',
  continuationToken: 'MS-ContinuationToken',
} as const;

export const jsonMediaType = 'application/json; charset=utf-8';

/** Longest request or correlation id, in characters. */
export const maxIdLength = 128;

/** The code of an update whose version is no longer the current one. */
export const staleETagCode = 2055;

/** Where each cloud gets its tokens, and where its API is. */
export const clouds = {
  global: { authority: 'https://login.microsoftonline.com', apiRoot: 'https://api.partnercenter.microsoft.com' },
  china: {
    authority: 'https://login.partner.microsoftonline.cn',
    apiRoot: 'https://partner.partnercenterapi.microsoftonline.cn',
  },
  usGov: { authority: 'https://login.microsoftonline.us', apiRoot: 'https://api.partnercenter.microsoft.com' },
  germany: { authority: 'https://login.microsoftonline.de', apiRoot: 'https://api.partnercenter.microsoft.com' },
} as const;
