import { createHistogram, type Histogram } from '../histogram.ts';

/** What a store has done since it was opened, for who watches over it. */
export interface StoreFigures {
  /** Writes that ended. */
  writes: number;
  /** Seconds that their transactions took. One may be of many writes. */
  readonly transactions: Histogram;
  /** Work that was tried again, by what had happened. */
  readonly retries: Record<RetryReason, number>;
  /** Rows that were removed because their time was over. */
  readonly removed: { expired: number; audit: number };
  /** When all that had expired was last removed, in Unix milliseconds. */
  lastRemoval: number | undefined;
}

/** The connection was lost; the server took no writes; others were in the way. */
export const retryReasons = ['lost', 'standby', 'conflict'] as const;
export type RetryReason = (typeof retryReasons)[number];

/** The connections of one node to a database at this moment. */
export interface PoolFigures {
  readonly name: 'all' | 'lists' | 'replica';
  readonly busy: number;
  readonly idle: number;
  /** Work that waits for one of them. */
  readonly waiting: number;
}

/** From a disk with its own memory to a database that is about to be given up, in seconds. */
const bounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

export function createFigures(): StoreFigures {
  return {
    writes: 0,
    transactions: createHistogram(bounds),
    retries: { lost: 0, standby: 0, conflict: 0 },
    removed: { expired: 0, audit: 0 },
    lastRemoval: undefined,
  };
}
