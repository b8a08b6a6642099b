/** One measurement: after so many requests or minutes, so much. */
export interface Point {
  readonly at: number;
  readonly value: number;
}

/** How steeply the values of points grow, by least squares. */
export interface Slope {
  /** Of the value, for each unit of `at`. */
  readonly rate: number;
  /** Standard error of the rate. */
  readonly error: number;
}

/** @throws RangeError when there are fewer than three points, which have no error */
export function slopeOf(points: readonly Point[]): Slope {
  const count = points.length;
  if (count < 3) throw new RangeError('a slope needs three points');
  const meanAt = mean(points.map(({ at }) => at));
  const meanValue = mean(points.map(({ value }) => value));
  const spread = sum(points.map(({ at }) => (at - meanAt) ** 2));
  const rate = sum(points.map(({ at, value }) => (at - meanAt) * (value - meanValue))) / spread;
  const rest = sum(points.map(({ at, value }) => (value - meanValue - rate * (at - meanAt)) ** 2));
  return { rate, error: Math.sqrt(rest / (count - 2) / spread) };
}

/**
 * The least that the values surely grow by: two standard errors below the slope. It grows with what is kept for each
 * request, and not with what comes and goes.
 */
export function sureGrowth({ rate, error }: Slope): number {
  return rate - 2 * error;
}

/** What comes after the warm-up: the later 60 % of the points. */
export function afterWarmUp<Measured>(points: readonly Measured[]): readonly Measured[] {
  return points.slice(Math.floor(points.length * 0.4));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}
