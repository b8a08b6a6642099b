import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { accessToken, createPartner, PartnerError, type PartnerOptions } from '../../src/index.ts';
import { billingProfile } from '../billing-profile.ts';
import { answer, type Fault, type FaultServer, silence, startFaultServer } from '../fault-server.ts';
import { anyToken, errorOf } from '../partner-at.ts';

const busyFor = (seconds: number): Fault => answer(429, undefined, { 'retry-after': String(seconds) });

describe('a call ends in time', () => {
  let server: FaultServer;

  beforeEach(async () => {
    server = await startFaultServer(undefined, answer(200, billingProfile));
  });
  afterEach(() => server.close());

  const sent = () => server.requests.length;
  // Its waits are real: what ends them is what these tests are about.
  const billing = (options: Partial<PartnerOptions> = {}) => {
    const cloud = { apiRoot: server.url, authority: server.url };
    const partner = createPartner({ credentials: accessToken(anyToken), cloud, ...options });
    return partner.customers.byId('a').profiles.billing;
  };

  describe('by its deadline', () => {
    test('while a request is on its way', async () => {
      server.next(silence);
      const error = await errorOf(billing({ deadlineMs: 30 }).get());
      assert.deepEqual([error.category, error.status], ['Timeout', undefined]);
      assert.match(String(error.requestId), /^[0-9a-f-]{36}$/);
      assert.ok(sent() <= 1);
    });

    test('of the call before that of the partner object', async () => {
      server.next(silence);
      const error = await errorOf(billing({ deadlineMs: 100_000 }).get({ deadlineMs: 30 }));
      assert.equal(error.category, 'Timeout');
    });

    test('which counts all tries', async () => {
      server.next(silence, silence, silence, silence);
      const retry = { attemptTimeoutMs: 20, baseDelayMs: 0, maxAttempts: 1000 };
      const error = await errorOf(billing({ deadlineMs: 60, retry }).get());
      assert.equal(error.category, 'Timeout');
      assert.ok(sent() <= 4, `${sent()} requests`);
    });

    test('while it waits: with what it waits for, and without another request', async () => {
      server.next(busyFor(60));
      const error = await errorOf(billing({ deadlineMs: 2_000 }).get());
      assert.deepEqual([error.category, error.retryAfter, error.attempts], ['TooManyRequests', 60, 1]);
      assert.equal(sent(), 1);
    });

    test('before a Retry-After that is longer than a timer can be', async () => {
      server.next(busyFor(99_999_999));
      const error = await errorOf(billing({ deadlineMs: 2_000 }).get());
      assert.deepEqual([error.category, error.retryAfter], ['TooManyRequests', 99_999_999]);
      assert.equal(sent(), 1);
    });

    test('or not, but a Retry-After that is longer than a timer can be is never cut short', async () => {
      server.next(busyFor(99_999_999));
      const options = { deadlineMs: Number.POSITIVE_INFINITY, signal: AbortSignal.timeout(50) };
      await billing()
        .get(options)
        .catch(() => {});
      assert.equal(sent(), 1);
    });

    test('that is over from the start: nothing is sent', async () => {
      await billing().get();
      for (const deadlineMs of [0, -1]) {
        const error = await errorOf(billing().get({ deadlineMs }));
        assert.deepEqual([error.category, error.attempts], ['Timeout', 0]);
      }
      assert.equal(sent(), 1);
    });

    test('never, when that is infinite or longer than a timer can be', async () => {
      for (const deadlineMs of [Number.POSITIVE_INFINITY, 2 ** 40]) {
        assert.deepEqual(await billing().get({ deadlineMs }), billingProfile);
      }
    });

    test('while it waits for a token', async () => {
      const credentials = accessToken(() => new Promise<string>(() => {}));
      const error = await errorOf(billing({ credentials, deadlineMs: 30 }).get());
      assert.deepEqual([error.category, sent()], ['Timeout', 0]);
    });
  });

  describe('by the signal of the caller, and rejects with its reason', () => {
    const reason = new Error('the user went away');

    test('before anything is sent', async () => {
      await assert.rejects(billing().get({ signal: AbortSignal.abort(reason) }), reason);
      assert.equal(sent(), 0);
    });

    test('before a token is asked for', async () => {
      let asked = 0;
      const credentials = accessToken(() => {
        asked += 1;
        return anyToken;
      });
      await assert.rejects(billing({ credentials }).get({ signal: AbortSignal.abort(reason) }), reason);
      assert.equal(asked, 0);
    });

    test('while a request is on its way', async () => {
      const controller = new AbortController();
      server.next(() => controller.abort(reason));
      await assert.rejects(billing().get({ signal: controller.signal }), reason);
      assert.equal(sent(), 1);
    });

    test('while the answer arrives', async () => {
      const controller = new AbortController();
      server.next(({ response }) => {
        response.writeHead(200).write('{"id":', () => controller.abort(reason));
      });
      await assert.rejects(billing().get({ signal: controller.signal }), reason);
      assert.equal(sent(), 1);
    });

    test('while it waits, and sends nothing afterwards', async () => {
      const controller = new AbortController();
      server.next(busyFor(60));
      const onResponse = () => setImmediate(() => controller.abort(reason));
      await assert.rejects(billing({ onResponse }).get({ signal: controller.signal }), reason);
      assert.equal(sent(), 1);
    });

    test('while it waits, when the reason is an error of ours', async () => {
      const ours = new PartnerError({ category: 'Timeout', description: 'the deadline of something else' });
      const controller = new AbortController();
      server.next(busyFor(60));
      const onResponse = () => setImmediate(() => controller.abort(ours));
      const ended = billing({ onResponse }).get({ signal: controller.signal });
      assert.equal(await ended.catch((error: unknown) => error), ours);
    });

    test('while it waits for a token', async () => {
      const controller = new AbortController();
      const credentials = accessToken(() => {
        setImmediate(() => controller.abort(reason));
        return new Promise<string>(() => {});
      });
      await assert.rejects(billing({ credentials }).get({ signal: controller.signal }), reason);
      assert.equal(sent(), 0);
    });

    test('even when that is not an error', async () => {
      const outcome = billing().get({ signal: AbortSignal.abort('enough') });
      assert.equal(await outcome.catch((error: unknown) => error), 'enough');
    });

    test('which is let go of when the call has ended', async () => {
      const { signal } = new AbortController();
      const counted = { added: 0, removed: 0 };
      const add = signal.addEventListener.bind(signal);
      const remove = signal.removeEventListener.bind(signal);
      signal.addEventListener = (...given: Parameters<typeof add>) => {
        counted.added += 1;
        add(...given);
      };
      signal.removeEventListener = (...given: Parameters<typeof remove>) => {
        counted.removed += 1;
        remove(...given);
      };
      await billing().get({ signal });
      assert.ok(counted.added > 0);
      assert.ok(counted.removed >= counted.added, JSON.stringify(counted));
    });
  });
});
