import type { Json } from '../api-client.ts';
import { freshDomain } from './customer-bodies.ts';

/** A creation of a reseller as the vendor's page shows it. */
export function newReseller(values: Json = {}, tenant: Json = {}): Json {
  return {
    mpnId: '6363276',
    tenant: {
      domainPrefix: freshDomain().replace('.onmicrosoft.com', ''),
      name: 'Tailspin',
      displayName: 'Tailspin Toys',
      adminUserName: 'admin',
      adminFirstName: 'Tia',
      adminLastName: 'Lin',
      adminAlternateEmail: 'tia@example.com',
      country: 'US',
      culture: 'en-us',
      ...tenant,
    },
    legalBusinessProfile: {
      companyName: 'Tailspin Toys',
      address: { country: 'FR', city: 'Issy-les-Moulineaux', state: '', addressLine1: '39 quai', postalCode: '92130' },
      primaryContact: { firstName: 'Tia', lastName: 'Lin', email: 'tia@example.com', phoneNumber: '1234567890' },
      culture: 'en-US',
    },
    organizationProfileLanguage: 'en',
    ...values,
  };
}
