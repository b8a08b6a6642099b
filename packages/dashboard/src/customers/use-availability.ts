import { useQuery } from '@tanstack/react-query';
import { useSettled } from '../address/use-settled.ts';
import { useSession } from '../session/session.tsx';
import { isPrefix } from './domain-prefix.ts';

/** Whether a domain can be had. */
export type Availability = 'unknown' | 'asked' | 'free' | 'taken';

/** How long nothing is typed before the service is asked, in milliseconds. */
const quiet = 250;

/** Asks whether the domain with this prefix is free, while it is typed. */
export function useAvailability(prefix: string): Availability {
  const { partner } = useSession();
  const settled = useSettled(prefix, quiet);
  const isAskable = isPrefix(prefix);
  const { data, isError } = useQuery({
    queryKey: ['customers', 'domain', settled],
    queryFn: ({ signal }) => partner.domains.byPrefix(settled).isAvailable({ signal }),
    enabled: isAskable && settled === prefix,
    staleTime: 0,
  });
  if (!isAskable) return 'unknown';
  if (settled !== prefix) return 'asked';
  if (isError) return 'unknown';
  if (data === undefined) return 'asked';
  return data ? 'free' : 'taken';
}
