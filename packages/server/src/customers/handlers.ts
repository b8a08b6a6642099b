import { createApplicationConsent, deleteApplicationConsent } from './application-consents.ts';
import { getCustomerBillingProfile, updateCustomerBillingProfile } from './billing-profile.ts';
import { getCustomerCompanyProfile } from './company-profile.ts';
import { createCustomer } from './create-customer.ts';
import { deleteCustomer, getCustomer, patchCustomer } from './customer.ts';
import { listCustomers } from './list-customers.ts';
import { getCustomerManagedServices } from './managed-services.ts';
import { getCustomerCustomDomains, getCustomerOrganization } from './organization.ts';
import { getCustomerUsageBudget, updateCustomerUsageBudget } from './usage-budget.ts';
import { addVerifiedDomain } from './verified-domain.ts';

export const customerHandlers = {
  listCustomers,
  createCustomer,
  getCustomer,
  deleteCustomer,
  patchCustomer,
  getCustomerCompanyProfile,
  getCustomerBillingProfile,
  updateCustomerBillingProfile,
  getCustomerCustomDomains,
  getCustomerOrganization,
  addVerifiedDomain,
  getCustomerManagedServices,
  getCustomerUsageBudget,
  updateCustomerUsageBudget,
  createApplicationConsent,
  deleteApplicationConsent,
};
