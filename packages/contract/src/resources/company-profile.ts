import { type Static, Type } from 'typebox';
import { Address } from './address.ts';
import { ResourceAttributes, ResourceLinks } from './links.ts';

/** Longest domain name, in characters (RFC 1035, section 2.3.4, as text). */
const maxDomainLength = 253;
const maxRegistrationNumberLength = 50;

const organizationRegistrationNumber = Type.Optional(
  Type.String({ maxLength: maxRegistrationNumberLength, description: 'Required in some countries.' }),
);

/** The company profile of a customer as it is answered. */
export const CompanyProfile = Type.Object(
  {
    tenantId: Type.String({ description: 'The same as the customer id.' }),
    domain: Type.String(),
    companyName: Type.Optional(Type.String({ description: 'Left out by some answers to a creation.' })),
    organizationRegistrationNumber,
    address: Type.Optional(Address),
    email: Type.Optional(Type.String()),
    links: Type.Optional(ResourceLinks),
    attributes: ResourceAttributes,
  },
  { title: 'CustomerCompanyProfile' },
);

/** The company profile that a new customer starts with. */
export const NewCompanyProfile = Type.Object(
  {
    domain: Type.String({
      maxLength: maxDomainLength,
      format: 'hostname',
      description: 'E.g. `contoso.onmicrosoft.com`.',
    }),
    organizationRegistrationNumber,
  },
  { title: 'NewCustomerCompanyProfile' },
);

export type CompanyProfile = Static<typeof CompanyProfile>;
export type NewCompanyProfile = Static<typeof NewCompanyProfile>;
