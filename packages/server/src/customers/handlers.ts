import { getCustomerBillingProfile, updateCustomerBillingProfile } from './billing-profile.ts';
import { getCustomerCompanyProfile } from './company-profile.ts';
import { createCustomer } from './create-customer.ts';
import { deleteCustomer, getCustomer, patchCustomer } from './customer.ts';
import { listCustomers } from './list-customers.ts';

export const customerHandlers = {
  listCustomers,
  createCustomer,
  getCustomer,
  deleteCustomer,
  patchCustomer,
  getCustomerCompanyProfile,
  getCustomerBillingProfile,
  updateCustomerBillingProfile,
};
