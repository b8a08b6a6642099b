/** The `relationship` of a customer that the partner has let go: it keeps its domain and can no longer be read or changed. */
export const endedRelationship = 'none';

/** The kind of the resources that are further domains of customers; their unique key is what domains are compared by. */
export const verifiedDomainKind = 'verifiedDomain';

/** How long outgoing events are kept, in milliseconds. */
export const eventRetention = 7 * 24 * 60 * 60 * 1000;

/** A delivery is given up when it has failed so often. */
export const deliveryTries = 10;

/** How long events that were not delivered stay in the offline queue, in milliseconds. */
export const offlineRetention = 30 * 24 * 60 * 60 * 1000;

/**
 * Resources of this kind subscribe to events of their partner: `events` of the document lists the names. A write that
 * raises an event makes a delivery for each of them in its own transaction.
 */
export const subscriberKind = 'webhookRegistration';

/**
 * What the service asks of a database. Two implementations, one conformance suite (`test/store/conformance.ts`).
 * Everything is asynchronous; a promise of a write resolves only when the write is durable.
 * Every operation rejects with `StoreUnavailable` while the database cannot be used and after `close`.
 */
export interface Store extends GrantStore, DeliveryStore, ActivityStore {
  /** The profile as it is answered, or `undefined` when the partner has no relationship with such a customer. */
  readBillingProfile(partner: string, customer: string): Promise<BillingProfile | undefined>;
  readCustomer(partner: string, customer: string): Promise<Customer | undefined>;
  /** Customers ordered by name key, then id, strictly after the position. */
  listCustomers(partner: string, query: CustomerQuery): Promise<readonly CustomerRow[]>;
  /** Whether a customer of the partner has the domain, first or further, also one whose relationship has ended. */
  isDomainTaken(partner: string, domainKey: string): Promise<boolean>;
  readResource(partner: string, key: ResourceKey): Promise<Resource | undefined>;
  /** Resources of one kind ordered by owner, `order` and id, strictly after the position. */
  listResources(partner: string, query: ResourceQuery): Promise<readonly Resource[]>;
  /** The kept answer of a request that was done before, if it has not expired at `now` (Unix milliseconds). */
  readKeptAnswer(partner: string, key: string, now: number): Promise<KeptAnswer | undefined>;
  /** Audit records in the order in which the writes were done, or the other way round, strictly after the position. */
  readAuditRecords(partner: string, query: AuditQuery): Promise<readonly StoredAuditRecord[]>;
  readAuditRecord(partner: string, id: string): Promise<StoredAuditRecord | undefined>;
  /** For each partner that has audit records from before a time (Unix milliseconds), the oldest of them, up to `limit`. */
  findExpiredAudit(before: number, limit: number): Promise<readonly ExpiredAudit[]>;

  /** Does the whole of a write in one transaction, or nothing of it. Kept answers expire by the clock of `write.audit.at`. */
  commit(write: Write): Promise<Outcome>;
  /** Adds customers that are not there yet, without audit or events: for the demo world and for imports. Returns how many were added. */
  addCustomers(partner: string, customers: Iterable<NewCustomer>): Promise<number>;

  /** A setting that is written once: the stored value, or `proposal` if there was none. */
  ensureSetting(name: string, proposal: string): Promise<string>;
  readSetting(name: string): Promise<string | undefined>;
  /** `true` while no customer has ever been stored and no setting written. */
  isEmpty(): Promise<boolean>;

  /** Removes what has expired at `now` (Unix milliseconds): kept answers, grants, activity, events past their retention. */
  removeExpired(now: number): Promise<void>;
  /**
   * Removes a partner's oldest audit records and adds the record of that, in one transaction: the only way for an audit
   * record to go, for the database itself refuses to change or remove any.
   * @returns `false`, and nothing is done, when there are not exactly as many as `count` up to the position
   */
  purgeAudit(purge: AuditPurge): Promise<boolean>;
  /** Throws when the database cannot be reached or written. */
  ping(): Promise<void>;
  /** Finishes the writes under way and lets go of the database. */
  close(): Promise<void>;
}

/** What the token authority keeps: codes, refresh tokens, device codes, by the hash of the secret the client holds. */
export interface GrantStore {
  saveGrant(grant: Grant): Promise<void>;
  readGrant(tenant: string, key: string, now: number): Promise<Grant | undefined>;
  /** Removes and returns it: only one caller ever gets a grant. */
  takeGrant(tenant: string, key: string, now: number): Promise<Grant | undefined>;
}

export interface Grant {
  readonly tenant: string;
  /** Hash of the secret, never the secret. */
  readonly key: string;
  /** JSON that only the authority understands. */
  readonly payload: string;
  /** Unix milliseconds. */
  readonly expiresAt: number;
}

/** Reports on requests, no part of the audit: each is written whole, in place of the earlier one, and expires. */
export interface ActivityStore {
  saveActivity(reports: readonly ActivityReport[]): Promise<void>;
  /** Those of a partner that have not expired at `now` (Unix milliseconds), ordered by name. */
  listActivity(partner: string, now: number): Promise<readonly ActivityReport[]>;
}

export interface ActivityReport {
  readonly partner: string;
  readonly name: string;
  /** JSON. */
  readonly document: string;
  /** Unix milliseconds. */
  readonly expiresAt: number;
}

/** Deliveries of events: made by `commit`, tried by whoever leases them, kept until some time after their end. */
export interface DeliveryStore {
  /** Ids of the subscribers that have a delivery to be tried at `now` (Unix milliseconds). */
  readSubscribersDue(now: number): Promise<readonly string[]>;
  /**
   * Deliveries to be tried now, the longest due first; nobody else gets them until the lease ends. Of each line only the
   * first open one is ever leased.
   */
  leaseDeliveries(lease: DeliveryLease): Promise<readonly LeasedDelivery[]>;
  /** Notes how a try went. Of a lease that has been lost meanwhile only a success counts. */
  endTry(end: TryEnd): Promise<void>;
  /** The deliveries of one event, one for each subscriber. */
  readDeliveries(partner: string, event: string): Promise<readonly Delivery[]>;
  /** Deliveries that were given up, in the order in which their events were raised. */
  listOfflineDeliveries(partner: string, limit: number): Promise<readonly Delivery[]>;
}

export interface DeliveryLease {
  readonly subscriber: string;
  /** Names who leases, so that a late end of a try can be told from a timely one. */
  readonly lease: string;
  /** Unix milliseconds. */
  readonly now: number;
  /** When the lease ends, in Unix milliseconds. */
  readonly until: number;
  readonly limit: number;
}

export interface LeasedDelivery {
  readonly id: number;
  readonly partner: string;
  readonly event: OutgoingEvent;
  /** How often its line has failed in a row since the event was raised. */
  readonly failures: number;
  /** Document of the subscriber as it is now. */
  readonly subscriber: string;
}

/** How one try went. */
export interface TryResult {
  /** Unix milliseconds. */
  readonly at: number;
  /** HTTP status, when there was an answer. */
  readonly status?: number | undefined;
  /** Why there was no answer. */
  readonly fault?: string | undefined;
}

export interface TryEnd {
  readonly id: number;
  readonly lease: string;
  readonly result: TryResult;
  readonly outcome:
    | { readonly kind: 'delivered' }
    /** Unix milliseconds. */
    | { readonly kind: 'retry'; readonly dueAt: number }
    | { readonly kind: 'offline' };
}

export interface Delivery {
  readonly event: OutgoingEvent;
  readonly subscriber: string;
  readonly state: 'ready' | 'waiting' | 'delivered' | 'offline';
  readonly results: readonly TryResult[];
}

export interface BillingProfile {
  readonly id: string;
  /** Counts the accepted versions of this profile, from 1. */
  readonly version: number;
  readonly etag: string;
  /** The exact bytes of the answer. */
  readonly bytes: Uint8Array;
}

/** A customer as it is stored; wire members only where a search or a rule needs them. */
export interface Customer {
  readonly id: string;
  readonly version: number;
  readonly companyName: string;
  /** What names are compared and ordered by (see `customers/name-key.ts`). */
  readonly nameKey: string;
  readonly domain: string;
  /** What domains are compared by: lower case. Unique within a partner. */
  readonly domainKey: string;
  readonly relationship: string;
  readonly associatedPartnerId: string | undefined;
  /** JSON of everything else. */
  readonly document: string;
}

export interface NewCustomer {
  readonly customer: Customer;
  readonly billingProfile: BillingProfile;
}

export type CustomerRow = Pick<Customer, 'id' | 'companyName' | 'nameKey' | 'domain' | 'relationship'>;

export interface CustomerQuery {
  readonly limit: number;
  readonly after?: CustomerPosition | undefined;
  /** Prefixes of keys, folded as the keys are; together they are an AND. */
  readonly namePrefix?: string | undefined;
  readonly domainPrefix?: string | undefined;
  readonly associatedPartnerPrefix?: string | undefined;
}

export interface CustomerPosition {
  readonly nameKey: string;
  readonly id: string;
}

/** Names a resource within its partner. */
export interface ResourceKey {
  /** What it is: `agreement`, `user` ... */
  readonly kind: string;
  /** The customer it belongs to; empty where it is the partner's own. */
  readonly owner: string;
  readonly id: string;
}

/** Anything beside customers and billing profiles that is kept as one document. It goes when its customer is removed. */
export interface Resource extends ResourceKey {
  /** Counts the accepted versions, from 1. */
  readonly version: number;
  /** What lists of this kind are ordered by, before the id. */
  readonly order: string;
  /** Belongs to one resource of this kind within the partner, where it is given. */
  readonly uniqueKey: string | undefined;
  /** JSON. */
  readonly document: string;
}

export interface ResourceQuery {
  readonly kind: string;
  /** Of all owners when absent. */
  readonly owner?: string | undefined;
  readonly limit: number;
  readonly after?: ResourcePosition | undefined;
}

export type ResourcePosition = Pick<Resource, 'owner' | 'order' | 'id'>;

/** One change of state and all that must happen with it. */
export interface Write {
  readonly partner: string;
  readonly change: Change;
  readonly audit: AuditRecord;
  readonly event?: OutgoingEvent | undefined;
  /** Absent when the client sent no request id: nobody can repeat it. */
  readonly kept?: KeptAnswer | undefined;
}

export type Change =
  | { readonly kind: 'addCustomer'; readonly customer: Customer; readonly billingProfile: BillingProfile }
  | {
      readonly kind: 'replaceBillingProfile';
      readonly customerId: string;
      readonly expectedVersion: number;
      readonly billingProfile: BillingProfile;
    }
  | { readonly kind: 'replaceCustomer'; readonly customer: Customer; readonly expectedVersion: number }
  | {
      readonly kind: 'removeCustomer';
      readonly customerId: string;
      readonly expectedVersion: number;
      /** The profile goes too, and only the version that the audit record holds. */
      readonly expectedProfileVersion: number;
    }
  /** Adds a resource when the expected version is 0, else replaces that version. `stale` also when its customer is gone. */
  | { readonly kind: 'putResource'; readonly resource: Resource; readonly expectedVersion: number }
  | { readonly kind: 'removeResource'; readonly key: ResourceKey; readonly expectedVersion: number }
  /** Opens the deliveries of an event that were given up once more, each in its place in its line; `stale` when there are none. */
  | { readonly kind: 'resendEvent'; readonly event: string; readonly now: number }
  /** Several changes, all of them or none. */
  | { readonly kind: 'several'; readonly changes: readonly SingleChange[] };

export type SingleChange = Exclude<Change, { kind: 'several' }>;

/**
 * - `done`: durable.
 * - `repeated`: an identical request was done before; this is its answer and nothing was changed.
 * - `stale`: the expected version is not the stored one (or the row is gone); nothing was changed.
 * - `taken`: the domain, id or unique key belongs to another one of this partner; nothing was changed.
 */
export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'repeated'; readonly kept: KeptAnswer }
  | { readonly kind: 'stale' }
  | { readonly kind: 'taken' };

export interface KeptAnswer {
  /** Hash over everything that makes two requests identical. */
  readonly key: string;
  readonly status: number;
  readonly etag?: string | undefined;
  readonly bytes?: Uint8Array | undefined;
  /** Unix milliseconds. */
  readonly expiresAt: number;
}

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

export interface AuditQuery {
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

/** How long requests may overlap, in milliseconds. A greater difference is a clock that was set. */
export const maxOverlap = 60 * 1000;

export interface StoredAuditRecord extends AuditRecord {
  /** Grows with each record. */
  readonly sequence: number;
}

export type AuditPosition = Pick<StoredAuditRecord, 'at' | 'sequence'>;

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

export interface OutgoingEvent {
  readonly id: string;
  readonly name: string;
  readonly resourceUri: string;
  readonly resourceName: string;
  readonly auditId: string;
  /** Unix milliseconds. */
  readonly at: number;
  /** Events of one line reach a subscriber one after the other: those of one customer, or of one other resource. */
  readonly line: string;
  /** The one subscriber it is for; all of its partner's that ask for such events when absent. */
  readonly subscriber?: string | undefined;
}
