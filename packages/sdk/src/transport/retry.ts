import type { Environment } from '../environment.ts';
import { numberOption } from '../errors/bad-input.ts';
import type { PartnerError } from '../errors/partner-error.ts';

/** When and how often a request is sent again. */
export interface RetryOptions {
  /** How many times a request is sent at most, the first time included. @defaultValue 5 */
  readonly maxAttempts?: number | undefined;
  /** Longest first wait in milliseconds; it doubles with each try, and a random part of it is waited. @defaultValue 200 */
  readonly baseDelayMs?: number | undefined;
  /** Longest wait in milliseconds, unless `Retry-After` asks for more. @defaultValue 10 000 */
  readonly maxDelayMs?: number | undefined;
  /** How long one try may take, in milliseconds. @defaultValue 30 000 */
  readonly attemptTimeoutMs?: number | undefined;
  /**
   * How many retries all calls of one partner object may spend together, so that a service in trouble is not asked five
   * times as often. Each success gives half a retry back; a wait that the service itself asked for costs nothing.
   * @defaultValue 100
   */
  readonly budget?: number | undefined;
}

export interface RetryPolicy {
  readonly maxAttempts: number;
  readonly attemptTimeoutMs: number;
  /**
   * Milliseconds to wait before a request is sent again, or `undefined` when it must not be.
   * @param attempt how many times it was tried
   */
  delay(error: PartnerError, attempt: number): number | undefined;
  /** Notes that a call succeeded. */
  succeeded(): void;
}

const notImplemented = 501;
const earnedBySuccess = 0.5;

export function createRetryPolicy(options: RetryOptions, { random }: Environment): RetryPolicy {
  const number = (name: keyof RetryOptions, fallback: number) => numberOption(name, options[name], fallback);
  const maxAttempts = number('maxAttempts', 5);
  const baseDelayMs = number('baseDelayMs', 200);
  const maxDelayMs = number('maxDelayMs', 10_000);
  const attemptTimeoutMs = number('attemptTimeoutMs', 30_000);
  const budget = number('budget', 100);
  let left = budget;
  return {
    maxAttempts,
    attemptTimeoutMs,
    delay(error, attempt) {
      if (attempt >= maxAttempts || !canSucceedLater(error)) return undefined;
      const jittered = random() * Math.min(maxDelayMs, baseDelayMs * 2 ** (attempt - 1));
      if (error.retryAfter !== undefined) return error.retryAfter * 1000 + jittered;
      if (left < 1) return undefined;
      left -= 1;
      return jittered;
    },
    succeeded() {
      left = Math.min(budget, left + earnedBySuccess);
    },
  };
}

/** Network failures, 408, 429 and 5xx pass; 501 and every other 4xx stay what they are. */
function canSucceedLater({ category, status }: PartnerError): boolean {
  switch (category) {
    case 'Network':
    case 'Timeout':
    case 'TooManyRequests':
    case 'ServerBusy':
      return true;
    case 'Server':
      return status !== undefined && status >= 500 && status !== notImplemented;
    default:
      return false;
  }
}
