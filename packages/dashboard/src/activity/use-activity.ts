import type { RecordedRequest } from '@partnerite/sdk';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSession } from '../session/session.tsx';
import { joinRequests, mostRequests } from './recorded-requests.ts';

/** How often the server is asked for what has come since, in milliseconds. */
const interval = 1_000;

interface Activity {
  readonly requests: readonly RecordedRequest[];
  /** Id of the newest request that the server has told of. */
  readonly latest: number;
}

const queryKey = ['activity'];

/** The requests that the server saw last, the newest first; followed while the page is visible, unless `paused`. */
export function useActivity(paused: boolean) {
  const { partner } = useSession();
  const queryClient = useQueryClient();
  return useQuery({
    queryKey,
    queryFn: async ({ signal }): Promise<Activity> => {
      const known = queryClient.getQueryData<Activity>(queryKey);
      const { items, latest } = await partner.service.activity.list({
        after: known?.latest,
        size: mostRequests,
        signal,
      });
      if (known !== undefined && items.length === 0) return known;
      return { requests: joinRequests(known?.requests ?? [], items), latest };
    },
    enabled: !paused,
    refetchInterval: interval,
    refetchOnWindowFocus: 'always',
    staleTime: 0,
    // Compared by what it is made of, each answer would cost more than the list that it belongs to.
    structuralSharing: false,
  });
}
