import type { DatabaseSync } from 'node:sqlite';
import type { BillingProfile } from '../../src/store/customers.ts';
import { day, noon } from '../store/fixtures.ts';
import { withOlderDatabase } from '../store/sqlite-folder.ts';
import { aRealProfile } from './filled-store.ts';

/** A partner of its own, so that the data of an older database are in nobody's way. */
export const oldPartner = 'c0ffee00-0000-4000-8000-000000000001';
export const oldCustomer = 'c0ffee00-0000-4000-8000-0000000000a1';
export const oldSubscriber = 'c0ffee00-0000-4000-8000-0000000000b1';
export const oldDomain = 'old.example';
/** Time of the records, in Unix milliseconds: after that of any test, lest it finds them among what is over. */
export const oldTime = noon + 3_650 * day;
/** When the delivery is due, and what is kept for a time only has to go. */
export const oldEnd = oldTime + day;

export interface OldData {
  readonly profile: BillingProfile;
}

/** Makes a database as the store of that schema would have left it, with a row in each table that it had. */
export function makeOlderDatabase(folder: string, version: number): OldData {
  const first = aRealProfile(oldCustomer, '0c0ffee0-0000-4000-8000-0000000000a1', 1);
  const profile = aRealProfile(oldCustomer, first.id, 2);
  withOlderDatabase(folder, version, (database) => {
    database.exec('PRAGMA journal_mode = WAL');
    fillFirst(database, profile);
    if (version < 4) addFirstAudit(database, first, profile);
    if (version >= 2) addResources(database, version);
    if (version >= 3) addDelivery(database);
    if (version >= 4) addAudit(database, first, profile);
    if (version >= 5) database.prepare("INSERT INTO activity VALUES (?, 'report', '{}', ?)").run(oldPartner, oldEnd);
    if (version >= 6) addDomains(database);
  });
  return { profile };
}

/** What the first schema has and no later one has changed. */
function fillFirst(database: DatabaseSync, { id, version, etag, bytes }: BillingProfile): void {
  const add = (sql: string, ...values: (string | number | Uint8Array | null)[]) => database.prepare(sql).run(...values);
  add(
    "INSERT INTO customers VALUES (?, ?, 1, 'Åkeri', 'akeri', 'Old.example', ?, 'reseller', NULL, '{}')",
    oldPartner,
    oldCustomer,
    oldDomain,
  );
  add('INSERT INTO billing_profiles VALUES (?, ?, 0, ?, ?, ?, ?)', oldPartner, oldCustomer, id, version, etag, bytes);
  add(
    "INSERT INTO outgoing_events VALUES (?, 'event', 'customer-billing-profile-updated', '/v1/x', 'customer', 'audit', ?)",
    oldPartner,
    oldTime,
  );
  add("INSERT INTO kept_answers VALUES (?, 'request', 200, ?, ?, ?)", oldPartner, etag, bytes, oldEnd);
  add("INSERT INTO grants VALUES (?, 'hash', '{}', ?)", oldPartner, oldEnd);
  add("INSERT INTO settings VALUES ('old-setting', 'kept')");
  add("INSERT INTO markers VALUES ('populated', 1)");
}

const auditColumns = 'partner, at, id, customer, customer_name, resource_type, operation_type, application';
const auditValues = "?, ?, 'audit', ?, 'Åkeri', 'customer', 'update_customer_billing_profile', 'app'";

function addFirstAudit(database: DatabaseSync, before: BillingProfile, after: BillingProfile): void {
  database
    .prepare(
      `INSERT INTO audit_records (${auditColumns}, request_id, correlation_id, old_value, new_value)
       VALUES (${auditValues}, 'r', 'c', ?, ?)`,
    )
    .run(oldPartner, oldTime, oldCustomer, before.bytes, after.bytes);
}

function addAudit(database: DatabaseSync, before: BillingProfile, after: BillingProfile): void {
  database
    .prepare(
      `INSERT INTO audit_records (${auditColumns}, customer_name_key, request_id, correlation_id, old_value, new_value)
       VALUES (${auditValues}, 'akeri', 'r', 'c', ?, ?)`,
    )
    .run(oldPartner, oldTime, oldCustomer, before.bytes, after.bytes);
}

function addResources(database: DatabaseSync, version: number): void {
  const add = database.prepare(
    'INSERT INTO resources (partner, kind, owner, id, version, sort_key, unique_key, document) VALUES (?, ?, ?, ?, 1, ?, ?, ?)',
  );
  const events = JSON.stringify({ events: ['customer-billing-profile-updated'] });
  add.run(oldPartner, 'webhookRegistration', '', oldSubscriber, '', null, events);
  add.run(oldPartner, 'agreement', oldCustomer, 'agreement', 'a', null, '{"agreed":true}');
  const domain = 'further.example';
  add.run(oldPartner, 'verifiedDomain', oldCustomer, domain, '', version < 6 ? domain : null, `{"name":"${domain}"}`);
}

function addDelivery(database: DatabaseSync): void {
  database
    .prepare(
      `INSERT INTO deliveries (partner, subscriber, event, line, state, failures, due_at, results)
       VALUES (?, ?, 'event', ?, 'ready', 0, ?, '[]')`,
    )
    .run(oldPartner, oldSubscriber, oldCustomer, oldEnd);
}

function addDomains(database: DatabaseSync): void {
  database.exec("UPDATE resources SET domain_key = id WHERE kind = 'verifiedDomain'");
  const add = database.prepare('INSERT INTO domains VALUES (?, ?)');
  for (const domain of [oldDomain, 'further.example']) add.run(oldPartner, domain);
}
