import type { Address } from '@partnerite/contract/resources/address.ts';
import type { CompanyProfile } from '@partnerite/contract/resources/company-profile.ts';
import type { Link } from '@partnerite/contract/resources/links.ts';
import type { BillingProfile, Customer, CustomerRow } from '../store/customers.ts';

/** What is stored of a customer beside the columns that are searched. */
export interface CustomerDocument {
  readonly commerceId: string;
  readonly email: string;
  readonly address: Address;
  readonly organizationRegistrationNumber?: string | undefined;
  readonly allowDelegatedAccess: boolean;
}

export function readDocument(customer: Customer): CustomerDocument {
  return JSON.parse(customer.document);
}

/** Links of every resource but the billing profile have no `/v1` (protocol, section 2.3). */
export function selfLink(uri: string): { readonly self: Link } {
  return { self: { uri, method: 'GET', headers: [] } };
}

type CompanyColumns = Pick<CustomerRow, 'id' | 'domain' | 'companyName'>;

/** The company profile as lists show it. */
export function companyProfileRow({ id, domain, companyName }: CompanyColumns): CompanyProfile {
  return {
    tenantId: id,
    domain,
    companyName,
    links: selfLink(`/customers/${id}/profiles/company`),
    attributes: { objectType: 'CustomerCompanyProfile' },
  };
}

/** The whole company profile; address and e-mail are for partners with delegated access only. */
export function companyProfile(customer: Customer, document: CustomerDocument): CompanyProfile {
  const { links, attributes, ...row } = companyProfileRow(customer);
  const { organizationRegistrationNumber, allowDelegatedAccess, address, email } = document;
  return {
    ...row,
    ...(organizationRegistrationNumber === undefined ? {} : { organizationRegistrationNumber }),
    ...(allowDelegatedAccess ? { address, email } : {}),
    ...(links === undefined ? {} : { links }),
    attributes,
  };
}

/** The address of a company profile: the billing address without its contact, with the state as region. */
export function companyAddress({
  country,
  state,
  city,
  addressLine1,
  addressLine2,
  postalCode,
  phoneNumber,
}: Address): Address {
  return {
    country,
    ...(state ? { region: state } : {}),
    city,
    addressLine1,
    ...(addressLine2 ? { addressLine2 } : {}),
    ...(postalCode ? { postalCode } : {}),
    ...(phoneNumber ? { phoneNumber } : {}),
  };
}

/**
 * What the audit keeps of a customer: the resource as published, with everything that is stored of it, and no password,
 * for none is stored. Each of its further domains has a record of its own.
 */
export function auditedCustomer(customer: Customer, billingProfile?: BillingProfile): Uint8Array {
  const document = readDocument(customer);
  const { commerceId, allowDelegatedAccess } = document;
  const value = {
    id: customer.id,
    commerceId,
    companyProfile: companyProfile(customer, { ...document, allowDelegatedAccess: true }),
    billingProfile: billingProfile && JSON.parse(Buffer.from(billingProfile.bytes).toString()),
    relationshipToPartner: customer.relationship,
    allowDelegatedAccess,
    associatedPartnerId: customer.associatedPartnerId,
    attributes: { objectType: 'Customer' },
  };
  return Buffer.from(JSON.stringify(value));
}
