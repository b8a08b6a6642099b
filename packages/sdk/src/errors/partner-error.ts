/**
 * What went wrong, from the caller's point of view: a closed set to switch on.
 *
 * - `BadInput`: the request was refused as it is (400, 405, 406, 413, 415 ...), or could not be made at all;
 * - `Unauthorized`: there was no valid token, or none could be obtained (401);
 * - `Forbidden`: the token is valid but not for this (403);
 * - `NotFound`: 404, 410;
 * - `Conflict`: 409, or two edits of the same member;
 * - `PreconditionFailed`: the version an update was based on is no longer the current one (412, or code 2055);
 * - `TooManyRequests`: 429;
 * - `ServerBusy`: 503;
 * - `Server`: any other 5xx, or an answer that no service should give;
 * - `Timeout`: the deadline passed, or the service gave up waiting (408);
 * - `Network`: no answer arrived;
 * - `Parse`: an answer arrived that is not what was promised.
 */
export type ErrorCategory =
  | 'BadInput'
  | 'Unauthorized'
  | 'Forbidden'
  | 'NotFound'
  | 'Conflict'
  | 'PreconditionFailed'
  | 'TooManyRequests'
  | 'ServerBusy'
  | 'Server'
  | 'Timeout'
  | 'Network'
  | 'Parse';

/** What a {@link PartnerError} is made of. */
export interface PartnerErrorDetails {
  /** See {@link ErrorCategory}. */
  readonly category: ErrorCategory;
  /** What went wrong, without secrets. */
  readonly description: string;
  /** HTTP status. */
  readonly status?: number | undefined;
  /** The published error code. */
  readonly code?: number | string | undefined;
  /** Paths of the offending members. */
  readonly data?: readonly string[] | undefined;
  /** `MS-RequestId` of the call. */
  readonly requestId?: string | undefined;
  /** `MS-CorrelationId` of the call. */
  readonly correlationId?: string | undefined;
  /** Seconds. */
  readonly retryAfter?: number | undefined;
  /** How many times the request was sent. */
  readonly attempts?: number | undefined;
  /** The error beneath, e.g. that of `fetch`. */
  readonly cause?: unknown;
}

/**
 * Every failure of a call. It never holds the access token, and its message can be shown and logged.
 *
 * A call that its own `AbortSignal` ended rejects with the reason of that signal instead, and `edit` with what the change
 * throws.
 */
export class PartnerError extends Error {
  override readonly name: string = 'PartnerError';
  /** What to do about it: see {@link ErrorCategory}. */
  readonly category: ErrorCategory;
  /** HTTP status, or `undefined` when there was no answer. */
  readonly status: number | undefined;
  /** The published error code, e.g. `2055`: a number wherever the service writes one. */
  readonly code: number | string | undefined;
  /** What the service says went wrong, in the language asked for with `locale`. */
  readonly description: string;
  /** Paths of the offending members, e.g. `defaultAddress.postalCode`. */
  readonly data: readonly string[];
  /** `MS-RequestId` of the call: the same for each of its tries. */
  readonly requestId: string | undefined;
  /** `MS-CorrelationId` of the call. */
  readonly correlationId: string | undefined;
  /** How long the service asks to wait before the next try, in seconds. */
  readonly retryAfter: number | undefined;
  /** How many times the request was sent. */
  readonly attempts: number;

  constructor(details: PartnerErrorDetails) {
    const {
      category,
      description,
      status,
      code,
      data = [],
      requestId,
      correlationId,
      retryAfter,
      attempts = 0,
      cause,
    } = details;
    super(`${[category, code ?? status].join(' ').trim()}: ${description}`, cause === undefined ? {} : { cause });
    this.category = category;
    this.status = status;
    this.code = code;
    this.description = description;
    this.data = data;
    this.requestId = requestId;
    this.correlationId = correlationId;
    this.retryAfter = retryAfter;
    this.attempts = attempts;
  }
}
