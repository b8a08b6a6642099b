import type { Freshness } from './freshness.ts';

/** How long requests may overlap, in milliseconds. A greater difference is a clock that was set. */
export const maxOverlap = 60 * 1000;

export interface AuditRecord {
  /** Time-ordered GUID. */
  readonly id: string;
  /**
   * Unix milliseconds. Stored as the time of the record before it where that is later by no more than `maxOverlap`:
   * requests that overlap are not done in the order in which they came in.
   */
  readonly at: number;
  /** Empty where the write concerns no one customer. */
  readonly customerId: string;
  readonly customerName: string;
  /** What names are searched by (see `customers/name-key.ts`). */
  readonly customerNameKey: string;
  readonly resourceType: string;
  readonly operationType: string;
  readonly applicationId: string;
  readonly userPrincipalName?: string | undefined;
  readonly requestId: string;
  readonly correlationId: string;
  /** Further facts about the write. */
  readonly customizedData?: readonly CustomizedDatum[] | undefined;
  /** JSON as it was answered before and after, camelCase. */
  readonly oldValue?: Uint8Array | undefined;
  readonly newValue?: Uint8Array | undefined;
}

export interface CustomizedDatum {
  readonly key: string;
  readonly value: string;
}

export interface AuditQuery extends Freshness {
  /** The oldest first unless given. */
  readonly order?: 'newestFirst' | undefined;
  readonly customerId?: string | undefined;
  readonly resourceType?: string | undefined;
  readonly operationType?: string | undefined;
  /** Part of the customer's name, folded as name keys are. */
  readonly namePart?: string | undefined;
  /** Unix milliseconds, inclusive and exclusive. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly limit: number;
  readonly after?: AuditPosition | undefined;
}

export interface StoredAuditRecord extends AuditRecord {
  /** Grows with each record. */
  readonly sequence: number;
}

export type AuditPosition = Pick<StoredAuditRecord, 'at' | 'sequence'>;

export interface DayCount {
  /** Days since the beginning of 1970, UTC. */
  readonly day: number;
  readonly count: number;
}

/** Some of a partner's oldest audit records. */
export interface ExpiredAudit {
  readonly partner: string;
  readonly count: number;
  readonly first: AuditPosition;
  readonly last: AuditPosition;
}

export interface AuditPurge {
  readonly partner: string;
  /** The last record that goes, with all before it. */
  readonly through: AuditPosition;
  /** How many records that is. */
  readonly count: number;
  readonly record: AuditRecord;
}
