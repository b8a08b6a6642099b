import { useCallback, useMemo, useRef } from 'react';
import { type CustomerList, useCustomerList } from './customer-lists.ts';
import { type Entry, type Found, listEntries } from './list-entries.ts';

export interface FoundCustomers {
  readonly entries: readonly Entry[];
  /** Of which the entries are the result. */
  readonly search: string;
  /** The entries belong to an earlier search: those of this one are on their way. */
  readonly isOld: boolean;
  /** More follow. */
  readonly goesOn: boolean;
  /** Customers among the entries. */
  readonly count: number;
  /** Why no more could be read. */
  readonly error: unknown;
  readonly readMore: () => void;
  readonly tryAgain: () => void;
}

const nobody: Found = { customers: [], goesOn: false };

/** Who is found by name and who by domain, read page after page; everybody where nothing is searched for. */
export function useFoundCustomers(search: string): FoundCustomers {
  const byName = useCustomerList('companyName', search, true);
  const byDomain = useCustomerList('domain', search, search !== '');
  const isWhole = search === '';
  const named = useFound(byName);
  const domained = useFound(byDomain);
  const entries = useMemo(() => listEntries(named, isWhole ? nobody : domained), [named, domained, isWhole]);
  // Names are shown as soon as they are there. Where there are none, nothing could be shown in the meantime.
  const isFirst = named.customers.length === 0 && !isWhole;
  const isOld = byName.isPlaceholderData || (isFirst && byDomain.isPlaceholderData);
  const goesOn = named.goesOn || (!isWhole && domained.goesOn);
  const shown = useLast({ entries, search, goesOn }, !isOld);
  const count = useMemo(() => shown.entries.filter(({ kind }) => kind === 'customer').length, [shown.entries]);

  // The domains' turn comes when all names are there.
  const reading = named.goesOn || isWhole || byName.isError ? byName : byDomain;
  const { hasNextPage, isFetching, isError, data, fetchNextPage, refetch } = reading;
  const readMore = useCallback(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);
  const tryAgain = () => void (data === undefined ? refetch() : fetchNextPage());

  return { ...shown, isOld, count, error: isOld ? undefined : reading.error, readMore, tryAgain };
}

/** Nothing is known while what was found earlier stands in its place. */
function useFound({ data, isPending, isPlaceholderData, isError, hasNextPage }: CustomerList): Found {
  return useMemo(() => {
    const isAwaited = isPending || isPlaceholderData;
    const customers = isAwaited ? [] : (data?.pages.flatMap((page) => page.customers) ?? []);
    return { customers, goesOn: !isError && (isAwaited || hasNextPage) };
  }, [data, isPending, isPlaceholderData, isError, hasNextPage]);
}

/** The newest value that was current: what is shown changes as a whole, when all of it is there. */
function useLast<Value>(value: Value, isCurrent: boolean): Value {
  const last = useRef(value);
  if (isCurrent) last.current = value;
  return isCurrent ? value : last.current;
}
