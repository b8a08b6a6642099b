import type { RecordedRequest } from '@partnerite/sdk';
import type { ActivitySearch } from './search.ts';

/** As many as the server keeps. */
export const mostRequests = 1_000;

/** What was known and what has come since, the newest first; the oldest go when there are too many. */
export function joinRequests(
  known: readonly RecordedRequest[],
  newer: readonly RecordedRequest[],
): readonly RecordedRequest[] {
  if (newer.length === 0) return known;
  const newest = known[0]?.id ?? Number.NEGATIVE_INFINITY;
  return [...newer.filter(({ id }) => id > newest), ...known].slice(0, mostRequests);
}

export type Outcome = 'done' | 'redirected' | 'refused' | 'failed';

/** What became of a request, by the class of its status. */
export function outcomeOf({ status }: Pick<RecordedRequest, 'status'>): Outcome {
  if (status >= 500) return 'failed';
  if (status >= 400) return 'refused';
  return status >= 300 ? 'redirected' : 'done';
}

/** Whether a request is one of those that are looked for. */
export function isWanted(request: RecordedRequest, { text, method, status }: ActivitySearch): boolean {
  if (method !== undefined && request.method !== method) return false;
  if (status === 'failures' && request.status < 400) return false;
  if (status !== undefined && status !== 'failures' && status !== `${Math.floor(request.status / 100)}xx`) return false;
  if (text === undefined) return true;
  const { path, operationId, requestId, correlationId, applicationId, user } = request;
  const wanted = text.toLowerCase();
  return [path, operationId, requestId, correlationId, applicationId, user].some((each) =>
    each?.toLowerCase().includes(wanted),
  );
}
