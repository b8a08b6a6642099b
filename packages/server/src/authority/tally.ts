import { createHash } from 'node:crypto';

/** What is counted, and how much of it there may be within the window. */
export interface Limit {
  /** One of a few words of ours: `account`, `address`. */
  readonly kind: string;
  /** Whom the count is about, in whatever length a client sends. */
  readonly subject: string;
  readonly most: number;
}

export interface TallyOptions {
  /** Unix milliseconds. */
  readonly clock: () => number;
  /** Milliseconds from the first count of a subject until it starts anew. */
  readonly window: number;
  /** How many subjects are counted each on its own. */
  readonly capacity?: number | undefined;
}

/** Counts by subject; what it remembers is bounded, however many subjects there are and however long their names. */
export interface Tally {
  /** Seconds until the limit, which is reached, lets more through; `undefined` while it is not reached. Remembers nothing. */
  waitFor(limit: Limit): number | undefined;
  add(limit: Limit): void;
  /** Takes back what `add` did. */
  remove(limit: Limit): void;
}

interface Count {
  number: number;
  /** Unix milliseconds. */
  readonly until: number;
}

const defaultCapacity = 10_000;

/**
 * A count that has not ended is never dropped to make room: whoever fills the memory would free the one who is locked out.
 * Subjects for whom there is no room share one count for each kind, under the same limit: a flood of subjects locks out
 * other new ones until the window ends, and gains no tries. Whoever has a count already keeps it.
 */
export function createTally({ clock, window, capacity = defaultCapacity }: TallyOptions): Tally {
  const counts = new Map<string, Count>();
  const shared = new Map<string, Count>();

  /** A count that ends later than a new one would was made before the clock was set back. */
  const hasEnded = ({ until }: Count) => until <= clock() || until > clock() + window;

  /** All windows are equally long, so counts end in the order in which they were made. */
  function dropEnded(): void {
    for (const [key, count] of counts) {
      if (!hasEnded(count)) break;
      counts.delete(key);
    }
  }

  function placeOf({ kind, subject }: Limit): { readonly map: Map<string, Count>; readonly key: string } {
    dropEnded();
    const key = createHash('sha256').update(`${kind} ${subject}`).digest('base64');
    const hasOwn = counts.has(key) || counts.size < capacity;
    return hasOwn ? { map: counts, key } : { map: shared, key: kind };
  }

  function find(limit: Limit): Count | undefined {
    const { map, key } = placeOf(limit);
    const count = map.get(key);
    return count === undefined || hasEnded(count) ? undefined : count;
  }

  return {
    waitFor(limit) {
      const count = find(limit);
      if (count === undefined || count.number < limit.most) return undefined;
      return Math.max(1, Math.ceil((count.until - clock()) / 1000));
    },
    add(limit) {
      const count = find(limit);
      if (count !== undefined) {
        count.number += 1;
        return;
      }
      const { map, key } = placeOf(limit);
      map.delete(key);
      map.set(key, { number: 1, until: clock() + window });
    },
    remove(limit) {
      const count = find(limit);
      if (count === undefined) return;
      count.number -= 1;
      const { map, key } = placeOf(limit);
      if (count.number <= 0) map.delete(key);
    },
  };
}
