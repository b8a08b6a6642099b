/** Something in a database that is not as it must be. */
export interface Finding {
  readonly table: string;
  /** The row, by its key; empty where it is no single row. */
  readonly key: string;
  readonly problem: string;
}

export interface Findings {
  add(table: string, key: string, problem: string): void;
  /** The first ones. */
  readonly list: readonly Finding[];
  /** How many there are in all. */
  count(): number;
}

/** One damaged page can break thousands of rows; so many tell enough. */
const mostListed = 1_000;

export function createFindings(): Findings {
  const list: Finding[] = [];
  let count = 0;
  return {
    add(table, key, problem) {
      count += 1;
      if (list.length < mostListed) list.push({ table, key, problem });
    },
    list,
    count: () => count,
  };
}
