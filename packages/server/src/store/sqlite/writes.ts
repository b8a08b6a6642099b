import type { DatabaseSync } from 'node:sqlite';
import type { Grant } from '../grants.ts';
import { toGrant, toKeptAnswer } from '../rows.ts';
import type { KeptAnswer, Outcome, Write } from '../writes.ts';
import { prepareAuditRecord, preparePurge } from './audit-writes.ts';
import { prepareChanges } from './changes.ts';
import { prepareCustomerWrites } from './customer-writes.ts';
import { prepareDeliveryWrites } from './deliveries.ts';
import { prepareDomainWrites } from './domain-writes.ts';
import { prepareExpiry } from './expiry.ts';
import { prepareResourceWrites } from './resource-writes.ts';
import type { Task, TaskOf, Work, WorkKind } from './work.ts';

type Statements = ReturnType<typeof prepareStatements>;

/** How a task is done inside a transaction that is already open. */
export type PerformTask = (task: Task) => Work[WorkKind]['result'];

/** Prepares every statement that writes; the returned function does one task in the transaction under way. */
export function prepareWrites(database: DatabaseSync): PerformTask {
  const statements = prepareStatements(database);
  const { customers, resources, deliveries } = statements;
  const removeExpired = prepareExpiry(database, resources);
  const performers: { readonly [Kind in WorkKind]: (job: Work[Kind]['job']) => Work[Kind]['result'] } = {
    commit: (write) => commit(statements, write),
    addCustomers: (job) => customers.addAll(job.partner, job.customers),
    addResources: (job) =>
      job.resources.filter((resource) => resources.put(job.partner, { resource, expectedVersion: 0 }).kind === 'done')
        .length,
    ensureSetting: ({ name, proposal }) => {
      statements.addSetting.run(name, proposal);
      return String(statements.readSetting.get(name)?.value);
    },
    saveGrant: ({ tenant, key, payload, expiresAt }) => {
      statements.saveGrant.run(tenant, key, payload, expiresAt);
      return undefined;
    },
    takeGrant: ({ tenant, key, now }) => takeGrant(statements, tenant, key, now),
    leaseDeliveries: (lease) => deliveries.lease(lease),
    endTry: (end) => {
      deliveries.endTry(end);
      return undefined;
    },
    saveActivity: (reports) => {
      for (const { partner, name, document, expiresAt } of reports) {
        statements.saveActivity.run(partner, name, document, expiresAt);
      }
      return undefined;
    },
    removeExpired: ({ now, limit }) => removeExpired(now, limit),
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
  const outcome = statements.applyChange(partner, write.change);
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

function takeGrant(statements: Statements, tenant: string, key: string, now: number): Grant | undefined {
  const row = statements.takeGrant.get(tenant, key);
  const grant = row && toGrant(row);
  return grant !== undefined && grant.expiresAt > now ? grant : undefined;
}

/** `?` and positions, not names, because binding by name costs more. */
function prepareStatements(database: DatabaseSync) {
  const prepare = (sql: string) => database.prepare(sql);
  const domains = prepareDomainWrites(database);
  const resources = prepareResourceWrites(database, domains);
  const customers = prepareCustomerWrites(database, domains, resources);
  const deliveries = prepareDeliveryWrites(database);
  const addAuditRecord = prepareAuditRecord(database);
  return {
    customers,
    resources,
    deliveries,
    applyChange: prepareChanges(database, { customers, resources, deliveries }),
    readKeptAnswer: prepare(
      'SELECT key, status, etag, bytes, expires_at FROM kept_answers WHERE partner = ? AND key = ? AND expires_at > ?',
    ),
    keepAnswer: prepare('INSERT OR REPLACE INTO kept_answers VALUES (?, ?, ?, ?, ?, ?)'),
    addAuditRecord,
    purgeAudit: preparePurge(database, addAuditRecord),
    addEvent: prepare('INSERT INTO outgoing_events VALUES (?, ?, ?, ?, ?, ?, ?)'),
    addSetting: prepare('INSERT INTO settings VALUES (?, ?) ON CONFLICT DO NOTHING'),
    readSetting: prepare('SELECT value FROM settings WHERE name = ?'),
    saveGrant: prepare('INSERT OR REPLACE INTO grants VALUES (?, ?, ?, ?)'),
    takeGrant: prepare('DELETE FROM grants WHERE tenant = ? AND key = ? RETURNING tenant, key, payload, expires_at'),
    saveActivity: prepare('INSERT OR REPLACE INTO activity VALUES (?, ?, ?, ?)'),
    ping: prepare("INSERT INTO markers VALUES ('ping', 1) ON CONFLICT DO UPDATE SET value = value + 1"),
  };
}
