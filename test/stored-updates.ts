import assert from 'node:assert/strict';
import { join } from 'node:path';
import { readStored, type StoredRow } from '../packages/server/test/test-database.ts';
import type { Installation } from './server-process.ts';

/** One update as the store holds it. */
export interface StoredUpdate {
  readonly etag: string;
  /** The answer of this update, byte by byte. */
  readonly text: string;
}

interface Audited {
  readonly id: string;
  readonly customer: string;
  readonly before: string;
  readonly after: string;
}

interface Profile {
  readonly version: number;
  readonly etag: string;
  readonly text: string;
}

/** What `checkStoredUpdates` looks at. */
export const updateTables = [
  'SELECT id, customer, old_value, new_value FROM audit_records',
  'SELECT audit FROM outgoing_events',
  'SELECT bytes FROM kept_answers',
  'SELECT customer, version, etag, bytes FROM billing_profiles',
];

/** Reads what is stored beside the running server, and checks it as `checkStoredUpdates` does. */
export async function readStoredUpdates(
  { folder }: Pick<Installation, 'folder'>,
  customers: readonly string[],
): Promise<ReadonlyMap<string, StoredUpdate>> {
  return checkStoredUpdates(await readStored(join(folder, 'data'), updateTables), customers);
}

/**
 * Checks that the parts of every update agree: its audit record,
 * exactly one event, exactly one kept answer, and its place in the line of versions that ends in the profile.
 * An event or a kept answer without an update would show as one too many.
 *
 * @param tables what `updateTables` finds at one moment
 * @param customers all whose profiles have been changed, and by nothing but updates with a request id
 * @returns every update by its ETag
 */
export function checkStoredUpdates(
  tables: readonly (readonly StoredRow[])[],
  customers: readonly string[],
): ReadonlyMap<string, StoredUpdate> {
  const [audited = [], raised = [], keptAnswers = [], profiles = []] = tables;
  const records = audited.map(
    (row): Audited => ({
      id: String(row.id),
      customer: String(row.customer),
      before: text(row.old_value),
      after: text(row.new_value),
    }),
  );
  const events = raised.map((row) => String(row.audit));
  assert.deepEqual(events.sort(), records.map(({ id }) => id).sort(), 'one event for each update');
  const kept = keptAnswers.map((row) => text(row.bytes));
  assert.deepEqual(kept.sort(), records.map(({ after }) => after).sort(), 'one kept answer for each update');

  const updates = customers.flatMap((customer) => {
    const row = profiles.find((profile) => profile.customer === customer);
    const profile = { version: Number(row?.version), etag: String(row?.etag), text: text(row?.bytes) };
    return lineOf(
      profile,
      records.filter((record) => record.customer === customer),
    );
  });
  assert.equal(updates.length, records.length, 'only the profiles of these customers were changed');
  const byETag = new Map(updates.map((update) => [update.etag, update]));
  assert.equal(byETag.size, updates.length, 'no ETag is used twice');
  return byETag;
}

function text(value: unknown): string {
  assert.ok(value instanceof Uint8Array);
  return Buffer.from(value).toString();
}

function etagOf(profile: string): string {
  return JSON.parse(profile).attributes.etag;
}

/** The updates of one profile from its last to its first: each is based on what the one before it made. */
function lineOf(profile: Profile, records: readonly Audited[]): readonly StoredUpdate[] {
  const byResult = new Map(records.map((record) => [etagOf(record.after), record]));
  const line: StoredUpdate[] = [];
  let current = profile;
  for (let record = byResult.get(current.etag); record !== undefined; record = byResult.get(current.etag)) {
    assert.equal(record.after, current.text, 'what an update made is what the next one found, or the profile itself');
    // Each only once, so that an ETag used twice ends the line instead of closing a circle.
    byResult.delete(current.etag);
    line.push({ etag: current.etag, text: record.after });
    current = { version: current.version - 1, etag: etagOf(record.before), text: record.before };
  }
  assert.equal(line.length, records.length, 'the updates of a profile form one line that ends in it');
  assert.equal(current.version, 1, 'the version counts the updates');
  return line;
}
