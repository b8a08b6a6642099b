import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { leaks, tellGrowth } from '../endurance/growth.ts';
import { fuzz } from './run.ts';

const requests = Number(process.env.PARTNERITE_FUZZ_REQUESTS ?? 500_000);
/** Another seed is another run of the same test. */
const seed = Number(process.env.PARTNERITE_TEST_SEED ?? 20_261_121);
/** In all: in the later part of so many, the list of the last 10,000 requests of each partner is full. */
const enoughForMemory = 200_000;

test(`${requests} generated requests over all operations do no harm`, async (t: TestContext) => {
  const { problems, points, ended, log, told, telling } = await fuzz({ requests, seed });
  t.diagnostic(`seed ${seed}; ${told}; data of who asked in ${telling} of the first successes`);
  assert.equal(ended, undefined, `the server ended with ${ended}: ${log}`);
  tellGrowth(t, points);
  assert.equal(problems.join('\n\n'), '');
  assert.ok(telling > 0, 'the search for data of others finds not even data of who asked');
  assert.equal(log, '', 'the server has logged an error');
  if (requests < enoughForMemory) t.diagnostic(`fewer than ${enoughForMemory} requests tell nothing of a leak`);
  else assert.ok(!leaks(points), 'each request leaves something behind');
});
