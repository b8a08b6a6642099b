// Generated from the contract by `npm run sdk`. Do not edit.

/** `Address` as the service describes it. */
export interface Address {
  /** ISO 3166-1 alpha-2 code. Exactly 2 characters. */
  country: string;
  /** At most 50 characters. */
  region?: string | undefined;
  /** 1 to 200 characters. */
  city: string;
  /** Checked against the list of states for US, CA, CN and MX; free text elsewhere. At most 50 characters. */
  state?: string | undefined;
  /** At most 200 characters. */
  district?: string | undefined;
  /** 1 to 200 characters. */
  addressLine1: string;
  /** At most 200 characters. */
  addressLine2?: string | undefined;
  /** At most 200 characters. */
  addressLine3?: string | undefined;
  /** Checked by the country's pattern. At most 20 characters. */
  postalCode?: string | undefined;
  /** 1 to 50 characters. */
  firstName?: string | undefined;
  /** 1 to 50 characters. */
  middleName?: string | undefined;
  /** 1 to 50 characters. */
  lastName?: string | undefined;
  /** An e-mail address. At most 254 characters. */
  emailAddress?: string | undefined;
  /** May be empty or in national form. At most 50 characters. */
  phoneNumber?: string | undefined;
}

/** `AddressValidationResponse` as the service describes it. */
export interface AddressValidationResponse {
  originalAddress: Address;
  /** None for None and NotValidated, else up to three. */
  suggestedAddresses: Address[];
  status:
    | 'VerifiedShippable'
    | 'Verified'
    | 'InteractionRequired'
    | 'StreetPartial'
    | 'PremisesPartial'
    | 'Multiple'
    | 'None'
    | 'NotValidated';
  /** Which members are wrong and why; absent where nothing is. */
  validationMessage?: string | undefined;
}

/** `Agreement` as the service describes it. */
export interface Agreement {
  /** Object id of the user of the partner who confirmed it; in the answer to that only. */
  userId?: string | undefined;
  primaryContact: AgreementContact;
  /** Id of the template, from the list of agreements. A GUID. */
  templateId: string;
  /** When the customer accepted: ISO 8601, UTC. */
  dateAgreed: string;
  type: 'MicrosoftCloudAgreement' | 'MicrosoftCustomerAgreement';
  /** Where the agreement can be read. */
  agreementLink?: string | undefined;
}

/** `AgreementCollection` as the service describes it. */
export interface AgreementCollection {
  /** At least 0. */
  totalCount: number;
  items: Agreement[];
  links?: ResourceLinks | undefined;
  attributes?: ResourceAttributes | undefined;
}

/** `AgreementContact` as the service describes it. */
export interface AgreementContact {
  /** 1 to 50 characters. */
  firstName: string;
  /** 1 to 50 characters. */
  middleName?: string | undefined;
  /** 1 to 50 characters. */
  lastName: string;
  /** An e-mail address. At most 254 characters. */
  email: string;
  /** At most 50 characters. */
  phoneNumber?: string | undefined;
}

/** `AgreementDocument` as the service describes it. */
export interface AgreementDocument {
  /** A page to look at; valid for five minutes. */
  displayUri: string;
  /** A file to save; valid for five minutes. */
  downloadUri: string;
  /** The language it is in: `en-US` where it is not in the one asked for. */
  language: string;
  country: string;
  versionRank: number;
}

/** `AgreementMetaData` as the service describes it. */
export interface AgreementMetaData {
  templateId: string;
  agreementType: 'MicrosoftCloudAgreement' | 'MicrosoftCustomerAgreement';
  /** Where the agreement can be read. */
  agreementLink: string;
  /** The highest is the newest. */
  versionRank: number;
}

/** `AgreementMetaDataCollection` as the service describes it. */
export interface AgreementMetaDataCollection {
  /** At least 0. */
  totalCount: number;
  items: AgreementMetaData[];
  links?: ResourceLinks | undefined;
  attributes?: ResourceAttributes | undefined;
}

/** `AgreementSignatureResponse` as the service describes it. */
export interface AgreementSignatureResponse {
  id: string;
  accountId: string;
  agreementId: string;
  agreementType: string;
  dateSigned: string;
  signedByFirstName?: string | undefined;
  signedByUserPrincipalName?: string | undefined;
  signedByUserObjectId?: string | undefined;
  signedByUserTenantId: string;
  attributes: ResourceAttributes;
}

/** `AgreementSignatureStatus` as the service describes it. */
export interface AgreementSignatureStatus {
  isAgreementSigned: boolean;
}

/** `ApplicationConsent` as the service describes it. */
export interface ApplicationConsent {
  /** A GUID. */
  applicationId: string;
  /** At most 256 characters. */
  displayName?: string | undefined;
  /** At most 100 items. */
  applicationGrants: ApplicationGrant[];
}

/** `ApplicationGrant` as the service describes it. */
export interface ApplicationGrant {
  /** Whose permissions are given. A GUID. */
  enterpriseApplicationId: string;
  /** Names of permissions, separated by commas. At least 1 characters. */
  scope: string;
}

/** `ApplicationMfaAdoptionStatus` as the service describes it. */
export interface ApplicationMfaAdoptionStatus {
  /** A day of UTC: `2026-05-20`. */
  loginDate: string;
  /** At least 0. */
  mfaCompliantRequestCount: number;
  /** At least 0. */
  totalRequestCount: number;
  applicationId: string;
  /** Empty when the application is not in the directory. */
  applicationName: string;
}

/** `AuditCustomizedDatum` as the service describes it. */
export interface AuditCustomizedDatum {
  key: string;
  value?: string | undefined;
}

/** `AuditRecord` as the service describes it. */
export interface AuditRecord {
  id: string;
  /** Tenant id of the partner. */
  partnerId: string;
  /** Absent where the write concerned no one customer. */
  customerId?: string | undefined;
  /** The customer's name at that time. */
  customerName?: string | undefined;
  /** The user who did it; absent when an application acted alone. */
  userPrincipalName?: string | undefined;
  applicationId: string;
  /** `undefined` where the vendor has no word for it; customizedData then names it. */
  resourceType:
    | 'undefined'
    | 'customer'
    | 'customer_user'
    | 'order'
    | 'subscription'
    | 'license'
    | 'third_party_add_on'
    | 'mpn_association'
    | 'transfer'
    | 'application'
    | 'application_credential'
    | 'partner_user'
    | 'partner_relationship'
    | 'referral'
    | 'software_key'
    | 'software_download_link'
    | 'spending_limit'
    | 'invoice'
    | 'agreement'
    | 'partner_customer_relationship'
    | 'self_serve_policy'
    | 'granular_admin_relationship'
    | 'granular_admin_access_assignment'
    | 'partner_customer_dap'
    | 'credit'
    | 'customer_directory_role'
    | 'software_page'
    | 'device'
    | 'policy'
    | 'overage'
    | 'new_commerce_migration'
    | 'azure_entitlement'
    | 'indirect_provider_indirect_reseller_dap';
  /** The resource before, as JSON text with PascalCase members; absent for a creation. */
  resourceOldValue?: string | undefined;
  /** The resource after, as JSON text with PascalCase members; absent for a removal. */
  resourceNewValue?: string | undefined;
  /** `undefined` where the vendor has no word for it; customizedData then names it. */
  operationType:
    | 'undefined'
    | 'update_customer_qualification'
    | 'update_subscription'
    | 'upgrade_subscription'
    | 'convert_trial_subscription'
    | 'add_customer'
    | 'update_customer_billing_profile'
    | 'update_customer_partner_contract_company_name'
    | 'update_customer_spending_budget'
    | 'delete_customer'
    | 'remove_partner_customer_relationship'
    | 'create_order'
    | 'update_order'
    | 'create_customer_user'
    | 'delete_customer_user'
    | 'update_customer_user'
    | 'update_customer_user_licenses'
    | 'reset_customer_user_password'
    | 'update_customer_user_principal_name'
    | 'restore_customer_user'
    | 'create_mpn_association'
    | 'update_mpn_association'
    | 'update_sfb_customer_user_licenses'
    | 'update_transfer'
    | 'create_partner_relationship'
    | 'register_application'
    | 'unregister_application'
    | 'add_application_credential'
    | 'remove_application_credential'
    | 'create_partner_user'
    | 'update_partner_user'
    | 'remove_partner_user'
    | 'create_referral'
    | 'update_referral'
    | 'get_software_key'
    | 'get_software_download_link'
    | 'increase_spending_limit'
    | 'ready_invoice'
    | 'create_agreement'
    | 'extend_relationship'
    | 'create_transfer'
    | 'create_self_serve_policy'
    | 'update_self_serve_policy'
    | 'delete_self_serve_policy'
    | 'remove_partner_relationship'
    | 'delete_tip_customer'
    | 'create_related_referral'
    | 'update_related_referral'
    | 'granular_admin_relationship_approved'
    | 'granular_admin_relationship_activated'
    | 'granular_admin_relationship_termination_requested'
    | 'granular_admin_relationship_terminated'
    | 'granular_admin_relationship_expired'
    | 'granular_admin_access_assignment_created'
    | 'granular_admin_access_assignment_updated'
    | 'granular_admin_access_assignment_deleted'
    | 'dap_admin_relationship_approved'
    | 'dap_admin_relationship_terminated'
    | 'create_credit'
    | 'update_credit'
    | 'cancel_credit'
    | 'add_user_member'
    | 'remove_user_member'
    | 'granular_admin_access_assignment_activated'
    | 'software_attestation'
    | 'granular_admin_relationship_cleaned_up'
    | 'update_company_info'
    | 'policy_created'
    | 'policy_updated'
    | 'policy_deleted'
    | 'device_updated'
    | 'devices_update_attempted'
    | 'device_deleted'
    | 'devices_upload_to_new_batch_attempted'
    | 'devices_upload_to_existing_batch_attempted'
    | 'manage_overage'
    | 'dap_admin_relationship_terminated_by_microsoft'
    | 'azure_fraud_event_detected'
    | 'create_new_commerce_migration';
  /** The MS-CorrelationId of the request. */
  originalCorrelationId?: string | undefined;
  /** ISO 8601, UTC. */
  operationDate: string;
  operationStatus: 'succeeded' | 'failed' | 'progress' | 'decline';
  /** Further facts; which ones depends on the operation. */
  customizedData?: AuditCustomizedDatum[] | undefined;
  attributes: ResourceAttributes;
}

/** `BillingProfile` as the service describes it. */
export interface BillingProfile {
  /** 2 to 255 characters. */
  companyName?: string | undefined;
  address?: Address | undefined;
  primaryContact?: ProfileContact | undefined;
  /** At most 50 characters. */
  purchaseOrderNumber?: string | undefined;
  /** At most 50 characters. */
  taxId?: string | undefined;
  /** ISO 4217 code of a currency. Exactly 3 characters. */
  billingCurrency?: string | undefined;
  /** Day of the month. 1 to 31. */
  billingDay?: number | undefined;
  profileType: string;
  links: ResourceLinks;
  attributes: VersionedAttributes;
}

/** Needs `companyName`, `address` and `primaryContact`. */
export interface BillingProfileUpdate {
  /** 2 to 255 characters. */
  companyName?: string | undefined;
  address?: Address | undefined;
  primaryContact?: ProfileContact | undefined;
  /** At most 50 characters. */
  purchaseOrderNumber?: string | undefined;
  /** At most 50 characters. */
  taxId?: string | undefined;
  /** ISO 4217 code of a currency. Exactly 3 characters. */
  billingCurrency?: string | undefined;
  /** Day of the month. 1 to 31. */
  billingDay?: number | undefined;
  attributes?:
    | {
        /** The version the update is based on, unless If-Match names it. */
        etag?: string | undefined;
      }
    | undefined;
}

/** `CountryValidationRules` as the service describes it. */
export interface CountryValidationRules {
  iso2Code: string;
  iso3Code: string;
  defaultCulture: string;
  isStateRequired: boolean;
  states?:
    | {
        value: string[];
      }
    | undefined;
  supportedStatesList?: string[] | undefined;
  supportedLanguages: {
    value: string[];
  };
  supportedLanguagesList: string[];
  supportedCultures: {
    value: string[];
  };
  supportedCulturesList: string[];
  isPostalCodeRequired: boolean;
  /** Over the code in upper case. */
  postalCodeRegex?: string | undefined;
  isCityRequired: boolean;
  isVatIdSupported?: boolean | undefined;
  taxIdFormat?: string | undefined;
  taxIdSample?: string | undefined;
  /** What every number has in common, in national or international form. */
  phoneNumberRegex?: string | undefined;
  isRegistrationNumberSupported: boolean;
  isTaxIdSupported?: boolean | undefined;
  resellerAgreementRegion?: string | undefined;
  geographicRegion?: string | undefined;
  countryCallingCodes?:
    | {
        value: string[];
      }
    | undefined;
  countryCallingCodesList?: string[] | undefined;
  customerOrganizationRegistrationNumberRegex: string;
  customerOrganizationRegistrationNumberRequired: boolean;
  customerOrganizationPhoneNumberRequired: boolean;
  attributes: ResourceAttributes;
}

/** `Customer` as the service describes it. */
export interface Customer {
  /** The id of the customer's tenant. */
  id: string;
  commerceId?: string | undefined;
  companyProfile: CustomerCompanyProfile;
  billingProfile?: CustomerBillingProfile | undefined;
  /** Only in the answer to a creation that sent it. */
  enableGDAPByDefault?: boolean | undefined;
  relationshipToPartner: 'none' | 'reseller' | 'advisor' | 'syndication' | 'microsoft_support';
  allowDelegatedAccess?: boolean | undefined;
  userCredentials?: UserCredentials | undefined;
  customDomains?: string[] | undefined;
  /** Tenant id of the indirect reseller. */
  associatedPartnerId?: string | undefined;
  links?: ResourceLinks | undefined;
  attributes: ResourceAttributes;
}

/** `CustomerBillingProfile` as the service describes it. */
export interface CustomerBillingProfile {
  id: string;
  /** 1 to 50 characters. */
  firstName?: string | undefined;
  /** 1 to 50 characters. */
  lastName?: string | undefined;
  /** An e-mail address. At most 254 characters. */
  email: string;
  /** A supported culture, e.g. `en-US`. At most 35 characters. */
  culture: string;
  /** A supported language, e.g. `en`. At most 35 characters. */
  language: string;
  /** 2 to 255 characters. */
  companyName: string;
  defaultAddress: Address;
  links?: ResourceLinks | undefined;
  attributes: VersionedAttributes;
}

/** `CustomerBillingProfileUpdate` as the service describes it. */
export interface CustomerBillingProfileUpdate {
  /** Belongs to the server; the id of another profile is refused. */
  id?: string | undefined;
  /** 1 to 50 characters. */
  firstName?: string | undefined;
  /** 1 to 50 characters. */
  lastName?: string | undefined;
  /** An e-mail address. At most 254 characters. */
  email: string;
  /** A supported culture, e.g. `en-US`. At most 35 characters. */
  culture: string;
  /** A supported language, e.g. `en`. At most 35 characters. */
  language: string;
  /** 2 to 255 characters. */
  companyName: string;
  defaultAddress: Address;
  attributes?:
    | {
        /** The version the update is based on, unless If-Match names it. */
        etag?: string | undefined;
      }
    | undefined;
}

/** `CustomerCompanyProfile` as the service describes it. */
export interface CustomerCompanyProfile {
  /** The same as the customer id. */
  tenantId: string;
  domain: string;
  /** Left out by some answers to a creation. */
  companyName?: string | undefined;
  /** Required in some countries. At most 50 characters. */
  organizationRegistrationNumber?: string | undefined;
  address?: Address | undefined;
  email?: string | undefined;
  links?: ResourceLinks | undefined;
  attributes: ResourceAttributes;
}

/** `CustomerOrganization` as the service describes it. */
export interface CustomerOrganization {
  street: string;
  countryLetterCode: string;
  postalCode?: string | undefined;
  city: string;
  state?: string | undefined;
  displayName: string;
  technicalNotificationMails: string[];
}

/** `CustomerPatch` as the service describes it. */
export interface CustomerPatch {
  /** `none` ends the relationship. */
  relationshipToPartner?: 'none' | 'reseller' | 'advisor' | 'syndication' | 'microsoft_support' | 'unknown' | undefined;
  /** `false` ends delegated administration. */
  allowDelegatedAccess?: boolean | undefined;
}

/** `CustomerQualification` as the service describes it. */
export interface CustomerQualification {
  qualification: 'Education' | 'GovernmentCommunityCloud' | 'StateOwnedEntity';
  /** Absent where nobody has to look into it. */
  vettingStatus?: 'Approved' | 'Denied' | 'InReview' | undefined;
  /** Why it was denied. */
  vettingReason?: string | undefined;
  /** When it was asked for. */
  vettingCreateDate?: string | undefined;
  /** The same as vettingCreateDate. */
  vettingCreatedDate?: string | undefined;
}

/** `CustomerQualificationRequest` as the service describes it. */
export interface CustomerQualificationRequest {
  qualification: 'Education' | 'GovernmentCommunityCloud' | 'StateOwnedEntity';
  /** Required for Education. */
  educationSegment?: 'K12' | 'HigherEducation' | undefined;
  /** For Education. At most 2048 characters. */
  website?: string | undefined;
  /** Required for GovernmentCommunityCloud. 1 to 100 characters. */
  validationCode?: string | undefined;
}

/** `CustomerRow` as the service describes it. */
export interface CustomerRow {
  id: string;
  companyProfile: CustomerCompanyProfile;
  relationshipToPartner: 'none' | 'reseller' | 'advisor' | 'syndication' | 'microsoft_support';
  links?: ResourceLinks | undefined;
  attributes: ResourceAttributes;
}

/** `CustomerUser` as the service describes it. */
export interface CustomerUser {
  usageLocation?: string | undefined;
  id: string;
  userPrincipalName: string;
  firstName?: string | undefined;
  lastName?: string | undefined;
  displayName: string;
  immutableId?: string | undefined;
  passwordProfile?: PasswordProfile | undefined;
  phoneNumber?: string | undefined;
  userDomainType: 'none' | 'managed' | 'federated';
  /** `inactive` means deleted. */
  state: 'active' | 'inactive';
  /** When the account was deleted. It is kept for 30 days from then. */
  softDeletionTime?: string | undefined;
  links?: ResourceLinks | undefined;
  attributes: ResourceAttributes;
}

/** `CustomerUserPatch` as the service describes it. */
export interface CustomerUserPatch {
  /** Required where the path does not name the user. */
  id?: string | undefined;
  /** ISO 3166-1 alpha-2 code of a country. Exactly 2 characters. */
  usageLocation?: string | undefined;
  /** The name to sign in with, in one of the customer's domains. An e-mail address. At most 318 characters. */
  userPrincipalName?: string | undefined;
  /** 1 to 64 characters. */
  firstName?: string | undefined;
  /** 1 to 64 characters. */
  lastName?: string | undefined;
  /** 1 to 256 characters. */
  displayName?: string | undefined;
  /** Required where the domain of the name is a verified domain that the customer brought along. 1 to 256 characters. */
  immutableId?: string | undefined;
  /** At most 64 characters. */
  phoneNumber?: string | undefined;
  passwordProfile?: PasswordProfilePatch | undefined;
  /** `active` restores a deleted user. */
  state?: 'active' | 'inactive' | undefined;
}

/** `DelegatedAdminAccessCount` as the service describes it. */
export interface DelegatedAdminAccessCount {
  /** Month, day and year in UTC: `6/18/2021`. */
  date: string;
  count: number;
}

/** `DelegatedAdminCustomer` as the service describes it. */
export interface DelegatedAdminCustomer {
  id: string;
  customerTenantId: string;
  organizationDisplayName: string;
  /** At least 0. */
  partnerAgentCount: number;
  /** At least 0. */
  partnerSignInCount: number;
  /** At least 0. */
  globalAdminSignInCount: number;
  dapEnabled: boolean;
  /** Absent where the audit does not reach back so far. */
  startDateTime?: string | undefined;
  endDateTime?: string | undefined;
}

/** `DelegatedAdminCustomerCollection` as the service describes it. */
export interface DelegatedAdminCustomerCollection {
  '@odata.context': string;
  /** How many customers there are. At least 0. */
  '@odata.count'?: number | undefined;
  value: DelegatedAdminCustomer[];
}

/** `DelegatedAdminStatistics` as the service describes it. */
export interface DelegatedAdminStatistics {
  '@odata.context': string;
  id: string;
  partnerTenantId: string;
  /** At least 0. */
  totalDapCustomerCount: number;
  /** By day, as far back as the audit reaches. */
  establishedDapCount: DelegatedAdminAccessCount[];
  /** By day, as far back as the audit reaches. */
  inactiveDapCount: DelegatedAdminAccessCount[];
}

/** `DirectoryRole` as the service describes it. */
export interface DirectoryRole {
  name: string;
  /** The same in every tenant. */
  id: string;
  attributes: ResourceAttributes;
}

/** `DirectoryRoleCollection` as the service describes it. */
export interface DirectoryRoleCollection {
  /** At least 0. */
  totalCount: number;
  items: DirectoryRole[];
  links?: ResourceLinks | undefined;
  attributes?: ResourceAttributes | undefined;
}

/** `DirectSignedCustomerAgreementStatus` as the service describes it. */
export interface DirectSignedCustomerAgreementStatus {
  /** Whether the customer signed with Microsoft itself. */
  isSigned: boolean;
}

/** `Domain` as the service describes it. */
export interface Domain {
  authenticationType: 'managed' | 'federated';
  capability:
    | 'none'
    | 'email'
    | 'sharepoint'
    | 'office_communications_online'
    | 'sharepoint_default'
    | 'full_redelegation'
    | 'share_point_public'
    | 'org_id_authentication'
    | 'yammer'
    | 'intune'
    | 'all';
  isDefault: boolean;
  isInitial: boolean;
  name: string;
  rootDomain?: string | undefined;
  status: 'unverified' | 'verified' | 'pending_deletion';
  verificationMethod: 'none' | 'dns_record' | 'email';
}

/** Required for a federated domain. */
export interface DomainFederationSettings {
  /** At most 2048 characters. */
  activeLogOnUri?: string | undefined;
  /** At most 2048 characters. */
  defaultInteractiveAuthenticationMethod?: string | undefined;
  /** At most 255 characters. */
  federationBrandName?: string | undefined;
  /** 1 to 2048 characters. */
  issuerUri: string;
  /** 1 to 2048 characters. */
  logOffUri: string;
  /** At most 2048 characters. */
  metadataExchangeUri?: string | undefined;
  /** At most 16384 characters. */
  nextSigningCertificate?: string | undefined;
  /** At most 2048 characters. */
  openIdConnectDiscoveryEndpoint?: string | undefined;
  /** 1 to 2048 characters. */
  passiveLogOnUri: string;
  preferredAuthenticationProtocol: 'ws_fed' | 'samlp';
  promptLoginBehavior: 'translate_to_fresh_password_auth' | 'native_support' | 'disabled';
  /** 1 to 16384 characters. */
  signingCertificate: string;
  /** At most 255 characters. */
  signingCertificateUpdateStatus?: string | undefined;
  supportsMfa?: boolean | undefined;
}

/** `GccValidationRelationship` as the service describes it. */
export interface GccValidationRelationship {
  partnerId: string;
  customerId: string;
  validationId?: string | undefined;
  organizationName?: string | undefined;
  eTag?: string | undefined;
}

/** Who allows it and pays: the partner. */
export interface Grantor {
  grantorType: 'billToPartner';
  /** A GUID. */
  tenantID: string;
}

/** `LegalBusinessProfile` as the service describes it. */
export interface LegalBusinessProfile {
  /** 2 to 255 characters. */
  companyName?: string | undefined;
  address?: Address | undefined;
  primaryContact?: ProfileContact | undefined;
  companyApproverAddress?: Address | undefined;
  /** An e-mail address. At most 254 characters. */
  companyApproverEmail?: string | undefined;
  /** Belongs to the server. */
  vettingStatus: 'none' | 'pending' | 'authorized' | 'rejected';
  /** Belongs to the server. */
  vettingSubStatus:
    | 'none'
    | 'entry'
    | 'email_ownership'
    | 'email_domain'
    | 'employment_verification'
    | 'decision'
    | 'other'
    | 'business_verification';
  profileType: string;
  links: ResourceLinks;
  attributes: ResourceAttributes;
}

/** Needs `companyName`, `address` and `primaryContact`. */
export interface LegalBusinessProfileUpdate {
  /** 2 to 255 characters. */
  companyName?: string | undefined;
  address?: Address | undefined;
  primaryContact?: ProfileContact | undefined;
  companyApproverAddress?: Address | undefined;
  /** An e-mail address. At most 254 characters. */
  companyApproverEmail?: string | undefined;
}

/** `Link` as the service describes it. */
export interface Link {
  /** Relative address; the links of a collection have no leading slash. */
  uri: string;
  method: string;
  /** Headers to send when the link is followed. */
  headers: {
    key: string;
    value: string;
  }[];
}

/** `ManagedService` as the service describes it. */
export interface ManagedService {
  id: string;
  name: string;
  groupName: string;
  links: ManagedServiceLinks;
  attributes: ResourceAttributes;
}

/** `ManagedServiceCollection` as the service describes it. */
export interface ManagedServiceCollection {
  /** At least 0. */
  totalCount: number;
  items: ManagedService[];
  links?: ResourceLinks | undefined;
  attributes?: ResourceAttributes | undefined;
}

/** `ManagedServiceLinks` as the service describes it. */
export interface ManagedServiceLinks {
  adminService?: Link | undefined;
  serviceHealth?: Link | undefined;
  serviceTicket?: Link | undefined;
}

/** `MpnProfile` as the service describes it. */
export interface MpnProfile {
  /** Answered to a request that names an MPN id. */
  partnerName?: string | undefined;
  mpnId: string;
  profileType: string;
  links: ResourceLinks;
  attributes: ResourceAttributes;
}

/** `NewAgreement` as the service describes it. */
export interface NewAgreement {
  /** Belongs to the server: it is the user of the token. A GUID. */
  userId?: string | undefined;
  primaryContact: AgreementContact;
  /** Id of the template, from the list of agreements. A GUID. */
  templateId: string;
  /** ISO 8601; UTC unless it has an offset. Not in the future. At most 40 characters. */
  dateAgreed: string;
  type: 'MicrosoftCloudAgreement' | 'MicrosoftCustomerAgreement';
}

/** `NewCustomer` as the service describes it. */
export interface NewCustomer {
  /** Whether a granular delegated relationship is made along with the customer. */
  enableGDAPByDefault?: boolean | undefined;
  companyProfile: NewCustomerCompanyProfile;
  billingProfile: NewCustomerBillingProfile;
  /** Tenant id of the indirect reseller the customer is for. A GUID. */
  associatedPartnerId?: string | undefined;
}

/** `NewCustomerBillingProfile` as the service describes it. */
export interface NewCustomerBillingProfile {
  /** 1 to 50 characters. */
  firstName?: string | undefined;
  /** 1 to 50 characters. */
  lastName?: string | undefined;
  /** An e-mail address. At most 254 characters. */
  email: string;
  /** A supported culture, e.g. `en-US`. At most 35 characters. */
  culture: string;
  /** A supported language, e.g. `en`. At most 35 characters. */
  language: string;
  /** 2 to 255 characters. */
  companyName: string;
  defaultAddress: Address;
}

/** `NewCustomerCompanyProfile` as the service describes it. */
export interface NewCustomerCompanyProfile {
  /** E.g. `contoso.onmicrosoft.com`. A domain name. At most 253 characters. */
  domain: string;
  /** Required in some countries. At most 50 characters. */
  organizationRegistrationNumber?: string | undefined;
}

/** `NewCustomerUser` as the service describes it. */
export interface NewCustomerUser {
  /** ISO 3166-1 alpha-2 code of a country. Exactly 2 characters. */
  usageLocation?: string | undefined;
  /** The name to sign in with, in one of the customer's domains. An e-mail address. At most 318 characters. */
  userPrincipalName: string;
  /** 1 to 64 characters. */
  firstName?: string | undefined;
  /** 1 to 64 characters. */
  lastName?: string | undefined;
  /** 1 to 256 characters. */
  displayName: string;
  /** Required where the domain of the name is a verified domain that the customer brought along. 1 to 256 characters. */
  immutableId?: string | undefined;
  /** At most 64 characters. */
  phoneNumber?: string | undefined;
  passwordProfile: NewPasswordProfile;
}

/** `NewDomain` as the service describes it. */
export interface NewDomain {
  authenticationType: 'managed' | 'federated';
  capability:
    | 'none'
    | 'email'
    | 'sharepoint'
    | 'office_communications_online'
    | 'sharepoint_default'
    | 'full_redelegation'
    | 'share_point_public'
    | 'org_id_authentication'
    | 'yammer'
    | 'intune'
    | 'all';
  isDefault?: boolean | undefined;
  isInitial?: boolean | undefined;
  /** A domain name. At most 253 characters. */
  name: string;
  /** A domain name. At most 253 characters. */
  rootDomain?: string | undefined;
  status: 'unverified' | 'verified' | 'pending_deletion';
  verificationMethod: 'none' | 'dns_record' | 'email';
}

/** `NewPasswordProfile` as the service describes it. */
export interface NewPasswordProfile {
  /** Three of these: lower case, upper case, digits, anything else. Taken as it is, blanks included. 8 to 256 characters. */
  password: string;
  /** Whether the password must be changed at the next sign-in. */
  forceChangePassword?: boolean | undefined;
}

/** `NewSandboxIndirectReseller` as the service describes it. */
export interface NewSandboxIndirectReseller {
  /** Digits; may be used more than once. 1 to 20 characters. */
  mpnId: string;
  tenant: NewSandboxResellerTenant;
  legalBusinessProfile: NewSandboxResellerProfile;
  /** E.g. `en`. At most 35 characters. */
  organizationProfileLanguage: string;
}

/** `NewSandboxResellerContact` as the service describes it. */
export interface NewSandboxResellerContact {
  /** 1 to 50 characters. */
  firstName: string;
  /** 1 to 50 characters. */
  lastName: string;
  /** An e-mail address. At most 254 characters. */
  email: string;
  /** At most 50 characters. */
  phoneNumber?: string | undefined;
}

/** `NewSandboxResellerProfile` as the service describes it. */
export interface NewSandboxResellerProfile {
  /** 1 to 255 characters. */
  companyName: string;
  address: Address;
  primaryContact: NewSandboxResellerContact;
  /** A supported culture, e.g. `en-US`. At most 35 characters. */
  culture: string;
}

/** `NewSandboxResellerTenant` as the service describes it. */
export interface NewSandboxResellerTenant {
  /** What its domain below onmicrosoft.com begins with. 1 to 63 characters. */
  domainPrefix: string;
  /** 1 to 255 characters. */
  name: string;
  /** 1 to 255 characters. */
  displayName: string;
  /** 1 to 64 characters. */
  adminUserName: string;
  /** 1 to 50 characters. */
  adminFirstName: string;
  /** 1 to 50 characters. */
  adminLastName: string;
  /** An e-mail address. At most 254 characters. */
  adminAlternateEmail: string;
  /** ISO 3166-1 alpha-2 code. Exactly 2 characters. */
  country: string;
  /** A supported culture, e.g. `en-US`. At most 35 characters. */
  culture: string;
}

/** `NewSelfServePolicy` as the service describes it. */
export interface NewSelfServePolicy {
  selfServeEntity: SelfServeEntity;
  grantor: Grantor;
  /** Each at most once. At most 100 items. */
  permissions: Permission[];
}

/** `NewUserMember` as the service describes it. */
export interface NewUserMember {
  /** The id of the user, which alone decides whom the names mean. A GUID. */
  id: string;
  displayName: string;
  userPrincipalName: string;
}

/** `NewWebhookRegistration` as the service describes it. */
export interface NewWebhookRegistration {
  /** Where events are posted to. 1 to 2048 characters. */
  webhookUrl: string;
  /** The names of the events to be told of. At most 100 items. */
  webhookEvents: WebhookEventName[];
  /** Sends the signature in x-ms-signature instead of Authorization. */
  signatureTokenToMsSignatureHeader?: boolean | undefined;
}

/** `NonMfaCompliantPartnerPrincipal` as the service describes it. */
export interface NonMfaCompliantPartnerPrincipal {
  /** Of the user; absent when the token has no claim oid. */
  objectId?: string | undefined;
  tenantId: string;
  /** User principal name. */
  upn?: string | undefined;
  /** ISO 8601, UTC. */
  lastNonMfaCompliantRequestDateTime: string;
}

/** `NonMfaCompliantPartnerPrincipalCollection` as the service describes it. */
export interface NonMfaCompliantPartnerPrincipalCollection {
  /** At least 0. */
  totalCount: number;
  items: NonMfaCompliantPartnerPrincipal[];
  links?: ResourceLinks | undefined;
  attributes?: ResourceAttributes | undefined;
}

/** `OfflineWebhookEvent` as the service describes it. */
export interface OfflineWebhookEvent {
  id: string;
  /** The registration that it is for. */
  subscriberId: string;
  eventName: string;
  /** Relative address of the resource that changed. */
  resourceUri?: string | undefined;
  resourceName: string;
  /** ISO 8601, UTC. */
  resourceChangeUtcDate: string;
  /** Pending once it is to be sent again. */
  status: 'pending' | 'failed';
  /** The last tries, the first one first. */
  results: WebhookResponse[];
  attributes: ResourceAttributes;
}

/** `OrganizationProfile` as the service describes it. */
export interface OrganizationProfile {
  id: string;
  /** 2 to 255 characters. */
  companyName?: string | undefined;
  defaultAddress?: Address | undefined;
  tenantId: string;
  /** A domain name. At most 253 characters. */
  domain?: string | undefined;
  /** An e-mail address. At most 254 characters. */
  email?: string | undefined;
  /** At most 35 characters. */
  language?: string | undefined;
  /** At most 35 characters. */
  culture?: string | undefined;
  profileType: string;
  links: ResourceLinks;
  attributes: VersionedAttributes;
}

/** Needs `companyName`, `defaultAddress`, `email`, `language` and `culture`. */
export interface OrganizationProfileUpdate {
  /** Belongs to the server; another id is refused. */
  id?: string | undefined;
  /** 2 to 255 characters. */
  companyName?: string | undefined;
  defaultAddress?: Address | undefined;
  /** Belongs to the server; another tenant is refused. */
  tenantId?: string | undefined;
  /** A domain name. At most 253 characters. */
  domain?: string | undefined;
  /** An e-mail address. At most 254 characters. */
  email?: string | undefined;
  /** At most 35 characters. */
  language?: string | undefined;
  /** At most 35 characters. */
  culture?: string | undefined;
  attributes?:
    | {
        /** The version the update is based on, unless If-Match names it. */
        etag?: string | undefined;
      }
    | undefined;
}

/** `PartnerRelationship` as the service describes it. */
export interface PartnerRelationship {
  /** Tenant id of the other partner. */
  id: string;
  name?: string | undefined;
  /** What this partner is of the other one. */
  relationshipType: 'is_indirect_reseller_of' | 'is_indirect_cloud_solution_provider_of';
  /** `Active`; not in the list of a customer. */
  state?: string | undefined;
  /** Number of the other partner in the partner network. */
  mpnId?: string | undefined;
  /** Country of the other partner; not in the list of a customer. */
  location?: string | undefined;
  attributes: ResourceAttributes;
}

/** `PartnerRelationshipCollection` as the service describes it. */
export interface PartnerRelationshipCollection {
  /** At least 0. */
  totalCount: number;
  items: PartnerRelationship[];
  links?: ResourceLinks | undefined;
  attributes?: ResourceAttributes | undefined;
}

/** `PartnerRelationshipResponse` as the service describes it. */
export interface PartnerRelationshipResponse {
  /** Tenant id of the provider. */
  id: string;
  /** Name of the provider, where it is known. */
  name?: string | undefined;
  relationshipType: 'is_indirect_reseller_of';
  state: string;
  mpnId: string;
  attributes: ResourceAttributes;
}

/** `PartnerRequest` as the service describes it. */
export interface PartnerRequest {
  requestId: string;
  correlationId: string;
  /** E.g. `Get /v{version}/partnerRequests`. */
  operationName: string;
  /** ISO 8601, UTC. */
  requestDateTime: string;
  ipAddress: string;
  /** Of the user; absent when the token has no claim oid. */
  objectId?: string | undefined;
  tenantId: string;
  /** User principal name. */
  upn?: string | undefined;
  applicationId: string;
  /** The token says that the user proved a second factor. */
  mfaCompliant: boolean;
}

/** `PartnerRequestCollection` as the service describes it. */
export interface PartnerRequestCollection {
  /** At least 0. */
  totalCount: number;
  items: PartnerRequest[];
  links?: ResourceLinks | undefined;
  attributes?: ResourceAttributes | undefined;
}

/** `PartnerSupportProfile` as the service describes it. */
export interface PartnerSupportProfile {
  /** An e-mail address. At most 254 characters. */
  email?: string | undefined;
  /** At most 50 characters. */
  telephone?: string | undefined;
  /** Address of a web site, with or without `https://`. At most 2048 characters. */
  website?: string | undefined;
  profileType: string;
  links: ResourceLinks;
  attributes: ResourceAttributes;
}

/** Needs `email`. */
export interface PartnerSupportProfileUpdate {
  /** An e-mail address. At most 254 characters. */
  email?: string | undefined;
  /** At most 50 characters. */
  telephone?: string | undefined;
  /** Address of a web site, with or without `https://`. At most 2048 characters. */
  website?: string | undefined;
}

/** `PasswordProfile` as the service describes it. */
export interface PasswordProfile {
  password: string;
  /** Whether the password must be changed at the next sign-in. */
  forceChangePassword?: boolean | undefined;
}

/** `PasswordProfilePatch` as the service describes it. */
export interface PasswordProfilePatch {
  /** Three of these: lower case, upper case, digits, anything else. Taken as it is, blanks included. 8 to 256 characters. */
  password?: string | undefined;
  /** Whether the password must be changed at the next sign-in. */
  forceChangePassword?: boolean | undefined;
}

/** `PasswordReset` as the service describes it. */
export interface PasswordReset {
  passwordProfile: NewPasswordProfile;
}

/** `PatchedCustomer` as the service describes it. */
export interface PatchedCustomer {
  relationshipToPartner?: 'none' | 'reseller' | 'advisor' | 'syndication' | 'microsoft_support' | undefined;
  allowDelegatedAccess?: boolean | undefined;
  attributes?: ResourceAttributes | undefined;
}

/** `Permission` as the service describes it. */
export interface Permission {
  resource: 'AzureReservedInstances' | 'AzureSavingsPlan';
  action: 'Purchase';
}

/** `ProfileContact` as the service describes it. */
export interface ProfileContact {
  /** 1 to 50 characters. */
  firstName: string;
  /** 1 to 50 characters. */
  middleName?: string | undefined;
  /** 1 to 50 characters. */
  lastName: string;
  /** An e-mail address. At most 254 characters. */
  email?: string | undefined;
  /** May be empty. At most 50 characters. */
  phoneNumber?: string | undefined;
}

/** `RecordedHeader` as the service describes it. */
export interface RecordedHeader {
  key: string;
  value: string;
}

/** `RecordedRequest` as the service describes it. */
export interface RecordedRequest {
  /** Grows from one request to the next, also when the server starts anew. */
  id: number;
  /** When the request came in. ISO 8601, UTC. */
  at: string;
  method: string;
  /** With the query. */
  path: string;
  status: number;
  /** At least 0. */
  durationMs: number;
  /** Absent where no operation has the path. */
  operationId?: string | undefined;
  requestId: string;
  correlationId: string;
  applicationId?: string | undefined;
  /** Who asked together with the application. */
  user?: string | undefined;
  requestHeaders: RecordedHeader[];
  /** Absent where there was none or it was not read. */
  requestBody?: string | undefined;
  responseHeaders: RecordedHeader[];
  /** Absent where there was none or it was a page. */
  responseBody?: string | undefined;
  /** A part was longer than what is recorded of it. */
  truncated: boolean;
}

/** `RelationshipRequest` as the service describes it. */
export interface RelationshipRequest {
  url: string;
  attributes: ResourceAttributes;
}

/** `RequestActivity` as the service describes it. */
export interface RequestActivity {
  /** How many requests this answer holds. At least 0. */
  totalCount: number;
  items: RecordedRequest[];
  /** Id of the newest request: the `after` of the next question. At least 0. */
  latest: number;
  attributes: ResourceAttributes;
}

/** `RequestedCustomerQualification` as the service describes it. */
export interface RequestedCustomerQualification {
  qualification: 'Education' | 'GovernmentCommunityCloud' | 'StateOwnedEntity';
  /** Absent where nobody has to look into it. */
  vettingStatus?: 'Approved' | 'Denied' | 'InReview' | undefined;
  /** Why it was denied. */
  vettingReason?: string | undefined;
  /** When it was asked for. */
  vettingCreateDate?: string | undefined;
}

/** `ResentWebhookEvents` as the service describes it. */
export interface ResentWebhookEvents {
  /** At least 0. */
  totalCount: number;
  items: OfflineWebhookEvent[];
  links?: ResourceLinks | undefined;
  attributes?: ResourceAttributes | undefined;
}

/** `ResourceAttributes` as the service describes it. */
export interface ResourceAttributes {
  /** Names this version of the resource. */
  etag?: string | undefined;
  objectType: string;
}

/** `ResourceLinks` as the service describes it. */
export interface ResourceLinks {
  self?: Link | undefined;
  next?: Link | undefined;
  previous?: Link | undefined;
}

/** `SandboxIndirectReseller` as the service describes it. */
export interface SandboxIndirectReseller {
  accountId: string;
  mpnId: string;
  tenant: SandboxResellerTenant;
  agreementSignature: AgreementSignatureResponse;
  partnerRelationship: PartnerRelationshipResponse;
}

/** `SandboxResellerTenant` as the service describes it. */
export interface SandboxResellerTenant {
  id: string;
  adminUserAccount: string;
  /** Shown once. */
  password: string;
}

/** Who may buy for itself: a customer of the partner. */
export interface SelfServeEntity {
  selfServeEntityType: 'customer';
  /** A GUID. */
  tenantID: string;
}

/** `SelfServePolicy` as the service describes it. */
export interface SelfServePolicy {
  /** Tenant ids of grantor and entity, joined by an underscore. */
  id: string;
  selfServeEntity: SelfServeEntity;
  grantor: Grantor;
  /** Each at most once. At most 100 items. */
  permissions: Permission[];
  attributes: VersionedAttributes;
}

/** `SelfServePolicyCollection` as the service describes it. */
export interface SelfServePolicyCollection {
  /** At least 0. */
  totalCount: number;
  items: SelfServePolicy[];
  links?: ResourceLinks | undefined;
  attributes?: ResourceAttributes | undefined;
}

/** `SelfServePolicyUpdate` as the service describes it. */
export interface SelfServePolicyUpdate {
  /** Required where the path does not name the policy. */
  id?: string | undefined;
  selfServeEntity: SelfServeEntity;
  grantor: Grantor;
  /** Each at most once. At most 100 items. */
  permissions: Permission[];
  attributes?:
    | {
        /** The version the update is based on, unless If-Match names it. */
        etag?: string | undefined;
      }
    | undefined;
}

/** Public credentials of the partner who asks, in the demo world. */
export interface ServiceDemo {
  domain: string;
  applicationId: string;
  applicationSecret: string;
  /** The public application, for people who sign in. */
  signInApplicationId: string;
  userName: string;
  password: string;
}

/** `ServiceFidelity` as the service describes it. */
export interface ServiceFidelity {
  /** JSON bodies begin with a byte order mark. */
  bom: boolean;
  /** The one status for a stale ETag; absent where it depends on who named the ETag. */
  staleETagStatus?: number | undefined;
  /** Edition of address validation. */
  addressValidation: 2021 | 2023;
}

/** `ServiceIncidentCollection` as the service describes it. */
export interface ServiceIncidentCollection {
  /** At least 0. */
  totalCount: number;
  items: ServiceIncidentDetail[];
  links?: ResourceLinks | undefined;
  attributes?: ResourceAttributes | undefined;
}

/** `ServiceIncidentDetail` as the service describes it. */
export interface ServiceIncidentDetail {
  id: string;
  messageType?: 'none' | 'incident' | 'message_center' | 'all' | undefined;
  startTime?: string | undefined;
  endTime?: string | undefined;
  status?: 'normal' | 'information' | 'warning' | 'critical' | undefined;
  messages?: ServiceIncidentHistory[] | undefined;
  workload?: string | undefined;
  affectedWorkloadNames?: string[] | undefined;
  resolved?: boolean | undefined;
  impactedArea?: string | undefined;
  impactedCustomers?: number | undefined;
  requiredBy?: string | undefined;
  category?: string | undefined;
  actionType?: string | undefined;
  severity?: 'normal' | 'information' | 'warning' | 'critical' | undefined;
}

/** `ServiceIncidentHistory` as the service describes it. */
export interface ServiceIncidentHistory {
  publishedTime?: string | undefined;
  messageText?: string | undefined;
}

/** `ServicePartner` as the service describes it. */
export interface ServicePartner {
  /** Tenant id. */
  id: string;
  name?: string | undefined;
  /** Its customers may be deleted. */
  sandbox: boolean;
}

/** `ServiceServer` as the service describes it. */
export interface ServiceServer {
  name: string;
  /** Version of Partnerite. */
  version: string;
  /** Version of Node. */
  node: string;
  /** ISO 8601, UTC. */
  startedAt: string;
  /** Origin under which the server calls itself. */
  address: string;
  store: 'sqlite' | 'postgresql';
  /** Told while the server can be reached from its machine only. */
  dataFolder?: string | undefined;
  /** The store holds the demo world. */
  demo: boolean;
}

/** `ServiceSettings` as the service describes it. */
export interface ServiceSettings {
  server: ServiceServer;
  fidelity: ServiceFidelity;
  /** Requests are held to the published limits. */
  throttling: boolean;
  /** Sandbox partners are held to the published numbers. */
  sandboxLimits: boolean;
  /** Users must have proved a second factor. */
  requireMfa: boolean;
  /** How long audit records are kept; 0 for good. At least 0. */
  auditRetentionDays: number;
  /** The last requests are recorded. */
  activity: boolean;
  partner: ServicePartner;
  demo?: ServiceDemo | undefined;
  attributes: ResourceAttributes;
}

/** `SpendingBudget` as the service describes it. */
export interface SpendingBudget {
  /** A month, in units of the billing currency. */
  amount?: number | undefined;
  usageSpendingBudget?: number | undefined;
  links?: ResourceLinks | undefined;
  attributes: ResourceAttributes;
}

/** `SpendingBudgetUpdate` as the service describes it. */
export interface SpendingBudgetUpdate {
  /** No amount, or null, removes the budget. 0 to 1000000000000. */
  amount?: number | undefined;
}

/** `UserCredentials` as the service describes it. */
export interface UserCredentials {
  userName: string;
  password: string;
}

/** `UserMember` as the service describes it. */
export interface UserMember {
  displayName: string;
  userPrincipalName: string;
  roleId: string;
  /** The id of the user. */
  id: string;
  attributes: ResourceAttributes;
}

/** `UserMemberCollection` as the service describes it. */
export interface UserMemberCollection {
  /** At least 0. */
  totalCount: number;
  items: UserMember[];
  links?: ResourceLinks | undefined;
  attributes?: ResourceAttributes | undefined;
}

/** `ValidationCode` as the service describes it. */
export interface ValidationCode {
  partnerId: string;
  organizationName: string;
  validationId: string;
  /** How many customers it is good for. */
  maxCreates?: number | undefined;
  remainingCreates?: number | undefined;
  eTag: string;
}

/** `ValidationStatus` as the service describes it. */
export interface ValidationStatus {
  type: 'account';
  status: 'Allowed' | 'UnderReview' | 'NotAllowed' | 'Unknown' | 'Not Ready';
  /** UTC without a zone: `2021-07-14T18:02:00`. */
  lastUpdateDateTime: string;
}

/** `VerifiedDomain` as the service describes it. */
export interface VerifiedDomain {
  /** A domain name. At most 253 characters. */
  verifiedDomainName: string;
  domain: NewDomain;
  domainFederationSettings?: DomainFederationSettings | undefined;
}

/** `VersionedAttributes` as the service describes it. */
export interface VersionedAttributes {
  /** Names this version; for a customer billing profile a signed 64-bit decimal. */
  etag: string;
  objectType: string;
}

/** `WebhookDelivery` as the service describes it. */
export interface WebhookDelivery {
  eventId: string;
  /** The registration that it is for. */
  subscriberId: string;
  eventName: string;
  /** Relative address of the resource that changed. */
  resourceUri?: string | undefined;
  resourceName: string;
  /** When the event was raised: ISO 8601, UTC. */
  resourceChangeUtcDate: string;
  /** Waiting for its first try, another one, or an earlier event of the same customer; offline once the last try has failed. */
  state: 'waiting' | 'delivered' | 'offline';
  /** The tries so far, the first one first. */
  results: WebhookResponse[];
  /** When it is tried next, ISO 8601, UTC; absent while a try is under way, while it waits for an earlier event, and at the end. */
  nextTryUtcDate?: string | undefined;
  attributes: ResourceAttributes;
}

/** An event that can be registered for; `customer-...` are Partnerite's own. */
export type WebhookEventName =
  | 'test-created'
  | 'subscription-updated'
  | 'usagerecords-thresholdExceeded'
  | 'referral-created'
  | 'referral-updated'
  | 'related-referral-created'
  | 'related-referral-updated'
  | 'granular-admin-relationship-approved'
  | 'granular-admin-relationship-activated'
  | 'granular-admin-relationship-terminated'
  | 'granular-admin-relationship-expired'
  | 'granular-admin-access-assignment-created'
  | 'granular-admin-access-assignment-activated'
  | 'granular-admin-access-assignment-updated'
  | 'granular-admin-access-assignment-deleted'
  | 'reseller-relationship-accepted-by-customer'
  | 'indirect-reseller-relationship-accepted-by-customer'
  | 'dap-admin-relationship-approved'
  | 'dap-admin-relationship-terminated'
  | 'dap-admin-relationship-terminated-by-microsoft'
  | 'azure-fraud-event-detected'
  | 'invoice-ready'
  | 'new-commerce-migration-created'
  | 'new-commerce-migration-completed'
  | 'new-commerce-migration-failed'
  | 'new-commerce-migration-schedule-failed'
  | 'customer-created'
  | 'customer-deleted'
  | 'customer-billing-profile-updated';

/** `WebhookRegistration` as the service describes it. */
export interface WebhookRegistration {
  /** Answered to a creation and an update. */
  subscriberId?: string | undefined;
  /** Where events are posted to. 1 to 2048 characters. */
  webhookUrl: string;
  /** The names of the events to be told of. At most 100 items. */
  webhookEvents: WebhookEventName[];
  /** Sends the signature in x-ms-signature instead of Authorization. */
  signatureTokenToMsSignatureHeader?: boolean | undefined;
}

/** `WebhookResponse` as the service describes it. */
export interface WebhookResponse {
  /** Name of the HTTP status, e.g. `OK`; absent when there was no answer. */
  responseCode?: string | undefined;
  /** Why there was no answer; empty when there was one. */
  responseMessage: string;
  /** Whether there was no answer. */
  systemError: boolean;
  /** ISO 8601, UTC. */
  dateTimeUtc: string;
}

/** `WebhookValidationEvent` as the service describes it. */
export interface WebhookValidationEvent {
  correlationId: string;
  partnerId: string;
  /** Failed once the last try has. */
  status: 'pending' | 'completed' | 'failed';
  callbackUrl: string;
  /** The tries so far, the first one first. */
  results: WebhookResponse[];
}

/** `WebhookValidationEventCreated` as the service describes it. */
export interface WebhookValidationEventCreated {
  /** Names the test event. */
  correlationId: string;
}
