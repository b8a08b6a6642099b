/** One of the things that are compared: takes its figure once. */
export interface Side {
  readonly name: string;
  measure(): Promise<number>;
}

/**
 * Measures all sides in turn, round after round, so that whatever else the machine does meets all of them alike.
 * The first round warms them up and does not count.
 *
 * @returns the median of each side's figures, by its name
 */
export async function alternate(sides: readonly Side[], rounds: number): Promise<ReadonlyMap<string, number>> {
  const figures = new Map<string, number[]>(sides.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const { name, measure } of sides) {
      const figure = await measure();
      if (round > 0) figures.get(name)?.push(figure);
    }
  }
  return new Map([...figures].map(([name, values]) => [name, median(values)]));
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low = Number.NaN, high = low] = sorted.slice((sorted.length - 1) >> 1, (sorted.length >> 1) + 1);
  return (low + high) / 2;
}
