import { type Partner, PartnerError, type WebhookRegistration } from '@partnerite/sdk';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

/** How often deliveries are looked at, in milliseconds. */
const interval = 3_000;
const pageSize = 25;

/** The registration of the partner, `null` when there is none. */
export function registrationQuery(partner: Partner) {
  return queryOptions({
    queryKey: ['settings', 'webhooks', 'registration'],
    async queryFn({ signal }): Promise<WebhookRegistration | null> {
      try {
        return await partner.webhooks.registration.get({ signal });
      } catch (error) {
        if (error instanceof PartnerError && error.category === 'NotFound') return null;
        throw error;
      }
    },
  });
}

/** The names of the events that can be registered for. */
export function eventNamesQuery(partner: Partner) {
  return queryOptions({
    queryKey: ['settings', 'webhooks', 'events'],
    queryFn: ({ signal }) => partner.webhooks.registration.events.get({ signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Beginning of the keys of what changes as events are delivered. */
export const deliveryKeys = ['settings', 'webhooks', 'deliveries'];

/** The deliveries of events, the newest first; looked at again and again while only the newest are shown. */
export function deliveriesQuery(partner: Partner) {
  return infiniteQueryOptions({
    queryKey: [...deliveryKeys, 'all'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      partner.webhooks.registration.deliveries.list({ size: pageSize }).page({ continuationToken: pageParam, signal }),
    getNextPageParam: ({ continuationToken }) => continuationToken,
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > 1 ? false : interval),
  });
}

/** The events that were not delivered in all of their tries, the oldest first. */
export function offlineEventsQuery(partner: Partner) {
  return infiniteQueryOptions({
    queryKey: [...deliveryKeys, 'offline'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      partner.webhooks.registration.offlineEvents
        .list({ size: pageSize })
        .page({ continuationToken: pageParam, signal }),
    getNextPageParam: ({ continuationToken }) => continuationToken,
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > 1 ? false : interval),
  });
}
