import type { Comparison, Goal, Unit } from './figures.ts';
import type { Samples } from './rounds.ts';

interface Compared {
  readonly what: string;
  readonly unit: Unit;
  /** Names of sides. */
  readonly own: string;
  readonly against: string;
  readonly goal?: Goal | undefined;
  /** The side that shows how far anybody could come. */
  readonly limit?: string | undefined;
}

/** Sets one side of a run beside another. */
export function compareSides(samples: Samples, { what, unit, own, against, goal, limit }: Compared): Comparison {
  const figure = samples.get(own);
  const other = samples.get(against);
  const furthest = limit === undefined ? undefined : samples.get(limit)?.value;
  return {
    what,
    unit,
    figure: figure?.value,
    against,
    other: other?.value,
    goal,
    limit: limit === undefined || furthest === undefined ? undefined : { who: limit, figure: furthest },
    missing: figure?.missing ?? other?.missing,
  };
}
