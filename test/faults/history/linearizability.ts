import { createDoneOperations, type Pending } from './linearizability-order.ts';

/**
 * What a client asked of one register and what it was told. Times are of one monotonic clock, in any unit; operations
 * whose times touch are concurrent.
 */
export interface Operation {
  readonly client: string;
  /** Names the register. */
  readonly key: string;
  readonly called: number;
  /** `undefined` when no answer came: it may have been done at any time since it was called, or never. */
  readonly returned: number | undefined;
  readonly action: Action;
}

/** A value is whatever tells one content of a register from another. */
export type Action =
  | { readonly kind: 'read'; readonly value: string }
  | {
      readonly kind: 'write';
      readonly value: string;
      /** The only value that it may replace; `undefined` replaces any. */
      readonly expected: string | undefined;
      /** `refused` because the register held something else; `unknown` where it has not returned. */
      readonly outcome: 'done' | 'refused' | 'unknown';
    };

/** How far the operations of a register can be explained at most. */
export interface CounterExample {
  readonly key: string;
  readonly initial: string;
  /** The longest order of operations that was found. */
  readonly explained: readonly Operation[];
  /** What the register holds after them. */
  readonly held: string;
  /** What had been called by then: one of them has returned, and none can be the next. */
  readonly stuckAt: readonly Operation[];
}

/**
 * Finds out whether registers with compare-and-set could have given these answers: whether there is for each of them one
 * order of its operations in which every answer is right, and in which none comes before one that had returned before it
 * was called. That is linearizability: M. Herlihy, J. M. Wing, "Linearizability: a correctness condition for concurrent
 * objects", ACM TOPLAS 12(3), 1990.
 *
 * - The search is that of J. M. Wing, C. Gong, "Testing and verifying concurrent objects", Journal of Parallel and
 *   Distributed Computing 17, 1993: whatever was called before any remaining operation returned may be the next; where
 *   nothing can be, the last choice is taken back.
 * - The same operations done with the same value left are not tried twice: G. Lowe, "Testing for linearizability",
 *   Concurrency and Computation: Practice and Experience 29(4), 2017.
 * - Each register is looked at alone, which is enough: A. Horn, D. Kroening, "Faster linearizability checking via
 *   P-compositionality", FORTE 2015.
 *
 * Knossos and Porcupine do the same for objects of any kind.
 *
 * @param initialOf what a register holds in the beginning
 * @returns one counter-example for each register that could not have given its answers
 */
export function checkHistory(
  operations: readonly Operation[],
  initialOf: (key: string) => string,
): readonly CounterExample[] {
  return [...Map.groupBy(operations, ({ key }) => key)].flatMap(
    ([key, ofKey]) => checkRegister(key, ofKey, initialOf(key)) ?? [],
  );
}

/** What the register holds after an action; `undefined` when on this value it cannot have had this answer. */
export function valueAfter(value: string, action: Action): string | undefined {
  if (action.kind === 'read') return action.value === value ? value : undefined;
  const fits = action.expected === undefined || action.expected === value;
  if (action.outcome === 'refused') return fits ? undefined : value;
  return fits ? action.value : undefined;
}

function isLook(action: Action): boolean {
  return action.kind === 'read' || action.outcome === 'refused';
}

/** A place in an order of operations: what the register holds there, and which of them may be the next. */
interface Step {
  readonly value: string;
  readonly candidates: readonly Pending[];
  tried: number;
  /** The candidate that is being tried. */
  chosen: Pending | undefined;
}

function checkRegister(key: string, operations: readonly Operation[], initial: string): CounterExample | undefined {
  const done = createDoneOperations(operations);
  const tried = createTriedStates();
  const steps: Step[] = [];
  const goOn = (value: string) => steps.push({ value, candidates: done.candidates(), tried: 0, chosen: undefined });
  let best: CounterExample | undefined;
  goOn(initial);
  for (let step = steps.at(-1); step !== undefined && !done.isComplete(); step = steps.at(-1)) {
    if (step.chosen !== undefined) done.remove(step.chosen);
    step.chosen = undefined;
    const candidate = step.candidates[step.tried];
    step.tried += 1;
    if (candidate === undefined) {
      if (best === undefined || steps.length > best.explained.length + 1) best = exampleOf(key, initial, steps);
      steps.pop();
      continue;
    }
    const next = valueAfter(step.value, candidate.operation.action);
    if (next === undefined) continue;
    done.add(candidate);
    step.chosen = candidate;
    if (tried.has(`${done.key()} ${next}`, done.unanswered())) continue;
    // What never changes anything may as well come first: no other candidate need be tried in its place.
    if (isLook(candidate.operation.action)) step.tried = step.candidates.length;
    goOn(next);
  }
  return done.isComplete() ? undefined : best;
}

/**
 * What has been tried. Of those that were never answered all are free to be done later or never, so it is no use to go on
 * from a state with more of them done than in another that is the same otherwise.
 */
function createTriedStates(): { has(state: string, unanswered: ReadonlySet<number>): boolean } {
  const known = new Map<string, ReadonlySet<number>[]>();
  return {
    /** Whether it need not be tried; from now on it need not. */
    has(state, unanswered) {
      const sets = known.get(state) ?? [];
      if (sets.some((set) => [...set].every((place) => unanswered.has(place)))) return true;
      known.set(state, [...sets, unanswered]);
      return false;
    },
  };
}

function exampleOf(key: string, initial: string, steps: readonly Step[]): CounterExample {
  return {
    key,
    initial,
    explained: steps.flatMap(({ chosen }) => chosen?.operation ?? []),
    held: steps.at(-1)?.value ?? initial,
    stuckAt: (steps.at(-1)?.candidates ?? []).map(({ operation }) => operation),
  };
}
