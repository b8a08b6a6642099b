import assert from 'node:assert/strict';
import { test } from 'node:test';
import { networkOf } from '../../src/authority/network.ts';
import { createTally } from '../../src/authority/tally.ts';
import { createThrottle } from '../../src/authority/throttle.ts';
import { testClock } from './authority-fixture.ts';

const locked = { name: 'AuthorityError', error: 'locked' };
const wrong = async () => false;
const right = async () => true;

test('ten wrong tries lock an account for one address, a hundred an address for every account', async () => {
  const throttle = createThrottle(testClock());
  const attempt = (account: string, address: string, work = wrong) => throttle.attempt({ account, address }, work);
  for (let account = 0; account < 10; account += 1) {
    for (let tries = 0; tries < 10; tries += 1) await attempt(`${account}`, '192.0.2.1');
  }
  await assert.rejects(attempt('0', '192.0.2.1', right), locked);
  await assert.rejects(attempt('new', '192.0.2.1', right), locked);
  assert.equal(await attempt('0', '192.0.2.2', right), true);
});

test('a thousand wrong tries lock an account for everybody, until the minute is over', async () => {
  const clock = testClock();
  const throttle = createThrottle(clock);
  const attempt = (address: string, work = wrong) => throttle.attempt({ account: 'one', address }, work);
  for (let tries = 0; tries < 1_000; tries += 1) await attempt(`192.0.2.${tries % 200}`);
  await assert.rejects(attempt('198.51.100.1', right), locked);
  clock.advance(60_000);
  assert.equal(await attempt('198.51.100.1', right), true);
});

test('right tries are not counted; tries at the same moment are', async () => {
  const throttle = createThrottle(testClock());
  const attempt = (work: () => Promise<boolean>) => throttle.attempt({ account: 'one', address: '192.0.2.1' }, work);
  for (let tries = 0; tries < 20; tries += 1) assert.equal(await attempt(right), true);
  const results = await Promise.allSettled(Array.from({ length: 15 }, () => attempt(wrong)));
  assert.equal(results.filter(({ status }) => status === 'rejected').length, 5);
});

const limit = (subject: string, most = 3) => ({ kind: 'kind', subject, most });

test('new subjects cannot push out one that is locked out', () => {
  const tally = createTally({ clock: testClock(), window: 60_000, capacity: 2 });
  for (let count = 0; count < 3; count += 1) tally.add(limit('victim'));
  for (let subject = 0; subject < 100; subject += 1) tally.add(limit(`other ${subject}`));
  assert.equal(tally.waitFor(limit('victim')), 60);
});

test('subjects for whom there is no room share one count, until room is made', () => {
  const clock = testClock();
  const tally = createTally({ clock, window: 60_000, capacity: 2 });
  tally.add(limit('one'));
  tally.add(limit('two'));
  for (let subject = 0; subject < 3; subject += 1) tally.add(limit(`other ${subject}`));
  assert.equal(tally.waitFor(limit('new')), 60);
  assert.equal(tally.waitFor(limit('one')), undefined);
  assert.equal(tally.waitFor({ ...limit('new'), kind: 'another kind' }), undefined);
  tally.remove(limit('other 0'));
  assert.equal(tally.waitFor(limit('new')), undefined);
  tally.add(limit('other 0'));
  clock.advance(60_000);
  assert.equal(tally.waitFor(limit('new')), undefined);
});

test('looking leaves no trace, and what is taken back leaves none either', () => {
  const tally = createTally({ clock: testClock(), window: 60_000, capacity: 1 });
  tally.waitFor(limit('one'));
  tally.add(limit('two'));
  tally.remove(limit('two'));
  for (let count = 0; count < 3; count += 1) tally.add(limit('three'));
  assert.equal(tally.waitFor(limit('three')), 60);
  assert.equal(tally.waitFor(limit('two')), undefined);
});

test('a clock that is set back locks nobody out for long', () => {
  const clock = testClock();
  const tally = createTally({ clock, window: 60_000 });
  for (let count = 0; count < 3; count += 1) tally.add(limit('one'));
  clock.advance(-3_600_000);
  assert.equal(tally.waitFor(limit('one')), undefined);
});

test('an address stands for itself, an IPv6 address for its network of 64 bits', () => {
  const cases = [
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:0DB8:0:0:ffff::', '2001:db8:0:0::/64'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['', ''],
  ] as const;
  for (const [address, network] of cases) assert.equal(networkOf(address), network);
});
