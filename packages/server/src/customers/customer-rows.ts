import type { NewBillingProfile } from '@partnerite/contract/resources/billing-profile.ts';
import type { Random } from '../operation.ts';
import type { Customer, NewCustomer } from '../store/customers.ts';
import { type CustomerDocument, companyAddress } from './customer-document.ts';
import { domainKey, nameKey } from './name-key.ts';
import { storedProfile } from './stored-profile.ts';

/** What a customer is made from, with its ids chosen. */
export interface CustomerSource {
  readonly id: string;
  readonly commerceId: string;
  readonly billingProfileId: string;
  readonly domain: string;
  readonly profile: NewBillingProfile;
  readonly organizationRegistrationNumber?: string | undefined;
  readonly associatedPartnerId?: string | undefined;
}

/** The first version of a customer and of its billing profile, as they are stored. */
export function customerRows(source: CustomerSource, random: Random): NewCustomer {
  const { id, profile, domain } = source;
  const billingProfile = storedProfile({
    id: source.billingProfileId,
    customerId: id,
    version: 1,
    profile,
    random,
  });
  const document: CustomerDocument = {
    commerceId: source.commerceId,
    email: profile.email,
    address: companyAddress(profile.defaultAddress),
    organizationRegistrationNumber: source.organizationRegistrationNumber,
    allowDelegatedAccess: true,
  };
  const customer: Customer = {
    id,
    version: 1,
    companyName: profile.companyName,
    nameKey: nameKey(profile.companyName),
    domain,
    domainKey: domainKey(domain),
    relationship: 'reseller',
    associatedPartnerId: source.associatedPartnerId?.toLowerCase(),
    document: JSON.stringify(document),
  };
  return { customer, billingProfile };
}
