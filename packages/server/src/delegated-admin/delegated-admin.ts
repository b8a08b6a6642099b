import { setImmediate as nextTurn } from 'node:timers/promises';
import { type OperationId, operations, type QueryOf } from '@partnerite/contract/operations.ts';
import {
  type DelegatedAdminCustomer,
  type DelegatedAdminCustomerCollection,
  type DelegatedAdminStatistics,
  maxDelegatedAdminCustomers,
} from '@partnerite/contract/resources/delegated-admin.ts';
import { day as millisecondsOfDay } from '../audit/dates.ts';
import { readDocument } from '../customers/customer-document.ts';
import type { Context, Handler } from '../operation.ts';
import { type Problem, refuseProblems } from '../refusal.ts';
import { jsonAnswer } from '../resources/json-answer.ts';
import type { CustomerRow } from '../store/customers.ts';

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
      return jsonAnswer({
        '@odata.context': `${metadata(context, 'getDelegatedAdminStatistics')}/$entity`,
        id: partner,
        partnerTenantId: partner,
        totalDapCustomerCount: await context.store.countDelegatingCustomers(partner),
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

/** Rows that are read without letting other requests in between: about a millisecond. */
const batchSize = 500;

/** Every customer of the partner, by name. */
async function* customerRows({ principal, store }: Context): AsyncGenerator<CustomerRow> {
  let after: CustomerRow | undefined;
  do {
    const rows: readonly CustomerRow[] = await store.listCustomers(principal.partner, { limit: batchSize, after });
    yield* rows;
    after = rows.length < batchSize ? undefined : rows.at(-1);
    await nextTurn();
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
  const counts = await store.countAuditRecords(principal.partner, operationType);
  return counts.map(({ day, count }) => ({ date: dateOf(day), count }));
}

/** @param day days since the beginning of 1970, UTC */
function dateOf(day: number): string {
  const date = new Date(day * millisecondsOfDay);
  return `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()}`;
}

/** Beside the collection, as OData has it. */
function metadata({ settings }: Context, id: OperationId): string {
  const { path } = operations[id];
  const last = path.lastIndexOf('/') + 1;
  return `${settings.origin()}${path.slice(0, last)}$metadata#${path.slice(last)}`;
}
