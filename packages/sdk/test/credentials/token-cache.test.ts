import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { partnerA, startTestServer } from '../../../server/test/running-server.ts';
import { createTokenSource } from '../../src/credentials/token-cache.ts';
import { accessToken, type Credentials, clientSecret, PartnerError, type Token } from '../../src/index.ts';
import { pass, startFaultServer } from '../fault-server.ts';
import { errorOf } from '../partner-at.ts';
import { tokenRequest } from './credentials-at.ts';

const minute = 60_000;
const busy = new PartnerError({ category: 'ServerBusy', description: 'busy' });

interface Asked {
  readonly signal: AbortSignal;
  answer(token: Token): Promise<void>;
  fail(error: unknown): Promise<void>;
}

/** Lets everything happen that waits for nothing but its turn. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A source whose credentials answer when, and as, the test says. */
function source(change: Partial<Credentials> = {}) {
  let now = 1_800_000_000_000;
  const asked: Asked[] = [];
  const credentials: Credentials = {
    getToken: ({ signal }) =>
      new Promise((resolve, reject) => {
        asked.push({
          signal,
          answer: (token) => {
            resolve(token);
            return settle();
          },
          fail: (error) => {
            reject(error);
            return settle();
          },
        });
      }),
    ...change,
  };
  const tokens = createTokenSource(credentials, tokenRequest('http://127.0.0.1:9', { now: () => now }));
  return {
    tokens,
    asked,
    now: () => now,
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    /** Makes the source hold a token. */
    async hold(value: string, life: number | undefined) {
      const token = tokens.token();
      await settle();
      await asked.at(-1)?.answer({ value, expiresAt: life === undefined ? undefined : now + life });
      assert.equal(await token, value);
    },
  };
}

test('fifty callers wait for one request', async (t: TestContext) => {
  const server = await startTestServer();
  const authority = await startFaultServer(server.url, pass);
  t.after(async () => {
    await authority.close();
    await server.dispose();
  });
  const { tenant, app: clientId, secret } = partnerA;
  const credentials = clientSecret({ tenant, clientId, clientSecret: secret });
  const tokens = createTokenSource(credentials, tokenRequest(authority.url));
  const all = await Promise.all(Array.from({ length: 50 }, () => tokens.token()));
  assert.equal(new Set(all).size, 1);
  assert.equal(await tokens.token(), all[0]);
  assert.equal(authority.requests.length, 1);
  tokens.drop(all[0] ?? '');
  await tokens.token();
  assert.equal(authority.requests.length, 2);
});

test('a token is used until five minutes before its end; then a new one is asked for while the old one goes on', async () => {
  const { tokens, asked, pass, hold } = source();
  await hold('old', 60 * minute);
  pass(55 * minute - 1);
  assert.equal(await tokens.token(), 'old');
  assert.equal(asked.length, 1);
  pass(1);
  assert.deepEqual(await Promise.all([tokens.token(), tokens.token()]), ['old', 'old']);
  assert.equal(asked.length, 2);
  await asked[1]?.answer({ value: 'new' });
  await hold('newer', 60 * minute);
});

test('a short token is renewed when a tenth of its life is left', async () => {
  const { tokens, asked, now, pass, hold } = source();
  await hold('old', 10 * minute);
  pass(9 * minute - 1);
  await tokens.token();
  assert.equal(asked.length, 1);
  pass(1);
  await tokens.token();
  await asked[1]?.answer({ value: 'new', expiresAt: now() + 10 * minute });
  assert.equal(await tokens.token(), 'new');
});

test('a failed early renewal fails no call and is left alone for half a minute; when the token has ended it counts', async () => {
  const { tokens, asked, pass, hold } = source();
  await hold('old', 60 * minute);
  pass(58 * minute);
  assert.equal(await tokens.token(), 'old');
  await asked[1]?.fail(busy);
  pass(minute / 2 - 1);
  assert.equal(await tokens.token(), 'old');
  assert.equal(asked.length, 2);
  pass(1);
  assert.equal(await tokens.token(), 'old');
  assert.equal(asked.length, 3);
  await asked[2]?.fail(busy);
  pass(2 * minute);
  const late = errorOf(tokens.token());
  await asked[3]?.fail(busy);
  assert.equal(await late, busy);
});

test('a failure is told to all who wait and not remembered', async () => {
  const { tokens, asked, hold } = source();
  const waiting = [errorOf(tokens.token()), errorOf(tokens.token())];
  await asked[0]?.fail(busy);
  assert.deepEqual(await Promise.all(waiting), [busy, busy]);
  await hold('token', minute);
  assert.equal(await tokens.token(), 'token');
});

test("a caller's signal ends that caller's wait alone", async () => {
  const { tokens, asked } = source();
  const controller = new AbortController();
  const leaving = tokens.token(controller.signal);
  const staying = tokens.token(new AbortController().signal);
  controller.abort(new Error('changed my mind'));
  await assert.rejects(leaving, /changed my mind/);
  assert.equal(asked[0]?.signal.aborted, false);
  await asked[0]?.answer({ value: 'token' });
  assert.equal(await staying, 'token');
});

test('the request goes on when nobody waits any longer, and its token is kept', async () => {
  const { tokens, asked, now } = source();
  const controller = new AbortController();
  const leaving = tokens.token(controller.signal);
  controller.abort(new Error('changed my mind'));
  await assert.rejects(leaving, /changed my mind/);
  await asked[0]?.answer({ value: 'token', expiresAt: now() + minute });
  assert.equal(await tokens.token(), 'token');
  assert.equal(asked.length, 1);
});

test('a token that was given up does not take the place of its successor', async () => {
  const { tokens, asked, now, pass } = source();
  const first = tokens.token();
  first.catch(() => {});
  pass(2 * minute);
  const second = tokens.token();
  await settle();
  await asked[1]?.answer({ value: 'newer', expiresAt: now() + 60 * minute });
  assert.equal(await second, 'newer');
  await asked[0]?.answer({ value: 'older', expiresAt: now() + 60 * minute });
  assert.equal(await tokens.token(), 'newer');
});

test('its failure then troubles nobody', async () => {
  const { tokens, asked } = source();
  const controller = new AbortController();
  const leaving = tokens.token(controller.signal);
  controller.abort(new Error('changed my mind'));
  await assert.rejects(leaving, /changed my mind/);
  await asked[0]?.fail(busy);
});

test('a signal that has ended already asks for nothing', async () => {
  const { tokens, asked } = source();
  await assert.rejects(tokens.token(AbortSignal.abort(new Error('too late'))), /too late/);
  assert.equal(asked.length, 0);
});

test('a dropped token is asked for anew; one that is no longer the current one is not missed', async () => {
  const { tokens, asked, hold } = source();
  await hold('first', 60 * minute);
  tokens.drop('another');
  assert.equal(await tokens.token(), 'first');
  tokens.drop('first');
  await hold('second', 60 * minute);
  tokens.drop('first');
  assert.equal(await tokens.token(), 'second');
  assert.equal(asked.length, 2);
});

for (const life of [undefined, 0, -minute, Number.NaN]) {
  test(`a token with a life of ${life} is used once`, async () => {
    const { asked, hold } = source();
    await hold('one', life);
    await hold('two', life);
    assert.equal(asked.length, 2);
  });
}

test('a renewal that nobody waits for is given up when the next one is due, and then asked for anew', async () => {
  const { tokens, asked, pass, hold } = source();
  await hold('old', 60 * minute);
  pass(56 * minute);
  await tokens.token();
  pass(minute - 1);
  await tokens.token();
  assert.equal(asked.length, 2);
  pass(1);
  assert.equal(await tokens.token(), 'old');
  assert.equal(asked.length, 3);
  assert.equal(asked[1]?.signal.aborted, true);
  await asked[1]?.fail(asked[1].signal.reason);
  await asked[2]?.answer({ value: 'new', expiresAt: Number.POSITIVE_INFINITY });
  assert.equal(await tokens.token(), 'new');
});

test('a token that no header can carry is not sent, nor shown', async () => {
  for (const value of ['', 'a b', 'a\r\nX-Evil: 1', 'ab\n', 'tök', 'a\0', undefined, null, 5]) {
    const { tokens, asked } = source();
    const failure = errorOf(tokens.token());
    await asked[0]?.answer({ value: value as string, expiresAt: Number.POSITIVE_INFINITY });
    const { category, description } = await failure;
    assert.equal(category, 'Unauthorized');
    assert.equal(description, 'The access token cannot be sent in a header');
  }
});

test('what a function of the application throws is the cause of an error that the caller can switch on', async () => {
  const cause = new Error('the vault is sealed');
  const credentials = accessToken(() => {
    throw cause;
  });
  const tokens = createTokenSource(credentials, tokenRequest('http://127.0.0.1:9'));
  const error = await errorOf(tokens.token());
  assert.equal(error.category, 'Unauthorized');
  assert.equal(error.cause, cause);
});

const limits = [
  ['a program', {}, minute],
  ['a person', { interactive: true }, 20 * minute],
] as const;

for (const [who, change, limit] of limits) {
  test(`${who} that never comes with a token is given up after ${limit / minute} min, and asked again the next time`, async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const { tokens, asked } = source(change);
    assert.equal(tokens.interactive, who === 'a person');
    const waiting = errorOf(tokens.token());
    t.mock.timers.tick(limit - 1);
    assert.equal(asked[0]?.signal.aborted, false);
    t.mock.timers.tick(1);
    assert.equal((await waiting).category, 'Timeout');
    assert.equal(asked[0]?.signal.aborted, true);
    const again = tokens.token();
    await asked[1]?.answer({ value: 'token' });
    assert.equal(await again, 'token');
  });
}
