import { PartnerError } from '@partnerite/sdk';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';

/**
 * Keeps what was read. The SDK repeats failed calls; nothing repeats them once more on top of it.
 *
 * @param renewToken called when the service refused the token; resolves to whether there is another one
 */
export function createQueryClient(renewToken: () => Promise<boolean>): QueryClient {
  const onError = async (error: unknown) => {
    if (!(error instanceof PartnerError) || error.category !== 'Unauthorized') return;
    if (await renewToken()) await readAgain(client);
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { retry: false, staleTime: 10_000, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
  return client;
}

/** Reads anew what is shown and could not be read. */
export function readAgain(client: QueryClient): Promise<void> {
  return client.refetchQueries({ type: 'active', predicate: ({ state }) => state.status === 'error' });
}
