import type { CallRequest, Client, Operation } from '../call.ts';
import type { ResolvedCloud } from '../clouds.ts';
import type { TokenSource } from '../credentials/token-cache.ts';
import type { Environment } from '../environment.ts';
import { PartnerError } from '../errors/partner-error.ts';
import { deadlinePassed, type Limits, type Prepared, tryOnce } from './attempt.ts';
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
  const { environment, tokens } = settings;
  // A person who signs in takes longer than a call may: the deadline begins after that.
  const signedIn = async (signal?: AbortSignal) => {
    if (tokens.interactive) await tokens.token(signal);
  };
  return {
    async within({ deadlineMs = settings.deadlineMs, signal }, run) {
      await signedIn(signal);
      return withDeadline(deadlineMs, signal, deadlinePassed, run);
    },
    async call<T>(operation: Operation, request: CallRequest): Promise<T> {
      const prepared = prepare(settings, context, operation, request);
      const { signal, deadlineMs = settings.deadlineMs } = request.options ?? {};
      await signedIn(signal);
      const answer = await sendUntilAnswered(settings, prepared, { signal, end: environment.now() + deadlineMs });
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

/** Sends the same request, with the same id, until there is an answer that stands. */
async function sendUntilAnswered(settings: ClientSettings, prepared: Prepared, limits: Limits): Promise<unknown> {
  const { retry, environment } = settings;
  for (let attempt = 1, sent = 0; ; attempt += 1) {
    try {
      const resource = await tryOnce(settings, prepared, limits, () => {
        sent += 1;
        return sent;
      });
      retry.succeeded();
      return resource;
    } catch (error) {
      if (!(error instanceof PartnerError) || limits.signal?.aborted) throw error;
      const delay = retry.delay(error, attempt);
      if (delay === undefined || environment.now() + delay >= limits.end) throw error;
      await environment.sleep(delay, limits.signal);
    }
  }
}
