import assert from 'node:assert/strict';
import { test } from 'node:test';
import { networkOf } from '../../src/authority/network.ts';
import { createThrottle, type Throttle } from '../../src/authority/throttle.ts';
import { createMemoryTallies } from '../../src/store/memory-tallies.ts';
import { testClock } from './authority-fixture.ts';

const locked = { name: 'AuthorityError', error: 'locked' };
function throttleAt(clock: () => number): Throttle {
  const { add, take } = createMemoryTallies();
  return createThrottle(
    { addToTallies: async (...of) => add(...of), takeFromTallies: async (...of) => take(...of) },
    clock,
  );
}

const wrong = async () => false;
const right = async () => true;

test('ten wrong tries lock an account for one address, a hundred an address for every account', async () => {
  const throttle = throttleAt(testClock());
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
  const throttle = throttleAt(clock);
  const attempt = (address: string, work = wrong) => throttle.attempt({ account: 'one', address }, work);
  for (let tries = 0; tries < 1_000; tries += 1) await attempt(`192.0.2.${tries % 200}`);
  await assert.rejects(attempt('198.51.100.1', right), locked);
  clock.advance(60_000);
  assert.equal(await attempt('198.51.100.1', right), true);
});

test('right tries are not counted; tries at the same moment are', async () => {
  const throttle = throttleAt(testClock());
  const attempt = (work: () => Promise<boolean>) => throttle.attempt({ account: 'one', address: '192.0.2.1' }, work);
  for (let tries = 0; tries < 20; tries += 1) assert.equal(await attempt(right), true);
  const results = await Promise.allSettled(Array.from({ length: 15 }, () => attempt(wrong)));
  assert.equal(results.filter(({ status }) => status === 'rejected').length, 5);
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
