import { type RateLimit, rateLimitOf } from '@partnerite/contract/limits.ts';
import type { Operation } from '@partnerite/contract/operations.ts';
import { refuse } from '../refusal.ts';

/** Counts the requests of partners against the published limits. */
export interface Throttling {
  /**
   * Counts one request.
   * @param now Unix milliseconds
   * @throws Refusal `throttled`, with the seconds until the next one is taken
   */
  admit(operation: Operation, request: { readonly partner: string; readonly customer: string }, now: number): void;
}

/** What was counted since a moment. */
interface Count {
  readonly since: number;
  readonly limit: RateLimit;
  requests: number;
}

/** From here on, counts that are over are thrown away, at most once in a while (milliseconds). */
const cleaningSize = 10_000;
const cleaningPause = 1_000;
/** Most counts at a time; the oldest makes room for the next. */
const maxCounts = 200_000;

/** A limit is counted for each partner, or for each partner and customer, in windows that begin with a first request. */
export function createThrottling(): Throttling {
  const counts = new Map<string, Count>();
  let cleanedAt = 0;
  return {
    admit(operation, { partner, customer }, now) {
      const limit = rateLimitOf(operation);
      if (limit === undefined) return;
      const key = `${limit.name} ${partner} ${customer}`;
      const known = counts.get(key);
      const count = known !== undefined && now < endOf(known) ? known : { since: now, limit, requests: 0 };
      if (count.requests >= limit.requests) refuse('throttled', { values: [String(secondsLeft(count, now))] });
      count.requests += 1;
      if (count === known) return;
      if (counts.size >= cleaningSize && now - cleanedAt >= cleaningPause) {
        removeEnded(counts, now);
        cleanedAt = now;
      }
      const [oldest] = counts.size >= maxCounts ? counts.keys() : [];
      if (oldest !== undefined) counts.delete(oldest);
      counts.set(key, count);
    },
  };
}

function endOf({ since, limit }: Count): number {
  return since + limit.seconds * 1000;
}

function secondsLeft(count: Count, now: number): number {
  return Math.max(1, Math.ceil((endOf(count) - now) / 1000));
}

function removeEnded(counts: Map<string, Count>, now: number): void {
  for (const [key, count] of counts) if (now >= endOf(count)) counts.delete(key);
}
