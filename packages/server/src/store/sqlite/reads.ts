import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { endedRelationship, type Store } from '../store.ts';
import { type ListCustomers, prepareCustomerList } from './customer-list.ts';
import { toAuditRecord, toBillingProfile, toCustomer, toGrant, toKeptAnswer, toResource } from './rows.ts';

type SynchronousRead =
  | 'readBillingProfile'
  | 'readCustomer'
  | 'readResource'
  | 'listResources'
  | 'readKeptAnswer'
  | 'readAuditRecords'
  | 'readGrant'
  | 'readSetting'
  | 'isEmpty';

/** The store's reading operations, straight from the database. */
export type Reads = {
  readonly [Name in SynchronousRead]: (...parameters: Parameters<Store[Name]>) => Awaited<ReturnType<Store[Name]>>;
} & { readonly listCustomers: ListCustomers };

export function prepareReads(database: DatabaseSync): Reads {
  const profile = database.prepare(
    'SELECT id, version, etag, bytes FROM billing_profiles WHERE partner = ? AND customer = ? AND ended = 0',
  );
  const customer = database.prepare(
    `SELECT * FROM customers WHERE partner = ? AND id = ? AND relationship <> '${endedRelationship}'`,
  );
  const kept = database.prepare(
    'SELECT key, status, etag, bytes, expires_at FROM kept_answers WHERE partner = ? AND key = ? AND expires_at > ?',
  );
  const grant = database.prepare('SELECT * FROM grants WHERE tenant = ? AND key = ? AND expires_at > ?');
  const setting = database.prepare('SELECT value FROM settings WHERE name = ?');
  const empty = database.prepare(
    "SELECT NOT EXISTS (SELECT 1 FROM settings) AND NOT EXISTS (SELECT 1 FROM markers WHERE name = 'populated') AS empty",
  );
  return {
    readBillingProfile: (...key) => convert(profile.get(...key), toBillingProfile),
    readCustomer: (...key) => convert(customer.get(...key), toCustomer),
    listCustomers: prepareCustomerList(database),
    readResource: prepareResource(database),
    listResources: prepareResourceList(database),
    readKeptAnswer: (...key) => convert(kept.get(...key), toKeptAnswer),
    readAuditRecords: prepareAuditRecords(database),
    readGrant: (...key) => convert(grant.get(...key), toGrant),
    readSetting: (name) => convert(setting.get(name), ({ value }) => String(value)),
    isEmpty: () => empty.get()?.empty === 1,
  };
}

function convert<From, To>(row: From | undefined, to: (row: From) => To): To | undefined {
  return row === undefined ? undefined : to(row);
}

/** Both indexes end in (at, id), so every page is one search and a run of neighbours. */
function prepareAuditRecords(database: DatabaseSync): Reads['readAuditRecords'] {
  const select = (records: string) =>
    database.prepare(`SELECT * FROM ${records} AND (at, id) > (?, ?) AND at < ? ORDER BY at, id LIMIT ?`);
  const ofPartner = select('audit_records WHERE partner = ?');
  // Left to itself, SQLite prefers the primary key and passes over the records of all other customers.
  const ofCustomer = select('audit_records INDEXED BY audit_records_by_customer WHERE partner = ? AND customer = ?');
  return (partner, { customerId, from, to, after, limit }) => {
    // No id is empty, so this position is before every record of that millisecond.
    const start = { at: from ?? Number.MIN_SAFE_INTEGER, id: '' };
    const position = after !== undefined && after.at >= start.at ? after : start;
    const bounds: SQLInputValue[] = [position.at, position.id, to ?? Number.MAX_SAFE_INTEGER, limit];
    const rows =
      customerId === undefined ? ofPartner.all(partner, ...bounds) : ofCustomer.all(partner, customerId, ...bounds);
    return rows.map(toAuditRecord);
  };
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
