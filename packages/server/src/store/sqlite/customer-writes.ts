import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { type BillingProfile, type Customer, endedRelationship, type NewCustomer } from '../customers.ts';
import { done, limitMet, stale, taken } from '../outcomes.ts';
import type { Change, Outcome } from '../writes.ts';
import type { DomainWrites } from './domain-writes.ts';
import type { ResourceWrites } from './resource-writes.ts';

type ChangeOf<Kind extends Change['kind']> = Omit<Extract<Change, { kind: Kind }>, 'kind'>;

/** What is done with customers and their billing profiles inside a transaction that is already open. */
export interface CustomerWrites {
  add(partner: string, change: ChangeOf<'addCustomer'>): Outcome;
  /** @returns how many were added */
  addAll(partner: string, customers: readonly NewCustomer[]): number;
  replaceProfile(partner: string, change: ChangeOf<'replaceBillingProfile'>): Outcome;
  replace(partner: string, change: ChangeOf<'replaceCustomer'>): Outcome;
  remove(partner: string, change: ChangeOf<'removeCustomer'>): Outcome;
  requireNoneOf(partner: string, associatedPartnerId: string): Outcome;
}

export function prepareCustomerWrites(
  database: DatabaseSync,
  domains: DomainWrites,
  resources: ResourceWrites,
): CustomerWrites {
  const statements = prepareStatements(database);
  return {
    add(partner, { limit, ...customer }) {
      if (limit !== undefined && statements.findNth.get(partner, limit - 1) !== undefined) return limitMet;
      if (!add(statements, domains, partner, customer)) return taken;
      statements.markPopulated.run();
      return done;
    },
    addAll(partner, customers) {
      const added = customers.filter((customer) => add(statements, domains, partner, customer)).length;
      if (added > 0) statements.markPopulated.run();
      return added;
    },
    replaceProfile(partner, { customerId, expectedVersion, billingProfile }) {
      const values = profileValues(billingProfile);
      const replaced = statements.replaceProfile.run(...values, partner, customerId, expectedVersion);
      return Number(replaced.changes) === 0 ? stale : done;
    },
    replace: (partner, change) => replace(statements, domains, partner, change),
    remove(partner, { customerId, expectedVersion, expectedProfileVersion }) {
      if (statements.findVersion.get(partner, customerId, expectedVersion) === undefined) return stale;
      const profile = statements.removeProfile.run(partner, customerId, expectedProfileVersion);
      if (Number(profile.changes) === 0) return stale;
      domains.releaseOf(partner, customerId);
      statements.remove.run(partner, customerId);
      resources.removeOf(partner, customerId);
      return done;
    },
    requireNoneOf: (partner, associatedPartnerId) =>
      statements.findOf.get(partner, associatedPartnerId) === undefined ? done : stale,
  };
}

type Statements = ReturnType<typeof prepareStatements>;

/** @returns whether id and domain were free and it was added */
function add(
  statements: Statements,
  domains: DomainWrites,
  partner: string,
  { customer, billingProfile }: NewCustomer,
): boolean {
  if (!domains.claim(partner, customer.domainKey)) return false;
  if (Number(statements.add.run(partner, customer.id, ...customerValues(customer)).changes) === 0) {
    domains.release(partner, customer.domainKey);
    return false;
  }
  statements.addProfile.run(partner, customer.id, isEnded(customer), ...profileValues(billingProfile));
  return true;
}

function replace(
  statements: Statements,
  domains: DomainWrites,
  partner: string,
  { customer, expectedVersion }: ChangeOf<'replaceCustomer'>,
): Outcome {
  const stored = statements.findVersion.get(partner, customer.id, expectedVersion);
  if (stored === undefined) return stale;
  if (stored.domain_key !== customer.domainKey) {
    if (!domains.claim(partner, customer.domainKey)) return taken;
    domains.release(partner, String(stored.domain_key));
  }
  statements.replace.run(...customerValues(customer), partner, customer.id);
  if (isEnded(customer) === 1) statements.endProfile.run(partner, customer.id);
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

function prepareStatements(database: DatabaseSync) {
  const prepare = (sql: string) => database.prepare(sql);
  const live = `relationship <> '${endedRelationship}'`;
  return {
    findNth: prepare(`SELECT 1 FROM customers WHERE partner = ? AND ${live} LIMIT 1 OFFSET ?`),
    findVersion: prepare(`SELECT domain_key FROM customers WHERE partner = ? AND id = ? AND version = ? AND ${live}`),
    findOf: prepare(
      `SELECT 1 FROM customers INDEXED BY customers_by_associated_partner
       WHERE partner = ? AND associated_partner = ? AND ${live} LIMIT 1`,
    ),
    add: prepare('INSERT INTO customers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING'),
    replace: prepare(
      `UPDATE customers SET version = ?, company_name = ?, name_key = ?, domain = ?, domain_key = ?, relationship = ?,
         associated_partner = ?, document = ?
       WHERE partner = ? AND id = ?`,
    ),
    remove: prepare('DELETE FROM customers WHERE partner = ? AND id = ?'),
    addProfile: prepare('INSERT INTO billing_profiles VALUES (?, ?, ?, ?, ?, ?, ?)'),
    replaceProfile: prepare(
      `UPDATE billing_profiles SET id = ?, version = ?, etag = ?, bytes = ?
       WHERE partner = ? AND customer = ? AND version = ? AND ended = 0`,
    ),
    endProfile: prepare('UPDATE billing_profiles SET ended = 1 WHERE partner = ? AND customer = ?'),
    removeProfile: prepare('DELETE FROM billing_profiles WHERE partner = ? AND customer = ? AND version = ?'),
    markPopulated: prepare("INSERT INTO markers VALUES ('populated', 1) ON CONFLICT DO NOTHING"),
  };
}
