import { relatedCustomer } from '../customers/relationship.ts';
import type { Handler } from '../operation.ts';
import { jsonAnswer } from '../resources/json-answer.ts';

/** Customers sign directly in a portal of the vendor's, which this service has no part of: none of them has signed here. */
export const getDirectSignedAgreementStatus: Handler<'getDirectSignedAgreementStatus'> = {
  run: async (context, { path: { customerId } }) => {
    await relatedCustomer(context, customerId);
    return jsonAnswer({ isSigned: false });
  },
};
