import type { Random } from '../operation.ts';
import { deliveryTries } from '../store/deliveries.ts';

/** How often a delivery is tried, and how long it takes from one try to the next. */
export interface RetrySchedule {
  /** Milliseconds to wait after so many failures; `undefined` after the last try. */
  gapAfter(failures: number): number | undefined;
}

/** How much longer each gap is than the one before. */
const growth = 3;
/** Part of a gap that is left to chance, so that what failed together is not tried together. */
const chance = 0.1;

/**
 * The gaps between all tries add up to the span, less what chance takes off: with a day about nine seconds, then thirty
 * ... and sixteen hours. The vendor publishes the ten tries, not the gaps.
 * @param span from the first try to the last, in milliseconds
 */
export function retrySchedule(span: number, random: Random): RetrySchedule {
  const gaps = deliveryTries - 1;
  const first = (span * (growth - 1)) / (growth ** gaps - 1);
  return {
    gapAfter(failures) {
      if (failures > gaps) return undefined;
      const [byte = 0] = random.bytes(1);
      return Math.round(first * growth ** (failures - 1) * (1 - (chance * byte) / 256));
    },
  };
}
