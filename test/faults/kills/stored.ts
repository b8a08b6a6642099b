import assert from 'node:assert/strict';
import { demoCredentials } from '../../../packages/server/src/demo/demo-credentials.ts';
import type { StoredRow } from '../../../packages/server/test/test-database.ts';
import type { Receiver } from '../../../packages/server/test/webhooks/receiver.ts';
import { billingPath, customersPath, type Memory, type SentWrite } from './clients.ts';

/** Reads the rows of one database, past the service; all of them as they are at one moment. */
export type Read = (statements: readonly string[]) => Promise<readonly (readonly StoredRow[])[]>;

/** A write as the database holds it. */
interface Audited {
  readonly id: string;
  readonly requestId: string;
  readonly customer: string;
  readonly before: string;
  readonly after: string;
}

const texts = (rows: readonly StoredRow[] | undefined, column: string) => (rows ?? []).map((row) => text(row[column]));

function text(value: unknown): string {
  return value instanceof Uint8Array ? Buffer.from(value).toString() : String(value ?? '');
}

/** What was acknowledged is there, what is there was asked for, and nothing is there twice. */
export async function checkRequests(read: Read, { acknowledged, unanswered }: Memory): Promise<ReadonlySet<string>> {
  const [rows] = await read(['SELECT request_id FROM audit_records']);
  const requests = texts(rows, 'request_id');
  const stored = new Set(requests);
  assert.equal(stored.size, requests.length, 'no write was done twice');
  const missing = [...acknowledged.keys()].filter((id) => !stored.has(id));
  assert.deepEqual(missing, [], 'every acknowledged write is there');
  const unasked = requests.filter((id) => !acknowledged.has(id) && !unanswered.has(id));
  assert.deepEqual(unasked, [], 'no write that was refused is there');
  return stored;
}

/** What there was before anybody wrote. */
export interface Beginning {
  readonly customers: readonly string[];
  readonly eTags: readonly string[];
}

/**
 * Looks at everything that the writes have left, when each of them is known to be done or refused.
 * @param current what is answered now at a path
 * @returns how many writes there are
 */
export async function checkEverything(
  read: Read,
  memory: Memory,
  beginning: Beginning,
  current: (path: string) => Promise<string>,
): Promise<number> {
  assert.equal(memory.unanswered.size, 0);
  await checkRequests(read, memory);
  const [audit = [], events, deliveries, kept = [], profiles = []] = await read([
    'SELECT id, request_id, customer, old_value, new_value FROM audit_records',
    'SELECT id, name, audit FROM outgoing_events',
    'SELECT event FROM deliveries',
    'SELECT bytes FROM kept_answers',
    'SELECT customer, version, bytes FROM billing_profiles WHERE partner = '.concat(`'${demoCredentials.tenant}'`),
  ]);
  const records = audit.map(toAudited);
  checkEvents(records, events ?? [], deliveries ?? [], memory);
  assert.equal(kept.length, records.length, 'one kept answer for each write');
  checkAnswers(records, texts(kept, 'bytes'), memory);
  checkETags(records, beginning);
  for (const [path, line] of linesOf(records, memory)) checkLine(path, line, await current(path));
  for (const row of profiles) {
    const path = billingPath(text(row.customer));
    assert.equal(text(row.bytes), await current(path), 'the profile that is stored is the one that is answered');
    const updates = records.filter(({ requestId }) => memory.acknowledged.get(requestId)?.path === path);
    assert.equal(Number(row.version), 1 + updates.length, 'the version counts the updates');
  }
  await checkCustomers(read, memory, beginning);
  return records.length;
}

function toAudited(row: StoredRow): Audited {
  return {
    id: text(row.id),
    requestId: text(row.request_id),
    customer: text(row.customer),
    before: text(row.old_value),
    after: text(row.new_value),
  };
}

/** The event that a write raises (`event` in the table of operations). */
function eventOf({ method, path }: SentWrite): string | undefined {
  if (path.endsWith('/profiles/billing')) return 'customer-billing-profile-updated';
  if (path === customersPath) return 'customer-created';
  return method === 'DELETE' ? 'customer-deleted' : undefined;
}

/** Exactly the events of the writes are in the outbox, and each is on its way to the one subscriber. */
function checkEvents(
  records: readonly Audited[],
  events: readonly StoredRow[],
  deliveries: readonly StoredRow[],
  { acknowledged }: Memory,
): void {
  const expected = records.flatMap(({ id, requestId }) => {
    const write = acknowledged.get(requestId);
    const name = write && eventOf(write);
    return name === undefined ? [] : [`${id} ${name}`];
  });
  const raised = events.map(({ audit, name }) => `${text(audit)} ${text(name)}`);
  assert.deepEqual(raised.toSorted(), expected.toSorted(), 'one event for each write that raises one');
  assert.deepEqual(
    texts(deliveries, 'event').toSorted(),
    texts(events, 'id').toSorted(),
    'one delivery for each event',
  );
}

/** Each answer was kept as it was given, but for the sealed ones, and says what the audit says. */
function checkAnswers(records: readonly Audited[], kept: readonly string[], { acknowledged }: Memory): void {
  const keptAnswers = new Set(kept);
  for (const { requestId, customer, after } of records) {
    const write = acknowledged.get(requestId);
    if (write?.path === customersPath) {
      const [answer, audited] = [JSON.parse(write.answer), JSON.parse(after)];
      assert.deepEqual([answer.id, audited.id], [customer, customer]);
      assert.equal(answer.billingProfile.attributes.etag, audited.billingProfile.attributes.etag);
    } else if (write?.method === 'PUT' || write?.method === 'PATCH') {
      assert.equal(after, write.answer, 'the audit holds what was answered');
      assert.ok(keptAnswers.has(write.answer), 'the answer is kept');
    }
  }
}

/** Of all versions that there ever were, no two have the same ETag. */
function checkETags(records: readonly Audited[], { eTags }: Beginning): void {
  const made = records.flatMap(({ after }) => (after === '' ? [] : eTagsIn(JSON.parse(after))));
  const all = [...eTags, ...made];
  assert.equal(new Set(all).size, all.length, 'no ETag is used twice');
}

function eTagsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => (name === 'etag' ? [String(member)] : eTagsIn(member)));
}

/** The updates of each resource, by the path at which it is read. */
function linesOf(records: readonly Audited[], { acknowledged }: Memory): ReadonlyMap<string, readonly Audited[]> {
  const updates = records.filter(({ requestId }) => /^P(UT|ATCH)$/.test(acknowledged.get(requestId)?.method ?? ''));
  return Map.groupBy(updates, ({ requestId }) => acknowledged.get(requestId)?.path ?? '');
}

/** The updates of a resource form one line: each is based on what the one before it made, and the last one is what is there. */
function checkLine(path: string, line: readonly Audited[], state: string): void {
  const byResult = new Map(line.map((record) => [record.after, record]));
  let length = 0;
  let found = state;
  for (let record = byResult.get(found); record !== undefined; record = byResult.get(found)) {
    // Each only once, lest a line that closes to a circle is followed for ever.
    byResult.delete(found);
    length += 1;
    found = record.before;
  }
  assert.equal(length, line.length, `the updates of ${path} form one line that ends in what is there`);
}

/** A customer is there with all its parts, or gone with all of them. */
async function checkCustomers(read: Read, { acknowledged }: Memory, { customers }: Beginning): Promise<void> {
  const writes = [...acknowledged.values()];
  const created = writes.filter(({ path }) => path === customersPath).map(({ answer }) => JSON.parse(answer));
  const deleted = new Set(writes.filter(({ method }) => method === 'DELETE').map(({ path }) => path));
  const isThere = ({ id }: { readonly id: string }) => !deleted.has(`${customersPath}/${id}`);
  const left = created.filter(isThere);
  const ids = [...customers, ...left.map(({ id }) => id)].toSorted();
  const partner = `partner = '${demoCredentials.tenant}'`;
  const [rows, profiles, users, domains] = await read([
    `SELECT id FROM customers WHERE ${partner}`,
    `SELECT customer FROM billing_profiles WHERE ${partner}`,
    `SELECT owner FROM resources WHERE ${partner} AND kind = 'user' AND document LIKE '%"admin@c%'`,
    `SELECT domain_key FROM domains WHERE ${partner}`,
  ]);
  assert.deepEqual(texts(rows, 'id').toSorted(), ids, 'the customers are those that were created and not deleted');
  assert.deepEqual(texts(profiles, 'customer').toSorted(), ids, 'each has its billing profile');
  const owners = new Set(texts(users, 'owner'));
  const held = new Set(texts(domains, 'domain_key'));
  for (const customer of created) {
    const { id, companyProfile } = customer;
    assert.equal(owners.has(id), isThere(customer), 'a customer comes and goes with its administrator');
    assert.equal(held.has(companyProfile.domain), isThere(customer), 'and with its domain');
  }
}

/** What is noted as delivered has come to the subscriber; the rest is still on its way. */
export async function checkDelivered(read: Read, { received }: Pick<Receiver, 'received'>): Promise<void> {
  const [delivered] = await read([
    `SELECT e.audit FROM deliveries d JOIN outgoing_events e ON e.partner = d.partner AND e.id = d.event
     WHERE d.state = 'delivered'`,
  ]);
  const told = new Set(received.map(({ body }) => String(JSON.parse(body).AuditUri).split('/').at(-1)));
  const missing = texts(delivered, 'audit').filter((id) => !told.has(id));
  assert.deepEqual(missing, [], 'no event is noted as delivered that the subscriber never saw');
}
