import type { TestContext } from 'node:test';
import { kibibytes, mebibytes } from './figures.ts';
import type { Held } from './measured-server.ts';
import { afterWarmUp, slopeOf, sureGrowth } from './slope.ts';

/** What a server holds after so many requests. */
export interface Measurement {
  readonly at: number;
  readonly held: Held;
}

/**
 * Bytes that each request may surely leave behind in the memory after a collection. What is kept in the database is not
 * in the heap; what is kept in memory has an end, which the warm-up passes. A record of 100 bytes for each request is
 * four times as much.
 */
const mostGrowth = 25;

/** Says what was measured, and how it grew after the warm-up. */
export function tellGrowth(t: TestContext, measurements: readonly Measurement[]): void {
  for (const { at, held } of measurements) {
    const memory = `heap ${mebibytes(held.heap)}, rss ${mebibytes(held.rss)}`;
    t.diagnostic(`after ${at} requests: ${memory}, ${held.descriptors} descriptors`);
  }
  const heap = growthOf(measurements, ({ heap }) => heap);
  const rss = growthOf(measurements, ({ rss }) => rss);
  const descriptors = growthOf(measurements, ({ descriptors }) => descriptors);
  const told = `heap ${kibibytes(heap)}, rss ${kibibytes(rss)}, ${descriptors.rate.toFixed(4)} descriptors`;
  t.diagnostic(`growth for each 1,000 requests after the warm-up: ${told}`);
}

/** Whether each request leaves something behind, for ever. */
export function leaks(measurements: readonly Measurement[]): boolean {
  return sureGrowth(growthOf(measurements, ({ heap }) => heap)) / 1000 >= mostGrowth;
}

/** For each 1,000 requests. */
function growthOf(measurements: readonly Measurement[], figure: (held: Held) => number) {
  return slopeOf(afterWarmUp(measurements).map(({ at, held }) => ({ at: at / 1000, value: figure(held) })));
}
