import { Type } from 'typebox';
import type { OperationTable } from '../operations.ts';
import { BillingProfile, BillingProfileUpdate } from '../resources/billing-profile.ts';
import { CompanyProfile } from '../resources/company-profile.ts';
import { Customer, CustomerCollection, CustomerPatch, NewCustomer, PatchedCustomer } from '../resources/customer.ts';

/** What an address can hold of a filter, in characters. */
const maxFilterLength = 16 * 1024;

/** What customers can be filtered by (protocol, section 6.10). */
const customerFilterFields = {
  companyName: 'CompanyName',
  domain: 'Domain',
  indirectReseller: 'IndirectReseller',
} as const;

const ListQuery = Type.Object({
  size: Type.Optional(
    Type.Integer({ minimum: 0, description: 'How many customers a page holds; 0 means no size given.' }),
  ),
  filter: Type.Optional(
    Type.String({
      maxLength: maxFilterLength,
      description: 'URL-encoded JSON: `{"Field":"CompanyName","Value":"Con","Operator":"starts_with"}`.',
    }),
  ),
  seekOperation: Type.Optional(Type.String({ description: '`Next`, together with a continuation token.' })),
});

/** Customers and their profiles. */
export const customers = {
  listCustomers: {
    method: 'GET',
    path: '/v1/customers',
    summary: 'Get a page of the customers of a partner',
    credentials: 'both',
    origin: 'documented',
    client: { sdk: 'customers.list', dotnet: 'Customers.Query', java: 'getCustomers().query' },
    filter: { startsWith: customerFilterFields },
    query: ListQuery,
    answer: { status: 200, schema: CustomerCollection },
    errors: ['invalidMembers', 'invalidFilter', 'invalidContinuationToken'],
  },
  createCustomer: {
    method: 'POST',
    path: '/v1/customers',
    summary: 'Create a customer',
    credentials: 'both',
    origin: 'documented',
    client: { sdk: 'customers.create' },
    body: NewCustomer,
    answer: { status: 201, schema: Customer },
    errors: [
      'domainTaken',
      'phoneNumberMissing',
      'registrationNumberMissing',
      'registrationNumberInvalid',
      'sandboxLimitMet',
    ],
    event: 'customer-created',
    answerHoldsSecret: true,
  },
  getCustomer: {
    method: 'GET',
    path: '/v1/customers/{customerId}',
    summary: 'Get a customer',
    credentials: 'both',
    origin: 'documented',
    client: { sdk: 'customers.byId(customerId).get' },
    answer: { status: 200, schema: Customer },
    errors: ['invalidCustomerId', 'noRelationship'],
  },
  deleteCustomer: {
    method: 'DELETE',
    path: '/v1/customers/{customerId}',
    summary: 'Delete a customer of a sandbox partner',
    credentials: 'both',
    origin: 'documented',
    client: { sdk: 'customers.byId(customerId).delete' },
    answer: { status: 204 },
    errors: ['invalidCustomerId', 'noRelationship', 'notSandbox'],
    event: 'customer-deleted',
  },
  patchCustomer: {
    method: 'PATCH',
    path: '/v1/customers/{customerId}',
    summary: 'End the relationship with a customer, or delegated administration',
    credentials: 'app+user',
    origin: 'documented',
    client: { sdk: 'customers.byId(customerId).patch' },
    body: CustomerPatch,
    answer: { status: 200, schema: PatchedCustomer },
    errors: ['invalidCustomerId', 'noRelationship'],
    event: 'dap-admin-relationship-terminated',
  },
  getCustomerCompanyProfile: {
    method: 'GET',
    path: '/v1/customers/{customerId}/profiles/company',
    summary: "Get a customer's company profile",
    credentials: 'app+user',
    origin: 'documented',
    client: { sdk: 'customers.byId(customerId).profiles.company.get' },
    answer: { status: 200, schema: CompanyProfile },
    errors: ['invalidCustomerId', 'noRelationship'],
  },
  getCustomerBillingProfile: {
    method: 'GET',
    path: '/v1/customers/{customerId}/profiles/billing',
    summary: "Get a customer's billing profile",
    credentials: 'both',
    origin: 'documented',
    client: { sdk: 'customers.byId(customerId).profiles.billing.get' },
    answer: { status: 200, schema: BillingProfile },
    errors: ['invalidCustomerId', 'noRelationship'],
  },
  updateCustomerBillingProfile: {
    method: 'PUT',
    path: '/v1/customers/{customerId}/profiles/billing',
    summary: "Replace a customer's billing profile",
    credentials: 'both',
    origin: 'documented',
    client: { sdk: 'customers.byId(customerId).profiles.billing.update' },
    body: BillingProfileUpdate,
    answer: { status: 200, schema: BillingProfile },
    errors: [
      'invalidCustomerId',
      'noRelationship',
      'noVersionGiven',
      'staleETag',
      'staleIfMatch',
      'staleETagConflict',
      'phoneNumberMissing',
    ],
    event: 'customer-billing-profile-updated',
    versioned: true,
  },
} as const satisfies OperationTable;
