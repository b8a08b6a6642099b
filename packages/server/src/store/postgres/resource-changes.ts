import { endedRelationship } from '../customers.ts';
import { limitMet } from '../outcomes.ts';
import type { Resource, ResourceKey } from '../resources.ts';
import type { PutResource } from '../writes.ts';
import type { Fragment, Query } from './connections.ts';
import { holdCount, type Step } from './step.ts';

/** Adds or replaces; a resource of a customer keeps that customer from being removed until it is done. */
export function putResource(partner: string, { resource, expectedVersion, limit }: PutResource): Step {
  if (expectedVersion > 0) return { change: (sql) => replaced(sql, partner, resource, expectedVersion) };
  return {
    before: limit === undefined ? undefined : (sql) => countFirst(sql, partner, resource, limit),
    change: (sql) => added(sql, partner, resource),
  };
}

async function countFirst(sql: Query, partner: string, { kind, owner }: ResourceKey, limit: number) {
  if (owner === '') {
    await holdCount(sql, partner, kind);
  } else {
    // Without a customer there is nothing to count: the change itself is then refused.
    await sql`
      select 1 from customers where partner = ${partner} and id = ${owner} and relationship <> ${endedRelationship}
      for no key update`;
  }
  const [nth] = await sql`
    select 1 from resources where partner = ${partner} and kind = ${kind} and owner = ${owner} limit 1 offset ${limit - 1}`;
  return nth && limitMet;
}

/** A row of the customer that the resource belongs to; one row where it is the partner's own. */
function owner(sql: Query, partner: string, id: string): Fragment {
  if (id === '') return sql`owner as (select 1)`;
  return sql`
    owner as (
      select 1 from customers where partner = ${partner} and id = ${id} and relationship <> ${endedRelationship}
      for key share)`;
}

function added(sql: Query, partner: string, resource: Resource): Fragment {
  const { kind, owner: ownerId, id, version, order, uniqueKey, domainKey, expiresAt, document } = resource;
  const claimed = sql`, claimed as (insert into domains select ${partner}, ${domainKey ?? ''}::text from done)`;
  return sql`
    ${owner(sql, partner, ownerId)},
    done as (
      insert into resources
      select ${partner}, ${kind}::text, ${ownerId}::text, ${id}::text, ${version}::integer, ${order}::text,
        ${uniqueKey ?? null}::text, ${domainKey ?? null}::text, ${expiresAt ?? null}::bigint, ${document}::text
      from owner
      returning 1)
    ${domainKey === undefined ? sql`` : claimed}`;
}

function replaced(sql: Query, partner: string, resource: Resource, expectedVersion: number): Fragment {
  const { kind, owner: ownerId, id, version, order, uniqueKey, domainKey = null, expiresAt, document } = resource;
  const key = sql`partner = ${partner} and kind = ${kind} and owner = ${ownerId} and id = ${id}`;
  return sql`
    ${owner(sql, partner, ownerId)},
    stored as (
      select resources.domain_key as old_key from resources, owner
      where ${key} and version = ${expectedVersion} for no key update of resources),
    done as (
      update resources set version = ${version}, sort_key = ${order}, unique_key = ${uniqueKey ?? null},
        domain_key = ${domainKey}, expires_at = ${expiresAt ?? null}, document = ${document}
      from stored where ${key}
      returning 1),
    released as (
      delete from domains where partner = ${partner} and domain_key =
        (select old_key from stored where old_key is distinct from ${domainKey}::text)),
    claimed as (
      insert into domains select ${partner}, ${domainKey}::text from stored
      where ${domainKey}::text is not null and old_key is distinct from ${domainKey}::text)`;
}

export function removeResource(partner: string, { kind, owner: ownerId, id }: ResourceKey, version: number): Step {
  return {
    change: (sql) => sql`
      done as (
        delete from resources
        where partner = ${partner} and kind = ${kind} and owner = ${ownerId} and id = ${id} and version = ${version}
        returning domain_key),
      released as (
        delete from domains where partner = ${partner} and domain_key = (select domain_key from done))`,
  };
}

/** Holds the row in common with others that require it: whoever changes or removes it waits for them. */
export function requireResource(partner: string, { kind, owner: ownerId, id }: ResourceKey, version: number): Step {
  return {
    change: (sql) => sql`
      done as (
        select 1 from resources
        where partner = ${partner} and kind = ${kind} and owner = ${ownerId} and id = ${id} and version = ${version}
        for share)`,
  };
}
