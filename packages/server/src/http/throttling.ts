import { rateLimitOf } from '@partnerite/contract/limits.ts';
import type { Operation } from '@partnerite/contract/operations.ts';
import { refuse } from '../refusal.ts';
import { secondsUntil, type TallyStore } from '../store/tallies.ts';

/** Counts the requests of partners against the published limits. */
export interface Throttling {
  /**
   * Counts one request.
   * @param now Unix milliseconds
   * @throws Refusal `throttled`, with the seconds until the next one is taken; StoreUnavailable
   */
  admit(
    operation: Operation,
    request: { readonly partner: string; readonly customer: string },
    now: number,
  ): Promise<void>;
}

/**
 * A limit is counted for each partner, or for each partner and customer, in windows that begin with a first request, and
 * for all nodes on one database together.
 */
export function createThrottling(tallies: TallyStore, onThrottled: (limit: string) => void = () => {}): Throttling {
  return {
    async admit(operation, { partner, customer }, now) {
      const limit = rateLimitOf(operation);
      if (limit === undefined) return;
      const { name: kind, requests: most, seconds } = limit;
      const until = await tallies.addToTallies(
        partner,
        [{ kind, subject: customer, most, window: seconds * 1000 }],
        now,
      );
      if (until === undefined) return;
      onThrottled(kind);
      refuse('throttled', { values: [String(secondsUntil(until, now))] });
    },
  };
}
