import type { Operation, OperationId } from '@partnerite/contract/operations.ts';
import type { FastifyRequest } from 'fastify';
import type { Identifiers } from './identifiers.ts';
import type { Principal } from './tokens.ts';

/** What is known of one request while it is under way. */
export interface Exchange {
  readonly identifiers: Identifiers;
  readonly operationId: OperationId | undefined;
  readonly operation: Operation | undefined;
  /** Unix milliseconds at which the request came in; the time of everything it does. */
  readonly now: number;
  /** The same moment on a clock that never goes back, in milliseconds. */
  readonly started: number;
  /** Left out of the record of activity. */
  readonly unrecorded: boolean;
  principal: Principal | undefined;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Absent until the request's headers have been read. */
    exchange: Exchange | null | undefined;
  }
}

/** The first value of a header, or `undefined`. */
export function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : value?.[0];
}

/** The path without the query. */
export function pathOf(request: FastifyRequest): string {
  const end = request.url.indexOf('?');
  return end < 0 ? request.url : request.url.slice(0, end);
}
