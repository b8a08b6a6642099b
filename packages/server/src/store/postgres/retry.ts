import { setTimeout as pause } from 'node:timers/promises';
import { StoreUnavailable } from '../errors.ts';
import type { RetryReason } from '../figures.ts';
import { type Fault, faultOf } from './faults.ts';

/** How often work is tried that others are in the way of, or whose connection is lost. */
const tries: Readonly<Record<RetryReason, number>> = { lost: 8, standby: 8, conflict: 20 };
/** No further try begins when so much time has gone by, in milliseconds: whoever waits gives up. */
const mostTime = 8_000;
/** Mean of the first pause, and of the longest, in milliseconds. */
const firstPause = 10;
const longestPause = 250;

export interface RetryOptions {
  /** A clock that never goes back, in milliseconds. */
  readonly monotonic: () => number;
  /** From 0 up to 1: spreads the tries of those that met. */
  readonly chance: () => number;
  /** Hears of what callers see as `StoreUnavailable`, or as an unforeseen error. */
  readonly onFault: (error: unknown) => void;
  /** Hears of every try that is followed by another. */
  readonly onRetry: (reason: RetryReason) => void;
}

/**
 * Does work until it succeeds.
 * @param work is told whether an earlier try may have been done, though its answer never came
 * @throws StoreUnavailable when the database cannot be used
 */
export type Retry = <Result>(work: (uncertain: boolean) => Promise<Result>, rule?: RetryRule) => Promise<Result>;

export interface RetryRule {
  /** Doing it twice is not the same as doing it once: it is not done again when that is uncertain. */
  readonly once?: boolean | undefined;
}

export function createRetry({ monotonic, chance, onFault, onRetry }: RetryOptions): Retry {
  return async (work, { once = false } = {}) => {
    const begun = monotonic();
    let uncertain = false;
    for (let number = 1; ; number += 1) {
      try {
        return await work(uncertain);
      } catch (error) {
        const fault = error instanceof StoreUnavailable ? undefined : faultOf(error);
        if (fault === undefined || fault === 'other' || fault === 'duplicate') throw error;
        uncertain ||= fault === 'lost';
        const isOver = monotonic() - begun >= mostTime || (once && uncertain);
        if (isOver || !isRetried(fault) || number >= tries[fault]) {
          onFault(error);
          throw new StoreUnavailable('The database cannot be used.', { cause: error });
        }
        onRetry(fault);
      }
      await pause(Math.min(longestPause, firstPause * 2 ** number) * (0.5 + chance()));
    }
  };
}

/** Whether the same work can succeed when it is tried again, or elsewhere. */
export function isRetried(fault: Fault): fault is RetryReason {
  return Object.hasOwn(tries, fault);
}
