import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { delayed, paced } from '../../src/customers/pace.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function recorder() {
  const ran: string[] = [];
  return { ran, pace: paced(100, (value: string) => ran.push(value)) };
}

test('the first value runs at once, and so does one after a pause', () => {
  const { ran, pace } = recorder();
  pace.run('a');
  expect(ran).toEqual(['a']);
  vi.advanceTimersByTime(100);
  pace.run('ab');
  expect(ran).toEqual(['a', 'ab']);
});

test('of what comes fast only the last runs, when the interval is over', () => {
  const { ran, pace } = recorder();
  for (const value of ['a', 'ab', 'abc']) pace.run(value);
  vi.advanceTimersByTime(99);
  expect(ran).toEqual(['a']);
  vi.advanceTimersByTime(1);
  expect(ran).toEqual(['a', 'abc']);
});

test('two runs are never closer than the interval, also after a late one', () => {
  const { ran, pace } = recorder();
  pace.run('a');
  pace.run('b');
  vi.advanceTimersByTime(100);
  pace.run('c');
  vi.advanceTimersByTime(99);
  expect(ran).toEqual(['a', 'b']);
  vi.advanceTimersByTime(1);
  expect(ran).toEqual(['a', 'b', 'c']);
});

test('what was cancelled never runs, and the next value runs at once', () => {
  const { ran, pace } = recorder();
  pace.run('a');
  pace.run('b');
  pace.cancel();
  vi.advanceTimersByTime(1_000);
  expect(ran).toEqual(['a']);
  pace.run('c');
  expect(ran).toEqual(['a', 'c']);
});

test('what is delayed runs once nothing more comes, at once when it is flushed, and never when it is cancelled', () => {
  const ran: string[] = [];
  const late = delayed(100, (value: string) => ran.push(value));
  late.run('a');
  vi.advanceTimersByTime(99);
  late.run('ab');
  vi.advanceTimersByTime(99);
  expect(ran).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(ran).toEqual(['ab']);
  late.run('abc');
  late.flush();
  late.flush();
  expect(ran).toEqual(['ab', 'abc']);
  late.run('abcd');
  late.cancel();
  vi.advanceTimersByTime(1_000);
  expect(ran).toEqual(['ab', 'abc']);
});
