/** Longest time a timer takes, in milliseconds; more would end at once. */
export const longestTimer = 2 ** 31 - 1;

/**
 * Runs something that must end in time.
 * @param reason what to reject with when the time is over
 */
export async function withDeadline<T>(
  milliseconds: number,
  outer: AbortSignal | undefined,
  reason: () => unknown,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const end = () => controller.abort(outer?.reason);
  if (outer?.aborted) end();
  outer?.addEventListener('abort', end, { once: true });
  const timer = milliseconds < longestTimer ? setTimeout(() => controller.abort(reason()), milliseconds) : undefined;
  try {
    controller.signal.throwIfAborted();
    return await run(controller.signal);
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener('abort', end);
  }
}

/** Waits no longer than the signal allows; what was waited for goes on. */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = () => reject(signal.reason);
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', end));
  });
}
