import type { DatabaseSync } from 'node:sqlite';
import {
  type DeliveryLease,
  deliveryTries,
  type LeasedDelivery,
  type OutgoingEvent,
  subscriberKind,
  type TryEnd,
} from '../deliveries.ts';
import { toBacklog, toDelivery, toLeasedDelivery } from '../rows.ts';
import type { Store } from '../store.ts';
import { endOfPrefix } from '../text-order.ts';
import type { ResendEvent } from '../writes.ts';

/** Failures that a delivery which waits in its line shares at most, so that it is tried itself before it is given up. */
const mostSharedFailures = deliveryTries - 1;

const eventColumns = 'e.id AS event, e.name, e.resource_uri, e.resource_name, e.audit, e.at, d.line';
const withEvent = 'deliveries d JOIN outgoing_events e ON e.partner = d.partner AND e.id = d.event';
const openOfLine = 'subscriber = ? AND line = ? AND ended_at IS NULL';
const offlineOf = "partner = ? AND event = ? AND state = 'offline' AND subscriber IN (SELECT value FROM json_each(?))";

export type DeliveryReads = {
  readonly [Name in DeliveryRead]: (...parameters: Parameters<Store[Name]>) => Awaited<ReturnType<Store[Name]>>;
};

type DeliveryRead =
  | 'readSubscribersDue'
  | 'readDeliveries'
  | 'listDeliveries'
  | 'listOfflineDeliveries'
  | 'countOpenDeliveries'
  | 'readBacklog';

/** Greater than every text: in SQLite's order of types a blob comes after all texts. */
const afterAllText = new Uint8Array([0]);

export function prepareDeliveryReads(database: DatabaseSync): DeliveryReads {
  // From one subscriber to the next by the index, past all deliveries between them.
  // A subscriber's id is unique among all partners: it tells which partner is meant.
  const subscribers = database.prepare(`
    WITH RECURSIVE subscribers (id) AS (
      SELECT min(subscriber) FROM deliveries WHERE state = 'ready'
      UNION ALL
      SELECT (SELECT min(subscriber) FROM deliveries WHERE state = 'ready' AND subscriber > subscribers.id)
      FROM subscribers WHERE id IS NOT NULL)
    SELECT partner, id FROM (
      SELECT id, (SELECT partner FROM deliveries WHERE state = 'ready' AND subscriber = subscribers.id AND due_at <= ? LIMIT 1)
        AS partner FROM subscribers WHERE id IS NOT NULL)
    WHERE partner IS NOT NULL`);
  const select = (condition: string) =>
    database.prepare(`
      SELECT d.id AS delivery, ${eventColumns}, d.subscriber, d.state, d.results,
        iif(d.state = 'ready' AND d.lease IS NULL, d.due_at, NULL) AS next_try_at
      FROM ${withEvent} WHERE ${condition}`);
  const ofEvent = select('d.partner = ? AND d.event = ? ORDER BY d.id');
  const newestFirst = 'ORDER BY d.event DESC, d.subscriber DESC LIMIT ?';
  const all = select(`d.partner = ? AND (d.event, d.subscriber) < (?, ?) ${newestFirst}`);
  const offline = select("d.partner = ? AND d.state = 'offline' AND d.id > ? ORDER BY d.id LIMIT ?");
  const open = database.prepare(`
    SELECT count(*) AS count FROM
      (SELECT 1 FROM deliveries WHERE subscriber = ? AND line >= ? AND line < ? AND ended_at IS NULL LIMIT ?)`);
  const backlog = database.prepare(`
    SELECT (SELECT count(*) FROM deliveries WHERE ended_at IS NULL) AS open,
      (SELECT min(e.at) FROM ${withEvent} WHERE d.state = 'ready') AS oldest_at`);
  return {
    readSubscribersDue: (now) =>
      subscribers.all(now).map(({ partner, id }) => ({ partner: String(partner), subscriber: String(id) })),
    readDeliveries: (...key) => ofEvent.all(...key).map(toDelivery),
    listDeliveries: (partner, { after, limit }) =>
      all.all(partner, after?.event ?? afterAllText, after?.subscriber ?? '', limit).map(toDelivery),
    listOfflineDeliveries: (partner, { after = 0, limit }) => offline.all(partner, after, limit).map(toDelivery),
    readBacklog: () => toBacklog(backlog.get() ?? {}),
    countOpenDeliveries: ({ subscriber }, { linePrefix, limit }) =>
      Number(open.get(subscriber, linePrefix, endOfPrefix(linePrefix) ?? afterAllText, limit)?.count),
  };
}

/** What is done with deliveries inside a transaction that is already open. */
export interface DeliveryWrites {
  /** Makes a delivery of the event for each subscriber that asks for it. */
  add(partner: string, event: OutgoingEvent): void;
  lease(lease: DeliveryLease): readonly LeasedDelivery[];
  endTry(end: TryEnd): void;
  /** @returns whether the delivery to each of the subscribers had been given up; if not, nothing is changed */
  resend(partner: string, resend: ResendEvent): boolean;
}

export function prepareDeliveryWrites(database: DatabaseSync): DeliveryWrites {
  const statements = prepareStatements(database);
  return {
    add(partner, { id, name, line, at, subscriber = null }) {
      statements.add.run(id, line, line, at, partner, subscriber, subscriber, name);
    },
    lease({ subscriber, lease, now, until, limit }) {
      const ids = statements.lease.all(lease, until, subscriber, now, limit).map((row) => Number(row.id));
      return ids.sort((one, other) => one - other).flatMap((id) => statements.readLeased.all(id).map(toLeasedDelivery));
    },
    endTry: (end) => endTry(statements, end),
    resend(partner, { event, subscribers, now }) {
      const wanted = JSON.stringify(subscribers);
      const found = Number(statements.countOffline.get(partner, event, wanted)?.count);
      if (found === 0 || found < subscribers.length) return false;
      const reopened = statements.reopen.all(partner, event, wanted);
      for (const { subscriber, line } of reopened) startLine(statements, String(subscriber), String(line), now);
      return true;
    },
  };
}

type Statements = ReturnType<typeof prepareStatements>;

function endTry(statements: Statements, { id, lease, result, outcome }: TryEnd): void {
  const found = statements.findOpen.get(id);
  // Whoever has the lease now tells how the line goes on; only a success needs no further try.
  if (found === undefined || (found.lease !== lease && outcome.kind !== 'delivered')) return;
  const [subscriber, line] = [String(found.subscriber), String(found.line)];
  const noted = JSON.stringify(result);
  if (outcome.kind === 'retry') {
    statements.retry.run(outcome.dueAt, noted, id);
    statements.shareFailure.run(mostSharedFailures, subscriber, line, id);
    return;
  }
  statements.end.run(outcome.kind, result.at, noted, id);
  // What waits has failed no more often than what it waits for.
  if (outcome.kind === 'delivered' && Number(found.failures) > 0) statements.forgetFailures.run(subscriber, line);
  startLine(statements, subscriber, line, result.at);
}

/** Makes the first open delivery of a line ready, unless one is. */
function startLine(statements: Statements, subscriber: string, line: string, now: number): void {
  statements.startLine.run(now, subscriber, line, subscriber, line);
}

function prepareStatements(database: DatabaseSync) {
  const prepare = (sql: string) => database.prepare(sql);
  return {
    add: prepare(`
      INSERT INTO deliveries (partner, subscriber, event, line, state, failures, due_at, results)
      SELECT r.partner, r.id, ?, ?,
        CASE WHEN EXISTS (SELECT 1 FROM deliveries WHERE subscriber = r.id AND line = ? AND ended_at IS NULL)
          THEN 'waiting' ELSE 'ready' END,
        0, ?, '[]'
      FROM resources r
      WHERE r.partner = ? AND r.kind = '${subscriberKind}' AND r.owner = '' AND (? IS NULL OR r.id = ?)
        AND EXISTS (SELECT 1 FROM json_each(r.document, '$.events') WHERE value = ?)
      ORDER BY r.id`),
    lease: prepare(`
      UPDATE deliveries SET lease = ?, due_at = ? WHERE id IN
        (SELECT id FROM deliveries WHERE state = 'ready' AND subscriber = ? AND due_at <= ? ORDER BY due_at LIMIT ?)
      RETURNING id`),
    readLeased: prepare(`
      SELECT d.id AS delivery, d.partner, ${eventColumns}, d.failures, r.document AS subscriber
      FROM ${withEvent} JOIN resources r
        ON r.partner = d.partner AND r.kind = '${subscriberKind}' AND r.owner = '' AND r.id = d.subscriber
      WHERE d.id = ?`),
    findOpen: prepare('SELECT subscriber, line, lease, failures FROM deliveries WHERE id = ? AND ended_at IS NULL'),
    retry: prepare(`
      UPDATE deliveries SET failures = failures + 1, due_at = ?, lease = NULL,
        results = json_insert(results, '$[#]', json(?))
      WHERE id = ?`),
    shareFailure: prepare(`UPDATE deliveries SET failures = min(failures + 1, ?) WHERE ${openOfLine} AND id > ?`),
    forgetFailures: prepare(`UPDATE deliveries SET failures = 0 WHERE ${openOfLine} AND failures > 0`),
    end: prepare(`
      UPDATE deliveries SET state = ?, ended_at = ?, lease = NULL, results = json_insert(results, '$[#]', json(?))
      WHERE id = ?`),
    startLine: prepare(`
      UPDATE deliveries SET state = 'ready', due_at = ?
      WHERE id = (SELECT min(id) FROM deliveries WHERE ${openOfLine} AND state = 'waiting')
        AND NOT EXISTS (SELECT 1 FROM deliveries WHERE ${openOfLine} AND state = 'ready')`),
    reopen: prepare(`
      UPDATE deliveries SET state = 'waiting', failures = 0, ended_at = NULL, results = '[]'
      WHERE ${offlineOf} RETURNING subscriber, line`),
    countOffline: prepare(`SELECT count(*) AS count FROM deliveries WHERE ${offlineOf}`),
  };
}
