import { type OperationId, operations, type QueryOf } from '@partnerite/contract/operations.ts';
import {
  type DelegatedAdminCustomer,
  type DelegatedAdminCustomerCollection,
  type DelegatedAdminStatistics,
  maxDelegatedAdminCustomers,
} from '@partnerite/contract/resources/delegated-admin.ts';
import { readDocument } from '../customers/customer-document.ts';
import type { Context, Handler } from '../operation.ts';
import { type Problem, refuseProblems } from '../refusal.ts';
import { jsonAnswer } from '../resources/json-answer.ts';
import type { CustomerRow, StoredAuditRecord } from '../store/store.ts';

export const delegatedAdminHandlers = {
  getDelegatedAdminCustomers: {
    run: async (context, { query }) => {
      refuseUnsupported(query);
      const { $skip: skip = 0, $top: top = maxDelegatedAdminCustomers, $count: counts } = query;
      const shown: CustomerRow[] = [];
      let passed = 0;
      for await (const row of customerRows(context)) {
        if (passed >= skip && shown.length < top) shown.push(row);
        passed += 1;
        if (shown.length === top && counts !== 'true') break;
      }
      const found = await Promise.all(shown.map((row) => delegation(context, row)));
      return jsonAnswer({
        '@odata.context': metadata(context, 'getDelegatedAdminCustomers'),
        ...(counts === 'true' ? { '@odata.count': passed } : {}),
        value: found.filter((customer) => customer !== undefined),
      } satisfies DelegatedAdminCustomerCollection);
    },
  } satisfies Handler<'getDelegatedAdminCustomers'>,

  getDelegatedAdminStatistics: {
    run: async (context) => {
      const { partner } = context.principal;
      let total = 0;
      for await (const { id } of customerRows(context)) {
        const customer = await context.store.readCustomer(partner, id);
        if (customer !== undefined && readDocument(customer).allowDelegatedAccess) total += 1;
      }
      return jsonAnswer({
        '@odata.context': `${metadata(context, 'getDelegatedAdminStatistics')}/$entity`,
        id: partner,
        partnerTenantId: partner,
        totalDapCustomerCount: total,
        establishedDapCount: await countsByDay(context, beginning),
        inactiveDapCount: await countsByDay(context, end),
      } satisfies DelegatedAdminStatistics);
    },
  } satisfies Handler<'getDelegatedAdminStatistics'>,
};

/** A customer begins with delegated administration, and can give it up later: what the audit calls these. */
const beginning = 'add_customer';
const end = 'dap_admin_relationship_terminated';

function refuseUnsupported(query: QueryOf<'getDelegatedAdminCustomers'>): void {
  const options = ['$select', '$filter', '$orderby'] as const;
  const problems = options
    .filter((option) => query[option] !== undefined)
    .map((path): Problem => ({ path, message: 'is not supported' }));
  refuseProblems(problems);
}

/** How many rows or records are read at once where all are needed. */
const batchSize = 500;

/** Every customer of the partner, by name. */
async function* customerRows({ principal, store }: Context): AsyncGenerator<CustomerRow> {
  let after: CustomerRow | undefined;
  do {
    const rows: readonly CustomerRow[] = await store.listCustomers(principal.partner, { limit: batchSize, after });
    yield* rows;
    after = rows.length < batchSize ? undefined : rows.at(-1);
  } while (after !== undefined);
}

/** `undefined` when the customer went meanwhile. Nobody signs in to the tenants of customers here: the counts are true. */
async function delegation(context: Context, { id }: CustomerRow): Promise<DelegatedAdminCustomer | undefined> {
  const customer = await context.store.readCustomer(context.principal.partner, id);
  if (customer === undefined) return undefined;
  const dapEnabled = readDocument(customer).allowDelegatedAccess;
  const start = await timeOf(context, id, beginning);
  const ended = dapEnabled ? undefined : await timeOf(context, id, end);
  return {
    id,
    customerTenantId: id,
    organizationDisplayName: customer.companyName,
    partnerAgentCount: 0,
    partnerSignInCount: 0,
    globalAdminSignInCount: 0,
    dapEnabled,
    ...(start === undefined ? {} : { startDateTime: start }),
    ...(ended === undefined ? {} : { endDateTime: ended }),
  };
}

/** When something was first done to a customer, if the audit reaches back so far. */
async function timeOf({ principal, store }: Context, customerId: string, operationType: string) {
  const [record] = await store.readAuditRecords(principal.partner, { customerId, operationType, limit: 1 });
  return record && new Date(record.at).toISOString();
}

async function countsByDay({ principal, store }: Context, operationType: string) {
  const counts = new Map<string, number>();
  let after: StoredAuditRecord | undefined;
  do {
    const query = { operationType, limit: batchSize, after };
    const records: readonly StoredAuditRecord[] = await store.readAuditRecords(principal.partner, query);
    for (const { at } of records) counts.set(dayOf(at), (counts.get(dayOf(at)) ?? 0) + 1);
    after = records.length < batchSize ? undefined : records.at(-1);
  } while (after !== undefined);
  return [...counts].map(([date, count]) => ({ date, count }));
}

function dayOf(at: number): string {
  const day = new Date(at);
  return `${day.getUTCMonth() + 1}/${day.getUTCDate()}/${day.getUTCFullYear()}`;
}

/** Beside the collection, as OData has it. */
function metadata({ settings }: Context, id: OperationId): string {
  const { path } = operations[id];
  const last = path.lastIndexOf('/') + 1;
  return `${settings.origin()}${path.slice(0, last)}$metadata#${path.slice(last)}`;
}
