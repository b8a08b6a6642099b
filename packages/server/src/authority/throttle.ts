import { AuthorityError } from './errors.ts';

/** Counts wrong tries; what it remembers is bounded. */
export interface Throttle {
  /**
   * Does one try. It counts as wrong from its start, so that many at once get no free guesses, until it turns out right.
   * @throws AuthorityError `locked` without having tried, when there were too many wrong ones
   */
  attempt(
    subject: { readonly account: string; readonly address: string },
    work: () => Promise<boolean>,
  ): Promise<boolean>;
}

/** Wrong tries that an account and an address have within the window. */
const accountTries = 10;
const addressTries = 100;
/** Milliseconds. */
const window = 60_000;
const maxSubjects = 10_000;

interface Count {
  tries: number;
  /** Unix milliseconds. */
  until: number;
}

export function createThrottle(clock: () => number): Throttle {
  const counts = new Map<string, Count>();

  function countOf(key: string): Count {
    const known = counts.get(key);
    if (known !== undefined && known.until > clock()) return known;
    counts.delete(key);
    if (counts.size >= maxSubjects) {
      for (const oldest of counts.keys()) {
        counts.delete(oldest);
        break;
      }
    }
    const fresh = { tries: 0, until: clock() + window };
    counts.set(key, fresh);
    return fresh;
  }

  return {
    async attempt({ account, address }, work) {
      const limits = [
        { count: countOf(`account ${account.toLowerCase()}`), limit: accountTries },
        { count: countOf(`address ${address}`), limit: addressTries },
      ];
      for (const { count, limit } of limits) {
        if (count.tries < limit) continue;
        throw new AuthorityError('locked', '', Math.max(1, Math.ceil((count.until - clock()) / 1000)));
      }
      for (const { count } of limits) count.tries += 1;
      const right = await work();
      if (right) for (const { count } of limits) count.tries -= 1;
      return right;
    },
  };
}
