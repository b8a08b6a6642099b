/** Runs at most so often, with the newest value. */
export interface Paced<Value> {
  /** Runs at once when the last run is long enough ago, else as soon as it is, with the last value given until then. */
  readonly run: (value: Value) => void;
  /** Forgets what has not run yet. */
  readonly cancel: () => void;
}

/**
 * Whoever types slowly is answered on each key, whoever types fast once in each interval.
 *
 * @param interval between two runs, in milliseconds
 */
export function paced<Value>(interval: number, action: (value: Value) => void): Paced<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiting: { readonly value: Value } | undefined;

  const rest = () => {
    timer = setTimeout(() => {
      timer = undefined;
      if (waiting === undefined) return;
      const { value } = waiting;
      waiting = undefined;
      rest();
      action(value);
    }, interval);
  };

  return {
    run(value) {
      if (timer !== undefined) {
        waiting = { value };
        return;
      }
      rest();
      action(value);
    },
    cancel() {
      clearTimeout(timer);
      timer = undefined;
      waiting = undefined;
    },
  };
}

/** Runs once values have stopped coming, with the last one. */
export interface Delayed<Value> {
  readonly run: (value: Value) => void;
  /** Does not wait any longer. */
  readonly flush: () => void;
  /** Forgets what has not run yet. */
  readonly cancel: () => void;
}

/** @param quiet how long no value must come, in milliseconds */
export function delayed<Value>(quiet: number, action: (value: Value) => void): Delayed<Value> {
  let waiting: { readonly value: Value; readonly timer: ReturnType<typeof setTimeout> } | undefined;
  const cancel = () => {
    clearTimeout(waiting?.timer);
    waiting = undefined;
  };
  const flush = () => {
    if (waiting === undefined) return;
    const { value } = waiting;
    cancel();
    action(value);
  };
  return {
    run(value) {
      cancel();
      waiting = { value, timer: setTimeout(flush, quiet) };
    },
    flush,
    cancel,
  };
}
