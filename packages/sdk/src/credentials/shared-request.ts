import { PartnerError } from '../errors/partner-error.ts';
import { untilAborted, withDeadline } from '../transport/deadline.ts';

/** One request at a time, whose outcome all who ask meanwhile share. */
export interface SharedRequest<T> {
  /** Sends the request, or joins the one under way. */
  ask(): Promise<T>;
  /**
   * Asks, and waits as long as it may take.
   * @param signal ends only this wait
   * @throws PartnerError `Timeout`, or the reason of the signal
   */
  wait(signal: AbortSignal | undefined): Promise<T>;
}

interface Pending<T> {
  readonly outcome: Promise<T>;
  readonly end: number;
  readonly controller: AbortController;
  /** How many wait for it. */
  waiting: number;
  /** Somebody wants it without waiting for it. */
  wanted: boolean;
}

/**
 * Shares a request among its callers.
 * @param limits.timeLimit milliseconds after which a request is given up
 * @param limits.endsWithWaiters whether a request is given up when nobody waits for it any longer
 * @param now Unix milliseconds
 */
export function shareRequest<T>(
  { timeLimit, endsWithWaiters }: { readonly timeLimit: number; readonly endsWithWaiters: boolean },
  now: () => number,
  send: (signal: AbortSignal) => Promise<T>,
): SharedRequest<T> {
  let pending: Pending<T> | undefined;

  function giveUp(request: Pending<T>): PartnerError {
    const reason = new PartnerError({ category: 'Timeout', description: 'No access token was obtained in time' });
    request.controller.abort(reason);
    forget(request);
    return reason;
  }

  function forget(request: Pending<T>): void {
    if (pending === request) pending = undefined;
  }

  function join(): Pending<T> {
    if (pending !== undefined && now() < pending.end) return pending;
    if (pending !== undefined) giveUp(pending);
    const controller = new AbortController();
    const request: Pending<T> = {
      controller,
      end: now() + timeLimit,
      outcome: send(controller.signal),
      waiting: 0,
      wanted: false,
    };
    pending = request;
    const done = () => forget(request);
    request.outcome.then(done, done);
    return request;
  }

  return {
    ask() {
      const request = join();
      request.wanted = true;
      return request.outcome;
    },
    // Only who waits keeps time: no timer is left behind that would keep a program alive.
    async wait(signal) {
      const request = join();
      request.waiting += 1;
      try {
        const late = () => giveUp(request);
        return await withDeadline(request.end - now(), signal, late, (inner) => untilAborted(request.outcome, inner));
      } finally {
        request.waiting -= 1;
        if (endsWithWaiters && request.waiting === 0 && !request.wanted) giveUp(request);
      }
    },
  };
}
