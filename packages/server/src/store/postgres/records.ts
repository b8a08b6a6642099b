import { maxOverlap } from '../audit.ts';
import { type OutgoingEvent, subscriberKind } from '../deliveries.ts';
import type { KeptAnswer, Write } from '../writes.ts';
import type { Fragment, Query } from './connections.ts';

/**
 * Further parts of a statement whose `done` says that the change has been made: its audit record, event, deliveries and kept
 * answer. They happen with the change or not at all.
 * @param sequence greater than all that this node has used
 */
export function recordsOf(sql: Query, { partner, audit, event, kept }: Write, sequence: number): Fragment {
  return sql`
    ${auditRecord(sql, partner, audit, sequence)}
    ${event === undefined ? sql`` : eventAndDeliveries(sql, partner, event, sequence)}
    ${kept === undefined ? sql`` : keptAnswer(sql, partner, kept)}`;
}

/** A customer's records follow each other: whoever writes one has seen or waited for the one before. */
export function auditRecord(sql: Query, partner: string, record: Write['audit'], sequence: number): Fragment {
  const { at, customizedData, oldValue = null, newValue = null } = record;
  return sql`,
    latest as (
      select at as latest_at, sequence as latest_sequence from audit_records
      where partner = ${partner} and customer = ${record.customerId} order by at desc, sequence desc limit 1),
    audited as (
      insert into audit_records
      select ${partner},
        case when latest_at between ${at}::bigint + 1 and ${at + maxOverlap}::bigint then latest_at else ${at}::bigint end,
        greatest(${sequence}::bigint, latest_sequence + 1),
        ${record.id}::text, ${record.customerId}::text, ${record.customerName}::text, ${record.customerNameKey}::text,
        ${record.resourceType}::text, ${record.operationType}::text, ${record.applicationId}::text,
        ${record.userPrincipalName ?? null}::text, ${record.requestId}::text, ${record.correlationId}::text,
        ${customizedData === undefined ? null : JSON.stringify(customizedData)}::text,
        ${oldValue}::bytea, ${newValue}::bytea
      from done left join latest on true)`;
}

/** Adding to a line holds it, so that of two events at once the second sees that it is not the first. */
function eventAndDeliveries(sql: Query, partner: string, event: OutgoingEvent, sequence: number): Fragment {
  const { id, name, resourceUri, resourceName, auditId, at, line, subscriber = null } = event;
  return sql`,
    raised as (
      insert into outgoing_events
      select ${partner}, ${id}::text, ${name}::text, ${resourceUri}::text, ${resourceName}::text, ${auditId}::text,
        ${at}::bigint
      from done),
    told as (
      insert into delivery_lines as l (partner, subscriber, line, open, last_id, used_at)
      select partner, id, ${line}::text, 1, ${sequence}::bigint + row_number() over (order by id), ${at}::bigint
      from resources, done
      where partner = ${partner} and kind = ${subscriberKind} and owner = ''
        and (${subscriber}::text is null or id = ${subscriber}::text)
        and document::jsonb -> 'events' @> to_jsonb(${name}::text)
      order by id
      on conflict (partner, subscriber, line) do update set open = l.open + 1,
        last_id = greatest(l.last_id + 1, excluded.last_id), used_at = greatest(l.used_at, excluded.used_at)
      returning subscriber, open, last_id),
    delivery as (
      insert into deliveries (partner, id, subscriber, event, line, state, failures, due_at, results)
      select ${partner}, last_id, subscriber, ${id}::text, ${line}::text,
        case when open = 1 then 'ready' else 'waiting' end, 0, ${at}::bigint, '[]'
      from told)`;
}

function keptAnswer(sql: Query, partner: string, { key, status, etag, bytes, expiresAt }: KeptAnswer): Fragment {
  return sql`,
    kept as (
      insert into kept_answers
      select ${partner}, ${key}::text, ${status}::integer, ${etag ?? null}::text, ${bytes ?? null}::bytea,
        ${expiresAt}::bigint
      from done)`;
}

export function selectKeptAnswer(sql: Query, partner: string, key: string, now: number): Fragment {
  return sql`
    select key, status, etag, bytes, expires_at from kept_answers
    where partner = ${partner} and key = ${key} and expires_at > ${now}`;
}

/** Whether the write that this record belongs to has been done. */
export async function isRecorded(sql: Query, partner: string, { id }: Write['audit']): Promise<boolean> {
  const found = await sql`select 1 from audit_records where partner = ${partner} and id = ${id}`;
  return found.length > 0;
}
