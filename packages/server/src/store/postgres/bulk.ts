import { endedRelationship, type NewCustomer } from '../customers.ts';
import type { Resource } from '../resources.ts';
import type { Connections, Sql } from './connections.ts';
import { duplicateKey } from './faults.ts';
import { putResource } from './resource-changes.ts';
import type { Retry } from './retry.ts';

/** Customers of one statement. */
const chunk = 1_000;

interface BulkParts {
  readonly connections: Connections;
  readonly retry: Retry;
}

export async function addCustomers(
  parts: BulkParts,
  partner: string,
  customers: Iterable<NewCustomer>,
): Promise<number> {
  let added = 0;
  let collected: NewCustomer[] = [];
  const hand = async () => {
    const customersOfChunk = collected;
    collected = [];
    added += await parts.retry(() => parts.connections.run((sql) => addChunk(sql, partner, customersOfChunk)));
  };
  for (const customer of customers) {
    collected.push(customer);
    if (collected.length === chunk) await hand();
  }
  if (collected.length > 0) await hand();
  return added;
}

/** When somebody else adds one of them at the same moment, all is asked again: then it is there. */
async function addChunk(sql: Sql, partner: string, customers: readonly NewCustomer[]): Promise<number> {
  for (;;) {
    try {
      return await insertChunk(sql, partner, withoutDoubles(customers));
    } catch (error) {
      if (duplicateKey(error) === undefined) throw error;
    }
  }
}

async function insertChunk(sql: Sql, partner: string, customers: readonly NewCustomer[]): Promise<number> {
  const rows = customers.map(({ customer, billingProfile: { bytes, ...profile } }) => ({
    ...customer,
    ended: customer.relationship === endedRelationship,
    profile: profile.id,
    profileVersion: profile.version,
    etag: profile.etag,
    bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex'),
  }));
  const [counted] = await sql`
    with given as (
      select g.* from json_to_recordset(${JSON.stringify(rows)}::text::json) as g (
        id text, version integer, "companyName" text, "nameKey" text, domain text, "domainKey" text, relationship text,
        "associatedPartnerId" text, document text, ended boolean, profile text, "profileVersion" integer, etag text,
        bytes text)
      where not exists (select 1 from customers c where c.partner = ${partner} and c.id = g.id)
        and not exists (select 1 from domains d where d.partner = ${partner} and d.domain_key = g."domainKey")),
    customer as (
      insert into customers
      select ${partner}, id, version, "companyName", "nameKey", domain, "domainKey", relationship, "associatedPartnerId",
        document
      from given),
    domain as (insert into domains select ${partner}, "domainKey" from given),
    profile as (
      insert into billing_profiles
      select ${partner}, id, ended, profile, "profileVersion", etag, decode(bytes, 'hex') from given)
    select count(*) as count from given`;
  return Number(counted?.count);
}

/** Of those with the same id or domain only the first. */
function withoutDoubles(customers: readonly NewCustomer[]): readonly NewCustomer[] {
  const ids = new Set<string>();
  const domains = new Set<string>();
  return customers.filter(({ customer: { id, domainKey } }) => {
    if (ids.has(id) || domains.has(domainKey)) return false;
    ids.add(id);
    domains.add(domainKey);
    return true;
  });
}

export async function addResources(parts: BulkParts, partner: string, resources: readonly Resource[]): Promise<number> {
  let added = 0;
  for (const resource of resources) {
    const { change } = putResource(partner, { kind: 'putResource', resource, expectedVersion: 0 });
    const isAdded = await parts.retry(() =>
      parts.connections.run(async (sql) => {
        try {
          const made = await sql`with ${change(sql)} select from done`;
          return made.length > 0;
        } catch (error) {
          if (duplicateKey(error) === undefined) throw error;
          return false;
        }
      }),
    );
    if (isAdded) added += 1;
  }
  return added;
}
