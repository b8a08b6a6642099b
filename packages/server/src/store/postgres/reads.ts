import type { ExpiredAudit } from '../audit.ts';
import { endedRelationship } from '../customers.ts';
import type { Freshness } from '../freshness.ts';
import {
  type Row,
  toActivityReport,
  toAuditRecord,
  toBillingProfile,
  toCustomer,
  toGrant,
  toKeptAnswer,
  toResource,
} from '../rows.ts';
import type { Store } from '../store.ts';
import type { Connections, Query } from './connections.ts';
import { listAuditRecords, listCustomers } from './lists.ts';
import { selectKeptAnswer } from './records.ts';
import type { Retry } from './retry.ts';

export type Reads = Pick<
  Store,
  | 'readBillingProfile'
  | 'readCustomer'
  | 'listCustomers'
  | 'countDelegatingCustomers'
  | 'isDomainTaken'
  | 'readResource'
  | 'listResources'
  | 'readKeptAnswer'
  | 'readAuditRecords'
  | 'readAuditRecord'
  | 'countAuditRecords'
  | 'findExpiredAudit'
  | 'readGrant'
  | 'listActivity'
  | 'readActivity'
  | 'readSetting'
  | 'isEmpty'
>;

export interface ReadParts {
  readonly connections: Connections;
  /** For what may be a little behind: a replica's, where there is one. */
  readonly lists: Pick<Connections, 'run'>;
  readonly retry: Retry;
}

const millisecondsOfDay = 24 * 60 * 60 * 1000;

/** Every read asks the database: another node may have written at any time. */
export function prepareReads({ connections, lists, retry }: ReadParts): Reads {
  const ask = <Result>(question: (sql: Query) => Promise<Result>) => retry(() => connections.run(question));
  const one = <Result>(question: (sql: Query) => Promise<readonly Row[]>, to: (row: Row) => Result) =>
    ask(async (sql) => {
      const [row] = await question(sql);
      return row && to(row);
    });
  const list = <Result>(question: (sql: Query) => Promise<Result>) => retry(() => lists.run(question));
  const listAs = ({ current }: Freshness) => (current ? ask : list);
  return {
    readBillingProfile: (partner, customer) =>
      one(
        (sql) => sql`
          select id, version, etag, bytes from billing_profiles
          where partner = ${partner} and customer = ${customer} and not ended`,
        toBillingProfile,
      ),
    readCustomer: (partner, id) =>
      one(
        (sql) => sql`
          select * from customers where partner = ${partner} and id = ${id} and relationship <> ${endedRelationship}`,
        toCustomer,
      ),
    isDomainTaken: (partner, domainKey) =>
      ask(async (sql) => {
        const found = await sql`select 1 from domains where partner = ${partner} and domain_key = ${domainKey}`;
        return found.length > 0;
      }),
    readResource: (partner, { kind, owner, id }) =>
      one(
        (sql) => sql`
          select * from resources where partner = ${partner} and kind = ${kind} and owner = ${owner} and id = ${id}`,
        toResource,
      ),
    listResources: (partner, query) => ask((sql) => listResources(sql, partner, query)),
    readKeptAnswer: (partner, key, now) => one((sql) => selectKeptAnswer(sql, partner, key, now), toKeptAnswer),
    readAuditRecord: (partner, id) =>
      one((sql) => sql`select * from audit_records where partner = ${partner} and id = ${id}`, toAuditRecord),
    findExpiredAudit: (before, limit) => ask((sql) => findExpiredAudit(sql, before, limit)),
    readGrant: (tenant, key, now) =>
      one(
        (sql) => sql`select * from grants where tenant = ${tenant} and key = ${key} and expires_at > ${now}`,
        toGrant,
      ),
    listActivity: (partner, { after = '', limit }) =>
      ask(async (sql) => {
        const rows = await sql`
          select name from activity where partner = ${partner} and name > ${after} order by name limit ${limit}`;
        return rows.map(({ name }) => String(name));
      }),
    readActivity: (partner, name, now) =>
      one(
        (sql) => sql`select * from activity where partner = ${partner} and name = ${name} and expires_at > ${now}`,
        toActivityReport,
      ),
    readSetting: (name) =>
      one(
        (sql) => sql`select value from settings where name = ${name}`,
        ({ value }) => String(value),
      ),
    // Whoever removes a customer leaves an audit record, and whoever removes that leaves another.
    isEmpty: () =>
      ask(async (sql) => {
        const [row] = await sql`
          select not exists (select 1 from settings) and not exists (select 1 from customers)
            and not exists (select 1 from audit_records) as empty`;
        return row?.empty === true;
      }),
    listCustomers: (partner, query) => listAs(query)((sql) => listCustomers(sql, partner, query)),
    readAuditRecords: (partner, query) => listAs(query)((sql) => listAuditRecords(sql, partner, query)),
    countDelegatingCustomers: (partner) =>
      list(async (sql) => {
        const [row] = await sql`
          select count(*) as count from customers
          where partner = ${partner} and relationship <> ${endedRelationship}
            and document::jsonb @> '{"allowDelegatedAccess": true}'`;
        return Number(row?.count);
      }),
    countAuditRecords: (partner, operationType) =>
      list(async (sql) => {
        const rows = await sql`
          select at / ${millisecondsOfDay}::bigint as day, count(*) as count from audit_records
          where partner = ${partner} and operation_type = ${operationType} group by 1 order by 1`;
        return rows.map(({ day, count }) => ({ day: Number(day), count: Number(count) }));
      }),
  };
}

async function listResources(
  sql: Query,
  partner: string,
  { kind, owner, after, limit }: Parameters<Store['listResources']>[1],
) {
  // No id is empty, so this position is before every resource.
  const from = after ?? { owner: '', order: '', id: '' };
  const place =
    owner === undefined
      ? sql`(owner, sort_key, id) > (${from.owner}, ${from.order}, ${from.id})`
      : sql`owner = ${owner} and (sort_key, id) > (${from.order}, ${from.id})`;
  const rows = await sql`
    select * from resources where partner = ${partner} and kind = ${kind} and ${place}
    order by owner, sort_key, id limit ${limit}`;
  return rows.map(toResource);
}

/** From one partner to the next, past all records between them. */
async function findExpiredAudit(sql: Query, before: number, limit: number): Promise<readonly ExpiredAudit[]> {
  const expired: ExpiredAudit[] = [];
  for (let partner = ''; ; ) {
    const [next] = await sql`select min(partner) as partner from audit_records where partner > ${partner}`;
    if (typeof next?.partner !== 'string') return expired;
    partner = next.partner;
    const rows = await sql`
      select at, sequence from audit_records where partner = ${partner} and at < ${before}
      order by at, sequence limit ${limit}`;
    const positions = rows.map(({ at, sequence }) => ({ at: Number(at), sequence: Number(sequence) }));
    const [first, last] = [positions[0], positions.at(-1)];
    if (first !== undefined && last !== undefined) expired.push({ partner, count: positions.length, first, last });
  }
}
