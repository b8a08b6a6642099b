import type { Scenario } from './scenario.ts';
import { customerAgreements } from './scenarios/agreements-and-relationships/customer-agreements.ts';
import { customerQualifications } from './scenarios/agreements-and-relationships/customer-qualifications.ts';
import { indirectResellers } from './scenarios/agreements-and-relationships/indirect-resellers.ts';
import { auditRecords } from './scenarios/audit/audit-records.ts';
import { getCustomerBillingProfile } from './scenarios/customer-profiles/get-customer-billing-profile.ts';
import { getCustomerCompanyProfile } from './scenarios/customer-profiles/get-customer-company-profile.ts';
import { updateCustomerBillingProfile } from './scenarios/customer-profiles/update-customer-billing-profile.ts';
import { customerUsers } from './scenarios/customer-users/customer-users.ts';
import { directoryRoles } from './scenarios/customer-users/directory-roles.ts';
import { createCustomer } from './scenarios/customers/create-customer.ts';
import { customerInformation } from './scenarios/customers/customer-information.ts';
import { customerPaging } from './scenarios/customers/customer-paging.ts';
import { deleteCustomer } from './scenarios/customers/delete-customer.ts';
import { filterCustomers } from './scenarios/customers/filter-customers.ts';
import { removeCustomerRelationship } from './scenarios/customers/remove-customer-relationship.ts';
import { usageBudget } from './scenarios/customers/usage-budget.ts';
import { repeatedRequest } from './scenarios/errors-and-retries/repeated-request.ts';
import { requestContext } from './scenarios/errors-and-retries/request-context.ts';
import { unknownCustomer } from './scenarios/errors-and-retries/unknown-customer.ts';
import { mfaCompliance } from './scenarios/partner/mfa-compliance.ts';
import { partnerProfiles } from './scenarios/partner/partner-profiles.ts';
import { concurrentUpdate } from './scenarios/safe-updates/concurrent-update.ts';
import { mergeUpdate } from './scenarios/safe-updates/merge-update.ts';
import { staleUpdate } from './scenarios/safe-updates/stale-update.ts';
import { selfServePolicies } from './scenarios/self-serve-policies/self-serve-policies.ts';
import { requestActivity } from './scenarios/service/request-activity.ts';
import { serviceSettings } from './scenarios/service/service-settings.ts';
import { addressValidation } from './scenarios/validations/address-validation.ts';
import { checkDomainAvailability } from './scenarios/validations/check-domain-availability.ts';
import { webhookEvents } from './scenarios/webhooks/webhook-events.ts';

/** Every scenario, in the order in which they are listed and run. */
export const scenarios: readonly Scenario[] = [
  customerInformation,
  customerPaging,
  filterCustomers,
  createCustomer,
  deleteCustomer,
  removeCustomerRelationship,
  usageBudget,
  getCustomerBillingProfile,
  updateCustomerBillingProfile,
  getCustomerCompanyProfile,
  customerUsers,
  directoryRoles,
  concurrentUpdate,
  mergeUpdate,
  staleUpdate,
  selfServePolicies,
  customerAgreements,
  customerQualifications,
  indirectResellers,
  addressValidation,
  checkDomainAvailability,
  partnerProfiles,
  mfaCompliance,
  auditRecords,
  webhookEvents,
  serviceSettings,
  requestActivity,
  unknownCustomer,
  repeatedRequest,
  requestContext,
];
