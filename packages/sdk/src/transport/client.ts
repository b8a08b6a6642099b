import type { CallRequest, Client, Operation } from '../call.ts';
import type { ResolvedCloud } from '../clouds.ts';
import type { TokenSource } from '../credentials/token-cache.ts';
import type { Environment } from '../environment.ts';
import { numberOption } from '../errors/bad-input.ts';
import { PartnerError } from '../errors/partner-error.ts';
import { completed, deadlinePassed, type Ids, type Limits, type Prepared, tryOnce } from './attempt.ts';
import { withDeadline } from './deadline.ts';
import type { Hooks } from './events.ts';
import type { Fetch } from './exchange.ts';
import { bodyOf, headersOf, type RequestContext, urlOf } from './request.ts';
import type { RetryPolicy } from './retry.ts';

/** What all clients of one partner object share. */
export interface ClientSettings {
  readonly cloud: ResolvedCloud;
  readonly tokens: TokenSource;
  readonly retry: RetryPolicy;
  readonly deadlineMs: number;
  readonly fetch: Fetch;
  readonly hooks: Hooks;
  readonly environment: Environment;
}

export function createClient(settings: ClientSettings, context: RequestContext): Client {
  const { environment } = settings;
  const endOf = (deadlineMs: number | undefined) =>
    environment.now() + numberOption('deadlineMs', deadlineMs, settings.deadlineMs);
  return {
    async within({ deadlineMs, signal }, run) {
      await signIn(settings, signal);
      return withDeadline(endOf(deadlineMs) - environment.now(), signal, deadlinePassed, run);
    },
    async call<T>(operation: Operation, request: CallRequest): Promise<T> {
      const prepared = prepare(settings, context, operation, request);
      const { signal, deadlineMs } = request.options ?? {};
      await signIn(settings, signal, prepared);
      let sent = 0;
      const limits = { signal, end: endOf(deadlineMs) };
      const answer = await persist(settings, limits, () =>
        tryOnce(settings, prepared, limits, () => {
          sent += 1;
          return sent;
        }),
      );
      // The border: what the service answers has the shape that the contract says.
      return answer as T;
    },
    correlated: () =>
      createClient(settings, { ...context, correlationId: context.correlationId ?? environment.newId() }),
    pause: (maximum, signal) => environment.sleep(environment.random() * maximum, signal),
  };
}

function prepare(
  { cloud, environment }: ClientSettings,
  context: RequestContext,
  operation: Operation,
  request: CallRequest,
): Prepared {
  const requestId = context.requestId ?? environment.newId();
  const correlationId = context.correlationId ?? environment.newId();
  const body = bodyOf(request);
  return {
    operation,
    url: urlOf(cloud.apiRoot, operation, request),
    headers: headersOf({ ...context, requestId, correlationId }, request, body),
    body,
    requestId,
    correlationId,
  };
}

/** A person who signs in takes longer than a call may: its deadline begins after that. */
async function signIn(settings: ClientSettings, signal: AbortSignal | undefined, ids?: Ids): Promise<void> {
  if (!settings.tokens.interactive) return;
  await persist(settings, { signal, end: Number.POSITIVE_INFINITY }, async () => {
    try {
      await settings.tokens.token(signal);
    } catch (error) {
      throw error instanceof PartnerError && !signal?.aborted ? completed(error, ids, 0) : error;
    }
  });
}

/** Does something until its outcome stands: it is done again after what may pass. */
async function persist<T>({ retry, environment }: ClientSettings, limits: Limits, run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const outcome = await run();
      retry.succeeded();
      return outcome;
    } catch (error) {
      const delay = error instanceof PartnerError ? retry.delay(error, attempt) : undefined;
      if (delay !== undefined) limits.signal?.throwIfAborted();
      if (delay === undefined || environment.now() + delay >= limits.end) throw error;
      await environment.sleep(delay, limits.signal);
    }
  }
}
