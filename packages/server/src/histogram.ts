/** How many observations there were up to each bound, added up in plain numbers. */
export interface Histogram {
  readonly bounds: readonly number[];
  /** How many were at most the bound of the same index and more than the one before. */
  readonly buckets: Float64Array;
  sum: number;
  count: number;
}

export function createHistogram(bounds: readonly number[]): Histogram {
  return { bounds, buckets: new Float64Array(bounds.length), sum: 0, count: 0 };
}

export function observe(histogram: Histogram, value: number): void {
  histogram.sum += value;
  histogram.count += 1;
  const bucket = histogram.bounds.findIndex((bound) => value <= bound);
  if (bucket >= 0) histogram.buckets[bucket] = (histogram.buckets[bucket] ?? 0) + 1;
}
