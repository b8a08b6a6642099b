import type { Operation } from './linearizability.ts';

/** An operation by its place in the order of returns; those that never returned come last. */
export interface Pending {
  readonly operation: Operation;
  readonly place: number;
}

/** The operations of one register that are done already, in whatever order. */
export interface DoneOperations {
  add(pending: Pending): void;
  remove(pending: Pending): void;
  /** What may be the next: not done, and called before anything else that is not done returned. */
  candidates(): readonly Pending[];
  /** Whether every operation that returned is done. */
  isComplete(): boolean;
  /** The same for the same operations that returned, and for no others. */
  key(): string;
  /** Places of those that never returned. */
  unanswered(): ReadonlySet<number>;
}

export function createDoneOperations(operations: readonly Operation[]): DoneOperations {
  const all = operations
    .toSorted((a, b) => returnOf(a) - returnOf(b) || 0)
    .map((operation, place): Pending => ({ operation, place }));
  const returned = all.filter(({ operation }) => operation.returned !== undefined);
  const unanswered = all.slice(returned.length);
  const window = createWindow(returned);
  const isDone = new Uint8Array(all.length);
  /** All that returned before this place are done, and `ahead` holds what else is. */
  let first = 0;
  const ahead = new Set<number>();
  const unansweredDone = new Set<number>();
  return {
    add({ place }) {
      isDone[place] = 1;
      if (place >= returned.length) unansweredDone.add(place);
      else ahead.add(place);
      for (; isDone[first] === 1 && first < returned.length; first += 1) ahead.delete(first);
    },
    remove({ place }) {
      isDone[place] = 0;
      unansweredDone.delete(place);
      ahead.delete(place);
      // Those that never returned have places behind all others.
      for (; first > place; first -= 1) if (first - 1 !== place) ahead.add(first - 1);
    },
    candidates() {
      const limit = returned[first]?.operation.returned ?? Number.POSITIVE_INFINITY;
      const isCandidate = ({ operation, place }: Pending) => isDone[place] === 0 && operation.called <= limit;
      return [...window.from(first).filter(isCandidate), ...unanswered.filter(isCandidate)];
    },
    isComplete: () => first === returned.length,
    key: () => `${first} ${[...ahead].sort((a, b) => a - b)}`,
    unanswered: () => new Set(unansweredDone),
  };
}

function returnOf({ returned }: Operation): number {
  return returned ?? Number.MAX_VALUE;
}

/** Finds those called before one returned, without looking at all that were done long before. */
function createWindow(returned: readonly Pending[]): { from(place: number): readonly Pending[] } {
  const byCall = returned.toSorted((a, b) => a.operation.called - b.operation.called);
  /** Of each place: where in `byCall` the earliest call is of those from this place on. */
  const starts = new Uint32Array(returned.length);
  const indexes = new Map(byCall.map(({ place }, index) => [place, index]));
  let earliest = byCall.length;
  for (let place = returned.length - 1; place >= 0; place -= 1) {
    earliest = Math.min(earliest, indexes.get(place) ?? earliest);
    starts[place] = earliest;
  }
  return {
    from(place) {
      const limit = returned[place]?.operation.returned ?? 0;
      const start = starts[place] ?? 0;
      let end = start;
      while ((byCall[end]?.operation.called ?? Number.POSITIVE_INFINITY) <= limit) end += 1;
      return byCall.slice(start, end);
    },
  };
}
