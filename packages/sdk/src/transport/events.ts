import type { PartnerError } from '../errors/partner-error.ts';

/** A request that is about to be sent. */
export interface RequestEvent {
  /** Id of the operation, e.g. `getCustomerBillingProfile`. */
  readonly operation: string;
  /** HTTP method. */
  readonly method: string;
  /** The whole address. */
  readonly url: string;
  /** Every header but `Authorization`. What `onRequest` adds here is sent too, e.g. `traceparent`. */
  readonly headers: Record<string, string>;
  /** JSON text. */
  readonly body: string | undefined;
  /** 1 for the first try. */
  readonly attempt: number;
}

/** How a request ended: with an answer, or without. */
export interface ResponseEvent {
  /** What was sent. */
  readonly request: RequestEvent;
  /** HTTP status, or `undefined` when there was no answer. */
  readonly status: number | undefined;
  /** Of the answer. */
  readonly headers: Headers | undefined;
  /** The text of the answer, as it came. The one to a new customer holds a password. */
  readonly body: string | undefined;
  /** Why the try failed. */
  readonly error: PartnerError | undefined;
  /** From sending to the end of the answer, in milliseconds. */
  readonly durationMs: number;
}

/**
 * Observers of the traffic with the service; requests for tokens are not shown. They are not waited for, and what they
 * throw is ignored: they do not decide whether a call succeeds.
 */
export interface Hooks {
  /** Before each try. */
  readonly onRequest?: ((event: RequestEvent) => void) | undefined;
  /** After each try. */
  readonly onResponse?: ((event: ResponseEvent) => void) | undefined;
}

export function notify<Event>(hook: ((event: Event) => void) | undefined, event: Event): void {
  const ignore = () => {};
  try {
    Promise.resolve(hook?.(event)).catch(ignore);
  } catch {
    // See Hooks.
  }
}
