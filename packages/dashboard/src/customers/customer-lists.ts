import { type InfiniteData, keepPreviousData, type QueryClient, useInfiniteQuery } from '@tanstack/react-query';
import { useSession } from '../session/session.tsx';
import { type ListedPage, listedCustomer, withoutCustomer } from './listed-customer.ts';

/** Customers read at a time: several screens of them, and small enough to be there at once. */
const pageSize = 100;
/** How long lists that nobody looks at are kept, so that going back finds the place again, in milliseconds. */
const kept = 30 * 60_000;
/** A list this long is not read anew as a whole just because it is looked at again. */
const pagesReadAnew = 3;

const everyList = ['customers', 'list'] as const;

/** What a text is compared with the beginning of. */
type Member = 'companyName' | 'domain';

/** The customers that a search finds, or all, page after page in the order of the service. */
export function useCustomerList(member: Member, search: string, enabled: boolean) {
  const { partner } = useSession();
  return useInfiniteQuery({
    queryKey: [...everyList, member, search],
    async queryFn({ pageParam, signal }): Promise<ListedPage> {
      const list = partner.customers.list({ size: pageSize, startsWith: { [member]: search } });
      const { items, continuationToken } = await list.page({ continuationToken: pageParam, signal });
      return { customers: items.map(listedCustomer), continuationToken };
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ continuationToken }) => continuationToken,
    placeholderData: keepPreviousData,
    enabled,
    gcTime: kept,
    refetchOnMount: ({ state }) => (state.data?.pages.length ?? 0) <= pagesReadAnew,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

export type CustomerList = ReturnType<typeof useCustomerList>;

/** Takes a customer that is gone out of what was read: the places of all others stay as they are. */
export function forgetCustomer(queryClient: QueryClient, id: string): void {
  queryClient.setQueriesData<InfiniteData<ListedPage>>(
    { queryKey: everyList },
    (list) => list && { ...list, pages: withoutCustomer(list.pages, id) },
  );
}

/** Lists are read anew when they are next looked at: there is a customer that they may lack. */
export function forgetLists(queryClient: QueryClient): void {
  queryClient.removeQueries({ queryKey: everyList });
}
