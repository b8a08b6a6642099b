/**
 * The limit of writing: the rows of durable updates, written by a loop that does nothing else, many updates in one
 * transaction; or, as `statements`, all that the server's own writer does for them. Works on a copy of the server's
 * database, with the same settings. Writes one line of JSON.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { connect } from '../../packages/server/src/store/sqlite/connection.ts';
import { prepareWrites } from '../../packages/server/src/store/sqlite/writes.ts';
import { demoPartner } from '../demo-client.ts';
import { customerName, keptFor, nextVersion, timeOrderedId, updateOf } from './update-write.ts';

const pageCache = 32 * 1024;

interface Profile {
  readonly customer: string;
  readonly id: string;
  readonly etag: string;
  readonly bytes: Uint8Array;
  version: number;
}

/** `kind`: `rows` or `statements`. `group`: updates in one transaction. */
const [kind = '', file = '', seconds = '', updatesOfGroup = '', ...customers] = process.argv.slice(2);
const group = Number(updatesOfGroup);
const database = connect(file, { busyTimeout: 0, pageCache });
const profiles = customers.map((customer) => readProfile(database, customer));
const update = kind === 'rows' ? prepareRows(database) : prepareStatements(database);

const started = performance.now();
const end = started + Number(seconds) * 1000;
let updates = 0;
while (performance.now() < end) {
  database.exec('BEGIN IMMEDIATE');
  for (let i = 0; i < group; i++) {
    const profile = profiles[(updates + i) % profiles.length];
    if (profile !== undefined) update(profile);
  }
  database.exec('COMMIT');
  updates += group;
}
const milliseconds = performance.now() - started;
database.close();
console.log(JSON.stringify({ updatesPerSecond: (updates * 1000) / milliseconds }));

function readProfile(database: DatabaseSync, customer: string): Profile {
  const statement = database.prepare(
    'SELECT id, version, etag, bytes FROM billing_profiles WHERE partner = ? AND customer = ?',
  );
  const { id, version, etag, bytes } = statement.get(demoPartner, customer) ?? {};
  if (!(bytes instanceof Uint8Array)) throw new Error(`no billing profile of ${customer}`);
  return { customer, id: String(id), version: Number(version), etag: String(etag), bytes };
}

function prepareStatements(database: DatabaseSync): (profile: Profile) => void {
  const perform = prepareWrites(database);
  return (profile) => {
    const next = nextVersion(profile);
    perform({ kind: 'commit', job: updateOf(profile.customer, profile, next) });
    profile.version = next.version;
  };
}

/** The four writes of one update: the version-checked profile, its audit record, its event, its kept answer. */
function prepareRows(database: DatabaseSync): (profile: Profile) => void {
  const replace = database.prepare(
    'UPDATE billing_profiles SET version = ?, etag = ?, bytes = ? WHERE partner = ? AND customer = ? AND version = ?',
  );
  const audit = database.prepare(
    'INSERT INTO audit_records VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?)',
  );
  const event = database.prepare('INSERT INTO outgoing_events VALUES (?, ?, ?, ?, ?, ?, ?)');
  const keep = database.prepare('INSERT INTO kept_answers VALUES (?, ?, ?, ?, ?, ?)');
  const type = 'update_customer_billing_profile';
  return (profile) => {
    const { customer, id, version, bytes } = profile;
    const now = Date.now();
    const etag = String(randomBytes(8).readBigInt64LE());
    const { changes } = replace.run(version + 1, etag, bytes, demoPartner, customer, version);
    if (Number(changes) !== 1) throw new Error('the version is stale');
    profile.version = version + 1;
    const auditId = timeOrderedId(now);
    const request = randomUUID();
    audit.run(
      demoPartner,
      now,
      auditId,
      customer,
      customerName,
      customerName,
      'customer',
      type,
      id,
      null,
      request,
      id,
      bytes,
      bytes,
    );
    const path = `/v1/customers/${customer}/profiles/billing`;
    event.run(demoPartner, timeOrderedId(now), 'customer-billing-profile-updated', path, 'customer', auditId, now);
    keep.run(demoPartner, randomBytes(32).toString('base64url'), 200, etag, bytes, now + keptFor);
  };
}
