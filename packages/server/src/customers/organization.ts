import type { Organization } from '@partnerite/contract/resources/organization.ts';
import type { Context, Handler } from '../operation.ts';
import { refuse } from '../refusal.ts';
import { jsonAnswer } from '../resources/json-answer.ts';
import type { Customer } from '../store/customers.ts';
import { customDomains } from './custom-domains.ts';
import { type CustomerDocument, readDocument } from './customer-document.ts';
import { relatedCustomer } from './relationship.ts';

export const getCustomerOrganization: Handler<'getCustomerOrganization'> = {
  run: async (context, { path: { customerId } }) => {
    const { customer, document } = await openDirectory(context, customerId);
    const { address, email } = document;
    const organization: Organization = {
      street: [address.addressLine1, address.addressLine2].filter(Boolean).join(', '),
      countryLetterCode: address.country,
      ...(address.postalCode === undefined ? {} : { postalCode: address.postalCode }),
      city: address.city,
      ...(address.region === undefined ? {} : { state: address.region }),
      displayName: customer.companyName,
      technicalNotificationMails: [email],
    };
    return jsonAnswer([organization]);
  },
};

export const getCustomerCustomDomains: Handler<'getCustomerCustomDomains'> = {
  run: async (context, { path: { customerId } }) => {
    const { customer } = await openDirectory(context, customerId);
    return jsonAnswer(await customDomains(context, customer));
  },
};

/**
 * What the customer's directory holds is for partners with delegated access only.
 * @throws Refusal `noRelationship`, `insufficientPrivileges`
 */
async function openDirectory(
  context: Context,
  customerId: string,
): Promise<{ readonly customer: Customer; readonly document: CustomerDocument }> {
  const customer = await relatedCustomer(context, customerId);
  const document = readDocument(customer);
  return document.allowDelegatedAccess ? { customer, document } : refuse('insufficientPrivileges');
}
