// Generated from the contract by `npm run sdk`. Do not edit.

/** `Address` as the service describes it. */
export interface Address {
  /** ISO 3166-1 alpha-2 code. */
  country: string;
  region?: string | undefined;
  city: string;
  /** Checked against the list of states for US, CA, CN and MX; free text elsewhere. */
  state?: string | undefined;
  district?: string | undefined;
  addressLine1: string;
  addressLine2?: string | undefined;
  addressLine3?: string | undefined;
  /** Checked by the country's pattern. */
  postalCode?: string | undefined;
  firstName?: string | undefined;
  middleName?: string | undefined;
  lastName?: string | undefined;
  emailAddress?: string | undefined;
  /** May be empty or in national form. */
  phoneNumber?: string | undefined;
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
  firstName?: string | undefined;
  lastName?: string | undefined;
  email: string;
  /** A supported culture, e.g. `en-US`. */
  culture: string;
  /** A supported language, e.g. `en`. */
  language: string;
  companyName: string;
  defaultAddress: Address;
  links?: ResourceLinks | undefined;
  attributes: VersionedAttributes;
}

/** `CustomerBillingProfileUpdate` as the service describes it. */
export interface CustomerBillingProfileUpdate {
  /** Belongs to the server; the id of another profile is refused. */
  id?: string | undefined;
  firstName?: string | undefined;
  lastName?: string | undefined;
  email: string;
  /** A supported culture, e.g. `en-US`. */
  culture: string;
  /** A supported language, e.g. `en`. */
  language: string;
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
  /** Required in some countries. */
  organizationRegistrationNumber?: string | undefined;
  address?: Address | undefined;
  email?: string | undefined;
  links?: ResourceLinks | undefined;
  attributes: ResourceAttributes;
}

/** `CustomerPatch` as the service describes it. */
export interface CustomerPatch {
  /** `none` ends the relationship. */
  relationshipToPartner?: 'none' | 'reseller' | 'advisor' | 'syndication' | 'microsoft_support' | 'unknown' | undefined;
  /** `false` ends delegated administration. */
  allowDelegatedAccess?: boolean | undefined;
}

/** `CustomerRow` as the service describes it. */
export interface CustomerRow {
  id: string;
  companyProfile: CustomerCompanyProfile;
  relationshipToPartner: 'none' | 'reseller' | 'advisor' | 'syndication' | 'microsoft_support';
  links?: ResourceLinks | undefined;
  attributes: ResourceAttributes;
}

/** Who allows it and pays: the partner. */
export interface Grantor {
  grantorType: 'billToPartner';
  tenantID: string;
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

/** `NewCustomer` as the service describes it. */
export interface NewCustomer {
  /** Whether a granular delegated relationship is made along with the customer. */
  enableGDAPByDefault?: boolean | undefined;
  companyProfile: NewCustomerCompanyProfile;
  billingProfile: NewCustomerBillingProfile;
  /** Tenant id of the indirect reseller the customer is for. */
  associatedPartnerId?: string | undefined;
}

/** `NewCustomerBillingProfile` as the service describes it. */
export interface NewCustomerBillingProfile {
  firstName?: string | undefined;
  lastName?: string | undefined;
  email: string;
  /** A supported culture, e.g. `en-US`. */
  culture: string;
  /** A supported language, e.g. `en`. */
  language: string;
  companyName: string;
  defaultAddress: Address;
}

/** `NewCustomerCompanyProfile` as the service describes it. */
export interface NewCustomerCompanyProfile {
  /** E.g. `contoso.onmicrosoft.com`. */
  domain: string;
  /** Required in some countries. */
  organizationRegistrationNumber?: string | undefined;
}

/** `NewSelfServePolicy` as the service describes it. */
export interface NewSelfServePolicy {
  selfServeEntity: SelfServeEntity;
  grantor: Grantor;
  permissions: Permission[];
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

/** Who may buy for itself: a customer of the partner. */
export interface SelfServeEntity {
  selfServeEntityType: 'customer';
  tenantID: string;
}

/** `SelfServePolicy` as the service describes it. */
export interface SelfServePolicy {
  /** Tenant ids of grantor and entity, joined by an underscore. */
  id: string;
  selfServeEntity: SelfServeEntity;
  grantor: Grantor;
  permissions: Permission[];
  attributes: VersionedAttributes;
}

/** `SelfServePolicyCollection` as the service describes it. */
export interface SelfServePolicyCollection {
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
  permissions: Permission[];
  attributes?:
    | {
        /** The version the update is based on, unless If-Match names it. */
        etag?: string | undefined;
      }
    | undefined;
}

/** `UserCredentials` as the service describes it. */
export interface UserCredentials {
  userName: string;
  password: string;
}

/** `VersionedAttributes` as the service describes it. */
export interface VersionedAttributes {
  /** Names this version of the resource: a signed 64-bit decimal. */
  etag: string;
  objectType: string;
}
