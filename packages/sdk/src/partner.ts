import type { CallRequest, Operation } from './call.ts';
import { type Cloud, type CloudName, resolveCloud } from './clouds.ts';
import type { Credentials } from './credentials/credentials.ts';
import { createTokenSource } from './credentials/token-cache.ts';
import { type Environment, systemEnvironment } from './environment.ts';
import { badInput, numberOption } from './errors/bad-input.ts';
import { methods, type PartnerOperations } from './generated/operations.ts';
import { arrange, operationsAt } from './methods.ts';
import { type ClientSettings, createClient } from './transport/client.ts';
import type { Hooks } from './transport/events.ts';
import { type Fetch, platformFetch } from './transport/exchange.ts';
import type { RequestContext } from './transport/request.ts';
import { createRetryPolicy, type RetryOptions } from './transport/retry.ts';

/** What a partner object is made from. */
export interface PartnerOptions extends Hooks {
  /** How to obtain tokens. */
  readonly credentials: Credentials;
  /** Which service to talk to. @defaultValue 'global' */
  readonly cloud?: CloudName | Cloud | undefined;
  /** What every request tells of itself. */
  readonly context?: RequestContext | undefined;
  /** When and how often requests are sent again. */
  readonly retry?: RetryOptions | undefined;
  /** How long a call may take with all of its tries and waits, in milliseconds. @defaultValue 100 000 */
  readonly deadlineMs?: number | undefined;
  /** Sends the requests, to the authority too. @defaultValue the global `fetch` */
  readonly fetch?: Fetch | undefined;
  /** Time, chance and ids, for tests. */
  readonly environment?: Partial<Environment> | undefined;
}

/** Everything that can be asked of the service. */
export interface Partner extends PartnerOperations {
  /**
   * Calls an operation that has no method yet, with everything that a method does for a call.
   *
   * ```ts
   * const operation = { id: 'getOffers', method: 'GET', path: '/v1/offers' } as const;
   * const offers = await partner.call<Offers>(operation, { query: { country: 'US' } });
   * ```
   */
  call<T>(operation: Operation, request: CallRequest): Promise<T>;
  /** The same partner, whose requests carry this context too. */
  with(context: RequestContext): Partner;
}

const defaultDeadline = 100_000;
const tree = arrange(methods);

/**
 * Makes the partner object, where every call begins. Keep one for as long as the program runs: it holds the token.
 * @throws PartnerError `BadInput` for an unknown cloud or an unprotected address
 */
export function createPartner(options: PartnerOptions): Partner {
  if (typeof options.credentials?.getToken !== 'function') throw badInput('There are no credentials', 'credentials');
  const environment = { ...systemEnvironment, ...options.environment };
  const fetch = options.fetch ?? platformFetch;
  const cloud = resolveCloud(options.cloud ?? 'global');
  const { authority, resource } = cloud;
  const { now, sleep } = environment;
  const settings: ClientSettings = {
    cloud,
    tokens: createTokenSource(options.credentials, { authority, resource, fetch, now, sleep }),
    retry: createRetryPolicy(options.retry ?? {}, environment),
    deadlineMs: numberOption('deadlineMs', options.deadlineMs, defaultDeadline),
    fetch,
    hooks: options,
    environment,
  };
  return partnerIn(settings, options.context ?? {});
}

function partnerIn(settings: ClientSettings, context: RequestContext): Partner {
  const client = createClient(settings, context);
  return {
    // The border: the rows and the types are generated from the same table.
    ...(operationsAt(tree, client) as PartnerOperations),
    call: client.call,
    with: (more) => partnerIn(settings, { ...context, ...more }),
  };
}
