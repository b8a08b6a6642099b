import type { AuditQuery, StoredAuditRecord } from '../audit.ts';
import { type CustomerQuery, type CustomerRow, endedRelationship } from '../customers.ts';
import { toAuditRecord, toCustomerRow } from '../rows.ts';
import { compareText, endOfPrefix } from '../text-order.ts';
import type { Fragment, Query } from './connections.ts';

/** In the order of names. Which index answers a filter depends on how much it matches: the planner knows. */
export async function listCustomers(
  sql: Query,
  partner: string,
  { namePrefix, domainPrefix, associatedPartnerPrefix, after, limit }: CustomerQuery,
): Promise<readonly CustomerRow[]> {
  const prefix = namePrefix?.toWellFormed() ?? '';
  // No id is empty, so this position is before every customer with the prefix.
  const from = after !== undefined && compareText(after.nameKey, prefix) >= 0 ? after : { nameKey: prefix, id: '' };
  const rows = await sql`
    select id, company_name, name_key, domain, relationship from customers
    where partner = ${partner} and relationship <> ${sql.unsafe(`'${endedRelationship}'`)}
      and (name_key, id) > (${from.nameKey}, ${from.id}) ${before(sql, sql`name_key`, prefix)}
      ${inRange(sql, sql`domain_key`, domainPrefix)}
      ${inRange(sql, sql`associated_partner`, associatedPartnerPrefix)}
    order by name_key, id limit ${limit}`;
  return rows.map(toCustomerRow);
}

function inRange(sql: Query, column: Fragment, prefix: string | undefined): Fragment {
  return prefix === undefined ? sql`` : sql`and ${column} >= ${prefix.toWellFormed()} ${before(sql, column, prefix)}`;
}

function before(sql: Query, column: Fragment, prefix: string): Fragment {
  const end = endOfPrefix(prefix);
  return end === undefined ? sql`` : sql`and ${column} < ${end}`;
}

/** In the order of (at, sequence), which both keys of the table end in. */
export async function listAuditRecords(
  sql: Query,
  partner: string,
  query: AuditQuery,
): Promise<readonly StoredAuditRecord[]> {
  const { order, customerId, resourceType, operationType, namePart, from, to, limit, after } = query;
  const isNewestFirst = order === 'newestFirst';
  const optional = (value: string | number | undefined, condition: (given: string | number) => Fragment) =>
    value === undefined ? sql`` : sql`and ${condition(value)}`;
  const rows = await sql`
    select * from audit_records where partner = ${partner}
      ${optional(customerId, (id) => sql`customer = ${id}`)}
      ${optional(from, (time) => sql`at >= ${time}`)}
      ${optional(to, (time) => sql`at < ${time}`)}
      ${optional(resourceType, (type) => sql`resource_type = ${type}`)}
      ${optional(operationType, (type) => sql`operation_type = ${type}`)}
      ${optional(namePart, (part) => sql`strpos(customer_name_key, ${part}) > 0`)}
      ${after === undefined ? sql`` : sql`and (at, sequence) ${isNewestFirst ? sql`<` : sql`>`} (${after.at}, ${after.sequence})`}
    ${isNewestFirst ? sql`order by at desc, sequence desc` : sql`order by at, sequence`} limit ${limit}`;
  return rows.map(toAuditRecord);
}
