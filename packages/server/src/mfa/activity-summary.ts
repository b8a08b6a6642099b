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

type PartOf<Kind extends ActivityPart['kind']> = Extract<ActivityPart, { readonly kind: Kind }>;

/** Puts parts together one after the other. Holds hardly more than it tells in the end, however many parts there are. */
export interface Summary<Kind extends ActivityPart['kind'], Told> {
  readonly kind: Kind;
  add(part: PartOf<Kind>): void;
  told(): readonly Told[];
}

/**
 * The requests since a time (Unix milliseconds), the oldest first; of more than can be listed, the newest.
 */
export function summariseRequests(since: number): Summary<'requests', SeenRequest> {
  let newest: SeenRequest[] = [];
  const cut = () => {
    newest = newest.sort((one, other) => one.at - other.at).slice(-maxListedRequests);
  };
  return {
    kind: 'requests',
    add({ requests }) {
      for (const request of requests) if (request.at >= since) newest.push(request);
      if (newest.length > 2 * maxListedRequests) cut();
    },
    told() {
      cut();
      return newest;
    },
  };
}

/** The counts of the days that were not over at a time (Unix milliseconds): the newest day first, then by application. */
export function summariseApplications(since: number): Summary<'day', ApplicationCount> {
  const counts = new Map<string, ApplicationCount>();
  return {
    kind: 'day',
    add({ applications }) {
      for (const count of applications) {
        const { day, applicationId } = count;
        if ((day + 1) * millisecondsOfDay <= since) continue;
        const key = `${day} ${applicationId}`;
        const { mfa = 0, total = 0 } = counts.get(key) ?? {};
        counts.set(key, { day, applicationId, mfa: mfa + count.mfa, total: total + count.total });
      }
    },
    told: () =>
      [...counts.values()].sort(
        (one, other) => other.day - one.day || (one.applicationId < other.applicationId ? -1 : 1),
      ),
  };
}

/** Who made requests without a second factor since a time (Unix milliseconds); the last one first. */
export function summariseWithoutMfa(since: number): Summary<'withoutMfa', LastRequest> {
  let last = new Map<string, LastRequest>();
  const newest = () => [...last.values()].sort((one, other) => other.at - one.at).slice(0, maxListedPrincipals);
  return {
    kind: 'withoutMfa',
    add({ principals }) {
      for (const request of principals) {
        const key = principalKey(request);
        const known = last.get(key);
        if (request.at >= since && (known === undefined || known.at < request.at)) last.set(key, request);
      }
      // Who is left out here was seen earlier than as many as are listed, and so is not among them in the end either.
      if (last.size > 2 * maxListedPrincipals)
        last = new Map(newest().map((request) => [principalKey(request), request]));
    },
    told: newest,
  };
}
