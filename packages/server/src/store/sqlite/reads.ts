import type { DatabaseSync } from 'node:sqlite';
import { endedRelationship } from '../customers.ts';
import {
  toActivityReport,
  toAuditRecord,
  toBillingProfile,
  toCustomer,
  toGrant,
  toKeptAnswer,
  toResource,
} from '../rows.ts';
import type { Store } from '../store.ts';
import { type ListAuditRecords, prepareAuditList } from './audit-list.ts';
import { prepareExpiredAudit } from './audit-writes.ts';
import { type Counts, prepareCounts } from './counts.ts';
import { type ListCustomers, prepareCustomerList } from './customer-list.ts';
import { type DeliveryReads, prepareDeliveryReads } from './deliveries.ts';

type SynchronousRead =
  | 'readBillingProfile'
  | 'readCustomer'
  | 'isDomainTaken'
  | 'readResource'
  | 'listResources'
  | 'readKeptAnswer'
  | 'readAuditRecord'
  | 'findExpiredAudit'
  | 'readGrant'
  | 'listActivity'
  | 'readActivity'
  | 'readSetting'
  | 'isEmpty';

/** The store's reading operations, straight from the database. */
export type Reads = {
  readonly [Name in SynchronousRead]: (...parameters: Parameters<Store[Name]>) => Awaited<ReturnType<Store[Name]>>;
} & DeliveryReads &
  Counts & { readonly listCustomers: ListCustomers; readonly readAuditRecords: ListAuditRecords };

export function prepareReads(database: DatabaseSync): Reads {
  const profile = database.prepare(
    'SELECT id, version, etag, bytes FROM billing_profiles WHERE partner = ? AND customer = ? AND ended = 0',
  );
  const customer = database.prepare(
    `SELECT * FROM customers WHERE partner = ? AND id = ? AND relationship <> '${endedRelationship}'`,
  );
  const domain = database.prepare('SELECT 1 FROM domains WHERE partner = ? AND domain_key = ?');
  const kept = database.prepare(
    'SELECT key, status, etag, bytes, expires_at FROM kept_answers WHERE partner = ? AND key = ? AND expires_at > ?',
  );
  const auditRecord = database.prepare(
    'SELECT * FROM audit_records INDEXED BY audit_records_by_id WHERE partner = ? AND id = ?',
  );
  const activities = database.prepare('SELECT name FROM activity WHERE partner = ? AND name > ? ORDER BY name LIMIT ?');
  const activity = database.prepare('SELECT * FROM activity WHERE partner = ? AND name = ? AND expires_at > ?');
  const grant = database.prepare('SELECT * FROM grants WHERE tenant = ? AND key = ? AND expires_at > ?');
  const setting = database.prepare('SELECT value FROM settings WHERE name = ?');
  const empty = database.prepare(
    "SELECT NOT EXISTS (SELECT 1 FROM settings) AND NOT EXISTS (SELECT 1 FROM markers WHERE name = 'populated') AS empty",
  );
  return {
    readBillingProfile: (...key) => convert(profile.get(...key), toBillingProfile),
    readCustomer: (...key) => convert(customer.get(...key), toCustomer),
    listCustomers: prepareCustomerList(database),
    ...prepareCounts(database),
    isDomainTaken: (...key) => domain.get(...key) !== undefined,
    readResource: prepareResource(database),
    listResources: prepareResourceList(database),
    ...prepareDeliveryReads(database),
    readKeptAnswer: (...key) => convert(kept.get(...key), toKeptAnswer),
    readAuditRecords: prepareAuditList(database),
    readAuditRecord: (...key) => convert(auditRecord.get(...key), toAuditRecord),
    findExpiredAudit: prepareExpiredAudit(database),
    readGrant: (...key) => convert(grant.get(...key), toGrant),
    listActivity: (partner, { after = '', limit }) =>
      activities.all(partner, after, limit).map(({ name }) => String(name)),
    readActivity: (...key) => convert(activity.get(...key), toActivityReport),
    readSetting: (name) => convert(setting.get(name), ({ value }) => String(value)),
    isEmpty: () => empty.get()?.empty === 1,
  };
}

function convert<From, To>(row: From | undefined, to: (row: From) => To): To | undefined {
  return row === undefined ? undefined : to(row);
}

function prepareResource(database: DatabaseSync): Reads['readResource'] {
  const resource = database.prepare('SELECT * FROM resources WHERE partner = ? AND kind = ? AND owner = ? AND id = ?');
  return (partner, { kind, owner, id }) => convert(resource.get(partner, kind, owner, id), toResource);
}

/** The index ends in (owner, sort_key, id), so every page is one search and a run of neighbours. */
function prepareResourceList(database: DatabaseSync): Reads['listResources'] {
  const select = (condition: string) =>
    database.prepare(
      `SELECT * FROM resources WHERE partner = ? AND kind = ? AND ${condition} ORDER BY owner, sort_key, id LIMIT ?`,
    );
  const ofOwner = select('owner = ? AND (sort_key, id) > (?, ?)');
  const ofAll = select('(owner, sort_key, id) > (?, ?, ?)');
  // No id is empty, so this position is before every resource.
  const first = { owner: '', order: '', id: '' };
  return (partner, { kind, owner, after = first, limit }) => {
    const { order, id } = after;
    const rows =
      owner === undefined
        ? ofAll.all(partner, kind, after.owner, order, id, limit)
        : ofOwner.all(partner, kind, owner, order, id, limit);
    return rows.map(toResource);
  };
}
