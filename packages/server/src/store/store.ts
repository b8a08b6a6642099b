import type { ActivityStore } from './activity.ts';
import type { AuditPurge, AuditQuery, DayCount, ExpiredAudit, StoredAuditRecord } from './audit.ts';
import type { BillingProfile, Customer, CustomerQuery, CustomerRow, NewCustomer } from './customers.ts';
import type { DeliveryStore } from './deliveries.ts';
import type { PoolFigures, StoreFigures } from './figures.ts';
import type { GrantStore } from './grants.ts';
import type { Resource, ResourceKey, ResourceQuery } from './resources.ts';
import type { TallyStore } from './tallies.ts';
import type { KeptAnswer, Outcome, Write } from './writes.ts';

/**
 * What the service asks of a database. Two implementations, one conformance suite (`test/store/conformance.ts`).
 * Everything is asynchronous; a promise of a write resolves only when the write is durable.
 * Every operation rejects with `StoreUnavailable` while the database cannot be used and after `close`.
 */
export interface Store extends GrantStore, DeliveryStore, ActivityStore, TallyStore {
  /** The profile as it is answered, or `undefined` when the partner has no relationship with such a customer. */
  readBillingProfile(partner: string, customer: string): Promise<BillingProfile | undefined>;
  readCustomer(partner: string, customer: string): Promise<Customer | undefined>;
  /** Customers ordered by name key, then id, strictly after the position. */
  listCustomers(partner: string, query: CustomerQuery): Promise<readonly CustomerRow[]>;
  /** How many customers let the partner administer them: `allowDelegatedAccess` of their documents. */
  countDelegatingCustomers(partner: string): Promise<number>;
  /** Whether a customer or a resource of the partner has the domain, also a customer whose relationship has ended. */
  isDomainTaken(partner: string, domainKey: string): Promise<boolean>;
  readResource(partner: string, key: ResourceKey): Promise<Resource | undefined>;
  /** Resources of one kind ordered by owner, `order` and id, strictly after the position. */
  listResources(partner: string, query: ResourceQuery): Promise<readonly Resource[]>;
  /** The kept answer of a request that was done before, if it has not expired at `now` (Unix milliseconds). */
  readKeptAnswer(partner: string, key: string, now: number): Promise<KeptAnswer | undefined>;
  /** Audit records in the order in which the writes were done, or the other way round, strictly after the position. */
  readAuditRecords(partner: string, query: AuditQuery): Promise<readonly StoredAuditRecord[]>;
  readAuditRecord(partner: string, id: string): Promise<StoredAuditRecord | undefined>;
  /** How many audit records of an operation there are of each day that has any, the first day first. */
  countAuditRecords(partner: string, operationType: string): Promise<readonly DayCount[]>;
  /** For each partner that has audit records from before a time (Unix milliseconds), the oldest of them, up to `limit`. */
  findExpiredAudit(before: number, limit: number): Promise<readonly ExpiredAudit[]>;

  /** Does the whole of a write in one transaction, or nothing of it. Kept answers expire by the clock of `write.audit.at`. */
  commit(write: Write): Promise<Outcome>;
  /** Adds customers that are not there yet, without audit or events: for the demo world and for imports. Returns how many were added. */
  addCustomers(partner: string, customers: Iterable<NewCustomer>): Promise<number>;
  /** Adds the partner's own resources that are not there yet, without audit or events. Returns how many were added. */
  addResources(partner: string, resources: readonly Resource[]): Promise<number>;

  /** A setting that is written once: the stored value, or `proposal` if there was none. */
  ensureSetting(name: string, proposal: string): Promise<string>;
  readSetting(name: string): Promise<string | undefined>;
  /** `true` while no customer has ever been stored and no setting written. */
  isEmpty(): Promise<boolean>;

  /** Removes what has expired at `now` (Unix milliseconds): kept answers, grants, activity, tallies, resources, events past their retention. */
  removeExpired(now: number): Promise<void>;
  /**
   * Removes a partner's oldest audit records and adds the record of that, in one transaction: the only way for an audit
   * record to go, for the database itself refuses to change or remove any.
   * @returns `false`, and nothing is done, when there are not exactly as many as `count` up to the position
   */
  purgeAudit(purge: AuditPurge): Promise<boolean>;
  /** What it has done since it was opened. */
  figures(): Readonly<StoreFigures>;
  /** Its connections to a database server; none where there is no server. */
  pools(): readonly PoolFigures[];
  /** Throws when the database cannot be reached or written. */
  ping(): Promise<void>;
  /** Finishes the writes under way and lets go of the database. */
  close(): Promise<void>;
}
