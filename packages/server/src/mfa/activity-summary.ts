import {
  type ActivityPart,
  type ApplicationCount,
  type LastRequest,
  maxListedPrincipals,
  maxListedRequests,
  millisecondsOfDay,
  principalKey,
  type SeenRequest,
} from './partner-activity.ts';

/** What all nodes together know of a partner's requests. */
export interface ActivitySummary {
  /** The oldest first; of more than can be listed, the newest. */
  readonly requests: readonly SeenRequest[];
  /** The newest day first, then by application. */
  readonly applications: readonly ApplicationCount[];
  /** Who made requests without a second factor; the last one first. */
  readonly withoutMfa: readonly LastRequest[];
}

/** Puts parts together, without what happened before a time (Unix milliseconds). */
export function summarise(parts: readonly ActivityPart[], before: number): ActivitySummary {
  const requests: SeenRequest[] = [];
  const counts = new Map<string, ApplicationCount>();
  const withoutMfa = new Map<string, LastRequest>();
  for (const part of parts) {
    switch (part.kind) {
      case 'requests':
        for (const request of part.requests) if (request.at >= before) requests.push(request);
        break;
      case 'day':
        for (const count of part.applications) addCount(counts, count, before);
        break;
      case 'withoutMfa':
        for (const request of part.principals) addLast(withoutMfa, request, before);
    }
  }
  return {
    requests: requests.sort((one, other) => one.at - other.at).slice(-maxListedRequests),
    applications: [...counts.values()].sort(
      (one, other) => other.day - one.day || (one.applicationId < other.applicationId ? -1 : 1),
    ),
    withoutMfa: [...withoutMfa.values()].sort((one, other) => other.at - one.at).slice(0, maxListedPrincipals),
  };
}

function addCount(counts: Map<string, ApplicationCount>, count: ApplicationCount, before: number): void {
  const { day, applicationId } = count;
  if ((day + 1) * millisecondsOfDay <= before) return;
  const key = `${day} ${applicationId}`;
  const { mfa = 0, total = 0 } = counts.get(key) ?? {};
  counts.set(key, { day, applicationId, mfa: mfa + count.mfa, total: total + count.total });
}

function addLast(withoutMfa: Map<string, LastRequest>, request: LastRequest, before: number): void {
  const key = principalKey(request);
  const known = withoutMfa.get(key);
  if (request.at >= before && (known === undefined || known.at < request.at)) withoutMfa.set(key, request);
}
