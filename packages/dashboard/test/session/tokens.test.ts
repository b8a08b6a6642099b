import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Grant, SignInError } from '../../src/session/issuer.ts';
import { createTokens, type EndReason } from '../../src/session/tokens.ts';

const hour = 3_600;

function grantUntil(seconds: number, name = 'first'): Grant {
  return { access_token: name, refresh_token: `${name} refresh`, expires_at: seconds } as Grant;
}

const refusal = new SignInError('It is over.', { code: 'invalid_grant', cause: undefined });
const silence = new SignInError('Failed to fetch', { cause: new TypeError() });
const trouble = new SignInError('Later.', { code: 'temporarily_unavailable', cause: undefined });

/** Tokens of an issuer that gives these answers, one after the other. */
function tokensWith(answers: readonly (Grant | Error)[]) {
  const ends: EndReason[] = [];
  const left = [...answers];
  const renew = vi.fn(async () => {
    const answer = left.shift();
    if (answer === undefined || answer instanceof Error) throw answer ?? new Error('asked too often');
    return answer;
  });
  const tokens = createTokens({ grant: grantUntil(hour), renew, onEnd: (reason) => ends.push(reason) });
  return { tokens, renew, ends };
}

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000);

describe('a token', () => {
  test('is given out while it is good for a while', async () => {
    const { tokens, renew } = tokensWith([]);
    expect(await tokens.token()).toEqual({ token: 'first', expiresOnTimestamp: hour * 1000 });
    expect(renew).not.toHaveBeenCalled();
  });

  test('is renewed once for everybody who asks before it ends', async () => {
    const { tokens, renew } = tokensWith([grantUntil(2 * hour, 'second')]);
    await pass(hour - 300);
    const given = await Promise.all([tokens.token(), tokens.token()]);
    expect(given.map(({ token }) => token)).toEqual(['second', 'second']);
    expect(renew).toHaveBeenCalledOnce();
  });

  test('is renewed by itself while nobody asks, and again', async () => {
    const { tokens, renew } = tokensWith([grantUntil(2 * hour, 'second'), grantUntil(3 * hour, 'third')]);
    const stop = tokens.start();
    await pass(2 * hour - 1);
    expect(renew).toHaveBeenCalledTimes(2);
    expect(tokens.grant().access_token).toBe('third');
    stop();
    await pass(2 * hour);
    expect(renew).toHaveBeenCalledTimes(2);
  });

  test('that ends at no known time is never renewed by itself', async () => {
    const renew = vi.fn();
    const grant = { access_token: 'only' } as Grant;
    const tokens = createTokens({ grant, renew, onEnd: () => {} });
    tokens.start();
    await pass(100 * 24 * hour);
    expect((await tokens.token()).token).toBe('only');
    expect(renew).not.toHaveBeenCalled();
  });
});

describe('an issuer that does not answer', () => {
  test.each([
    ['is silent', silence],
    ['is in trouble', trouble],
  ])('because it %s does no harm while the token is good', async (_why, fault) => {
    const { tokens, ends } = tokensWith([fault]);
    await pass(hour - 300);
    expect((await tokens.token()).token).toBe('first');
    expect(ends).toEqual([]);
  });

  test('is asked again until it does, and calls fail meanwhile without ending the session', async () => {
    const { tokens, ends } = tokensWith([...Array(40).fill(silence), grantUntil(3 * hour, 'second')]);
    tokens.start();
    await pass(hour + 1);
    await expect(tokens.token()).rejects.toMatchObject({ category: 'Network' });
    await pass(120);
    expect((await tokens.token()).token).toBe('second');
    expect(ends).toEqual([]);
  });
});

describe('a session', () => {
  test('ends once when the issuer gives no new token', async () => {
    const { tokens, ends, renew } = tokensWith([refusal]);
    await pass(hour);
    await expect(tokens.token()).rejects.toMatchObject({ category: 'Unauthorized' });
    await expect(tokens.token()).rejects.toMatchObject({ category: 'Unauthorized' });
    expect(ends).toEqual(['expired']);
    expect(renew).toHaveBeenCalledOnce();
  });

  test('goes on with another token when the service took the first no more', async () => {
    const { tokens, ends } = tokensWith([grantUntil(2 * hour, 'second')]);
    await pass(600);
    expect(await tokens.refused()).toBe(true);
    expect((await tokens.token()).token).toBe('second');
    expect(ends).toEqual([]);
  });

  test('ends when the service takes not even a new token', async () => {
    const { tokens, ends, renew } = tokensWith([]);
    await pass(5);
    expect(await tokens.refused()).toBe(false);
    expect(ends).toEqual(['refused']);
    expect(renew).not.toHaveBeenCalled();
  });
});
