import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leaks, tellGrowth } from './growth.ts';
import { afterWarmUp, slopeOf } from './slope.ts';
import { type Minute, soak } from './soak-run.ts';

const minutes = Number(process.env.PARTNERITE_SOAK_MINUTES ?? 15);
/** Connections to receivers and files of the database come and go; these many more at the end are no growth. */
const passingDescriptors = 8;
/**
 * Before the later part: what is remembered up to a number has to be full, as the last 10,000 requests of a partner. With
 * this mix the heap still grew after 30,000 operations, and hardly after 84,000.
 */
const enoughForMemory = 100_000;
/** Fewer points tell nothing of a slope. */
const fewestPoints = 3;

test(`${minutes} minutes of mixed load at 70 % of the peak leave nothing behind`, async (t) => {
  const { peak, rate, minutes: measured, writes, problems, log } = await soak(minutes);
  t.diagnostic(
    `peak ${peak.toFixed(0)} operations a second, load ${rate.toFixed(0)}; p50/p99 in ms from when each was due`,
  );
  for (const [index, minute] of measured.entries()) t.diagnostic(line(index + 1, minute));
  t.diagnostic(`${writes} writes were answered, ${measured.at(-1)?.callbacks ?? 0} callbacks have come in`);
  assert.deepEqual(problems, []);
  assert.equal(log, '', 'the server has logged an error');

  const later = afterWarmUp(measured);
  const [first] = later;
  const last = later.at(-1);
  assert.ok(first && last);
  const grown = last.held.descriptors - first.held.descriptors;
  assert.ok(grown <= passingDescriptors, `${grown} descriptors more than in the beginning`);
  if (later.length < fewestPoints) return t.diagnostic('too short to tell of a slope');

  tellGrowth(t, measured);
  const p99 = slopeOf(later.map(({ times }, at) => ({ at, value: times.get('read')?.p99 ?? 0 })));
  t.diagnostic(`growth of the p99 of reads for each minute: ${p99.rate.toFixed(3)} ± ${p99.error.toFixed(3)} ms`);
  if (first.at < enoughForMemory) return t.diagnostic('too few operations to tell of a leak');
  assert.ok(!leaks(measured), 'each operation leaves something behind');
});

function line(number: number, { done, late, left, times, callbacks }: Minute): string {
  const spent = [...times].map(([operation, { p50, p99 }]) => `${operation} ${p50.toFixed(1)}/${p99.toFixed(1)}`);
  return `minute ${number}: ${done} operations, ${late} begun late, ${left} given up; ${callbacks} callbacks; ${spent.join(', ')}`;
}
