/** A row of the operation table. */
export interface Operation {
  /** What telemetry calls it, e.g. `getCustomerBillingProfile`. */
  readonly id: string;
  /** HTTP method. */
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** From the API root on; `{name}` stands for one segment. */
  readonly path: string;
  /**
   * What a success is answered with, where it is no object: a `list`, another `value`, `nothing`, or whether something
   * is there (`existence`: 404 is no error then).
   */
  readonly answer?: 'list' | 'value' | 'nothing' | 'existence';
}

/** What every call takes. */
export interface CallOptions {
  /** Ends the call: it rejects with the reason of this signal. What was sent already may still be done. */
  readonly signal?: AbortSignal | undefined;
  /** How long the call may take with all of its tries and waits, in milliseconds; for a list, the call for each page. */
  readonly deadlineMs?: number | undefined;
}

/** The variable parts of a request. */
export interface CallRequest {
  /** Values of the `{name}`s of the path. */
  readonly path?: Readonly<Record<string, string>>;
  /** Query parameters; those that are `undefined` are left out. */
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** Headers beside those that every request has. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Signal and deadline. */
  readonly options?: CallOptions | undefined;
}

/** The one way to the service. */
export interface Client {
  /**
   * Sends a request, again where that helps, and resolves with the resource of its answer.
   * @throws PartnerError for every failure but the end of the caller's own signal
   */
  call<T>(operation: Operation, request: CallRequest): Promise<T>;
  /** The same client, whose calls all have one correlation id. */
  correlated(): Client;
  /** Runs something under one deadline: the signal it gets ends with the caller's, or when the time is over. */
  within<T>(options: CallOptions, run: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Waits a random time of at most this many milliseconds. */
  pause(maximum: number, signal: AbortSignal): Promise<void>;
}
