import { stale } from '../outcomes.ts';
import type { Outcome, ResendEvent } from '../writes.ts';
import type { Query } from './connections.ts';
import { startLine } from './lines.ts';
import { noChange, type Step } from './step.ts';

/** Opens deliveries of an event that were given up, each in its place in its line. */
export function resendEvent(partner: string, { event, subscribers, now }: ResendEvent): Step {
  return { ...noChange, before: (sql) => reopen(sql, partner, event, subscribers, now) };
}

async function reopen(
  sql: Query,
  partner: string,
  event: string,
  subscribers: readonly string[],
  now: number,
): Promise<Outcome | undefined> {
  const wanted = sql`
    partner = ${partner} and event = ${event} and state = 'offline'
    and subscriber in (select json_array_elements_text(${JSON.stringify(subscribers)}::text::json))`;
  const lines = await sql`
    insert into delivery_lines as l (partner, subscriber, line, open, last_id, used_at)
    select partner, subscriber, line, 1, id, ${now}::bigint from deliveries where ${wanted} order by subscriber
    on conflict (partner, subscriber, line) do update set open = l.open + 1
    returning subscriber, line`;
  const reopened = await sql`
    update deliveries set state = 'waiting', failures = 0, ended_at = null, results = '[]' where ${wanted} returning 1`;
  const all = lines.length > 0 && lines.length >= subscribers.length && reopened.length === lines.length;
  if (!all) return stale;
  for (const { subscriber, line } of lines) await startLine(sql, { partner, subscriber, line }, now);
  return undefined;
}
