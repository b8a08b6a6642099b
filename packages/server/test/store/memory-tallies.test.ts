import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMemoryTallies, type MemoryTallies } from '../../src/store/memory-tallies.ts';
import { noon, partnerA, partnerB } from './fixtures.ts';

const window = 60_000;
const limit = (subject: string, kind = 'kind') => ({ kind, subject, most: 3, window });

function add(tallies: MemoryTallies, subject: string, times = 1, partner = partnerA): void {
  for (let number = 0; number < times; number += 1) tallies.add(partner, [limit(subject)], noon);
}

test('new subjects cannot push out one that has reached its limit', () => {
  const tallies = createMemoryTallies(2);
  add(tallies, 'victim', 3);
  for (let subject = 0; subject < 100; subject += 1) add(tallies, `other ${subject}`);
  assert.equal(tallies.add(partnerA, [limit('victim')], noon), noon + window);
});

test('subjects for whom there is no room share one count, until room is made', () => {
  const tallies = createMemoryTallies(2);
  add(tallies, 'one');
  add(tallies, 'two');
  for (let subject = 0; subject < 3; subject += 1) add(tallies, `other ${subject}`);
  assert.equal(tallies.add(partnerA, [limit('new')], noon), noon + window);
  assert.equal(tallies.add(partnerA, [limit('one')], noon), undefined);
  assert.equal(tallies.add(partnerA, [limit('new', 'another kind')], noon), undefined);
  tallies.take(partnerA, [limit('other 0')], noon);
  assert.equal(tallies.add(partnerA, [limit('new')], noon), undefined);
  assert.equal(tallies.add(partnerA, [limit('new')], noon), noon + window);
  assert.equal(tallies.add(partnerA, [limit('new')], noon + window), undefined);
});

test('a flood of one partner takes no room from another', () => {
  const tallies = createMemoryTallies(2);
  for (let subject = 0; subject < 100; subject += 1) add(tallies, `flood ${subject}`);
  for (const subject of ['one', 'two']) {
    add(tallies, subject, 2, partnerB);
    assert.equal(tallies.add(partnerB, [limit(subject)], noon), undefined);
  }
});

test('what is taken back, and what has ended, leaves room for others', () => {
  const tallies = createMemoryTallies(1);
  add(tallies, 'two');
  tallies.take(partnerA, [limit('two')], noon);
  add(tallies, 'three', 3);
  assert.equal(tallies.add(partnerA, [limit('two')], noon), undefined);
  tallies.removeEnded(noon + window);
  for (const subject of ['four', 'five']) add(tallies, subject, 2);
  assert.equal(tallies.add(partnerA, [limit('four')], noon), undefined);
});
