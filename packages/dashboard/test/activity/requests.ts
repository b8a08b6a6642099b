import type { RecordedRequest } from '@partnerite/sdk';

/** A recorded request, by default a GET of a billing profile. */
export function recorded(members: Partial<RecordedRequest> = {}): RecordedRequest {
  return {
    id: 1,
    at: '2026-11-01T08:30:00.000Z',
    method: 'GET',
    path: '/v1/customers/4d3c/profiles/billing',
    status: 200,
    durationMs: 1.25,
    operationId: 'getCustomerBillingProfile',
    requestId: 'request-1',
    correlationId: 'correlation-1',
    requestHeaders: [],
    responseHeaders: [],
    truncated: false,
    ...members,
  };
}
