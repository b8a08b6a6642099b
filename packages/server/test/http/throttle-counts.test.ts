import assert from 'node:assert/strict';
import { test } from 'node:test';
import { operations } from '@partnerite/contract/operations.ts';
import { createThrottling, type Throttling } from '../../src/http/throttling.ts';
import { Refusal } from '../../src/refusal.ts';

const start = Date.UTC(2026, 0, 15, 12);
const minute = 60_000;
const limit = 500;
const mostCounts = 200_000;

/** Whether a request on a customer is taken. */
function isTaken(throttling: Throttling, customer: string, now: number): boolean {
  try {
    throttling.admit(operations.getCustomer, { partner: 'partner', customer }, now);
    return true;
  } catch (error) {
    assert.ok(error instanceof Refusal && error.error === 'throttled');
    return false;
  }
}

function useUp(throttling: Throttling, customer: string, now: number): void {
  for (let count = 0; count < limit; count += 1) assert.ok(isTaken(throttling, customer, now));
  assert.equal(isTaken(throttling, customer, now), false);
}

function admitMany(throttling: Throttling, name: string, count: number, now: number): void {
  for (let index = 0; index < count; index += 1) isTaken(throttling, `${name}${index}`, now);
}

test('counts that are over are swept away, so that they push out none that goes on', () => {
  const throttling = createThrottling();
  isTaken(throttling, 'regular', start);
  admitMany(throttling, 'before', mostCounts - 50_000, start);
  useUp(throttling, 'regular', start + minute);
  admitMany(throttling, 'after', 100_000, start + minute);
  assert.equal(isTaken(throttling, 'regular', start + minute), false);
});

test('counts that go on are not swept away, however often there is a sweep', () => {
  const throttling = createThrottling();
  admitMany(throttling, 'others', 20_000, start);
  useUp(throttling, 'regular', start);
  for (let second = 1; second < 60; second += 1) {
    isTaken(throttling, `another${second}`, start + second * 1_000);
    assert.equal(isTaken(throttling, 'regular', start + second * 1_000), false);
  }
  assert.equal(isTaken(throttling, 'regular', start + minute), true);
});

test('when there is room for no more counts, the oldest is forgotten, and the memory has an end', () => {
  const throttling = createThrottling();
  useUp(throttling, 'oldest', start);
  useUp(throttling, 'next', start);
  admitMany(throttling, 'others', mostCounts - 2, start);
  assert.equal(isTaken(throttling, 'oldest', start), false);
  isTaken(throttling, 'one more', start);
  assert.equal(isTaken(throttling, 'next', start), false);
  assert.equal(isTaken(throttling, 'oldest', start), true);
});
