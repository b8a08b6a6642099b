import type { SpendingBudget } from '@partnerite/contract/resources/spending-budget.ts';
import { auditRecord } from '../audit/record.ts';
import type { Context, Handler } from '../operation.ts';
import { jsonAnswer, jsonBytes } from '../resources/json-answer.ts';
import { firstVersion, nextVersion, readStored } from '../resources/stored-resource.ts';
import type { Change } from '../store/writes.ts';
import { relatedCustomer } from './relationship.ts';

/** What is stored: a customer whose budget was never set, or was removed, has none. */
interface StoredBudget {
  readonly amount?: number | undefined;
}

export const getCustomerUsageBudget: Handler<'getCustomerUsageBudget'> = {
  run: async (context, { path: { customerId } }) => {
    await relatedCustomer(context, customerId);
    const stored = await readBudget(context, customerId);
    return jsonAnswer(budgetResource(customerId, stored?.value.amount, 'GET'));
  },
};

export const updateCustomerUsageBudget: Handler<'updateCustomerUsageBudget'> = {
  run: async (context, { path: { customerId }, body: { amount } }) => {
    for (;;) {
      const { companyName } = await relatedCustomer(context, customerId);
      const stored = await readBudget(context, customerId);
      const audit = auditRecord(context, {
        customerId,
        customerName: companyName,
        resourceType: 'customer',
        operationType: 'update_customer_spending_budget',
        oldValue: jsonBytes(budgetResource(customerId, stored?.value.amount, 'GET')),
        newValue: jsonBytes(budgetResource(customerId, amount, 'GET')),
      });
      const resource = stored ? nextVersion(stored.resource, { amount }) : firstVersion(keyOf(customerId), { amount });
      const change: Change = { kind: 'putResource', resource, expectedVersion: stored?.resource.version ?? 0 };
      const committed = await context.commit(
        { change, audit },
        jsonAnswer(budgetResource(customerId, amount, 'PATCH')),
      );
      if (committed.kind === 'done') return committed.answer;
    }
  },
};

/** A customer has one budget. */
function keyOf(customerId: string) {
  return { kind: 'usageBudget', owner: customerId, id: 'usageBudget' };
}

function readBudget(context: Context, customerId: string) {
  return readStored<StoredBudget>(context, keyOf(customerId));
}

/** The link has the method of the request, and `/v1`, as published. */
function budgetResource(customerId: string, amount: number | undefined, method: 'GET' | 'PATCH'): SpendingBudget {
  return {
    ...(amount === undefined ? {} : { amount, usageSpendingBudget: amount }),
    links: { self: { uri: `/v1/customers/${customerId}/usagebudget`, method, headers: [] } },
    attributes: { objectType: 'SpendingBudget' },
  };
}
