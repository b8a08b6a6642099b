import { goesOn, type TallyLimit } from './tallies.ts';

/** The tallies of a process that is alone on its data. */
export interface MemoryTallies {
  add(partner: string, limits: readonly TallyLimit[], now: number): number | undefined;
  take(partner: string, limits: readonly TallyLimit[], now: number): void;
  removeEnded(now: number): void;
}

interface Count {
  number: number;
  /** Unix milliseconds. */
  readonly endsAt: number;
}

/** What is counted of one kind for one partner. */
interface Book {
  readonly counts: Map<string, Count>;
  /** Of all those for whom there is no room, at most one count. */
  readonly shared: Map<string, Count>;
}

/** Subjects of a partner and kind that are counted each on its own. */
const defaultCapacity = 100_000;
const everybodyElse = '';

/**
 * A count that goes on is never dropped to make room: whoever fills the memory would free the one who is locked out.
 * Subjects for whom there is no room share one count, under the same limit: a flood of subjects locks out other new ones
 * of the same partner until the window ends, and gains nothing. Whoever has a count already keeps it.
 */
export function createMemoryTallies(capacity = defaultCapacity): MemoryTallies {
  const books = new Map<string, Book>();

  function bookOf(partner: string, { kind }: TallyLimit): Book {
    const name = `${kind} ${partner}`;
    const known = books.get(name);
    if (known !== undefined) return known;
    const book = { counts: new Map(), shared: new Map() };
    books.set(name, book);
    return book;
  }

  function placeOf(partner: string, limit: TallyLimit, now: number) {
    const { counts, shared } = bookOf(partner, limit);
    dropEnded(counts, limit, now);
    const hasOwn = counts.has(limit.subject) || counts.size < capacity;
    const [map, key] = hasOwn ? ([counts, limit.subject] as const) : ([shared, everybodyElse] as const);
    const count = map.get(key);
    return { limit, map, key, count: count && goesOn(count.endsAt, limit, now) ? count : undefined };
  }

  return {
    add(partner, limits, now) {
      const places = limits.map((limit) => placeOf(partner, limit, now));
      const reached = places.filter(({ count, limit }) => count !== undefined && count.number >= limit.most);
      if (reached.length > 0) return Math.max(...reached.map(({ count }) => count?.endsAt ?? now));
      for (const { map, key, count, limit } of places) {
        if (count !== undefined) {
          count.number += 1;
          continue;
        }
        // Its place is behind all that began before.
        map.delete(key);
        map.set(key, { number: 1, endsAt: now + limit.window });
      }
      return undefined;
    },
    take(partner, limits, now) {
      for (const { map, key, count } of limits.map((limit) => placeOf(partner, limit, now))) {
        if (count === undefined) continue;
        count.number -= 1;
        if (count.number <= 0) map.delete(key);
      }
    },
    removeEnded(now) {
      for (const [name, { counts, shared }] of books) {
        for (const map of [counts, shared]) {
          for (const [key, { endsAt }] of map) if (endsAt <= now) map.delete(key);
        }
        if (counts.size + shared.size === 0) books.delete(name);
      }
    },
  };
}

/** All windows of a kind are equally long, so they end in the order in which they began. */
function dropEnded(counts: Map<string, Count>, limit: TallyLimit, now: number): void {
  for (const [subject, { endsAt }] of counts) {
    if (goesOn(endsAt, limit, now)) break;
    counts.delete(subject);
  }
}
