import { eventRetention, offlineRetention } from '../deliveries.ts';
import type { Row } from '../rows.ts';
import type { Connections, Fragment, Query } from './connections.ts';
import type { Retry } from './retry.ts';

/** Rows that are found at once. They are removed partner by partner. */
const limit = 500;

interface Step {
  /** What rows have expired: their partner and their key. */
  readonly find: (sql: Query) => Fragment;
  /** Removes those of one partner. */
  readonly remove: (sql: Query, partner: string, keys: string) => Fragment;
}

/**
 * Removes what has expired at `now` (Unix milliseconds), some at a time. Several nodes may do it at once.
 * @returns how many rows were removed
 */
export async function removeExpired(connections: Connections, retry: Retry, now: number): Promise<number> {
  let removed = 0;
  for (const step of stepsAt(now)) {
    let found: number;
    do {
      const rows = await retry(() => connections.run(async (sql): Promise<readonly Row[]> => step.find(sql)));
      found = rows.length;
      for (const [partner, keys] of keysByPartner(rows)) {
        const gone = await retry(() => connections.run(async (sql) => step.remove(sql, partner, JSON.stringify(keys))));
        removed += gone.count;
      }
    } while (found === limit);
  }
  return removed;
}

function keysByPartner(rows: readonly Row[]): ReadonlyMap<string, readonly unknown[]> {
  return new Map(
    [...Map.groupBy(rows, ({ partner }) => String(partner))].map(([partner, ofPartner]) => [
      partner,
      ofPartner.map(({ key }) => key),
    ]),
  );
}

function stepsAt(now: number): readonly Step[] {
  const among = (sql: Query, keys: string) => sql`(select json_array_elements_text(${keys}::text::json))`;
  const numbers = (sql: Query, keys: string) => sql`(select json_array_elements_text(${keys}::text::json)::bigint)`;
  const endedDeliveries = (state: string, retention: number): Step => ({
    find: (sql) => sql`
      select partner, id as key from deliveries where state = ${state} and ended_at <= ${now - retention} limit ${limit}`,
    remove: (sql, partner, keys) => sql`
      delete from deliveries where partner = ${partner} and id in ${numbers(sql, keys)} and ended_at is not null`,
  });
  return [
    {
      find: (sql) => sql`select partner, key from kept_answers where expires_at <= ${now} limit ${limit}`,
      remove: (sql, partner, keys) => sql`
        delete from kept_answers where partner = ${partner} and key in ${among(sql, keys)} and expires_at <= ${now}`,
    },
    {
      find: (sql) => sql`select tenant as partner, key from grants where expires_at <= ${now} limit ${limit}`,
      remove: (sql, partner, keys) => sql`
        delete from grants where tenant = ${partner} and key in ${among(sql, keys)} and expires_at <= ${now}`,
    },
    {
      find: (sql) => sql`select partner, name as key from activity where expires_at <= ${now} limit ${limit}`,
      remove: (sql, partner, keys) => sql`
        delete from activity where partner = ${partner} and name in ${among(sql, keys)} and expires_at <= ${now}`,
    },
    {
      find: (sql) => sql`
        select partner, json_build_object('kind', kind, 'subject', subject) as key
        from tallies where ends_at <= ${now} limit ${limit}`,
      remove: (sql, partner, keys) => sql`
        delete from tallies where partner = ${partner} and ends_at <= ${now} and (kind, subject) in (
          select kind, subject from json_to_recordset(${keys}::text::json) as k (kind text, subject text))`,
    },
    {
      find: (sql) => sql`
        select partner, json_build_object('kind', kind, 'owner', owner, 'id', id) as key
        from resources where expires_at <= ${now} limit ${limit}`,
      remove: (sql, partner, keys) => sql`
        with gone as (
          delete from resources where partner = ${partner} and expires_at <= ${now} and (kind, owner, id) in (
            select kind, owner, id from json_to_recordset(${keys}::text::json) as k (kind text, owner text, id text))
          returning domain_key)
        delete from domains where partner = ${partner} and domain_key in (select domain_key from gone)`,
    },
    endedDeliveries('delivered', eventRetention),
    endedDeliveries('offline', offlineRetention),
    {
      find: (sql) => sql`
        select partner, id as key from outgoing_events e where at <= ${now - eventRetention}
          and not exists (select 1 from deliveries d where d.partner = e.partner and d.event = e.id) limit ${limit}`,
      remove: (sql, partner, keys) => sql`
        delete from outgoing_events where partner = ${partner} and id in ${among(sql, keys)}`,
    },
    {
      find: (sql) => sql`
        select partner, json_build_object('subscriber', subscriber, 'line', line) as key
        from delivery_lines where open = 0 and used_at <= ${now - offlineRetention} limit ${limit}`,
      remove: (sql, partner, keys) => sql`
        delete from delivery_lines where partner = ${partner} and open = 0 and used_at <= ${now - offlineRetention}
          and (subscriber, line) in (
            select subscriber, line from json_to_recordset(${keys}::text::json) as k (subscriber text, line text))`,
    },
  ];
}
