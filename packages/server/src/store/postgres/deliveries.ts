import { type DeliveryStore, deliveryTries, subscriberKind, type TryEnd } from '../deliveries.ts';
import { toBacklog, toDelivery, toLeasedDelivery } from '../rows.ts';
import { endOfPrefix } from '../text-order.ts';
import type { Connections, Fragment, Query } from './connections.ts';
import { type Line, ofLine, startLine } from './lines.ts';
import type { Retry } from './retry.ts';
import { inTransaction } from './transaction.ts';

/** Failures that a delivery which waits in its line shares at most, so that it is tried itself before it is given up. */
const mostSharedFailures = deliveryTries - 1;

const withEvent = (sql: Query) => sql`
  d.id as delivery, d.partner, e.id as event, e.name, e.resource_uri, e.resource_name, e.audit, e.at, d.line`;

export function prepareDeliveries({ connections, retry }: { connections: Connections; retry: Retry }): DeliveryStore {
  const read = <Result>(question: (sql: Query) => Promise<Result>) => retry(() => connections.run(question));
  const list = (condition: (sql: Query) => Fragment) =>
    read(async (sql) => {
      const rows = await sql`
        select ${withEvent(sql)}, d.subscriber, d.state, d.results::text as results,
          case when d.state = 'ready' and d.lease is null then d.due_at end as next_try_at
        from deliveries d join outgoing_events e on e.partner = d.partner and e.id = d.event where ${condition(sql)}`;
      return rows.map(toDelivery);
    });
  return {
    readSubscribersDue: (now) => read((sql) => subscribersDue(sql, now)),
    leaseDeliveries: (lease) => read((sql) => leaseDue(sql, lease)),
    endTry: (end) =>
      retry(() => connections.run((sql) => inTransaction(sql, (transaction) => endTry(transaction, end)))),
    readDeliveries: (partner, event) => list((sql) => sql`d.partner = ${partner} and d.event = ${event} order by d.id`),
    listDeliveries: (partner, { after, limit }) =>
      list(
        (sql) => sql`
          d.partner = ${partner}
          ${after === undefined ? sql`` : sql`and (d.event, d.subscriber) < (${after.event}, ${after.subscriber})`}
          order by d.event desc, d.subscriber desc limit ${limit}`,
      ),
    listOfflineDeliveries: (partner, { after = 0, limit }) =>
      list(
        (sql) => sql`d.partner = ${partner} and d.state = 'offline' and d.id > ${after} order by d.id limit ${limit}`,
      ),
    readBacklog: () =>
      read(async (sql) => {
        const [row = {}] = await sql`
          select (select count(*) from deliveries where ended_at is null) as open, (
            select min(e.at) from deliveries d join outgoing_events e on e.partner = d.partner and e.id = d.event
            where d.state = 'ready') as oldest_at`;
        return toBacklog(row);
      }),
    countOpenDeliveries: ({ partner, subscriber }, { linePrefix, limit }) =>
      read(async (sql) => {
        const end = endOfPrefix(linePrefix);
        const [row] = await sql`
          select count(*) as count from (
            select 1 from deliveries where partner = ${partner} and subscriber = ${subscriber} and ended_at is null
              and line >= ${linePrefix} ${end === undefined ? sql`` : sql`and line < ${end}`}
            limit ${limit}) counted`;
        return Number(row?.count);
      }),
  };
}

/** Asks for each subscriber, of which there are few, and not for each delivery. */
async function subscribersDue(sql: Query, now: number) {
  const rows = await sql`
    select r.partner, r.id from resources r
    where r.kind = 'webhookRegistration' and r.owner = '' and exists (
      select 1 from deliveries d
      where d.partner = r.partner and d.subscriber = r.id and d.state = 'ready' and d.due_at <= ${now})`;
  return rows.map(({ partner, id }) => ({ partner: String(partner), subscriber: String(id) }));
}

async function leaseDue(
  sql: Query,
  { partner, subscriber, lease, now, until, limit }: Parameters<DeliveryStore['leaseDeliveries']>[0],
) {
  const rows = await sql`
    with due as (
      select id from deliveries
      where partner = ${partner} and subscriber = ${subscriber} and state = 'ready' and due_at <= ${now}
      order by due_at limit ${limit} for update skip locked),
    leased as (
      update deliveries d set lease = ${lease}, due_at = ${until} from due where d.partner = ${partner} and d.id = due.id
      returning d.*)
    select ${withEvent(sql)}, d.failures, r.document as subscriber
    from leased d
      join outgoing_events e on e.partner = d.partner and e.id = d.event
      join resources r
        on r.partner = d.partner and r.kind = ${subscriberKind} and r.owner = '' and r.id = d.subscriber
    order by d.id`;
  return rows.map(toLeasedDelivery);
}

/** Holds the line, so that nobody adds to it or starts it at the same moment. */
async function endTry(sql: Query, end: TryEnd): Promise<void> {
  const { partner, id, lease, outcome } = end;
  const [place] = await sql`select subscriber, line from deliveries where partner = ${partner} and id = ${id}`;
  if (place === undefined) return;
  const line: Line = { partner, subscriber: place.subscriber, line: place.line };
  await sql`select 1 from delivery_lines where ${ofLine(sql, line)} for update`;
  const [found] = await sql`
    select lease, failures from deliveries where partner = ${partner} and id = ${id} and ended_at is null for update`;
  // Whoever has the lease now tells how the line goes on; only a success needs no further try.
  if (found === undefined || (found.lease !== lease && outcome.kind !== 'delivered')) return;
  if (outcome.kind === 'retry') await tryAgain(sql, line, end, outcome.dueAt);
  else await endDelivery(sql, line, end, Number(found.failures));
}

async function tryAgain(sql: Query, line: Line, { partner, id, result }: TryEnd, dueAt: number): Promise<void> {
  await sql`
    update deliveries set failures = failures + 1, due_at = ${dueAt}, lease = null,
      results = results || ${JSON.stringify([result])}::text::jsonb
    where partner = ${partner} and id = ${id}`;
  await sql`
    update deliveries set failures = least(failures + 1, ${mostSharedFailures})
    where ${ofLine(sql, line)} and ended_at is null and id > ${id}`;
}

async function endDelivery(
  sql: Query,
  line: Line,
  { partner, id, result, outcome }: TryEnd,
  failures: number,
): Promise<void> {
  await sql`
    update deliveries set state = ${outcome.kind}, ended_at = ${result.at}, lease = null,
      results = results || ${JSON.stringify([result])}::text::jsonb
    where partner = ${partner} and id = ${id}`;
  await sql`
    update delivery_lines set open = open - 1, used_at = greatest(used_at, ${result.at}) where ${ofLine(sql, line)}`;
  // What waits has failed no more often than what it waits for.
  if (outcome.kind === 'delivered' && failures > 0) {
    await sql`update deliveries set failures = 0 where ${ofLine(sql, line)} and ended_at is null and failures > 0`;
  }
  await startLine(sql, line, result.at);
}
