// Generated from the contract by `npm run sdk`. Do not edit.

import type { CallOptions, Client, Operation } from '../call.ts';
import { type Change, type EditOptions, edit } from '../edit.ts';
import { type PagedList, pagedList } from '../paged-list.ts';
import { type UpdateOptions, update } from '../update.ts';
import type {
  Customer,
  CustomerBillingProfile,
  CustomerBillingProfileUpdate,
  CustomerCompanyProfile,
  CustomerPatch,
  CustomerRow,
  NewCustomer,
  NewSelfServePolicy,
  PatchedCustomer,
  SelfServePolicy,
  SelfServePolicyCollection,
  SelfServePolicyUpdate,
} from './resources.ts';

/** Options of `listCustomers`. */
export interface ListCustomersOptions extends CallOptions {
  /** How many customers a page holds; 0 means no size given. */
  size?: number | undefined;
  /** Only items whose member begins with this text, without regard to case; several must all hold. */
  startsWith?:
    | { companyName?: string | undefined; domain?: string | undefined; indirectReseller?: string | undefined }
    | undefined;
}

/** What is found at `customers.byId.profiles.company`. */
export interface PartnerCustomersByIdProfilesCompanyOperations {
  /**
   * Get a customer's company profile.
   *
   * `GET /v1/customers/{customerId}/profiles/company`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 900118, 20002
   */
  get(options?: CallOptions): Promise<CustomerCompanyProfile>;
}

/** What is found at `customers.byId.profiles.billing`. */
export interface PartnerCustomersByIdProfilesBillingOperations {
  /**
   * Get a customer's billing profile.
   *
   * `GET /v1/customers/{customerId}/profiles/billing`. Credentials: app-only or app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 900118, 20002
   */
  get(options?: CallOptions): Promise<CustomerBillingProfile>;
  /**
   * Replace a customer's billing profile.
   *
   * `PUT /v1/customers/{customerId}/profiles/billing`. Credentials: app-only or app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 900118, 20002, 3000, 2055, 600051
   */
  update(body: CustomerBillingProfileUpdate, options?: UpdateOptions): Promise<CustomerBillingProfile>;
  /**
   * Reads the resource, applies a change, and updates it on the version that was read; when somebody else was faster, does
   * so again on the newest version, so that neither change is lost.
   *
   * `GET /v1/customers/{customerId}/profiles/billing`, then `PUT`. Credentials: app-only or app+user. Origin: documented.
   *
   * @throws ConflictError when it merges and the same member was changed to different values
   * @throws PartnerError `PreconditionFailed` when it lost every time
   */
  edit(
    change: Change<CustomerBillingProfile, CustomerBillingProfileUpdate>,
    options?: EditOptions<CustomerBillingProfile>,
  ): Promise<CustomerBillingProfile>;
}

/** What is found at `customers.byId.profiles`. */
export interface PartnerCustomersByIdProfilesOperations {
  readonly company: PartnerCustomersByIdProfilesCompanyOperations;
  readonly billing: PartnerCustomersByIdProfilesBillingOperations;
}

/** What is found at `customers.byId`. */
export interface PartnerCustomersByIdOperations {
  /**
   * Get a customer.
   *
   * `GET /v1/customers/{customerId}`. Credentials: app-only or app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 900118, 20002
   */
  get(options?: CallOptions): Promise<Customer>;
  /**
   * Delete a customer of a sandbox partner.
   *
   * `DELETE /v1/customers/{customerId}`. Credentials: app-only or app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 900118, 20002, 403
   */
  delete(options?: CallOptions): Promise<void>;
  /**
   * End the relationship with a customer, or delegated administration.
   *
   * `PATCH /v1/customers/{customerId}`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 900118, 20002
   */
  patch(body: CustomerPatch, options?: CallOptions): Promise<PatchedCustomer>;
  readonly profiles: PartnerCustomersByIdProfilesOperations;
}

/** What is found at `customers`. */
export interface PartnerCustomersOperations {
  /**
   * Get a page of the customers of a partner.
   *
   * `GET /v1/customers`. Credentials: app-only or app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 3000, 2000
   */
  list(options?: ListCustomersOptions): PagedList<CustomerRow>;
  /**
   * Create a customer.
   *
   * `POST /v1/customers`. Credentials: app-only or app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 409, 600051, 600049, 600050
   */
  create(body: NewCustomer, options?: CallOptions): Promise<Customer>;
  /** The one with this id. */
  byId(customerId: string): PartnerCustomersByIdOperations;
}

/** Options of `getSelfServePolicies`. */
export interface GetSelfServePoliciesOptions extends CallOptions {
  /** Tenant id of the customer. */
  entityId: string;
}

/** What is found at `selfServePolicies.byId`. */
export interface PartnerSelfServePoliciesByIdOperations {
  /**
   * Get a self-serve policy.
   *
   * `GET /v1/SelfServePolicy/{policyId}`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 600039
   */
  get(options?: CallOptions): Promise<SelfServePolicy>;
  /**
   * Update a self-serve policy, at the path that vendor clients use.
   *
   * `PUT /v1/SelfServePolicy/{policyId}`. Credentials: app+user. Origin: observed.
   *
   * @throws PartnerError with the codes that every call has, or 20002, 600039, 600040, 3000, 2055
   */
  update(body: SelfServePolicyUpdate, options?: UpdateOptions): Promise<SelfServePolicy>;
  /**
   * Reads the resource, applies a change, and updates it on the version that was read; when somebody else was faster, does
   * so again on the newest version, so that neither change is lost.
   *
   * `GET /v1/SelfServePolicy/{policyId}`, then `PUT`. Credentials: app+user. Origin: observed.
   *
   * @throws ConflictError when it merges and the same member was changed to different values
   * @throws PartnerError `PreconditionFailed` when it lost every time
   */
  edit(
    change: Change<SelfServePolicy, SelfServePolicyUpdate>,
    options?: EditOptions<SelfServePolicy>,
  ): Promise<SelfServePolicy>;
  /**
   * Delete a self-serve policy.
   *
   * `DELETE /v1/SelfServePolicy/{policyId}`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 600039
   */
  delete(options?: CallOptions): Promise<void>;
}

/** What is found at `selfServePolicies`. */
export interface PartnerSelfServePoliciesOperations {
  /**
   * Get the self-serve policies of an entity.
   *
   * `GET /v1/SelfServePolicy`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 3000, 20002
   */
  get(options: GetSelfServePoliciesOptions): Promise<SelfServePolicyCollection>;
  /**
   * Create a self-serve policy.
   *
   * `POST /v1/SelfServePolicy`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 20002, 600041
   */
  create(body: NewSelfServePolicy, options?: CallOptions): Promise<SelfServePolicy>;
  /**
   * Update a self-serve policy, named by the body.
   *
   * `PUT /v1/SelfServePolicy`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 20002, 600039, 600040, 3000, 2055
   */
  update(body: SelfServePolicyUpdate, options?: UpdateOptions): Promise<SelfServePolicy>;
  /** The one with this id. */
  byId(policyId: string): PartnerSelfServePoliciesByIdOperations;
}

/** Where every call begins. */
export interface PartnerOperations {
  readonly customers: PartnerCustomersOperations;
  readonly selfServePolicies: PartnerSelfServePoliciesOperations;
}

const listCustomers: Operation = { id: 'listCustomers', method: 'GET', path: '/v1/customers' };
const createCustomer: Operation = { id: 'createCustomer', method: 'POST', path: '/v1/customers' };
const getCustomer: Operation = { id: 'getCustomer', method: 'GET', path: '/v1/customers/{customerId}' };
const deleteCustomer: Operation = {
  id: 'deleteCustomer',
  method: 'DELETE',
  path: '/v1/customers/{customerId}',
  answer: 'nothing',
};
const patchCustomer: Operation = { id: 'patchCustomer', method: 'PATCH', path: '/v1/customers/{customerId}' };
const getCustomerCompanyProfile: Operation = {
  id: 'getCustomerCompanyProfile',
  method: 'GET',
  path: '/v1/customers/{customerId}/profiles/company',
};
const getCustomerBillingProfile: Operation = {
  id: 'getCustomerBillingProfile',
  method: 'GET',
  path: '/v1/customers/{customerId}/profiles/billing',
};
const updateCustomerBillingProfile: Operation = {
  id: 'updateCustomerBillingProfile',
  method: 'PUT',
  path: '/v1/customers/{customerId}/profiles/billing',
};
const getSelfServePolicies: Operation = { id: 'getSelfServePolicies', method: 'GET', path: '/v1/SelfServePolicy' };
const createSelfServePolicy: Operation = { id: 'createSelfServePolicy', method: 'POST', path: '/v1/SelfServePolicy' };
const updateSelfServePolicy: Operation = { id: 'updateSelfServePolicy', method: 'PUT', path: '/v1/SelfServePolicy' };
const getSelfServePolicy: Operation = {
  id: 'getSelfServePolicy',
  method: 'GET',
  path: '/v1/SelfServePolicy/{policyId}',
};
const updateSelfServePolicyById: Operation = {
  id: 'updateSelfServePolicyById',
  method: 'PUT',
  path: '/v1/SelfServePolicy/{policyId}',
};
const deleteSelfServePolicy: Operation = {
  id: 'deleteSelfServePolicy',
  method: 'DELETE',
  path: '/v1/SelfServePolicy/{policyId}',
  answer: 'nothing',
};

/** Every operation, on one way to the service. */
export function partnerOperations(client: Client): PartnerOperations {
  return {
    customers: {
      list: (options) =>
        pagedList(
          client,
          listCustomers,
          { startsWith: { companyName: 'CompanyName', domain: 'Domain', indirectReseller: 'IndirectReseller' } },
          { options },
        ),
      create: (body, options) => client.call(createCustomer, { body, options }),
      byId: (customerId) => ({
        get: (options) => client.call(getCustomer, { path: { customerId }, options }),
        delete: (options) => client.call(deleteCustomer, { path: { customerId }, options }),
        patch: (body, options) => client.call(patchCustomer, { path: { customerId }, body, options }),
        profiles: {
          company: { get: (options) => client.call(getCustomerCompanyProfile, { path: { customerId }, options }) },
          billing: {
            get: (options) => client.call(getCustomerBillingProfile, { path: { customerId }, options }),
            update: (body, options) =>
              update(client, updateCustomerBillingProfile, { path: { customerId }, body, options }),
            edit: (change, options) =>
              edit(client, getCustomerBillingProfile, updateCustomerBillingProfile, {
                path: { customerId },
                change,
                options,
              }),
          },
        },
      }),
    },
    selfServePolicies: {
      get: (options) => client.call(getSelfServePolicies, { query: { entity_id: options?.entityId }, options }),
      create: (body, options) => client.call(createSelfServePolicy, { body, options }),
      update: (body, options) => update(client, updateSelfServePolicy, { body, options }),
      byId: (policyId) => ({
        get: (options) => client.call(getSelfServePolicy, { path: { policyId }, options }),
        update: (body, options) => update(client, updateSelfServePolicyById, { path: { policyId }, body, options }),
        edit: (change, options) =>
          edit(client, getSelfServePolicy, updateSelfServePolicyById, { path: { policyId }, change, options }),
        delete: (options) => client.call(deleteSelfServePolicy, { path: { policyId }, options }),
      }),
    },
  };
}
