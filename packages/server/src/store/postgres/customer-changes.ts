import { type BillingProfile, endedRelationship } from '../customers.ts';
import { limitMet, stale } from '../outcomes.ts';
import type { SingleChange } from '../writes.ts';
import type { Fragment, Query } from './connections.ts';
import { holdCount, type Step } from './step.ts';

type ChangeOf<Kind extends SingleChange['kind']> = Extract<SingleChange, { kind: Kind }>;

export function addCustomer(partner: string, { customer, billingProfile, limit }: ChangeOf<'addCustomer'>): Step {
  const { id, version, companyName, nameKey, domain, domainKey, relationship, document } = customer;
  const { bytes, ...profile } = billingProfile;
  return {
    before:
      limit === undefined
        ? undefined
        : async (sql) => {
            await holdCount(sql, partner, 'customer');
            const [nth] = await sql`
              select 1 from customers where partner = ${partner} and relationship <> ${endedRelationship}
              limit 1 offset ${limit - 1}`;
            return nth && limitMet;
          },
    change: (sql) => sql`
      customer as (
        insert into customers values (
          ${partner}, ${id}, ${version}, ${companyName}, ${nameKey}, ${domain}, ${domainKey}, ${relationship},
          ${customer.associatedPartnerId ?? null}, ${document})),
      domain as (insert into domains values (${partner}, ${domainKey})),
      done as (
        insert into billing_profiles values (
          ${partner}, ${id}, ${relationship === endedRelationship}, ${profile.id}, ${profile.version}, ${profile.etag},
          ${bytes})
        returning 1)`,
  };
}

export function replaceProfile(
  partner: string,
  { customerId, expectedVersion, billingProfile }: ChangeOf<'replaceBillingProfile'>,
): Step {
  return { change: (sql) => replacedProfile(sql, partner, customerId, expectedVersion, billingProfile) };
}

function replacedProfile(
  sql: Query,
  partner: string,
  customerId: string,
  expectedVersion: number,
  { id, version, etag, bytes }: BillingProfile,
): Fragment {
  return sql`
    done as (
      update billing_profiles set id = ${id}, version = ${version}, etag = ${etag}, bytes = ${bytes}
      where partner = ${partner} and customer = ${customerId} and version = ${expectedVersion} and not ended
      returning 1)`;
}

/** What holds the row also waits for whoever changes it now, and then looks at the version that is stored. */
export function replaceCustomer(partner: string, { customer, expectedVersion }: ChangeOf<'replaceCustomer'>): Step {
  const { id, version, companyName, nameKey, domain, domainKey, relationship, document } = customer;
  return {
    change: (sql) => sql`
      stored as (
        select domain_key from customers
        where partner = ${partner} and id = ${id} and version = ${expectedVersion} and relationship <> ${endedRelationship}
        for no key update),
      done as (
        update customers set version = ${version}, company_name = ${companyName}, name_key = ${nameKey},
          domain = ${domain}, domain_key = ${domainKey}, relationship = ${relationship},
          associated_partner = ${customer.associatedPartnerId ?? null}, document = ${document}
        from stored where partner = ${partner} and id = ${id}
        returning 1),
      released as (
        delete from domains where partner = ${partner} and domain_key =
          (select domain_key from stored where domain_key <> ${domainKey})),
      claimed as (
        insert into domains select ${partner}, ${domainKey}::text from stored where domain_key <> ${domainKey})
      ${relationship === endedRelationship ? endedProfile(sql, partner, id) : sql``}`,
  };
}

function endedProfile(sql: Query, partner: string, id: string): Fragment {
  return sql`,
    ended as (
      update billing_profiles set ended = true from done where partner = ${partner} and customer = ${id})`;
}

/**
 * The customer is held first, in a statement of its own: what others have added to it until then is seen by the next
 * statement, and nobody can add any more.
 */
export function removeCustomer(
  partner: string,
  { customerId, expectedVersion, expectedProfileVersion }: ChangeOf<'removeCustomer'>,
): Step {
  return {
    before: async (sql) => {
      const [customer] = await sql`
        select 1 from customers where partner = ${partner} and id = ${customerId} and version = ${expectedVersion}
          and relationship <> ${endedRelationship} for update`;
      if (customer === undefined) return stale;
      const [profile] = await sql`
        select 1 from billing_profiles where partner = ${partner} and customer = ${customerId}
          and version = ${expectedProfileVersion} for update`;
      return profile === undefined ? stale : undefined;
    },
    change: (sql) => sql`
      released as (
        delete from domains where partner = ${partner} and domain_key in (
          select domain_key from customers where partner = ${partner} and id = ${customerId}
          union all
          select domain_key from resources
          where partner = ${partner} and owner = ${customerId} and owner <> '' and domain_key is not null)),
      resource as (delete from resources where partner = ${partner} and owner = ${customerId} and owner <> ''),
      profile as (delete from billing_profiles where partner = ${partner} and customer = ${customerId}),
      done as (delete from customers where partner = ${partner} and id = ${customerId} returning 1)`,
  };
}

/** Sees the customers that were added before the statement began: what it follows has waited for them. */
export function requireNoCustomersOf(partner: string, associatedPartnerId: string): Step {
  return {
    change: (sql) => sql`
      done as (
        select 1 where not exists (
          select 1 from customers
          where partner = ${partner} and associated_partner = ${associatedPartnerId}
            and relationship <> ${endedRelationship}))`,
  };
}
