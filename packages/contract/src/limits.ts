import type { Operation } from './operations.ts';

/** How many requests are taken in a while. */
export interface RateLimit {
  /** Requests that share a limit have the same name. */
  readonly name: string;
  readonly requests: number;
  readonly seconds: number;
}

/** Customers, their profiles and what hangs on them: for each partner and customer, published as 500 a minute. */
const customerResources: RateLimit = { name: 'customer resources', requests: 500, seconds: 60 };

/** Test events of a webhook: for each partner, published as 2 a minute. */
const validationEvents: RateLimit = { name: 'validation events', requests: 2, seconds: 60 };

/** The published limit of an operation, if it has one. It counts where throttling is on. */
export function rateLimitOf({ method, path }: Pick<Operation, 'method' | 'path'>): RateLimit | undefined {
  const lowered = path.toLowerCase();
  if (method === 'POST' && lowered.endsWith('/registration/validationevents')) return validationEvents;
  return /^\/v1\/customers(?:\/|$)/.test(lowered) ? customerResources : undefined;
}
