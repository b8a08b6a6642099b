/** What the process that makes the load is told, and what it answers. */
export interface LoadJob {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly seconds: number;
  readonly connections: number;
  readonly work: ReadWork | WriteWork;
}

export interface ReadWork {
  readonly kind: 'read';
  /** Shared out among the connections; each asks for its own ones in turn. */
  readonly paths: readonly string[];
}

export interface WriteWork {
  readonly kind: 'write';
  /** One for each connection. */
  readonly targets: readonly WriteTarget[];
}

export interface WriteTarget {
  readonly path: string;
  readonly body: string;
  /** Named in `If-Match`, and replaced by the ETag of each answer; without it updates are unconditional. */
  readonly etag?: string | undefined;
}

export interface LoadResult {
  readonly requestsPerSecond: number;
  /** Share of one processor that the load generator took, 0 to 1: near 1, it was the limit itself. */
  readonly busy: number;
  /** Set when a request was answered with anything but 200, or not at all. */
  readonly failure?: string | undefined;
}
