import type { DatabaseSync } from 'node:sqlite';
import { endedRelationship } from '../customers.ts';
import { done, limitMet, stale, taken } from '../outcomes.ts';
import type { Resource, ResourceKey } from '../resources.ts';
import type { Outcome, PutResource } from '../writes.ts';
import type { DomainWrites } from './domain-writes.ts';

/** What is done with resources inside a transaction that is already open. */
export interface ResourceWrites {
  put(partner: string, change: Omit<PutResource, 'kind'>): Outcome;
  remove(partner: string, key: ResourceKey, expectedVersion: number): Outcome;
  require(partner: string, key: ResourceKey, version: number): Outcome;
  /** Removes what belongs to a customer; its domains are released elsewhere. */
  removeOf(partner: string, customerId: string): void;
  /** @returns how many were removed */
  removeExpired(now: number, limit: number): number;
}

export function prepareResourceWrites(database: DatabaseSync, domains: DomainWrites): ResourceWrites {
  const statements = prepareStatements(database);
  return {
    put: (partner, change) => put(statements, domains, partner, change),
    remove(partner, { kind, owner, id }, expectedVersion) {
      const removed = statements.remove.get(partner, kind, owner, id, expectedVersion);
      if (removed === undefined) return stale;
      releaseDomain(domains, partner, removed.domain_key);
      return done;
    },
    require: (partner, { kind, owner, id }, version) =>
      statements.find.get(partner, kind, owner, id, version) === undefined ? stale : done,
    removeOf(partner, customerId) {
      statements.removeOf.run(partner, customerId);
    },
    removeExpired(now, limit) {
      const removed = statements.removeExpired.all(now, limit);
      for (const { partner, domain_key: domainKey } of removed) releaseDomain(domains, String(partner), domainKey);
      return removed.length;
    },
  };
}

type Statements = ReturnType<typeof prepareStatements>;

function put(
  statements: Statements,
  domains: DomainWrites,
  partner: string,
  { resource, expectedVersion, limit }: Omit<PutResource, 'kind'>,
): Outcome {
  const { kind, owner } = resource;
  if (owner !== '' && statements.findCustomer.get(partner, owner) === undefined) return stale;
  if (expectedVersion > 0) return replace(statements, domains, partner, resource, expectedVersion);
  if (limit !== undefined && statements.findNth.get(partner, kind, owner, limit - 1) !== undefined) return limitMet;
  return add(statements, domains, partner, resource);
}

function add(statements: Statements, domains: DomainWrites, partner: string, resource: Resource): Outcome {
  const { kind, owner, id, version, order, uniqueKey = null, domainKey, expiresAt = null, document } = resource;
  if (domainKey !== undefined && !domains.claim(partner, domainKey)) return taken;
  const values = [version, order, uniqueKey, document, domainKey ?? null, expiresAt];
  if (Number(statements.add.run(partner, kind, owner, id, ...values).changes) > 0) return done;
  releaseDomain(domains, partner, domainKey);
  return taken;
}

function replace(
  statements: Statements,
  domains: DomainWrites,
  partner: string,
  resource: Resource,
  expectedVersion: number,
): Outcome {
  const { kind, owner, id, version, order, uniqueKey = null, domainKey, expiresAt = null, document } = resource;
  const key = [partner, kind, owner, id, expectedVersion];
  const stored = statements.find.get(...key);
  if (stored === undefined) return stale;
  const moves = stored.domain_key !== (domainKey ?? null);
  if (moves && domainKey !== undefined && !domains.claim(partner, domainKey)) return taken;
  const values = [version, order, uniqueKey, document, domainKey ?? null, expiresAt];
  const replaced = Number(statements.replace.run(...values, ...key).changes) > 0;
  if (moves) releaseDomain(domains, partner, replaced ? stored.domain_key : domainKey);
  return replaced ? done : taken;
}

function releaseDomain(domains: DomainWrites, partner: string, domainKey: unknown): void {
  if (typeof domainKey === 'string') domains.release(partner, domainKey);
}

/** `INSERT ... ON CONFLICT DO NOTHING` and `UPDATE OR IGNORE` leave the decision to the number of changed rows. */
function prepareStatements(database: DatabaseSync) {
  const prepare = (sql: string) => database.prepare(sql);
  const version = 'partner = ? AND kind = ? AND owner = ? AND id = ? AND version = ?';
  return {
    findCustomer: prepare(
      `SELECT 1 FROM customers WHERE partner = ? AND id = ? AND relationship <> '${endedRelationship}'`,
    ),
    findNth: prepare('SELECT 1 FROM resources WHERE partner = ? AND kind = ? AND owner = ? LIMIT 1 OFFSET ?'),
    find: prepare(`SELECT domain_key FROM resources WHERE ${version}`),
    add: prepare('INSERT INTO resources VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING'),
    replace: prepare(
      `UPDATE OR IGNORE resources SET version = ?, sort_key = ?, unique_key = ?, document = ?, domain_key = ?,
         expires_at = ?
       WHERE ${version}`,
    ),
    remove: prepare(`DELETE FROM resources WHERE ${version} RETURNING domain_key`),
    removeOf: prepare("DELETE FROM resources WHERE partner = ? AND owner = ? AND owner <> ''"),
    removeExpired: prepare(
      `DELETE FROM resources WHERE rowid IN (SELECT rowid FROM resources WHERE expires_at <= ? LIMIT ?)
       RETURNING partner, domain_key`,
    ),
  };
}
