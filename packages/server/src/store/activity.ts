/** Reports on requests, no part of the audit: each is written whole, in place of the earlier one, and expires. */
export interface ActivityStore {
  saveActivity(reports: readonly ActivityReport[]): Promise<void>;
  /** Names of the reports of a partner in their order, strictly after a name; some of them may have expired. */
  listActivity(partner: string, query: ActivityQuery): Promise<readonly string[]>;
  /** A report, unless it has expired at `now` (Unix milliseconds). */
  readActivity(partner: string, name: string, now: number): Promise<ActivityReport | undefined>;
}

export interface ActivityQuery {
  readonly limit: number;
  /** A name. */
  readonly after?: string | undefined;
}

export interface ActivityReport {
  readonly partner: string;
  readonly name: string;
  /** JSON. */
  readonly document: string;
  /** Unix milliseconds. */
  readonly expiresAt: number;
}
