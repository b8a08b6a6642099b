import type { Handler } from '../operation.ts';
import { companyProfile, readDocument } from './customer-document.ts';
import { noRelationship } from './relationship.ts';

export const getCustomerCompanyProfile: Handler<'getCustomerCompanyProfile'> = {
  run: async (context, { path: { customerId } }) => {
    const customer = await context.store.readCustomer(context.principal.partner, customerId);
    if (customer === undefined) return noRelationship(context, customerId);
    return { bytes: Buffer.from(JSON.stringify(companyProfile(customer, readDocument(customer)))) };
  },
};
