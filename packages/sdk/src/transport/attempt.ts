import type { Operation } from '../call.ts';
import { PartnerError } from '../errors/partner-error.ts';
import { headers } from '../generated/wire.ts';
import type { ClientSettings } from './client.ts';
import { withDeadline } from './deadline.ts';
import { notify, type RequestEvent } from './events.ts';
import { type Answer, exchange } from './exchange.ts';
import { resourceOf } from './resource.ts';

/** One call: what is sent each time it is tried. */
export interface Prepared {
  readonly operation: Operation;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly requestId: string;
  readonly correlationId: string;
}

/** When a call is over: at the caller's word, or at this time in Unix milliseconds. */
export interface Limits {
  readonly signal: AbortSignal | undefined;
  readonly end: number;
}

/**
 * Sends a request once, with a token.
 * @param countSent called when it is sent; returns how many times it has been
 * @throws PartnerError that tells how many times that is
 */
export async function tryOnce(
  settings: ClientSettings,
  prepared: Prepared,
  { signal: outer, end }: Limits,
  countSent: () => number,
): Promise<unknown> {
  const { retry, tokens, environment } = settings;
  const left = end - environment.now();
  if (left <= 0) throw completed(deadlinePassed(), prepared, 0);
  const late = left > retry.attemptTimeoutMs ? noAnswerInTime : deadlinePassed;
  let attempt = 0;
  try {
    return await withDeadline(Math.min(left, retry.attemptTimeoutMs), outer, late, async (signal) => {
      const token = await tokens.token(signal);
      attempt = countSent();
      return await send(settings, prepared, { token, attempt, signal });
    });
  } catch (error) {
    throw error instanceof PartnerError && !outer?.aborted ? completed(error, prepared, attempt) : error;
  }
}

interface Try {
  readonly token: string;
  /** 1 for the first. */
  readonly attempt: number;
  readonly signal: AbortSignal;
}

async function send(settings: ClientSettings, prepared: Prepared, { token, attempt, signal }: Try): Promise<unknown> {
  const { tokens, hooks, environment } = settings;
  const { operation, url, body } = prepared;
  const request: RequestEvent = {
    operation: operation.id,
    method: operation.method,
    url,
    headers: { ...prepared.headers },
    body,
    attempt,
  };
  notify(hooks.onRequest, request);
  const start = environment.now();
  let answer: Answer | undefined;
  let error: PartnerError | undefined;
  try {
    answer = await exchange(settings.fetch, url, {
      method: operation.method,
      headers: withToken(request.headers, token),
      signal,
      ...(body === undefined ? {} : { body }),
    });
    if (answer.status === 401) tokens.drop(token);
    return resourceOf(answer, operation, { ...prepared, token, now: environment.now() });
  } catch (cause) {
    if (!(cause instanceof PartnerError)) throw cause;
    error = completed(cause, prepared, attempt);
    throw error;
  } finally {
    const { status, headers: received, text } = answer ?? {};
    const durationMs = environment.now() - start;
    notify(hooks.onResponse, { request, status, headers: received, body: text, error, durationMs });
  }
}

/** A hook may add headers, but does not decide who the request comes from. */
function withToken(given: Readonly<Record<string, string>>, token: string): Record<string, string> {
  const others = Object.entries(given).filter(([name]) => name.toLowerCase() !== headers.authorization.toLowerCase());
  return { ...Object.fromEntries(others), [headers.authorization]: `Bearer ${token}` };
}

/** The same error, with what only the call knows. */
function completed(error: PartnerError, { requestId, correlationId }: Prepared, attempts: number): PartnerError {
  return new PartnerError({
    ...error,
    cause: error.cause,
    requestId: error.requestId ?? requestId,
    correlationId: error.correlationId ?? correlationId,
    attempts: error.attempts || attempts,
  });
}

export function deadlinePassed(): PartnerError {
  return new PartnerError({ category: 'Timeout', description: 'The deadline of the call passed' });
}

function noAnswerInTime(): PartnerError {
  return new PartnerError({ category: 'Timeout', description: 'The service did not answer in time' });
}
