import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { PartnerError, RetryOptions } from '../../src/index.ts';
import { billingProfile } from '../billing-profile.ts';
import {
  answer,
  bareAnswer,
  type Cut,
  cutAnswer,
  dropBefore,
  type Fault,
  type FaultServer,
  silence,
  startFaultServer,
} from '../fault-server.ts';
import { errorOf, type PartnerAtOptions, type PartnerUnderTest, partnerAt } from '../partner-at.ts';

const ok = answer(200, billingProfile);
const text = JSON.stringify(billingProfile);
const times = (count: number, fault: Fault): readonly Fault[] => Array.from({ length: count }, () => fault);

describe('a failed try', () => {
  let server: FaultServer;

  beforeEach(async () => {
    server = await startFaultServer(undefined, ok);
  });
  afterEach(() => server.close());

  const sent = () => server.requests.length;
  const partner = (options?: PartnerAtOptions) => partnerAt(server.url, options);
  const get = ({ partner }: PartnerUnderTest) => partner.customers.byId('a').profiles.billing.get();
  const failing = async (given: PartnerUnderTest, ...faults: readonly Fault[]): Promise<PartnerError> => {
    server.next(...faults);
    return errorOf(get(given));
  };
  const answered = async (given: PartnerUnderTest, ...faults: readonly Fault[]): Promise<void> => {
    server.next(...faults);
    assert.deepEqual(await get(given), billingProfile);
  };

  describe('is repeated', () => {
    const passing: readonly (readonly [string, Fault])[] = [
      ['a connection that is lost', dropBefore],
      ['408', answer(408)],
      ['429 without Retry-After', answer(429, { statusCode: 429, message: 'Rate limit is exceeded.' })],
      ['429 with Retry-After', answer(429, {}, { 'retry-after': '1' })],
      ['500', answer(500, { code: 0, description: 'x' })],
      ['502 with a page of HTML', bareAnswer(502, { 'content-type': 'text/html' }, '<html><title>Bad</title></html>')],
      ['503 with {message}', answer(503, { message: 'busy' })],
      ['503 without a body', answer(503)],
      ['504', answer(504)],
      ['599', answer(599)],
    ];
    for (const [name, fault] of passing) {
      test(`after ${name}`, async () => {
        await answered(partner(), fault, fault);
        assert.equal(sent(), 3);
      });
    }

    test('after a try that takes too long', async () => {
      await answered(partner({ retry: { attemptTimeoutMs: 2_000 } }), silence);
      assert.equal(sent(), 2);
    });

    const cuts: readonly Cut[] = ['shorter than its length', 'without its last chunk', 'without saying so'];
    for (const how of cuts) {
      test(`after an answer that ends in the middle, ${how}`, async () => {
        await answered(partner(), cutAnswer(how, text.slice(0, 40)));
        assert.equal(sent(), 2);
      });
    }

    test('after an answer that ends anywhere in the middle, though nothing but its text tells', async () => {
      const inner = text.indexOf('}') + 1;
      assert.ok(inner < text.length, 'the text has a } before its end');
      for (const length of [1, 2, inner, text.length - 1]) {
        const before = sent();
        await answered(partner(), cutAnswer('without saying so', text.slice(0, length)));
        assert.equal(sent() - before, 2, `cut after ${text.slice(0, length)}`);
      }
    });
  });

  describe('is not repeated', () => {
    // fetch itself makes a network failure of 407, and sends a request again after 421.
    const others = new Set([407, 408, 421, 429]);
    const lasting = Array.from({ length: 100 }, (_, index) => 400 + index).filter((status) => !others.has(status));
    test('after any other 4xx', async () => {
      const given = partner();
      for (const status of lasting) {
        const error = await failing(given, answer(status, { code: 3000, description: 'refused' }));
        assert.deepEqual([error.status, error.attempts], [status, 1]);
      }
      assert.equal(sent(), lasting.length);
      assert.deepEqual(given.waits, []);
    });

    const standing: readonly (readonly [string, Fault])[] = [
      ['501', answer(501, { code: 501, description: 'Not built' })],
      ['a redirect', answer(302, undefined, { location: 'http://127.0.0.1:9/' })],
      ['304', answer(304)],
      ['HTML with 200', bareAnswer(200, { 'content-type': 'text/html' }, '<html><title>Sign in</title></html>')],
      ['an empty 200', answer(200)],
      ['JSON that is no resource', answer(200, 'null')],
      ['a 4xx with Retry-After', answer(409, { code: 409 }, { 'retry-after': '1' })],
    ];
    for (const [name, fault] of standing) {
      test(`after ${name}`, async () => {
        const error = await failing(partner(), fault);
        assert.equal(error.attempts, 1);
        assert.equal(sent(), 1);
      });
    }
  });

  describe('the waits', () => {
    const waitsFor = async (faults: readonly Fault[], options?: PartnerAtOptions): Promise<readonly number[]> => {
      const given = partner(options);
      await answered(given, ...faults);
      return given.waits;
    };

    test('double with each try, up to a maximum', async () => {
      const retry: RetryOptions = { maxAttempts: 7, baseDelayMs: 100, maxDelayMs: 1000 };
      const waits = await waitsFor(times(6, answer(500)), { retry, chance: 1 });
      assert.deepEqual(waits, [100, 200, 400, 800, 1000, 1000]);
    });

    test('are a random part of that', async () => {
      const retry: RetryOptions = { baseDelayMs: 100 };
      assert.deepEqual(await waitsFor(times(2, dropBefore), { retry, chance: 0 }), [0, 0]);
      assert.deepEqual(await waitsFor(times(2, dropBefore), { retry, chance: 0.25 }), [25, 50]);
    });

    test('are as long as Retry-After says in seconds, even beyond the maximum', async () => {
      const busy = answer(429, { statusCode: 429, message: 'x' }, { 'retry-after': '57' });
      assert.deepEqual(await waitsFor([busy], { chance: 0 }), [57_000]);
      assert.deepEqual(await waitsFor([answer(503, '', { 'retry-after': ' 2 ' })], { chance: 0 }), [2000]);
    });

    test('last until the date that Retry-After names', async () => {
      const now = () => Date.UTC(2026, 0, 1, 12, 0, 0);
      const date = (text: string) => answer(503, undefined, { 'retry-after': text });
      const options = { chance: 0, environment: { now } };
      assert.deepEqual(await waitsFor([date('Thu, 01 Jan 2026 12:00:30 GMT')], options), [30_000]);
      assert.deepEqual(await waitsFor([date('Thu, 01 Jan 2026 11:00:00 GMT')], options), [0]);
    });

    test('are the usual ones where Retry-After is neither', async () => {
      for (const nonsense of ['later', '-5', '1.5', '5 s', '0x10', '']) {
        const waits = await waitsFor([answer(429, undefined, { 'retry-after': nonsense })], { chance: 1 });
        assert.deepEqual(waits, [200], `Retry-After: ${nonsense}`);
      }
    });

    test('after Retry-After are spread, so that not all callers come back at once', async () => {
      const waits = await waitsFor([answer(429, undefined, { 'retry-after': '3' })], { chance: 0.5 });
      assert.ok(waits[0] !== undefined && waits[0] > 3000 && waits[0] < 4000, String(waits[0]));
    });
  });

  describe('the number of tries', () => {
    test('ends at maxAttempts, with the last failure', async () => {
      const error = await failing(partner({ retry: { maxAttempts: 3 } }), ...times(2, dropBefore), answer(503));
      assert.deepEqual([error.category, error.status, error.attempts, sent()], ['ServerBusy', 503, 3, 3]);
    });

    test('is 5 unless said otherwise', async () => {
      await failing(partner(), ...times(5, answer(500)));
      assert.equal(sent(), 5);
    });

    test('is one with maxAttempts 1', async () => {
      const given = partner({ retry: { maxAttempts: 1 } });
      const error = await failing(given, answer(429, undefined, { 'retry-after': '1' }));
      assert.deepEqual([error.retryAfter, sent(), given.waits], [1, 1, []]);
    });
  });

  describe('the budget', () => {
    test('is shared by all calls of a partner object', async () => {
      const given = partner({ retry: { budget: 3, maxAttempts: 3 } });
      await failing(given, ...times(3, answer(500)));
      assert.equal(sent(), 3, 'two retries of three');
      await failing(given, ...times(2, answer(500)));
      assert.equal(sent(), 5, 'the last retry');
      await failing(given, answer(500));
      assert.equal(sent(), 6, 'no retry is left');
    });

    test('is shared with the partner objects that with() makes', async () => {
      const given = partner({ retry: { budget: 1 } });
      server.next(...times(2, answer(500)));
      await errorOf(get({ ...given, partner: given.partner.with({ locale: 'fr-FR' }) }));
      await failing(given, answer(500));
      assert.equal(sent(), 3);
    });

    test('gets half a retry back for each success', async () => {
      const given = partner({ retry: { budget: 1 } });
      await failing(given, ...times(2, answer(500)));
      await answered(given);
      await failing(given, answer(500));
      assert.equal(sent(), 4, 'half a retry is none');
      await answered(given);
      await answered(given, answer(500));
      assert.equal(sent(), 7, 'two halves are one');
    });

    test('never holds more than at first', async () => {
      const given = partner({ retry: { budget: 1 } });
      for (const _ of times(4, ok)) await answered(given);
      await failing(given, ...times(2, answer(500)));
      assert.equal(sent(), 6);
    });

    test('pays for no wait that the service asked for', async () => {
      const given = partner({ retry: { budget: 1 } });
      await answered(given, ...times(4, answer(429, undefined, { 'retry-after': '1' })));
      await answered(given, answer(500));
      assert.equal(sent(), 7);
    });

    test('of nothing allows no retry', async () => {
      await failing(partner({ retry: { budget: 0 } }), dropBefore);
      assert.equal(sent(), 1);
    });
  });
});
