/**
 * Counts what may be done only so often, for all nodes together, in windows that begin with a first count. They are no
 * part of the data: what ends the database in disorder may set them back to nothing.
 */
export interface TallyStore {
  /**
   * Counts one for each limit, or for none where one of them is reached.
   * @param partner whose requests are counted
   * @param now Unix milliseconds
   * @returns `undefined` when it was counted, else when there is room again, in Unix milliseconds
   */
  addToTallies(partner: string, limits: readonly TallyLimit[], now: number): Promise<number | undefined>;
  /** Takes back what was counted. */
  takeFromTallies(partner: string, limits: readonly TallyLimit[], now: number): Promise<void>;
}

/** How much there may be in a window. */
export interface TallyLimit {
  /** One of a few words of ours. */
  readonly kind: string;
  /** Whom the count is about: as short as a hash. */
  readonly subject: string;
  readonly most: number;
  /** Milliseconds; the same for all of a kind. */
  readonly window: number;
}

/**
 * Whether a window goes on. One that ends far later than a new one would was made before a clock was set back; a little
 * later is what the clocks of two nodes may differ by.
 */
export function goesOn(endsAt: number, { window }: TallyLimit, now: number): boolean {
  return endsAt > now && endsAt <= now + 2 * window;
}

/** How many whole seconds somebody who is refused has to wait: at least one. Takes Unix milliseconds. */
export function secondsUntil(until: number, now: number): number {
  return Math.max(1, Math.ceil((until - now) / 1000));
}
