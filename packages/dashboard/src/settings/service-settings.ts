import { queryOptions, useQuery } from '@tanstack/react-query';
import { useSession } from '../session/session.tsx';

/** How the service runs; it cannot change while the service does. */
export function useServiceSettings() {
  const { partner } = useSession();
  return useQuery(
    queryOptions({
      queryKey: ['settings', 'service'],
      queryFn: ({ signal }) => partner.service.settings.get({ signal }),
    }),
  );
}
