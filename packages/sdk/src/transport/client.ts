import type { CallRequest, Client, Operation } from '../call.ts';
import type { ResolvedCloud } from '../clouds.ts';
import type { TokenSource } from '../credentials/token-cache.ts';
import type { Environment } from '../environment.ts';
import { errorFromAnswer, type Sent } from '../errors/from-answer.ts';
import { PartnerError } from '../errors/partner-error.ts';
import { headers } from '../generated/wire.ts';
import { withDeadline } from './deadline.ts';
import { type Hooks, notify, type RequestEvent } from './events.ts';
import { type Answer, exchange, type Fetch } from './exchange.ts';
import { headersOf, type RequestContext, urlOf } from './request.ts';
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

interface Ids {
  readonly requestId: string;
  readonly correlationId: string;
}

/** One call: what is sent each time it is tried. */
interface Prepared extends Ids {
  readonly operation: Operation;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
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
      return withDeadline(deadlineMs, signal, () => timeout(deadlinePassed), run);
    },
    async call<T>(operation: Operation, request: CallRequest): Promise<T> {
      const prepared = prepare(settings, context, operation, request);
      const { signal, deadlineMs = settings.deadlineMs } = request.options ?? {};
      await signedIn(signal);
      const answer = await sendUntilAnswered(settings, prepared, { signal, end: environment.now() + deadlineMs });
      // The border: what the service answers has the shape that the contract says.
      return answer as T;
    },
    correlated: () => createClient(settings, { correlationId: environment.newId(), ...context }),
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
  const body = request.body === undefined ? undefined : JSON.stringify(request.body);
  return {
    operation,
    url: urlOf(cloud.apiRoot, operation, request),
    headers: headersOf({ ...context, requestId, correlationId }, request, body),
    body,
    requestId,
    correlationId,
  };
}

/** When a call is over: at the caller's word, or at this time in Unix milliseconds. */
interface Limits {
  readonly signal: AbortSignal | undefined;
  readonly end: number;
}

/** Sends the same request, with the same id, until there is an answer that stands. */
async function sendUntilAnswered(settings: ClientSettings, prepared: Prepared, limits: Limits): Promise<unknown> {
  const { retry, environment } = settings;
  const counter = { sent: 0 };
  for (let attempt = 1; ; attempt += 1) {
    try {
      const resource = await tryOnce(settings, prepared, counter, limits);
      retry.succeeded();
      return resource;
    } catch (error) {
      if (!(error instanceof PartnerError)) throw error;
      error.attempts = counter.sent;
      const delay = limits.signal?.aborted ? undefined : retry.delay(error, attempt);
      if (delay === undefined || environment.now() + delay >= limits.end) throw error;
      await environment.sleep(delay, limits.signal);
    }
  }
}

async function tryOnce(
  settings: ClientSettings,
  prepared: Prepared,
  counter: { sent: number },
  limits: Limits,
): Promise<unknown> {
  const { retry, tokens, hooks, environment } = settings;
  const left = limits.end - environment.now();
  const late = () => timeout(left > retry.attemptTimeoutMs ? noAnswerInTime : deadlinePassed, prepared);
  return withDeadline(Math.min(left, retry.attemptTimeoutMs), limits.signal, late, async (signal) => {
    const token = await tokens.token(signal);
    counter.sent += 1;
    const { operation, url, body } = prepared;
    const request: RequestEvent = {
      operation: operation.id,
      method: operation.method,
      url,
      headers: { ...prepared.headers },
      body,
      attempt: counter.sent,
    };
    notify(hooks.onRequest, request);
    const start = environment.now();
    let answer: Answer | undefined;
    let error: PartnerError | undefined;
    try {
      answer = await exchange(settings.fetch, url, {
        method: operation.method,
        headers: { ...request.headers, [headers.authorization]: `Bearer ${token}` },
        signal,
        ...(body === undefined ? {} : { body }),
      });
      if (answer.status === 401) tokens.drop(token);
      return resourceOf(answer, operation, { ...prepared, token, now: environment.now() });
    } catch (cause) {
      if (cause instanceof PartnerError) error = cause;
      throw cause;
    } finally {
      notify(hooks.onResponse, {
        request,
        status: answer?.status,
        headers: answer?.headers,
        body: answer?.text,
        error,
        durationMs: environment.now() - start,
      });
    }
  });
}

/** The resource of an answer. @throws PartnerError when there is none, though there should be */
function resourceOf(answer: Answer, { method }: Operation, sent: Sent): unknown {
  const { status, text } = answer;
  if (status < 200 || status > 299) throw errorFromAnswer(answer, sent);
  if (method === 'DELETE' || method === 'HEAD') return undefined;
  try {
    const resource: unknown = JSON.parse(text);
    if (typeof resource === 'object' && resource !== null) return resource;
  } catch {
    // Told below, with the rest of what is no resource.
  }
  const { requestId, correlationId } = sent;
  const broken = /^\s*[[{]/.test(text) && !/[\]}]\s*$/.test(text);
  throw new PartnerError({
    // An answer that stops in the middle is a connection that did.
    category: broken ? 'Network' : 'Parse',
    description: broken ? 'The answer ended early' : `The answer is not a JSON resource (HTTP ${status})`,
    status,
    requestId,
    correlationId,
  });
}

const deadlinePassed = 'The deadline of the call passed';
const noAnswerInTime = 'The service did not answer in time';

function timeout(description: string, ids?: Ids): PartnerError {
  return new PartnerError({
    category: 'Timeout',
    description,
    requestId: ids?.requestId,
    correlationId: ids?.correlationId,
  });
}
