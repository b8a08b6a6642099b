import type { Operation } from '../call.ts';
import { badInput } from '../errors/bad-input.ts';
import { PartnerError } from '../errors/partner-error.ts';
import { headers } from '../generated/wire.ts';
import type { ClientSettings } from './client.ts';
import { withDeadline } from './deadline.ts';
import { notify, type RequestEvent } from './events.ts';
import { type Answer, exchange } from './exchange.ts';
import { resourceOf } from './resource.ts';

/** What a call is known by. */
export interface Ids {
  readonly requestId: string;
  readonly correlationId: string;
}

/** One call: what is sent each time it is tried. */
export interface Prepared extends Ids {
  readonly operation: Operation;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
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
  let attempt = 0;
  const late = () => {
    if (left <= retry.attemptTimeoutMs) return deadlinePassed();
    return timeout(attempt === 0 ? 'No access token was obtained in time' : 'The service did not answer in time');
  };
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
  const own = { ...prepared.headers, [headers.authorization]: `Bearer ${token}` };
  const start = environment.now();
  let answer: Answer | undefined;
  let error: PartnerError | undefined;
  try {
    answer = await exchange(settings.fetch, url, {
      method: operation.method,
      headers: hooks.onRequest === undefined ? own : withHooks(request.headers, own),
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

/** A hook may add headers, but does not change what the request is, nor who it comes from. */
function withHooks(given: Readonly<Record<string, string>>, own: Readonly<Record<string, string>>): Headers {
  try {
    const all = new Headers(given);
    for (const [name, value] of Object.entries(own)) all.set(name, value);
    return all;
  } catch (cause) {
    throw badInput('onRequest added a header that cannot be sent', undefined, cause);
  }
}

/** The same error, with what only the call knows. */
export function completed(error: PartnerError, ids: Ids | undefined, attempts: number): PartnerError {
  return new PartnerError({
    ...error,
    cause: error.cause,
    requestId: error.requestId ?? ids?.requestId,
    correlationId: error.correlationId ?? ids?.correlationId,
    attempts: error.attempts || attempts,
  });
}

export function deadlinePassed(): PartnerError {
  return timeout('The deadline of the call passed');
}

function timeout(description: string): PartnerError {
  return new PartnerError({ category: 'Timeout', description });
}
