/** How much of everything is measured. */
export interface Effort {
  /** Where a goal depends on it. */
  readonly goal: Extent;
  /** Where the figures only inform. */
  readonly rest: Extent;
  /** Customers, ascending; figures are compared with those of the first. */
  readonly sizes: readonly number[];
  /** Likewise on PostgreSQL, where making them takes longer. */
  readonly postgresSizes: readonly number[];
}

export interface Extent {
  /** Beside the first one, which does not count. */
  readonly rounds: number;
  /** Of each load. */
  readonly seconds: number;
}

const small = 1_000;
const middle = 100_000;
const quickly: Extent = { rounds: 1, seconds: 1 };

/** @param largest most customers; PostgreSQL gets no more than the middle size, where seeding takes a minute */
export function effortOf({ largest, quick }: { readonly largest: number; readonly quick: boolean }): Effort {
  const sizes = [...new Set([small, middle, largest])].filter((size) => size <= largest).sort((a, b) => a - b);
  return {
    goal: quick ? quickly : { rounds: 5, seconds: 2 },
    rest: quick ? quickly : { rounds: 3, seconds: 1 },
    sizes,
    postgresSizes: sizes.filter((size) => size <= middle),
  };
}
