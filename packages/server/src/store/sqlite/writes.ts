import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import {
  type BillingProfile,
  type Change,
  type Customer,
  endedRelationship,
  eventRetention,
  type Grant,
  type KeptAnswer,
  type NewCustomer,
  type Outcome,
  offlineRetention,
  type Write,
} from '../store.ts';
import { prepareAuditRecord, preparePurge } from './audit-writes.ts';
import { type DeliveryWrites, prepareDeliveryWrites } from './deliveries.ts';
import { toGrant, toKeptAnswer } from './rows.ts';
import type { Task, TaskOf, Work, WorkKind } from './work.ts';

type ChangeOf<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>;

type Statements = ReturnType<typeof prepareStatements>;

/** How a task is done inside a transaction that is already open. */
export type PerformTask = (task: Task) => Work[WorkKind]['result'];

/** Prepares every statement that writes; the returned function does one task in the transaction under way. */
export function prepareWrites(database: DatabaseSync): PerformTask {
  const statements = prepareStatements(database);
  const performers: { readonly [Kind in WorkKind]: (job: Work[Kind]['job']) => Work[Kind]['result'] } = {
    commit: (write) => commit(statements, write),
    addCustomers: ({ partner, customers }) => addCustomers(statements, partner, customers),
    ensureSetting: ({ name, proposal }) => {
      statements.addSetting.run(name, proposal);
      return String(statements.readSetting.get(name)?.value);
    },
    saveGrant: ({ tenant, key, payload, expiresAt }) => {
      statements.saveGrant.run(tenant, key, payload, expiresAt);
      return undefined;
    },
    takeGrant: ({ tenant, key, now }) => takeGrant(statements, tenant, key, now),
    leaseDeliveries: (lease) => statements.deliveries.lease(lease),
    endTry: (end) => {
      statements.deliveries.endTry(end);
      return undefined;
    },
    saveActivity: (reports) => {
      for (const { partner, name, document, expiresAt } of reports) {
        statements.saveActivity.run(partner, name, document, expiresAt);
      }
      return undefined;
    },
    removeExpired: ({ now, limit }) => removeExpired(statements, now, limit),
    purgeAudit: statements.purgeAudit,
    ping: () => {
      statements.ping.run();
      return undefined;
    },
  };
  const perform = <Kind extends WorkKind>({ kind, job }: TaskOf<Kind>) => performers[kind](job);
  return (task) => perform(task);
}

/** The change decides; only then is anything else written, so that a refused write needs no undoing. */
function commit(statements: Statements, write: Write): Outcome {
  const { partner, audit, event, kept } = write;
  if (kept !== undefined) {
    const row = statements.readKeptAnswer.get(partner, kept.key, audit.at);
    if (row !== undefined) {
      return { kind: 'repeated', kept: toKeptAnswer(row) };
    }
  }
  const outcome = applyChange(statements, partner, write.change);
  if (outcome.kind !== 'done') {
    return outcome;
  }
  statements.addAuditRecord(partner, audit);
  if (event !== undefined) {
    const { id, name, resourceUri, resourceName, auditId, at } = event;
    statements.addEvent.run(partner, id, name, resourceUri, resourceName, auditId, at);
    statements.deliveries.add(partner, event);
  }
  if (kept !== undefined) {
    keepAnswer(statements, partner, kept);
  }
  return outcome;
}

function keepAnswer(statements: Statements, partner: string, kept: KeptAnswer): void {
  statements.keepAnswer.run(partner, kept.key, kept.status, kept.etag ?? null, kept.bytes ?? null, kept.expiresAt);
}

const done: Outcome = { kind: 'done' };
const stale: Outcome = { kind: 'stale' };
const taken: Outcome = { kind: 'taken' };

function applyChange(statements: Statements, partner: string, change: Change): Outcome {
  switch (change.kind) {
    case 'addCustomer':
      if (!addCustomer(statements, partner, change)) {
        return taken;
      }
      statements.markPopulated.run();
      return done;
    case 'replaceBillingProfile': {
      const { customerId, expectedVersion, billingProfile } = change;
      const { id, version, etag, bytes } = billingProfile;
      const found = statements.replaceProfile.run(id, version, etag, bytes, partner, customerId, expectedVersion);
      return Number(found.changes) === 0 ? stale : done;
    }
    case 'replaceCustomer':
      return replaceCustomer(statements, partner, change.customer, change.expectedVersion);
    case 'removeCustomer':
      return removeCustomer(statements, partner, change);
    case 'putResource':
      return putResource(statements, partner, change);
    case 'removeResource': {
      const { key, expectedVersion } = change;
      const found = statements.removeResource.run(partner, key.kind, key.owner, key.id, expectedVersion);
      return Number(found.changes) === 0 ? stale : done;
    }
    case 'resendEvent':
      return statements.deliveries.resend(partner, change.event, change.now) ? done : stale;
    case 'several':
      return applySeveral(statements, partner, change.changes);
  }
}

/** Undoes what was done before the first change that cannot be. */
function applySeveral(statements: Statements, partner: string, changes: readonly Change[]): Outcome {
  statements.startSeveral.run();
  for (const change of changes) {
    const outcome = applyChange(statements, partner, change);
    if (outcome.kind !== 'done') {
      statements.undoSeveral.run();
      statements.endSeveral.run();
      return outcome;
    }
  }
  statements.endSeveral.run();
  return done;
}

function putResource(
  statements: Statements,
  partner: string,
  { resource, expectedVersion }: ChangeOf<'putResource'>,
): Outcome {
  const { kind, owner, id, version, order, uniqueKey = null, document } = resource;
  if (owner !== '' && statements.findCustomer.get(partner, owner) === undefined) {
    return stale;
  }
  if (expectedVersion === 0) {
    const added = statements.addResource.run(partner, kind, owner, id, version, order, uniqueKey, document);
    return Number(added.changes) === 0 ? taken : done;
  }
  const key = [partner, kind, owner, id, expectedVersion];
  if (Number(statements.replaceResource.run(version, order, uniqueKey, document, ...key).changes) === 0) {
    return statements.findResource.get(...key) === undefined ? stale : taken;
  }
  return done;
}

/** @returns whether id and domain were free and it was added */
function addCustomer(statements: Statements, partner: string, { customer, billingProfile }: NewCustomer): boolean {
  const added = statements.addCustomer.run(partner, customer.id, ...customerValues(customer));
  if (Number(added.changes) === 0) {
    return false;
  }
  statements.addProfile.run(partner, customer.id, isEnded(customer), ...profileValues(billingProfile));
  return true;
}

function addCustomers(statements: Statements, partner: string, customers: readonly NewCustomer[]): number {
  let added = 0;
  for (const customer of customers) {
    added += addCustomer(statements, partner, customer) ? 1 : 0;
  }
  if (added > 0) {
    statements.markPopulated.run();
  }
  return added;
}

function replaceCustomer(
  statements: Statements,
  partner: string,
  customer: Customer,
  expectedVersion: number,
): Outcome {
  const values = customerValues(customer);
  if (Number(statements.replaceCustomer.run(...values, partner, customer.id, expectedVersion).changes) === 0) {
    const found = statements.findVersion.get(partner, customer.id, expectedVersion);
    return found === undefined ? stale : taken;
  }
  if (isEnded(customer) === 1) {
    statements.endProfile.run(partner, customer.id);
  }
  return done;
}

function removeCustomer(
  statements: Statements,
  partner: string,
  { customerId, expectedVersion, expectedProfileVersion }: ChangeOf<'removeCustomer'>,
): Outcome {
  const customer = statements.findVersion.get(partner, customerId, expectedVersion);
  if (customer === undefined) {
    return stale;
  }
  if (Number(statements.removeProfile.run(partner, customerId, expectedProfileVersion).changes) === 0) {
    return stale;
  }
  statements.removeCustomer.run(partner, customerId);
  statements.removeResources.run(partner, customerId);
  return done;
}

function isEnded(customer: Customer): 0 | 1 {
  return customer.relationship === endedRelationship ? 1 : 0;
}

/** In the order of the columns after `partner, id`. */
function customerValues(customer: Customer): SQLInputValue[] {
  const { version, companyName, nameKey, domain, domainKey, relationship, associatedPartnerId, document } = customer;
  return [version, companyName, nameKey, domain, domainKey, relationship, associatedPartnerId ?? null, document];
}

function profileValues({ id, version, etag, bytes }: BillingProfile): SQLInputValue[] {
  return [id, version, etag, bytes];
}

function takeGrant(statements: Statements, tenant: string, key: string, now: number): Grant | undefined {
  const row = statements.takeGrant.get(tenant, key);
  const grant = row && toGrant(row);
  return grant !== undefined && grant.expiresAt > now ? grant : undefined;
}

/** Stops at the limit, so that one transaction never holds up the others for long. */
function removeExpired(statements: Statements, now: number, limit: number): number {
  let removed = 0;
  for (const [statement, end] of [
    [statements.removeKeptAnswers, now],
    [statements.removeGrants, now],
    [statements.removeActivity, now],
    [statements.removeDelivered, now - eventRetention],
    [statements.removeOffline, now - offlineRetention],
    [statements.removeEvents, now - eventRetention],
  ] as const) {
    removed += Number(statement.run(end, limit - removed).changes);
  }
  return removed;
}

/**
 * `?` and positions, not names, because binding by name costs more.
 * `INSERT ... ON CONFLICT DO NOTHING` and `UPDATE OR IGNORE` leave the decision to the number of changed rows.
 */
function prepareStatements(database: DatabaseSync) {
  const resource = 'partner = ? AND kind = ? AND owner = ? AND id = ? AND version = ?';
  const live = `relationship <> '${endedRelationship}'`;
  const firstOf = (table: string, column: string) =>
    `DELETE FROM ${table} WHERE rowid IN (SELECT rowid FROM ${table} WHERE ${column} <= ? LIMIT ?)`;
  const endedDeliveries = (state: string) =>
    `DELETE FROM deliveries WHERE id IN
       (SELECT id FROM deliveries WHERE state = '${state}' AND ended_at <= ? LIMIT ?)`;
  const prepare = (sql: string) => database.prepare(sql);
  const addAuditRecord = prepareAuditRecord(database);
  const deliveries: DeliveryWrites = prepareDeliveryWrites(database);
  return {
    deliveries,
    readKeptAnswer: prepare(
      'SELECT key, status, etag, bytes, expires_at FROM kept_answers WHERE partner = ? AND key = ? AND expires_at > ?',
    ),
    keepAnswer: prepare('INSERT OR REPLACE INTO kept_answers VALUES (?, ?, ?, ?, ?, ?)'),
    addCustomer: prepare('INSERT INTO customers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING'),
    replaceCustomer: prepare(
      `UPDATE OR IGNORE customers SET version = ?, company_name = ?, name_key = ?, domain = ?, domain_key = ?,
         relationship = ?, associated_partner = ?, document = ?
       WHERE partner = ? AND id = ? AND version = ? AND ${live}`,
    ),
    findVersion: prepare(`SELECT 1 FROM customers WHERE partner = ? AND id = ? AND version = ? AND ${live}`),
    removeCustomer: prepare('DELETE FROM customers WHERE partner = ? AND id = ?'),
    findCustomer: prepare(`SELECT 1 FROM customers WHERE partner = ? AND id = ? AND ${live}`),
    addResource: prepare('INSERT INTO resources VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING'),
    replaceResource: prepare(
      `UPDATE OR IGNORE resources SET version = ?, sort_key = ?, unique_key = ?, document = ? WHERE ${resource}`,
    ),
    findResource: prepare(`SELECT 1 FROM resources WHERE ${resource}`),
    removeResource: prepare(`DELETE FROM resources WHERE ${resource}`),
    removeResources: prepare("DELETE FROM resources WHERE partner = ? AND owner = ? AND owner <> ''"),
    startSeveral: prepare('SAVEPOINT several'),
    undoSeveral: prepare('ROLLBACK TO several'),
    endSeveral: prepare('RELEASE several'),
    addProfile: prepare('INSERT INTO billing_profiles VALUES (?, ?, ?, ?, ?, ?, ?)'),
    replaceProfile: prepare(
      `UPDATE billing_profiles SET id = ?, version = ?, etag = ?, bytes = ?
       WHERE partner = ? AND customer = ? AND version = ? AND ended = 0`,
    ),
    endProfile: prepare('UPDATE billing_profiles SET ended = 1 WHERE partner = ? AND customer = ?'),
    removeProfile: prepare('DELETE FROM billing_profiles WHERE partner = ? AND customer = ? AND version = ?'),
    addAuditRecord,
    purgeAudit: preparePurge(database, addAuditRecord),
    addEvent: prepare('INSERT INTO outgoing_events VALUES (?, ?, ?, ?, ?, ?, ?)'),
    addSetting: prepare('INSERT INTO settings VALUES (?, ?) ON CONFLICT DO NOTHING'),
    readSetting: prepare('SELECT value FROM settings WHERE name = ?'),
    saveGrant: prepare('INSERT OR REPLACE INTO grants VALUES (?, ?, ?, ?)'),
    takeGrant: prepare('DELETE FROM grants WHERE tenant = ? AND key = ? RETURNING tenant, key, payload, expires_at'),
    removeKeptAnswers: prepare(firstOf('kept_answers', 'expires_at')),
    removeGrants: prepare(firstOf('grants', 'expires_at')),
    saveActivity: prepare('INSERT OR REPLACE INTO activity VALUES (?, ?, ?, ?)'),
    removeActivity: prepare(firstOf('activity', 'expires_at')),
    removeEvents: prepare(
      `DELETE FROM outgoing_events WHERE (partner, id) IN
         (SELECT partner, id FROM outgoing_events e WHERE at <= ?
            AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.partner = e.partner AND d.event = e.id) LIMIT ?)`,
    ),
    removeDelivered: prepare(endedDeliveries('delivered')),
    removeOffline: prepare(endedDeliveries('offline')),
    markPopulated: prepare("INSERT INTO markers VALUES ('populated', 1) ON CONFLICT DO NOTHING"),
    ping: prepare("INSERT INTO markers VALUES ('ping', 1) ON CONFLICT DO UPDATE SET value = value + 1"),
  };
}
