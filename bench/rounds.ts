import type { Sample } from './figures.ts';

/** One of the things that are compared: takes its figure once. */
export interface Side {
  readonly name: string;
  /** @throws Error when there is none: it is not measured again, the other sides go on */
  measure(): Promise<Sample>;
}

/** What was measured of each side, by its name. */
export type Samples = ReadonlyMap<string, Sample>;

/**
 * Measures all sides in turn, round after round, so that whatever else the machine does meets all of them alike.
 * The first round warms them up and does not count.
 *
 * @returns the medians of each side's figures, or why it has none
 */
export async function alternate(sides: readonly Side[], rounds: number): Promise<Samples> {
  const samples = new Map<string, Sample[]>(sides.map(({ name }) => [name, []]));
  const failures = new Map<string, Sample>();
  for (let round = 0; round <= rounds; round++) {
    for (const { name, measure } of sides.filter(({ name }) => !failures.has(name))) {
      try {
        const sample = await measure();
        if (!Number.isFinite(sample.value)) throw new Error('there was no figure');
        if (round > 0) samples.get(name)?.push(sample);
      } catch (error) {
        // Whoever is too slow when cold may try again.
        if (round === 0) continue;
        console.error(`${name} could not be measured:`, error);
        failures.set(name, { value: undefined, missing: reasonOf(error) });
      }
    }
  }
  return new Map([...samples].map(([name, taken]) => [name, failures.get(name) ?? medians(taken)]));
}

/** A side that could not even be started; it is shown with the reason. */
export function missingSide(name: string, error: unknown): Side {
  return { name, measure: () => Promise.reject(error) };
}

/** In a line. */
export function reasonOf(error: unknown): string {
  const [first = ''] = (error instanceof Error ? error.message : String(error)).trim().split('\n');
  return first.replaceAll('|', '/');
}

function medians(samples: readonly Sample[]): Sample {
  const of = (name: Exclude<keyof Sample, 'missing'>) => {
    const values = samples.flatMap((sample) => sample[name] ?? []);
    return values.length === 0 ? undefined : median(values);
  };
  return {
    value: of('value'),
    p50: of('p50'),
    p99: of('p99'),
    processor: of('processor'),
    generator: of('generator'),
    group: of('group'),
  };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low = Number.NaN, high = low] = sorted.slice((sorted.length - 1) >> 1, (sorted.length >> 1) + 1);
  return (low + high) / 2;
}
