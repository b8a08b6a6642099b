// Generated from the contract by `npm run sdk`. Do not edit.

import type { CallOptions } from '../call.ts';
import type { Change, EditOptions, Only } from '../edit.ts';
import type { MethodRow } from '../methods.ts';
import type { PagedList } from '../paged-list.ts';
import type { UpdateOptions } from '../update.ts';
import type {
  Address,
  AddressValidationResponse,
  Agreement,
  AgreementCollection,
  AgreementDocument,
  AgreementMetaDataCollection,
  AgreementSignatureStatus,
  ApplicationConsent,
  ApplicationMfaAdoptionStatus,
  AuditRecord,
  BillingProfile,
  BillingProfileUpdate,
  CountryValidationRules,
  Customer,
  CustomerBillingProfile,
  CustomerBillingProfileUpdate,
  CustomerCompanyProfile,
  CustomerOrganization,
  CustomerPatch,
  CustomerQualification,
  CustomerQualificationRequest,
  CustomerRow,
  CustomerUser,
  CustomerUserPatch,
  DelegatedAdminCustomerCollection,
  DelegatedAdminStatistics,
  DirectoryRoleCollection,
  DirectSignedCustomerAgreementStatus,
  Domain,
  GccValidationRelationship,
  LegalBusinessProfile,
  LegalBusinessProfileUpdate,
  ManagedServiceCollection,
  MpnProfile,
  NewAgreement,
  NewCustomer,
  NewCustomerUser,
  NewSandboxIndirectReseller,
  NewSelfServePolicy,
  NewUserMember,
  NewWebhookRegistration,
  NonMfaCompliantPartnerPrincipalCollection,
  OfflineWebhookEvent,
  OrganizationProfile,
  OrganizationProfileUpdate,
  PartnerRelationshipCollection,
  PartnerRequestCollection,
  PartnerSupportProfile,
  PartnerSupportProfileUpdate,
  PasswordReset,
  PatchedCustomer,
  RelationshipRequest,
  RequestActivity,
  RequestedCustomerQualification,
  ResentWebhookEvents,
  SandboxIndirectReseller,
  SelfServePolicy,
  SelfServePolicyCollection,
  SelfServePolicyUpdate,
  ServiceIncidentCollection,
  ServiceSettings,
  SpendingBudget,
  SpendingBudgetUpdate,
  UserMember,
  UserMemberCollection,
  ValidationCode,
  ValidationStatus,
  VerifiedDomain,
  WebhookDelivery,
  WebhookEventName,
  WebhookRegistration,
  WebhookValidationEvent,
  WebhookValidationEventCreated,
} from './resources.ts';

/** Options of `listCustomers`. */
export interface ListCustomersOptions extends CallOptions {
  /** How many customers a page holds; 0 means no size given. At least 0. */
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
  edit<Result extends CustomerBillingProfileUpdate>(
    change: Change<
      CustomerBillingProfile,
      Only<Result, keyof CustomerBillingProfile | keyof CustomerBillingProfileUpdate>
    >,
    options?: EditOptions<CustomerBillingProfile>,
  ): Promise<CustomerBillingProfile>;
}

/** What is found at `customers.byId.profiles`. */
export interface PartnerCustomersByIdProfilesOperations {
  /** What is found at `customers.byId.profiles.company`. */
  readonly company: PartnerCustomersByIdProfilesCompanyOperations;
  /** What is found at `customers.byId.profiles.billing`. */
  readonly billing: PartnerCustomersByIdProfilesBillingOperations;
}

/** What is found at `customers.byId.customDomains`. */
export interface PartnerCustomersByIdCustomDomainsOperations {
  /**
   * Get the custom domains of a customer.
   *
   * `GET /v1/customers/{customerId}/customDomains`. Credentials: app-only or app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 900118, 20002, 900308
   */
  get(options?: CallOptions): Promise<string[]>;
}

/** What is found at `customers.byId.organization`. */
export interface PartnerCustomersByIdOrganizationOperations {
  /**
   * Get the organization of a customer.
   *
   * `GET /v1/customers/{customerId}/organization`. Credentials: app-only or app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 900118, 20002, 900308
   */
  get(options?: CallOptions): Promise<CustomerOrganization[]>;
}

/** What is found at `customers.byId.verifiedDomain`. */
export interface PartnerCustomersByIdVerifiedDomainOperations {
  /**
   * Add a verified domain to a customer.
   *
   * `POST /v1/customers/{customerId}/verifieddomain`. Credentials: app-only or app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 900118, 20002, 409, 400
   */
  create(body: VerifiedDomain, options?: CallOptions): Promise<Domain>;
}

/** What is found at `customers.byId.managedServices`. */
export interface PartnerCustomersByIdManagedServicesOperations {
  /**
   * Get the services managed for a customer.
   *
   * `GET /v1/customers/{customerId}/managedservices`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 900118, 20002
   */
  get(options?: CallOptions): Promise<ManagedServiceCollection>;
}

/** What is found at `customers.byId.relationships`. */
export interface PartnerCustomersByIdRelationshipsOperations {
  /**
   * Get the indirect resellers of a customer.
   *
   * `GET /v1/customers/{customerId}/relationships`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 900118, 20002
   */
  get(options?: CallOptions): Promise<PartnerRelationshipCollection>;
}

/** Options of `createCustomerQualification`. */
export interface CreateCustomerQualificationOptions extends CallOptions {
  /** Validation code for the Government Community Cloud, as older clients send it. 1 to 100 characters. */
  code?: string | undefined;
}

/** Options of `updateCustomerQualification`. */
export interface UpdateCustomerQualificationOptions extends CallOptions {
  /** Validation code for the Government Community Cloud, as older clients send it. 1 to 100 characters. */
  code?: string | undefined;
}

/** What is found at `customers.byId.qualification`. */
export interface PartnerCustomersByIdQualificationOperations {
  /**
   * Get the qualifications of a customer.
   *
   * `GET /v1/customers/{customerId}/qualifications`. Credentials: app-only or app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 900118, 20002
   */
  getQualifications(options?: CallOptions): Promise<CustomerQualification[]>;
  /**
   * Ask for a qualification of a customer.
   *
   * `POST /v1/customers/{customerId}/qualifications`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 900118, 20002
   */
  createQualifications(
    body: CustomerQualificationRequest,
    options?: CreateCustomerQualificationOptions,
  ): Promise<RequestedCustomerQualification>;
  /**
   * Get the qualification of a customer, older form.
   *
   * `GET /v1/customers/{customerId}/qualification`. Credentials: app-only or app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 900118, 20002
   */
  get(options?: CallOptions): Promise<'none' | 'education' | 'nonprofit' | 'government_community_cloud'>;
  /**
   * Set the qualification of a customer, older form.
   *
   * `PUT /v1/customers/{customerId}/qualification`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 900118, 20002
   */
  update(
    body: 'none' | 'education' | 'nonprofit' | 'government_community_cloud',
    options?: UpdateCustomerQualificationOptions,
  ): Promise<'none' | 'education' | 'nonprofit' | 'government_community_cloud'>;
}

/** What is found at `customers.byId.usageBudget`. */
export interface PartnerCustomersByIdUsageBudgetOperations {
  /**
   * Get the spending budget of a customer.
   *
   * `GET /v1/customers/{customerId}/usagebudget`. Credentials: app-only or app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 900118, 20002
   */
  get(options?: CallOptions): Promise<SpendingBudget>;
  /**
   * Update the spending budget of a customer.
   *
   * `PATCH /v1/customers/{customerId}/usagebudget`. Credentials: app-only or app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 900118, 20002
   */
  patch(body: SpendingBudgetUpdate, options?: CallOptions): Promise<SpendingBudget>;
}

/** What is found at `customers.byId.applicationConsents.byId`. */
export interface PartnerCustomersByIdApplicationConsentsByIdOperations {
  /**
   * Withdraw the consent given to an application.
   *
   * `DELETE /v1/customers/{customerId}/applicationconsents/{applicationId}`. Credentials: app-only or app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 900118, 20002, 404
   */
  delete(options?: CallOptions): Promise<void>;
}

/** What is found at `customers.byId.applicationConsents`. */
export interface PartnerCustomersByIdApplicationConsentsOperations {
  /**
   * Give an application consent on behalf of a customer.
   *
   * `POST /v1/customers/{customerId}/applicationconsents`. Credentials: app-only or app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 900118, 20002, 409, 400
   */
  create(body: ApplicationConsent, options?: CallOptions): Promise<ApplicationConsent>;
  /** The one with this id. */
  byId(applicationId: string): PartnerCustomersByIdApplicationConsentsByIdOperations;
}

/** Options of `getCustomerOfficeServiceIncidents`. */
export interface GetCustomerOfficeServiceIncidentsOptions extends CallOptions {
  /** Only incidents that are over, or that are not. */
  resolved?: 'true' | 'false' | undefined;
  /** URL-encoded JSON, as vendor clients send it: `{"Field":"Resolved","Value":"false","Operator":"equals"}`. At most 16384 characters. */
  filter?: string | undefined;
}

/** What is found at `customers.byId.serviceIncidents`. */
export interface PartnerCustomersByIdServiceIncidentsOperations {
  /**
   * Get the Office service incidents that affect a customer.
   *
   * `GET /v1/customers/{customerId}/serviceincidents/office`. Credentials: app-only or app+user. Origin: observed.
   *
   * @throws PartnerError with the codes that every call has, or 900118, 20002, 3000, 2000
   */
  get(options?: GetCustomerOfficeServiceIncidentsOptions): Promise<ServiceIncidentCollection>;
}

/** Options of `getCustomerAgreements`. */
export interface GetCustomerAgreementsOptions extends CallOptions {
  /** `*` stands for all; MicrosoftCloudAgreement when absent. */
  agreementType?: 'MicrosoftCloudAgreement' | 'MicrosoftCustomerAgreement' | '*' | undefined;
}

/** What is found at `customers.byId.agreements`. */
export interface PartnerCustomersByIdAgreementsOperations {
  /**
   * Get the agreements a customer has accepted.
   *
   * `GET /v1/customers/{customerId}/agreements`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 900118, 20002, 3000
   */
  get(options?: GetCustomerAgreementsOptions): Promise<AgreementCollection>;
  /**
   * Confirm a customer's acceptance of an agreement.
   *
   * `POST /v1/customers/{customerId}/agreements`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 900118, 20002, 600061, 400
   */
  create(body: NewAgreement, options?: CallOptions): Promise<Agreement>;
  /**
   * Get whether a customer has signed the Microsoft Customer Agreement directly.
   *
   * `GET /v1/customers/{customerId}/directSignedMicrosoftCustomerAgreementStatus`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 900118, 20002
   */
  getDirectSignedCustomerAgreementStatus(options?: CallOptions): Promise<DirectSignedCustomerAgreementStatus>;
}

/** Options of `getCustomerUsers`. */
export interface GetCustomerUsersOptions extends CallOptions {
  /** How many users a page holds; 0 means no size given. At least 0. */
  size?: number | undefined;
  /** Without it users are in the order of their display names, deleted ones in that of their deletion. */
  sortField?: 'DisplayName' | 'UserPrincipalName' | 'FirstName' | 'LastName' | undefined;
  sortDirection?: 'Ascending' | 'Descending' | undefined;
  /** Only items whose member is this text, without regard to case; several must all hold. */
  equals?: { userState?: string | undefined } | undefined;
}

/** What is found at `customers.byId.users.byId.directoryRoles`. */
export interface PartnerCustomersByIdUsersByIdDirectoryRolesOperations {
  /**
   * Get the directory roles of a customer's user.
   *
   * `GET /v1/customers/{customerId}/users/{userId}/directoryroles`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 900118, 20002, 60002
   */
  get(options?: CallOptions): Promise<DirectoryRoleCollection>;
}

/** What is found at `customers.byId.users.byId`. */
export interface PartnerCustomersByIdUsersByIdOperations {
  /**
   * Get a user account of a customer.
   *
   * `GET /v1/customers/{customerId}/users/{userId}`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 900118, 20002, 60002
   */
  get(options?: CallOptions): Promise<CustomerUser>;
  /**
   * Delete a user account of a customer.
   *
   * `DELETE /v1/customers/{customerId}/users/{userId}`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 900118, 20002, 60002
   */
  delete(options?: CallOptions): Promise<void>;
  /**
   * Update or restore a user account of a customer.
   *
   * `PATCH /v1/customers/{customerId}/users/{userId}`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 900118, 20002, 60002, 409
   */
  patch(body: CustomerUserPatch, options?: CallOptions): Promise<CustomerUser>;
  /**
   * Reset the password of a customer's user.
   *
   * `PATCH /v1/customers/{customerId}/users/{userId}/resetpassword`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 900118, 20002, 60002
   */
  resetPassword(body: PasswordReset, options?: CallOptions): Promise<CustomerUser>;
  /** What is found at `customers.byId.users.byId.directoryRoles`. */
  readonly directoryRoles: PartnerCustomersByIdUsersByIdDirectoryRolesOperations;
}

/** What is found at `customers.byId.users`. */
export interface PartnerCustomersByIdUsersOperations {
  /**
   * Get the user accounts of a customer; the walk through the list goes on to the next pages by itself.
   *
   * `GET /v1/customers/{customerId}/users`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 900118, 20002, 3000, 2000
   */
  list(options?: GetCustomerUsersOptions): PagedList<CustomerUser>;
  /**
   * Create a user account for a customer.
   *
   * `POST /v1/customers/{customerId}/users`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 900118, 20002, 409
   */
  create(body: NewCustomerUser, options?: CallOptions): Promise<CustomerUser>;
  /**
   * Update a user account of a customer, named by the body.
   *
   * `PATCH /v1/customers/{customerId}/users`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 900118, 20002, 60002, 409
   */
  patch(body: CustomerUserPatch, options?: CallOptions): Promise<CustomerUser>;
  /** The one with this id. */
  byId(userId: string): PartnerCustomersByIdUsersByIdOperations;
}

/** What is found at `customers.byId.directoryRoles.byId.userMembers.byId`. */
export interface PartnerCustomersByIdDirectoryRolesByIdUserMembersByIdOperations {
  /**
   * Take a directory role from a user.
   *
   * `DELETE /v1/customers/{customerId}/directoryroles/{roleId}/usermembers/{userId}`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 900118, 20002, 404, 60002
   */
  delete(options?: CallOptions): Promise<void>;
}

/** What is found at `customers.byId.directoryRoles.byId.userMembers`. */
export interface PartnerCustomersByIdDirectoryRolesByIdUserMembersOperations {
  /**
   * Get the users who hold a directory role.
   *
   * `GET /v1/customers/{customerId}/directoryroles/{roleId}/usermembers`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 900118, 20002, 404
   */
  get(options?: CallOptions): Promise<UserMemberCollection>;
  /**
   * Give a user a directory role.
   *
   * `POST /v1/customers/{customerId}/directoryroles/{roleId}/usermembers`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 900118, 20002, 404, 60002, 409
   */
  create(body: NewUserMember, options?: CallOptions): Promise<UserMember>;
  /** The one with this id. */
  byId(userId: string): PartnerCustomersByIdDirectoryRolesByIdUserMembersByIdOperations;
}

/** What is found at `customers.byId.directoryRoles.byId`. */
export interface PartnerCustomersByIdDirectoryRolesByIdOperations {
  /** What is found at `customers.byId.directoryRoles.byId.userMembers`. */
  readonly userMembers: PartnerCustomersByIdDirectoryRolesByIdUserMembersOperations;
}

/** What is found at `customers.byId.directoryRoles`. */
export interface PartnerCustomersByIdDirectoryRolesOperations {
  /**
   * Get the directory roles of a customer.
   *
   * `GET /v1/customers/{customerId}/directoryroles`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 900118, 20002
   */
  get(options?: CallOptions): Promise<DirectoryRoleCollection>;
  /** The one with this id. */
  byId(roleId: string): PartnerCustomersByIdDirectoryRolesByIdOperations;
}

/** What is found at `customers.byId.validations`. */
export interface PartnerCustomersByIdValidationsOperations {
  /**
   * Get the Government Community Cloud validation of a customer.
   *
   * `GET /v1/customers/{customerId}/validations`. Credentials: app-only or app+user. Origin: observed.
   *
   * @throws PartnerError with the codes that every call has, or 900118, 20002
   */
  get(options?: CallOptions): Promise<GccValidationRelationship>;
}

/** Options of `getCustomerValidationStatus`. */
export interface GetCustomerValidationStatusOptions extends CallOptions {
  type?: 'account' | undefined;
}

/** What is found at `customers.byId.validationStatus`. */
export interface PartnerCustomersByIdValidationStatusOperations {
  /**
   * Get how far the vetting of a customer is.
   *
   * `GET /v1/customers/{customerId}/validationStatus`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 900118, 20002, 3000, 600074
   */
  get(options?: GetCustomerValidationStatusOptions): Promise<ValidationStatus>;
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
  /** What is found at `customers.byId.profiles`. */
  readonly profiles: PartnerCustomersByIdProfilesOperations;
  /** What is found at `customers.byId.customDomains`. */
  readonly customDomains: PartnerCustomersByIdCustomDomainsOperations;
  /** What is found at `customers.byId.organization`. */
  readonly organization: PartnerCustomersByIdOrganizationOperations;
  /** What is found at `customers.byId.verifiedDomain`. */
  readonly verifiedDomain: PartnerCustomersByIdVerifiedDomainOperations;
  /** What is found at `customers.byId.managedServices`. */
  readonly managedServices: PartnerCustomersByIdManagedServicesOperations;
  /** What is found at `customers.byId.relationships`. */
  readonly relationships: PartnerCustomersByIdRelationshipsOperations;
  /** What is found at `customers.byId.qualification`. */
  readonly qualification: PartnerCustomersByIdQualificationOperations;
  /** What is found at `customers.byId.usageBudget`. */
  readonly usageBudget: PartnerCustomersByIdUsageBudgetOperations;
  /** What is found at `customers.byId.applicationConsents`. */
  readonly applicationConsents: PartnerCustomersByIdApplicationConsentsOperations;
  /** What is found at `customers.byId.serviceIncidents`. */
  readonly serviceIncidents: PartnerCustomersByIdServiceIncidentsOperations;
  /** What is found at `customers.byId.agreements`. */
  readonly agreements: PartnerCustomersByIdAgreementsOperations;
  /** What is found at `customers.byId.users`. */
  readonly users: PartnerCustomersByIdUsersOperations;
  /** What is found at `customers.byId.directoryRoles`. */
  readonly directoryRoles: PartnerCustomersByIdDirectoryRolesOperations;
  /** What is found at `customers.byId.validations`. */
  readonly validations: PartnerCustomersByIdValidationsOperations;
  /** What is found at `customers.byId.validationStatus`. */
  readonly validationStatus: PartnerCustomersByIdValidationStatusOperations;
}

/** Options of `getRelationshipRequest`. */
export interface GetRelationshipRequestOptions extends CallOptions {
  /** Not supported. */
  indirectCloudSolutionProviderId?: string | undefined;
  /** Not supported. */
  indirectResellerId?: string | undefined;
  /** Not supported. */
  dualRoleIndirectRelationship?: string | undefined;
}

/** What is found at `customers.relationshipRequest`. */
export interface PartnerCustomersRelationshipRequestOperations {
  /**
   * Get the link that asks a customer for a reseller relationship.
   *
   * `GET /v1/customers/relationshiprequests`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 3000
   */
  get(options?: GetRelationshipRequestOptions): Promise<RelationshipRequest>;
}

/** What is found at `customers`. */
export interface PartnerCustomersOperations {
  /**
   * Get a page of the customers of a partner; the walk through the list goes on to the next pages by itself.
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
   * @throws PartnerError with the codes that every call has, or 409, 600051, 600049, 600050, 800018
   */
  create(body: NewCustomer, options?: CallOptions): Promise<Customer>;
  /** The one with this id. */
  byId(customerId: string): PartnerCustomersByIdOperations;
  /** What is found at `customers.relationshipRequest`. */
  readonly relationshipRequest: PartnerCustomersRelationshipRequestOperations;
}

/** Options of `getAgreementMetadata`. */
export interface GetAgreementMetadataOptions extends CallOptions {
  /** `*` stands for all; MicrosoftCloudAgreement when absent. */
  agreementType?: 'MicrosoftCloudAgreement' | 'MicrosoftCustomerAgreement' | '*' | undefined;
}

/** What is found at `agreementDetails`. */
export interface PartnerAgreementDetailsOperations {
  /**
   * Get the agreements that customers can accept.
   *
   * `GET /v1/agreements`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 3000
   */
  get(options?: GetAgreementMetadataOptions): Promise<AgreementMetaDataCollection>;
}

/** Options of `getAgreementDocument`. */
export interface GetAgreementDocumentOptions extends CallOptions {
  /** A culture such as `fr-FR`; `en-US` when absent. At most 35 characters. */
  language?: string | undefined;
  /** ISO 3166-1 alpha-2 code, upper case; `US` when absent. At most 35 characters. */
  country?: string | undefined;
}

/** What is found at `agreementTemplates.byId.document`. */
export interface PartnerAgreementTemplatesByIdDocumentOperations {
  /**
   * Get the document of an agreement template.
   *
   * `GET /v1/agreementTemplates/{templateId}/document`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 404, 3000
   */
  get(options?: GetAgreementDocumentOptions): Promise<AgreementDocument>;
}

/** What is found at `agreementTemplates.byId`. */
export interface PartnerAgreementTemplatesByIdOperations {
  /** What is found at `agreementTemplates.byId.document`. */
  readonly document: PartnerAgreementTemplatesByIdDocumentOperations;
}

/** What is found at `agreementTemplates`. */
export interface PartnerAgreementTemplatesOperations {
  /** The one with this id. */
  byId(templateId: string): PartnerAgreementTemplatesByIdOperations;
}

/** Options of `getIndirectResellerAgreementStatus`. */
export interface GetIndirectResellerAgreementStatusOptions extends CallOptions {
  /** Either this or `tenantId`. At most 50 characters. */
  mpnId?: string | undefined;
  /** At most 50 characters. */
  tenantId?: string | undefined;
}

/** What is found at `compliance.byProgram.agreementSignatureStatus`. */
export interface PartnerComplianceByProgramAgreementSignatureStatusOperations {
  /**
   * Get whether an indirect reseller has signed the Microsoft Partner Agreement.
   *
   * `GET /v1/compliance/{programName}/agreementstatus`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 1000, 3000, 2001, 2000, 2200, 2204, 2203, 2205, 2206
   */
  get(options?: GetIndirectResellerAgreementStatusOptions): Promise<AgreementSignatureStatus>;
}

/** What is found at `compliance.byProgram`. */
export interface PartnerComplianceByProgramOperations {
  /** What is found at `compliance.byProgram.agreementSignatureStatus`. */
  readonly agreementSignatureStatus: PartnerComplianceByProgramAgreementSignatureStatusOperations;
}

/** What is found at `compliance`. */
export interface PartnerComplianceOperations {
  /** The one with this id. */
  byProgram(programName: string): PartnerComplianceByProgramOperations;
}

/** What is found at `domains.byDomain`. */
export interface PartnerDomainsByDomainOperations {
  /**
   * Check whether a domain is taken.
   *
   * `HEAD /v1/domains/{domain}`. Credentials: app-only or app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 404, 3000
   */
  exists(options?: CallOptions): Promise<boolean>;
}

/** What is found at `domains.byPrefix`. */
export interface PartnerDomainsByPrefixOperations {
  /**
   * Check whether a domain prefix is free.
   *
   * `GET /v1/validations/checkdomainavailability/{domainPrefix}`. Credentials: app-only or app+user. Origin: observed.
   *
   * @throws PartnerError with the codes that every call has, or 3000
   */
  isAvailable(options?: CallOptions): Promise<boolean>;
}

/** What is found at `domains`. */
export interface PartnerDomainsOperations {
  /** The one with this id. */
  byDomain(domain: string): PartnerDomainsByDomainOperations;
  /** The one with this id. */
  byPrefix(domainPrefix: string): PartnerDomainsByPrefixOperations;
}

/** What is found at `validations`. */
export interface PartnerValidationsOperations {
  /**
   * Validate a postal address.
   *
   * `POST /v1/validations/address`. Credentials: app-only or app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 2007
   */
  validateAddress(body: Address, options?: CallOptions): Promise<AddressValidationResponse>;
  /**
   * Get the validation codes of a partner for Government Community Cloud.
   *
   * `GET /v1/customers/all/validations`. Credentials: app-only or app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has
   */
  getValidationCodes(options?: CallOptions): Promise<ValidationCode[]>;
}

/** What is found at `countryValidationRules.byCountry`. */
export interface PartnerCountryValidationRulesByCountryOperations {
  /**
   * Get the rules for addresses and numbers of a country.
   *
   * `GET /v1/countryvalidationrules/{country}`. Credentials: app-only or app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 404
   */
  get(options?: CallOptions): Promise<CountryValidationRules>;
}

/** What is found at `countryValidationRules`. */
export interface PartnerCountryValidationRulesOperations {
  /** The one with this id. */
  byCountry(country: string): PartnerCountryValidationRulesByCountryOperations;
}

/** What is found at `profiles.organizationProfile`. */
export interface PartnerProfilesOrganizationProfileOperations {
  /**
   * Get the partner's organization profile.
   *
   * `GET /v1/profiles/organization`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has
   */
  get(options?: CallOptions): Promise<OrganizationProfile>;
  /**
   * Update the partner's organization profile.
   *
   * `PUT /v1/profiles/organization`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 3000, 2055
   */
  update(body: OrganizationProfileUpdate, options?: UpdateOptions): Promise<OrganizationProfile>;
  /**
   * Reads the resource, applies a change, and updates it on the version that was read; when somebody else was faster, does
   * so again on the newest version, so that neither change is lost.
   *
   * `GET /v1/profiles/organization`, then `PUT`. Credentials: app+user. Origin: documented.
   *
   * @throws ConflictError when it merges and the same member was changed to different values
   * @throws PartnerError `PreconditionFailed` when it lost every time
   */
  edit<Result extends OrganizationProfileUpdate>(
    change: Change<OrganizationProfile, Only<Result, keyof OrganizationProfile | keyof OrganizationProfileUpdate>>,
    options?: EditOptions<OrganizationProfile>,
  ): Promise<OrganizationProfile>;
}

/** Options of `getPartnerLegalBusinessProfile`. */
export interface GetPartnerLegalBusinessProfileOptions extends CallOptions {
  /** Which version is asked for; there is one. */
  vettingVersion?: 'none' | 'current' | 'last_finalized' | undefined;
}

/** What is found at `profiles.legalBusinessProfile`. */
export interface PartnerProfilesLegalBusinessProfileOperations {
  /**
   * Get the partner's legal business profile.
   *
   * `GET /v1/profiles/legalbusiness`. Credentials: app-only or app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 3000
   */
  get(options?: GetPartnerLegalBusinessProfileOptions): Promise<LegalBusinessProfile>;
  /**
   * Update the partner's legal business profile.
   *
   * `PUT /v1/profiles/legalbusiness`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 2055
   */
  update(body: LegalBusinessProfileUpdate, options?: CallOptions): Promise<LegalBusinessProfile>;
}

/** What is found at `profiles.billingProfile`. */
export interface PartnerProfilesBillingProfileOperations {
  /**
   * Get the partner's own billing profile.
   *
   * `GET /v1/profiles/billing`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has
   */
  get(options?: CallOptions): Promise<BillingProfile>;
  /**
   * Update the partner's own billing profile.
   *
   * `PUT /v1/profiles/billing`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 3000, 2055
   */
  update(body: BillingProfileUpdate, options?: UpdateOptions): Promise<BillingProfile>;
  /**
   * Reads the resource, applies a change, and updates it on the version that was read; when somebody else was faster, does
   * so again on the newest version, so that neither change is lost.
   *
   * `GET /v1/profiles/billing`, then `PUT`. Credentials: app+user. Origin: documented.
   *
   * @throws ConflictError when it merges and the same member was changed to different values
   * @throws PartnerError `PreconditionFailed` when it lost every time
   */
  edit<Result extends BillingProfileUpdate>(
    change: Change<BillingProfile, Only<Result, keyof BillingProfile | keyof BillingProfileUpdate>>,
    options?: EditOptions<BillingProfile>,
  ): Promise<BillingProfile>;
}

/** Options of `getPartnerNetworkProfile`. */
export interface GetPartnerNetworkProfileOptions extends CallOptions {
  /** Of the partner itself or of one of its indirect resellers. At most 50 characters. */
  mpnId?: string | undefined;
}

/** What is found at `profiles.mpnProfile`. */
export interface PartnerProfilesMpnProfileOperations {
  /**
   * Get a partner's network profile.
   *
   * `GET /v1/profiles/mpn`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 3000
   */
  get(options?: GetPartnerNetworkProfileOptions): Promise<MpnProfile>;
}

/** What is found at `profiles.supportProfile`. */
export interface PartnerProfilesSupportProfileOperations {
  /**
   * Get the partner's support profile.
   *
   * `GET /v1/profiles/support`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has
   */
  get(options?: CallOptions): Promise<PartnerSupportProfile>;
  /**
   * Update the partner's support profile.
   *
   * `PUT /v1/profiles/supportprofile`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 2055
   */
  replace(body: PartnerSupportProfileUpdate, options?: CallOptions): Promise<PartnerSupportProfile>;
  /**
   * Update the partner's support profile, at the path that vendor clients use.
   *
   * `PUT /v1/profiles/support`. Credentials: app+user. Origin: observed.
   *
   * @throws PartnerError with the codes that every call has, or 2055
   */
  update(body: PartnerSupportProfileUpdate, options?: CallOptions): Promise<PartnerSupportProfile>;
}

/** What is found at `profiles`. */
export interface PartnerProfilesOperations {
  /** What is found at `profiles.organizationProfile`. */
  readonly organizationProfile: PartnerProfilesOrganizationProfileOperations;
  /** What is found at `profiles.legalBusinessProfile`. */
  readonly legalBusinessProfile: PartnerProfilesLegalBusinessProfileOperations;
  /** What is found at `profiles.billingProfile`. */
  readonly billingProfile: PartnerProfilesBillingProfileOperations;
  /** What is found at `profiles.mpnProfile`. */
  readonly mpnProfile: PartnerProfilesMpnProfileOperations;
  /** What is found at `profiles.supportProfile`. */
  readonly supportProfile: PartnerProfilesSupportProfileOperations;
}

/** Options of `getPartnerRelationships`. */
export interface GetPartnerRelationshipsOptions extends CallOptions {
  /** `IsIndirectCloudSolutionProviderOf` for the resellers; all when absent. */
  relationshipType?: 'none' | 'is_indirect_reseller_of' | 'is_indirect_cloud_solution_provider_of' | undefined;
  /** JSON: `{"Field":"Name","Value":"First","Operator":"substring"}`. At most 16384 characters. */
  filter?: string | undefined;
}

/** What is found at `relationships`. */
export interface PartnerRelationshipsOperations {
  /**
   * Get the indirect resellers of a partner.
   *
   * `GET /v1/relationships`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 3000, 2000
   */
  get(options?: GetPartnerRelationshipsOptions): Promise<PartnerRelationshipCollection>;
}

/** What is found at `sandboxIndirectResellers.byId`. */
export interface PartnerSandboxIndirectResellersByIdOperations {
  /**
   * Delete an indirect reseller of the sandbox.
   *
   * `DELETE /v1/sandboxIndirectReseller/{resellerId}`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 6003, 404
   */
  delete(options?: CallOptions): Promise<void>;
}

/** What is found at `sandboxIndirectResellers`. */
export interface PartnerSandboxIndirectResellersOperations {
  /**
   * Create an indirect reseller in the sandbox.
   *
   * `POST /v1/sandboxIndirectReseller`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 6004, 1003, 800018
   */
  create(body: NewSandboxIndirectReseller, options?: CallOptions): Promise<SandboxIndirectReseller>;
  /** The one with this id. */
  byId(resellerId: string): PartnerSandboxIndirectResellersByIdOperations;
}

/** Options of `getSelfServePolicies`. */
export interface GetSelfServePoliciesOptions extends CallOptions {
  /** Tenant id of the customer. A GUID. */
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
  edit<Result extends SelfServePolicyUpdate>(
    change: Change<SelfServePolicy, Only<Result, keyof SelfServePolicy | keyof SelfServePolicyUpdate>>,
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

/** Options of `getApplicationMfaAdoptionStatus`. */
export interface GetApplicationMfaAdoptionStatusOptions extends CallOptions {
  /** The first day, e.g. `2026-05-20`. At most 50 characters. */
  startDate?: string | undefined;
  /** The last day. At most 50 characters. */
  endDate?: string | undefined;
}

/** What is found at `applicationMfaAdoptionStatus`. */
export interface PartnerApplicationMfaAdoptionStatusOperations {
  /**
   * Get how far applications have taken up multi-factor authentication.
   *
   * `GET /v1/applicationmfaadoptionstatus`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 3000
   */
  get(options?: GetApplicationMfaAdoptionStatusOptions): Promise<ApplicationMfaAdoptionStatus[]>;
}

/** What is found at `partnerRequests`. */
export interface PartnerPartnerRequestsOperations {
  /**
   * Get requests made without multi-factor authentication.
   *
   * `GET /v1/partnerRequests`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has
   */
  get(options?: CallOptions): Promise<PartnerRequestCollection>;
}

/** What is found at `nonMfaCompliantPrincipals`. */
export interface PartnerNonMfaCompliantPrincipalsOperations {
  /**
   * Get who signed in to the portal without multi-factor authentication.
   *
   * `GET /v1/nonMfaCompliantPartnerPrincipals`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has
   */
  get(options?: CallOptions): Promise<NonMfaCompliantPartnerPrincipalCollection>;
}

/** What is found at `delegatedAdmin.statistics`. */
export interface PartnerDelegatedAdminStatisticsOperations {
  /**
   * Get how many delegated administration relationships there are.
   *
   * `GET /CustomerServiceAdminApi/Web/v1/delegatedAdminStatistics`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has
   */
  get(options?: CallOptions): Promise<DelegatedAdminStatistics>;
}

/** Options of `getDelegatedAdminCustomers`. */
export interface GetDelegatedAdminCustomersOptions extends CallOptions {
  /** How many customers are answered. 1 to 300. */
  $top?: number | undefined;
  /** How many customers are left out at the beginning. 0 to 1000000. */
  $skip?: number | undefined;
  $count?: 'true' | 'false' | undefined;
  /** Refused: the list has one form. */
  $select?: string | undefined;
  /** Refused: the list has one form. */
  $filter?: string | undefined;
  /** Refused: the list has one form. */
  $orderby?: string | undefined;
}

/** What is found at `delegatedAdmin.customers`. */
export interface PartnerDelegatedAdminCustomersOperations {
  /**
   * Get the customers with delegated administration.
   *
   * `GET /CustomerServiceAdminApi/Web/v1/delegatedAdminCustomers`. Credentials: app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 3000
   */
  get(options?: GetDelegatedAdminCustomersOptions): Promise<DelegatedAdminCustomerCollection>;
}

/** What is found at `delegatedAdmin`. */
export interface PartnerDelegatedAdminOperations {
  /** What is found at `delegatedAdmin.statistics`. */
  readonly statistics: PartnerDelegatedAdminStatisticsOperations;
  /** What is found at `delegatedAdmin.customers`. */
  readonly customers: PartnerDelegatedAdminCustomersOperations;
}

/** Options of `getOfficeServiceIncidents`. */
export interface GetOfficeServiceIncidentsOptions extends CallOptions {
  /** Only incidents that are over, or that are not. */
  resolved?: 'true' | 'false' | undefined;
  /** URL-encoded JSON, as vendor clients send it: `{"Field":"Resolved","Value":"false","Operator":"equals"}`. At most 16384 characters. */
  filter?: string | undefined;
}

/** Options of `getOfficeServiceIncidentCount`. */
export interface GetOfficeServiceIncidentCountOptions extends CallOptions {
  /** Only incidents that are over, or that are not. */
  resolved?: 'true' | 'false' | undefined;
  /** URL-encoded JSON, as vendor clients send it: `{"Field":"Resolved","Value":"false","Operator":"equals"}`. At most 16384 characters. */
  filter?: string | undefined;
}

/** What is found at `serviceIncidents`. */
export interface PartnerServiceIncidentsOperations {
  /**
   * Get the Office service incidents.
   *
   * `GET /v1/serviceincidents/office`. Credentials: app-only or app+user. Origin: observed.
   *
   * @throws PartnerError with the codes that every call has, or 3000, 2000
   */
  get(options?: GetOfficeServiceIncidentsOptions): Promise<ServiceIncidentCollection>;
  /**
   * Get the number of Office service incidents.
   *
   * `GET /v1/serviceincidents/office/count`. Credentials: app-only or app+user. Origin: observed.
   *
   * @throws PartnerError with the codes that every call has, or 3000, 2000
   */
  getCount(options?: GetOfficeServiceIncidentCountOptions): Promise<number>;
}

/** Options of `getAuditRecords`. */
export interface GetAuditRecordsOptions extends CallOptions {
  /** First day, `yyyy-mm-dd`, or an instant; 30 days back when absent. The forms of .NET, `11/01/2026 00:00:00`, are taken too. At most 64 characters. */
  startDate?: string | undefined;
  /** Last day, which is included, or an instant. At most 64 characters. */
  endDate?: string | undefined;
  /** How many records a page holds; 0 means no size given. At least 0. */
  size?: number | undefined;
  /** Only items whose member holds this text, without regard to case; several must all hold. */
  substring?: { companyName?: string | undefined } | undefined;
  /** Only items whose member is this text, without regard to case; several must all hold. */
  equals?:
    | { customerId?: string | undefined; resourceType?: string | undefined; operationType?: string | undefined }
    | undefined;
}

/** What is found at `auditRecords.byId`. */
export interface PartnerAuditRecordsByIdOperations {
  /**
   * Get an audit record.
   *
   * `GET /v1/auditrecords/{recordId}`. Credentials: app-only or app+user. Origin: observed.
   *
   * @throws PartnerError with the codes that every call has, or 404
   */
  get(options?: CallOptions): Promise<AuditRecord>;
}

/** What is found at `auditRecords`. */
export interface PartnerAuditRecordsOperations {
  /**
   * Get the audit records of a partner's activity; the walk through the list goes on to the next pages by itself.
   *
   * `GET /v1/auditrecords`. Credentials: app-only or app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 3000, 2000
   */
  list(options?: GetAuditRecordsOptions): PagedList<AuditRecord>;
  /** The one with this id. */
  byId(recordId: string): PartnerAuditRecordsByIdOperations;
}

/** Options of `getAuditRecordsOfAuditService`. */
export interface GetAuditRecordsOfAuditServiceOptions extends CallOptions {
  /** First day, `yyyy-mm-dd`, or an instant; 30 days back when absent. The forms of .NET, `11/01/2026 00:00:00`, are taken too. At most 64 characters. */
  startDate?: string | undefined;
  /** Last day, which is included, or an instant. At most 64 characters. */
  endDate?: string | undefined;
  /** How many records a page holds; 0 means no size given. At least 0. */
  size?: number | undefined;
  /** Only items whose member holds this text, without regard to case; several must all hold. */
  substring?: { companyName?: string | undefined } | undefined;
  /** Only items whose member is this text, without regard to case; several must all hold. */
  equals?:
    | { customerId?: string | undefined; resourceType?: string | undefined; operationType?: string | undefined }
    | undefined;
}

/** What is found at `auditActivity.auditRecords.byId`. */
export interface PartnerAuditActivityAuditRecordsByIdOperations {
  /**
   * Get an audit record, at the path of the audit service.
   *
   * `GET /auditactivity/v1/auditrecords/{recordId}`. Credentials: app-only or app+user. Origin: observed.
   *
   * @throws PartnerError with the codes that every call has, or 404
   */
  get(options?: CallOptions): Promise<AuditRecord>;
}

/** What is found at `auditActivity.auditRecords`. */
export interface PartnerAuditActivityAuditRecordsOperations {
  /**
   * Get the audit records of a partner's activity, at the path of the audit service; the walk through the list goes on to the next pages by itself.
   *
   * `GET /auditactivity/v1/auditrecords`. Credentials: app-only or app+user. Origin: observed.
   *
   * @throws PartnerError with the codes that every call has, or 3000, 2000
   */
  list(options?: GetAuditRecordsOfAuditServiceOptions): PagedList<AuditRecord>;
  /** The one with this id. */
  byId(recordId: string): PartnerAuditActivityAuditRecordsByIdOperations;
}

/** What is found at `auditActivity`. */
export interface PartnerAuditActivityOperations {
  /** What is found at `auditActivity.auditRecords`. */
  readonly auditRecords: PartnerAuditActivityAuditRecordsOperations;
}

/** What is found at `webhooks.registration.events`. */
export interface PartnerWebhooksRegistrationEventsOperations {
  /**
   * Get the names of the webhook events.
   *
   * `GET /webhooks/v1/registration/events`. Credentials: app-only or app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has
   */
  get(options?: CallOptions): Promise<WebhookEventName[]>;
}

/** What is found at `webhooks.registration.validationEvents.byId`. */
export interface PartnerWebhooksRegistrationValidationEventsByIdOperations {
  /**
   * Get how the delivery of a test event went.
   *
   * `GET /webhooks/v1/registration/validationEvents/{correlationId}`. Credentials: app-only or app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 404
   */
  get(options?: CallOptions): Promise<WebhookValidationEvent>;
}

/** What is found at `webhooks.registration.validationEvents`. */
export interface PartnerWebhooksRegistrationValidationEventsOperations {
  /**
   * Send a test event to the webhook.
   *
   * `POST /webhooks/v1/registration/validationEvents`. Credentials: app-only or app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 404, 400
   */
  create(options?: CallOptions): Promise<WebhookValidationEventCreated>;
  /** The one with this id. */
  byId(correlationId: string): PartnerWebhooksRegistrationValidationEventsByIdOperations;
}

/** Options of `getWebhookDeliveries`. */
export interface GetWebhookDeliveriesOptions extends CallOptions {
  /** How many items a page holds; 0 means no size given. At least 0. */
  size?: number | undefined;
}

/** What is found at `webhooks.registration.deliveries`. */
export interface PartnerWebhooksRegistrationDeliveriesOperations {
  /**
   * Get the deliveries of events, the newest event first; the walk through the list goes on to the next pages by itself.
   *
   * `GET /webhooks/v1/registration/deliveries`. Credentials: app-only or app+user. Origin: assumed.
   *
   * @throws PartnerError with the codes that every call has, or 3000, 2000
   */
  list(options?: GetWebhookDeliveriesOptions): PagedList<WebhookDelivery>;
}

/** Options of `getOfflineWebhookEvents`. */
export interface GetOfflineWebhookEventsOptions extends CallOptions {
  /** How many items a page holds; 0 means no size given. At least 0. */
  size?: number | undefined;
}

/** What is found at `webhooks.registration.offlineEvents.byId`. */
export interface PartnerWebhooksRegistrationOfflineEventsByIdOperations {
  /**
   * Send an event again to everyone whom it did not reach in all of its tries.
   *
   * `POST /webhooks/v1/registration/offlineEvents/{eventId}`. Credentials: app-only or app+user. Origin: assumed.
   *
   * @throws PartnerError with the codes that every call has, or 404
   */
  resend(options?: CallOptions): Promise<ResentWebhookEvents>;
}

/** What is found at `webhooks.registration.offlineEvents`. */
export interface PartnerWebhooksRegistrationOfflineEventsOperations {
  /**
   * Get the events that were not delivered in all of their tries, the oldest first; the walk through the list goes on to the next pages by itself.
   *
   * `GET /webhooks/v1/registration/offlineEvents`. Credentials: app-only or app+user. Origin: assumed.
   *
   * @throws PartnerError with the codes that every call has, or 3000, 2000
   */
  list(options?: GetOfflineWebhookEventsOptions): PagedList<OfflineWebhookEvent>;
  /** The one with this id. */
  byId(eventId: string): PartnerWebhooksRegistrationOfflineEventsByIdOperations;
}

/** What is found at `webhooks.registration`. */
export interface PartnerWebhooksRegistrationOperations {
  /**
   * Get the webhook registration.
   *
   * `GET /webhooks/v1/registration`. Credentials: app-only or app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 404
   */
  get(options?: CallOptions): Promise<WebhookRegistration>;
  /**
   * Register for webhook events.
   *
   * `POST /webhooks/v1/registration`. Credentials: app-only or app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 409
   */
  create(body: NewWebhookRegistration, options?: CallOptions): Promise<WebhookRegistration>;
  /**
   * Update the webhook registration.
   *
   * `PUT /webhooks/v1/registration`. Credentials: app-only or app+user. Origin: documented.
   *
   * @throws PartnerError with the codes that every call has, or 404, 2055
   */
  update(body: NewWebhookRegistration, options?: CallOptions): Promise<WebhookRegistration>;
  /** What is found at `webhooks.registration.events`. */
  readonly events: PartnerWebhooksRegistrationEventsOperations;
  /** What is found at `webhooks.registration.validationEvents`. */
  readonly validationEvents: PartnerWebhooksRegistrationValidationEventsOperations;
  /** What is found at `webhooks.registration.deliveries`. */
  readonly deliveries: PartnerWebhooksRegistrationDeliveriesOperations;
  /** What is found at `webhooks.registration.offlineEvents`. */
  readonly offlineEvents: PartnerWebhooksRegistrationOfflineEventsOperations;
}

/** What is found at `webhooks.internalApp.registration.events`. */
export interface PartnerWebhooksInternalAppRegistrationEventsOperations {
  /**
   * Get the names of the webhook events open to internal applications.
   *
   * `GET /webhooks/v1/internalApp/registration/events`. Credentials: app-only or app+user. Origin: observed.
   *
   * @throws PartnerError with the codes that every call has
   */
  get(options?: CallOptions): Promise<WebhookEventName[]>;
}

/** What is found at `webhooks.internalApp.registration.validationEvents.byId`. */
export interface PartnerWebhooksInternalAppRegistrationValidationEventsByIdOperations {
  /**
   * Get how the delivery of a test event went, for an internal application.
   *
   * `GET /webhooks/v1/internalApp/registration/validationEvents/{correlationId}`. Credentials: app-only or app+user. Origin: observed.
   *
   * @throws PartnerError with the codes that every call has, or 404
   */
  get(options?: CallOptions): Promise<WebhookValidationEvent>;
}

/** What is found at `webhooks.internalApp.registration.validationEvents`. */
export interface PartnerWebhooksInternalAppRegistrationValidationEventsOperations {
  /**
   * Send a test event to the webhook of an internal application.
   *
   * `POST /webhooks/v1/internalApp/registration/validationEvents`. Credentials: app-only or app+user. Origin: observed.
   *
   * @throws PartnerError with the codes that every call has, or 404, 400
   */
  create(options?: CallOptions): Promise<WebhookValidationEventCreated>;
  /** The one with this id. */
  byId(correlationId: string): PartnerWebhooksInternalAppRegistrationValidationEventsByIdOperations;
}

/** What is found at `webhooks.internalApp.registration`. */
export interface PartnerWebhooksInternalAppRegistrationOperations {
  /**
   * Get the webhook registration of an internal application.
   *
   * `GET /webhooks/v1/internalApp/registration`. Credentials: app-only or app+user. Origin: observed.
   *
   * @throws PartnerError with the codes that every call has, or 404
   */
  get(options?: CallOptions): Promise<WebhookRegistration>;
  /**
   * Register for webhook events as an internal application.
   *
   * `POST /webhooks/v1/internalApp/registration`. Credentials: app-only or app+user. Origin: observed.
   *
   * @throws PartnerError with the codes that every call has, or 409
   */
  create(body: NewWebhookRegistration, options?: CallOptions): Promise<WebhookRegistration>;
  /**
   * Update the webhook registration of an internal application.
   *
   * `PUT /webhooks/v1/internalApp/registration`. Credentials: app-only or app+user. Origin: observed.
   *
   * @throws PartnerError with the codes that every call has, or 404, 2055
   */
  update(body: NewWebhookRegistration, options?: CallOptions): Promise<WebhookRegistration>;
  /** What is found at `webhooks.internalApp.registration.events`. */
  readonly events: PartnerWebhooksInternalAppRegistrationEventsOperations;
  /** What is found at `webhooks.internalApp.registration.validationEvents`. */
  readonly validationEvents: PartnerWebhooksInternalAppRegistrationValidationEventsOperations;
}

/** What is found at `webhooks.internalApp`. */
export interface PartnerWebhooksInternalAppOperations {
  /** What is found at `webhooks.internalApp.registration`. */
  readonly registration: PartnerWebhooksInternalAppRegistrationOperations;
}

/** What is found at `webhooks`. */
export interface PartnerWebhooksOperations {
  /** What is found at `webhooks.registration`. */
  readonly registration: PartnerWebhooksRegistrationOperations;
  /** What is found at `webhooks.internalApp`. */
  readonly internalApp: PartnerWebhooksInternalAppOperations;
}

/** What is found at `service.settings`. */
export interface PartnerServiceSettingsOperations {
  /**
   * Get the settings of the service.
   *
   * `GET /partnerite/v1/settings`. Credentials: app-only or app+user. Origin: assumed.
   *
   * @throws PartnerError with the codes that every call has
   */
  get(options?: CallOptions): Promise<ServiceSettings>;
}

/** Options of `getRequestActivity`. */
export interface GetRequestActivityOptions extends CallOptions {
  /** Only requests that are newer than the one with this id. 0 to 9007199254740991. */
  after?: number | undefined;
  /** Most requests to answer; 100 when absent. 1 to 1000. */
  size?: number | undefined;
}

/** What is found at `service.activity`. */
export interface PartnerServiceActivityOperations {
  /**
   * Get the requests that the server saw last.
   *
   * `GET /partnerite/v1/activity`. Credentials: app-only or app+user. Origin: assumed.
   *
   * @throws PartnerError with the codes that every call has, or 3000
   */
  list(options?: GetRequestActivityOptions): Promise<RequestActivity>;
}

/** What is found at `service`. */
export interface PartnerServiceOperations {
  /** What is found at `service.settings`. */
  readonly settings: PartnerServiceSettingsOperations;
  /** What is found at `service.activity`. */
  readonly activity: PartnerServiceActivityOperations;
}

/** Where every call begins. */
export interface PartnerOperations {
  /** What is found at `customers`. */
  readonly customers: PartnerCustomersOperations;
  /** What is found at `agreementDetails`. */
  readonly agreementDetails: PartnerAgreementDetailsOperations;
  /** What is found at `agreementTemplates`. */
  readonly agreementTemplates: PartnerAgreementTemplatesOperations;
  /** What is found at `compliance`. */
  readonly compliance: PartnerComplianceOperations;
  /** What is found at `domains`. */
  readonly domains: PartnerDomainsOperations;
  /** What is found at `validations`. */
  readonly validations: PartnerValidationsOperations;
  /** What is found at `countryValidationRules`. */
  readonly countryValidationRules: PartnerCountryValidationRulesOperations;
  /** What is found at `profiles`. */
  readonly profiles: PartnerProfilesOperations;
  /** What is found at `relationships`. */
  readonly relationships: PartnerRelationshipsOperations;
  /** What is found at `sandboxIndirectResellers`. */
  readonly sandboxIndirectResellers: PartnerSandboxIndirectResellersOperations;
  /** What is found at `selfServePolicies`. */
  readonly selfServePolicies: PartnerSelfServePoliciesOperations;
  /** What is found at `applicationMfaAdoptionStatus`. */
  readonly applicationMfaAdoptionStatus: PartnerApplicationMfaAdoptionStatusOperations;
  /** What is found at `partnerRequests`. */
  readonly partnerRequests: PartnerPartnerRequestsOperations;
  /** What is found at `nonMfaCompliantPrincipals`. */
  readonly nonMfaCompliantPrincipals: PartnerNonMfaCompliantPrincipalsOperations;
  /** What is found at `delegatedAdmin`. */
  readonly delegatedAdmin: PartnerDelegatedAdminOperations;
  /** What is found at `serviceIncidents`. */
  readonly serviceIncidents: PartnerServiceIncidentsOperations;
  /** What is found at `auditRecords`. */
  readonly auditRecords: PartnerAuditRecordsOperations;
  /** What is found at `auditActivity`. */
  readonly auditActivity: PartnerAuditActivityOperations;
  /** What is found at `webhooks`. */
  readonly webhooks: PartnerWebhooksOperations;
  /** What is found at `service`. */
  readonly service: PartnerServiceOperations;
}

/** Every method of {@link PartnerOperations}. */
export const methods: readonly MethodRow[] = [
  {
    at: 'customers.list',
    id: 'listCustomers',
    method: 'GET',
    path: '/v1/customers',
    query: ['size'],
    list: { startsWith: { companyName: 'CompanyName', domain: 'Domain', indirectReseller: 'IndirectReseller' } },
  },
  { at: 'customers.create', id: 'createCustomer', method: 'POST', path: '/v1/customers', body: true },
  { at: 'customers.byId(customerId).get', id: 'getCustomer', method: 'GET', path: '/v1/customers/{customerId}' },
  {
    at: 'customers.byId(customerId).delete',
    id: 'deleteCustomer',
    method: 'DELETE',
    path: '/v1/customers/{customerId}',
    answer: 'nothing',
  },
  {
    at: 'customers.byId(customerId).patch',
    id: 'patchCustomer',
    method: 'PATCH',
    path: '/v1/customers/{customerId}',
    body: true,
  },
  {
    at: 'customers.byId(customerId).profiles.company.get',
    id: 'getCustomerCompanyProfile',
    method: 'GET',
    path: '/v1/customers/{customerId}/profiles/company',
  },
  {
    at: 'customers.byId(customerId).profiles.billing.get',
    id: 'getCustomerBillingProfile',
    method: 'GET',
    path: '/v1/customers/{customerId}/profiles/billing',
  },
  {
    at: 'customers.byId(customerId).profiles.billing.update',
    id: 'updateCustomerBillingProfile',
    method: 'PUT',
    path: '/v1/customers/{customerId}/profiles/billing',
    body: true,
    versioned: true,
    reads: 'getCustomerBillingProfile',
  },
  {
    at: 'customers.byId(customerId).customDomains.get',
    id: 'getCustomerCustomDomains',
    method: 'GET',
    path: '/v1/customers/{customerId}/customDomains',
    answer: 'list',
  },
  {
    at: 'customers.byId(customerId).organization.get',
    id: 'getCustomerOrganization',
    method: 'GET',
    path: '/v1/customers/{customerId}/organization',
    answer: 'list',
  },
  {
    at: 'customers.byId(customerId).verifiedDomain.create',
    id: 'addVerifiedDomain',
    method: 'POST',
    path: '/v1/customers/{customerId}/verifieddomain',
    body: true,
  },
  {
    at: 'customers.byId(customerId).managedServices.get',
    id: 'getCustomerManagedServices',
    method: 'GET',
    path: '/v1/customers/{customerId}/managedservices',
  },
  {
    at: 'customers.byId(customerId).relationships.get',
    id: 'getCustomerRelationships',
    method: 'GET',
    path: '/v1/customers/{customerId}/relationships',
  },
  {
    at: 'customers.byId(customerId).qualification.getQualifications',
    id: 'getCustomerQualifications',
    method: 'GET',
    path: '/v1/customers/{customerId}/qualifications',
    answer: 'list',
  },
  {
    at: 'customers.byId(customerId).qualification.createQualifications',
    id: 'createCustomerQualification',
    method: 'POST',
    path: '/v1/customers/{customerId}/qualifications',
    body: true,
    query: ['code'],
  },
  {
    at: 'customers.byId(customerId).qualification.get',
    id: 'getCustomerQualification',
    method: 'GET',
    path: '/v1/customers/{customerId}/qualification',
    answer: 'value',
  },
  {
    at: 'customers.byId(customerId).qualification.update',
    id: 'updateCustomerQualification',
    method: 'PUT',
    path: '/v1/customers/{customerId}/qualification',
    answer: 'value',
    body: true,
    query: ['code'],
  },
  {
    at: 'customers.byId(customerId).usageBudget.get',
    id: 'getCustomerUsageBudget',
    method: 'GET',
    path: '/v1/customers/{customerId}/usagebudget',
  },
  {
    at: 'customers.byId(customerId).usageBudget.patch',
    id: 'updateCustomerUsageBudget',
    method: 'PATCH',
    path: '/v1/customers/{customerId}/usagebudget',
    body: true,
  },
  {
    at: 'customers.byId(customerId).applicationConsents.create',
    id: 'createApplicationConsent',
    method: 'POST',
    path: '/v1/customers/{customerId}/applicationconsents',
    body: true,
  },
  {
    at: 'customers.byId(customerId).applicationConsents.byId(applicationId).delete',
    id: 'deleteApplicationConsent',
    method: 'DELETE',
    path: '/v1/customers/{customerId}/applicationconsents/{applicationId}',
    answer: 'nothing',
  },
  {
    at: 'customers.byId(customerId).serviceIncidents.get',
    id: 'getCustomerOfficeServiceIncidents',
    method: 'GET',
    path: '/v1/customers/{customerId}/serviceincidents/office',
    query: ['resolved', 'filter'],
  },
  {
    at: 'customers.byId(customerId).agreements.get',
    id: 'getCustomerAgreements',
    method: 'GET',
    path: '/v1/customers/{customerId}/agreements',
    query: ['agreementType'],
  },
  {
    at: 'customers.byId(customerId).agreements.create',
    id: 'createCustomerAgreement',
    method: 'POST',
    path: '/v1/customers/{customerId}/agreements',
    body: true,
  },
  {
    at: 'customers.byId(customerId).agreements.getDirectSignedCustomerAgreementStatus',
    id: 'getDirectSignedAgreementStatus',
    method: 'GET',
    path: '/v1/customers/{customerId}/directSignedMicrosoftCustomerAgreementStatus',
  },
  {
    at: 'customers.byId(customerId).users.list',
    id: 'getCustomerUsers',
    method: 'GET',
    path: '/v1/customers/{customerId}/users',
    query: ['size', 'sortField', 'sortDirection'],
    list: { equals: { userState: 'UserState' } },
  },
  {
    at: 'customers.byId(customerId).users.create',
    id: 'createCustomerUser',
    method: 'POST',
    path: '/v1/customers/{customerId}/users',
    body: true,
  },
  {
    at: 'customers.byId(customerId).users.patch',
    id: 'updateCustomerUser',
    method: 'PATCH',
    path: '/v1/customers/{customerId}/users',
    body: true,
  },
  {
    at: 'customers.byId(customerId).users.byId(userId).get',
    id: 'getCustomerUser',
    method: 'GET',
    path: '/v1/customers/{customerId}/users/{userId}',
  },
  {
    at: 'customers.byId(customerId).users.byId(userId).delete',
    id: 'deleteCustomerUser',
    method: 'DELETE',
    path: '/v1/customers/{customerId}/users/{userId}',
    answer: 'nothing',
  },
  {
    at: 'customers.byId(customerId).users.byId(userId).patch',
    id: 'patchCustomerUser',
    method: 'PATCH',
    path: '/v1/customers/{customerId}/users/{userId}',
    body: true,
  },
  {
    at: 'customers.byId(customerId).users.byId(userId).resetPassword',
    id: 'resetCustomerUserPassword',
    method: 'PATCH',
    path: '/v1/customers/{customerId}/users/{userId}/resetpassword',
    body: true,
  },
  {
    at: 'customers.byId(customerId).users.byId(userId).directoryRoles.get',
    id: 'getCustomerUserRoles',
    method: 'GET',
    path: '/v1/customers/{customerId}/users/{userId}/directoryroles',
  },
  {
    at: 'customers.byId(customerId).directoryRoles.get',
    id: 'getCustomerDirectoryRoles',
    method: 'GET',
    path: '/v1/customers/{customerId}/directoryroles',
  },
  {
    at: 'customers.byId(customerId).directoryRoles.byId(roleId).userMembers.get',
    id: 'getCustomerDirectoryRoleMembers',
    method: 'GET',
    path: '/v1/customers/{customerId}/directoryroles/{roleId}/usermembers',
  },
  {
    at: 'customers.byId(customerId).directoryRoles.byId(roleId).userMembers.create',
    id: 'addCustomerDirectoryRoleMember',
    method: 'POST',
    path: '/v1/customers/{customerId}/directoryroles/{roleId}/usermembers',
    body: true,
  },
  {
    at: 'customers.byId(customerId).directoryRoles.byId(roleId).userMembers.byId(userId).delete',
    id: 'removeCustomerDirectoryRoleMember',
    method: 'DELETE',
    path: '/v1/customers/{customerId}/directoryroles/{roleId}/usermembers/{userId}',
    answer: 'nothing',
  },
  {
    at: 'customers.byId(customerId).validations.get',
    id: 'getCustomerValidations',
    method: 'GET',
    path: '/v1/customers/{customerId}/validations',
  },
  {
    at: 'customers.byId(customerId).validationStatus.get',
    id: 'getCustomerValidationStatus',
    method: 'GET',
    path: '/v1/customers/{customerId}/validationStatus',
    query: ['type'],
  },
  {
    at: 'customers.relationshipRequest.get',
    id: 'getRelationshipRequest',
    method: 'GET',
    path: '/v1/customers/relationshiprequests',
    query: ['indirectCloudSolutionProviderId', 'indirectResellerId', 'dualRoleIndirectRelationship'],
  },
  {
    at: 'agreementDetails.get',
    id: 'getAgreementMetadata',
    method: 'GET',
    path: '/v1/agreements',
    query: ['agreementType'],
  },
  {
    at: 'agreementTemplates.byId(templateId).document.get',
    id: 'getAgreementDocument',
    method: 'GET',
    path: '/v1/agreementTemplates/{templateId}/document',
    query: ['language', 'country'],
  },
  {
    at: 'compliance.byProgram(programName).agreementSignatureStatus.get',
    id: 'getIndirectResellerAgreementStatus',
    method: 'GET',
    path: '/v1/compliance/{programName}/agreementstatus',
    query: ['mpnId', 'tenantId'],
  },
  {
    at: 'domains.byDomain(domain).exists',
    id: 'checkDomainAvailability',
    method: 'HEAD',
    path: '/v1/domains/{domain}',
    answer: 'existence',
  },
  {
    at: 'domains.byPrefix(domainPrefix).isAvailable',
    id: 'checkDomainPrefixAvailability',
    method: 'GET',
    path: '/v1/validations/checkdomainavailability/{domainPrefix}',
    answer: 'value',
  },
  {
    at: 'validations.validateAddress',
    id: 'validateAddress',
    method: 'POST',
    path: '/v1/validations/address',
    body: true,
  },
  {
    at: 'validations.getValidationCodes',
    id: 'getValidationCodes',
    method: 'GET',
    path: '/v1/customers/all/validations',
    answer: 'list',
  },
  {
    at: 'countryValidationRules.byCountry(country).get',
    id: 'getCountryValidationRules',
    method: 'GET',
    path: '/v1/countryvalidationrules/{country}',
  },
  {
    at: 'profiles.organizationProfile.get',
    id: 'getPartnerOrganizationProfile',
    method: 'GET',
    path: '/v1/profiles/organization',
  },
  {
    at: 'profiles.organizationProfile.update',
    id: 'updatePartnerOrganizationProfile',
    method: 'PUT',
    path: '/v1/profiles/organization',
    body: true,
    versioned: true,
    reads: 'getPartnerOrganizationProfile',
  },
  {
    at: 'profiles.legalBusinessProfile.get',
    id: 'getPartnerLegalBusinessProfile',
    method: 'GET',
    path: '/v1/profiles/legalbusiness',
    query: ['vettingVersion'],
  },
  {
    at: 'profiles.legalBusinessProfile.update',
    id: 'updatePartnerLegalBusinessProfile',
    method: 'PUT',
    path: '/v1/profiles/legalbusiness',
    body: true,
  },
  { at: 'profiles.billingProfile.get', id: 'getPartnerBillingProfile', method: 'GET', path: '/v1/profiles/billing' },
  {
    at: 'profiles.billingProfile.update',
    id: 'updatePartnerBillingProfile',
    method: 'PUT',
    path: '/v1/profiles/billing',
    body: true,
    versioned: true,
    reads: 'getPartnerBillingProfile',
  },
  {
    at: 'profiles.mpnProfile.get',
    id: 'getPartnerNetworkProfile',
    method: 'GET',
    path: '/v1/profiles/mpn',
    query: ['mpnId'],
  },
  { at: 'profiles.supportProfile.get', id: 'getPartnerSupportProfile', method: 'GET', path: '/v1/profiles/support' },
  {
    at: 'profiles.supportProfile.replace',
    id: 'updatePartnerSupportProfile',
    method: 'PUT',
    path: '/v1/profiles/supportprofile',
    body: true,
  },
  {
    at: 'profiles.supportProfile.update',
    id: 'updatePartnerSupportProfileBySdk',
    method: 'PUT',
    path: '/v1/profiles/support',
    body: true,
  },
  {
    at: 'relationships.get',
    id: 'getPartnerRelationships',
    method: 'GET',
    path: '/v1/relationships',
    query: ['relationship_type', 'filter'],
  },
  {
    at: 'sandboxIndirectResellers.create',
    id: 'createSandboxIndirectReseller',
    method: 'POST',
    path: '/v1/sandboxIndirectReseller',
    body: true,
  },
  {
    at: 'sandboxIndirectResellers.byId(resellerId).delete',
    id: 'deleteSandboxIndirectReseller',
    method: 'DELETE',
    path: '/v1/sandboxIndirectReseller/{resellerId}',
    answer: 'nothing',
  },
  {
    at: 'selfServePolicies.get',
    id: 'getSelfServePolicies',
    method: 'GET',
    path: '/v1/SelfServePolicy',
    query: ['entity_id'],
  },
  {
    at: 'selfServePolicies.create',
    id: 'createSelfServePolicy',
    method: 'POST',
    path: '/v1/SelfServePolicy',
    body: true,
  },
  {
    at: 'selfServePolicies.update',
    id: 'updateSelfServePolicy',
    method: 'PUT',
    path: '/v1/SelfServePolicy',
    body: true,
    versioned: true,
  },
  {
    at: 'selfServePolicies.byId(policyId).get',
    id: 'getSelfServePolicy',
    method: 'GET',
    path: '/v1/SelfServePolicy/{policyId}',
  },
  {
    at: 'selfServePolicies.byId(policyId).update',
    id: 'updateSelfServePolicyById',
    method: 'PUT',
    path: '/v1/SelfServePolicy/{policyId}',
    body: true,
    versioned: true,
    reads: 'getSelfServePolicy',
  },
  {
    at: 'selfServePolicies.byId(policyId).delete',
    id: 'deleteSelfServePolicy',
    method: 'DELETE',
    path: '/v1/SelfServePolicy/{policyId}',
    answer: 'nothing',
  },
  {
    at: 'applicationMfaAdoptionStatus.get',
    id: 'getApplicationMfaAdoptionStatus',
    method: 'GET',
    path: '/v1/applicationmfaadoptionstatus',
    answer: 'list',
    query: ['startDate', 'endDate'],
  },
  { at: 'partnerRequests.get', id: 'getPartnerRequests', method: 'GET', path: '/v1/partnerRequests' },
  {
    at: 'nonMfaCompliantPrincipals.get',
    id: 'getNonMfaCompliantPrincipals',
    method: 'GET',
    path: '/v1/nonMfaCompliantPartnerPrincipals',
  },
  {
    at: 'delegatedAdmin.statistics.get',
    id: 'getDelegatedAdminStatistics',
    method: 'GET',
    path: '/CustomerServiceAdminApi/Web/v1/delegatedAdminStatistics',
  },
  {
    at: 'delegatedAdmin.customers.get',
    id: 'getDelegatedAdminCustomers',
    method: 'GET',
    path: '/CustomerServiceAdminApi/Web/v1/delegatedAdminCustomers',
    query: ['$top', '$skip', '$count', '$select', '$filter', '$orderby'],
  },
  {
    at: 'serviceIncidents.get',
    id: 'getOfficeServiceIncidents',
    method: 'GET',
    path: '/v1/serviceincidents/office',
    query: ['resolved', 'filter'],
  },
  {
    at: 'serviceIncidents.getCount',
    id: 'getOfficeServiceIncidentCount',
    method: 'GET',
    path: '/v1/serviceincidents/office/count',
    answer: 'value',
    query: ['resolved', 'filter'],
  },
  {
    at: 'auditRecords.list',
    id: 'getAuditRecords',
    method: 'GET',
    path: '/v1/auditrecords',
    query: ['startDate', 'endDate', 'size'],
    list: {
      substring: { companyName: 'CompanyName' },
      equals: { customerId: 'CustomerId', resourceType: 'ResourceType', operationType: 'OperationType' },
    },
  },
  { at: 'auditRecords.byId(recordId).get', id: 'getAuditRecord', method: 'GET', path: '/v1/auditrecords/{recordId}' },
  {
    at: 'auditActivity.auditRecords.list',
    id: 'getAuditRecordsOfAuditService',
    method: 'GET',
    path: '/auditactivity/v1/auditrecords',
    query: ['startDate', 'endDate', 'size'],
    list: {
      substring: { companyName: 'CompanyName' },
      equals: { customerId: 'CustomerId', resourceType: 'ResourceType', operationType: 'OperationType' },
    },
  },
  {
    at: 'auditActivity.auditRecords.byId(recordId).get',
    id: 'getAuditRecordOfAuditService',
    method: 'GET',
    path: '/auditactivity/v1/auditrecords/{recordId}',
  },
  { at: 'webhooks.registration.get', id: 'getWebhookRegistration', method: 'GET', path: '/webhooks/v1/registration' },
  {
    at: 'webhooks.registration.create',
    id: 'createWebhookRegistration',
    method: 'POST',
    path: '/webhooks/v1/registration',
    body: true,
  },
  {
    at: 'webhooks.registration.update',
    id: 'updateWebhookRegistration',
    method: 'PUT',
    path: '/webhooks/v1/registration',
    body: true,
  },
  {
    at: 'webhooks.registration.events.get',
    id: 'getWebhookEvents',
    method: 'GET',
    path: '/webhooks/v1/registration/events',
    answer: 'list',
  },
  {
    at: 'webhooks.registration.validationEvents.create',
    id: 'createWebhookValidationEvent',
    method: 'POST',
    path: '/webhooks/v1/registration/validationEvents',
  },
  {
    at: 'webhooks.registration.validationEvents.byId(correlationId).get',
    id: 'getWebhookValidationEvent',
    method: 'GET',
    path: '/webhooks/v1/registration/validationEvents/{correlationId}',
  },
  {
    at: 'webhooks.registration.deliveries.list',
    id: 'getWebhookDeliveries',
    method: 'GET',
    path: '/webhooks/v1/registration/deliveries',
    query: ['size'],
    list: {},
  },
  {
    at: 'webhooks.registration.offlineEvents.list',
    id: 'getOfflineWebhookEvents',
    method: 'GET',
    path: '/webhooks/v1/registration/offlineEvents',
    query: ['size'],
    list: {},
  },
  {
    at: 'webhooks.registration.offlineEvents.byId(eventId).resend',
    id: 'resendOfflineWebhookEvent',
    method: 'POST',
    path: '/webhooks/v1/registration/offlineEvents/{eventId}',
  },
  {
    at: 'webhooks.internalApp.registration.get',
    id: 'getInternalAppWebhookRegistration',
    method: 'GET',
    path: '/webhooks/v1/internalApp/registration',
  },
  {
    at: 'webhooks.internalApp.registration.create',
    id: 'createInternalAppWebhookRegistration',
    method: 'POST',
    path: '/webhooks/v1/internalApp/registration',
    body: true,
  },
  {
    at: 'webhooks.internalApp.registration.update',
    id: 'updateInternalAppWebhookRegistration',
    method: 'PUT',
    path: '/webhooks/v1/internalApp/registration',
    body: true,
  },
  {
    at: 'webhooks.internalApp.registration.events.get',
    id: 'getInternalAppWebhookEvents',
    method: 'GET',
    path: '/webhooks/v1/internalApp/registration/events',
    answer: 'list',
  },
  {
    at: 'webhooks.internalApp.registration.validationEvents.create',
    id: 'createInternalAppWebhookValidationEvent',
    method: 'POST',
    path: '/webhooks/v1/internalApp/registration/validationEvents',
  },
  {
    at: 'webhooks.internalApp.registration.validationEvents.byId(correlationId).get',
    id: 'getInternalAppWebhookValidationEvent',
    method: 'GET',
    path: '/webhooks/v1/internalApp/registration/validationEvents/{correlationId}',
  },
  { at: 'service.settings.get', id: 'getServiceSettings', method: 'GET', path: '/partnerite/v1/settings' },
  {
    at: 'service.activity.list',
    id: 'getRequestActivity',
    method: 'GET',
    path: '/partnerite/v1/activity',
    query: ['after', 'size'],
  },
];
