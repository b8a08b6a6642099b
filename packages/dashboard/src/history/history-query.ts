import type { AuditRecord } from '@partnerite/sdk';
import { type QueryClient, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { billingProfileQuery } from '../account/customer-queries.ts';
import { useSession } from '../session/session.tsx';
import { entryOf } from './entry.ts';
import type { Period } from './period.ts';
import type { HistorySearch } from './search.ts';

/** Records on a page of the service. */
const pageSize = 50;

/** The audit trail of a customer, the newest first, page after page. */
export function useHistory(customerId: string, search: HistorySearch, period: Period | undefined) {
  const { partner } = useSession();
  const { operation, resource, days, from, to } = search;
  return useInfiniteQuery({
    // The period moves on with the clock; what was asked for does not.
    queryKey: ['history', customerId, 'records', { operation, resource, days, from, to }],
    enabled: period !== undefined,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      partner.auditRecords
        .list({ ...period, size: pageSize, equals: { customerId, operationType: operation, resourceType: resource } })
        .page({ continuationToken: pageParam, signal }),
    getNextPageParam: ({ continuationToken }) => continuationToken,
    select: ({ pages }) => ({
      entries: pages.flatMap(({ items }) => items.map(rememberedEntry)),
      pageCount: pages.length,
    }),
  });
}

const entries = new WeakMap<AuditRecord, ReturnType<typeof entryOf>>();

/** A record never changes: what was made of it is made once. */
function rememberedEntry(record: AuditRecord) {
  const known = entries.get(record);
  if (known !== undefined) return known;
  const entry = entryOf(record);
  entries.set(record, entry);
  return entry;
}

/** The version of the billing profile that is stored now, as far as it is known. */
export function useVersionNow(customerId: string): string | undefined {
  const { partner } = useSession();
  return useQuery(billingProfileQuery(partner, customerId)).data?.attributes.etag;
}

/** The billing profile as it is now: what a person has seen of it changes only when it is read again. */
export function useProfileNow(customerId: string) {
  const { partner } = useSession();
  return useQuery({
    ...billingProfileQuery(partner, customerId),
    queryKey: ['history', customerId, 'profile'],
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
}

/** Has everything that is shown of the customer read again, on whichever page. */
export function readAgain(queryClient: QueryClient, customerId: string): Promise<void> {
  return queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes(customerId) });
}
