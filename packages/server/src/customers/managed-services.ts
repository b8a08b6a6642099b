import type { Handler } from '../operation.ts';
import { listAnswer } from '../resources/json-answer.ts';
import { relatedCustomer } from './relationship.ts';

/** Services come with subscriptions, of which this service knows nothing: no customer has one that is managed. */
export const getCustomerManagedServices: Handler<'getCustomerManagedServices'> = {
  run: async (context, { path: { customerId } }) => {
    await relatedCustomer(context, customerId);
    return listAnswer([], `/customers/${customerId}/managedservices`);
  },
};
