/**
 * One request that is repeated. In `headers` and `body` these stand for something new each time: `{guid}` for a GUID,
 * `{number}` for twelve digits, `{etag}` for the ETag that the last answer to this request had.
 */
export interface LoadRequest {
  readonly method: 'GET' | 'PUT' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The first `{etag}`. Such a request is under way once at a time and names itself in `MS-RequestId`. */
  readonly etag?: string;
}

/** What the process that makes the load is told. */
export interface LoadJob {
  readonly url: string;
  /** Sent with each request. */
  readonly headers: Readonly<Record<string, string>>;
  /** Asked in turn; at least as many as connections where they name an ETag. */
  readonly requests: readonly LoadRequest[];
  readonly seconds: number;
  readonly connections: number;
  /** Where `{number}` begins. */
  readonly firstNumber: number;
}

export interface LoadResult {
  readonly requestsPerSecond: number;
  /** Half of the answers took no longer, in milliseconds. */
  readonly p50: number;
  /** All answers but one in a hundred took no longer, in milliseconds. */
  readonly p99: number;
  /** Share of one processor that the load generator took, 0 to 1: near 1, it was the limit itself. */
  readonly busy: number;
  /** Set when a request was refused or not answered. */
  readonly failure?: string | undefined;
}

/** How many digits `{number}` has. */
export const numberLength = 12;
