import { randomUUID } from 'node:crypto';

const address = {
  FirstName: 'Test',
  LastName: 'Test',
  AddressLine1: 'One Microsoft Way',
  City: 'Redmond',
  State: 'WA',
  PostalCode: '98052',
  Country: 'US',
};

export function freshDomain(): string {
  return `c${randomUUID().slice(0, 18)}.onmicrosoft.com`;
}

/** A creation as a direct partner's client sends it. */
export function directCustomer({ domain = freshDomain(), companyName = 'test company' } = {}) {
  return {
    enableGDAPByDefault: false,
    CompanyProfile: { Domain: domain },
    BillingProfile: {
      Culture: 'EN-US',
      Email: 'test@outlook.com',
      Language: 'en',
      CompanyName: companyName,
      DefaultAddress: address,
    },
  };
}

/** A creation as an indirect provider's client sends it: the whole object, with its nulls. */
export function indirectCustomer({ domain = freshDomain(), companyName = 'Wingtip Toys North', reseller = '' } = {}) {
  return {
    Id: null,
    CommerceId: null,
    CompanyProfile: {
      TenantId: null,
      Domain: domain,
      CompanyName: null,
      Attributes: { ObjectType: 'CustomerCompanyProfile' },
    },
    BillingProfile: {
      Id: null,
      FirstName: null,
      LastName: null,
      Email: 'Gena@wingtiptoys.com',
      Culture: 'EN-US',
      Language: 'En',
      CompanyName: companyName,
      DefaultAddress: { ...address, Region: null, AddressLine2: null, PhoneNumber: '4255550101' },
      Attributes: { ObjectType: 'CustomerBillingProfile' },
    },
    RelationshipToPartner: 'none',
    AllowDelegatedAccess: null,
    UserCredentials: null,
    CustomDomains: null,
    AssociatedPartnerId: reseller,
    Attributes: { ObjectType: 'Customer' },
  };
}

/** A domain that was verified, as it is added to a customer. */
export function newVerifiedDomain(name: string) {
  const domain = { authenticationType: 'managed', capability: 'email', name, status: 'verified' };
  return { verifiedDomainName: name, domain: { ...domain, verificationMethod: 'none' } };
}
