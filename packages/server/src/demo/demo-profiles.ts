import { contosoTenant, fabrikamTenant } from '../authority/demo-directory.ts';
import type { StartingProfiles } from '../partner-profiles/known-partner.ts';

const contosoAddress = {
  country: 'US',
  city: 'Bellevue',
  state: 'WA',
  addressLine1: '110 112th Avenue NE',
  postalCode: '98004',
  phoneNumber: '4255550160',
} as const;

const fabrikamAddress = {
  country: 'US',
  city: 'Buffalo',
  state: 'NY',
  addressLine1: '123 Main Street',
  postalCode: '14203',
  phoneNumber: '7165550148',
} as const;

const contoso: StartingProfiles = {
  organization: {
    defaultAddress: { ...contosoAddress, firstName: 'Ines', lastName: 'Pereira' },
    email: 'ines@contosopartner.example',
    language: 'en',
    culture: 'en-US',
  },
  legalBusiness: {
    address: { ...contosoAddress, firstName: 'Ines', lastName: 'Pereira' },
    primaryContact: {
      firstName: 'Ines',
      lastName: 'Pereira',
      email: 'ines@contosopartner.example',
      phoneNumber: '4255550160',
    },
    companyApproverAddress: contosoAddress,
    companyApproverEmail: 'approvals@contosopartner.example',
    vettingStatus: 'authorized',
    vettingSubStatus: 'none',
  },
  billing: {
    address: contosoAddress,
    primaryContact: { firstName: 'Tomas', lastName: 'Berg', phoneNumber: '4255550161' },
    purchaseOrderNumber: '1001',
    taxId: '12-3456789',
    billingCurrency: 'USD',
  },
  support: {
    email: 'support@contosopartner.example',
    telephone: '4255550162',
    website: 'www.contosopartner.example',
  },
  mpnId: '4391500',
  agreementSigned: true,
};

const fabrikam: StartingProfiles = {
  organization: {
    defaultAddress: { ...fabrikamAddress, firstName: 'Gena', lastName: 'Moore' },
    email: 'gena@fabrikampartner.example',
    language: 'en',
    culture: 'en-US',
  },
  legalBusiness: {
    address: { ...fabrikamAddress, firstName: 'Gena', lastName: 'Moore' },
    primaryContact: {
      firstName: 'Gena',
      lastName: 'Moore',
      email: 'gena@fabrikampartner.example',
      phoneNumber: '7165550148',
    },
    companyApproverAddress: fabrikamAddress,
    companyApproverEmail: 'approvals@fabrikampartner.example',
    vettingStatus: 'authorized',
    vettingSubStatus: 'none',
  },
  billing: {
    address: fabrikamAddress,
    primaryContact: { firstName: 'Ravi', lastName: 'Shah', phoneNumber: '7165550149' },
    purchaseOrderNumber: '2001',
    taxId: '98-7654321',
    billingCurrency: 'USD',
  },
  support: {
    email: 'support@fabrikampartner.example',
    telephone: '7165550150',
    website: 'www.fabrikampartner.example',
  },
  mpnId: '4391501',
  agreementSigned: true,
};

/** What the profiles of the demo partners hold until somebody updates them. */
export const demoProfiles: ReadonlyMap<string, StartingProfiles> = new Map([
  [contosoTenant, contoso],
  [fabrikamTenant, fabrikam],
]);
