import { type Static, Type } from 'typebox';
import { BillingProfile, NewBillingProfile } from './billing-profile.ts';
import { collection } from './collection.ts';
import { CompanyProfile, NewCompanyProfile } from './company-profile.ts';
import { ResourceAttributes, ResourceLinks } from './links.ts';

const relationships = ['none', 'reseller', 'advisor', 'syndication', 'microsoft_support'] as const;

const relationshipToPartner = Type.Enum([...relationships], { type: 'string' });

/** The administrator of a new customer's tenant. Shown once. */
export const UserCredentials = Type.Object(
  { userName: Type.String(), password: Type.String() },
  { title: 'UserCredentials' },
);

/** A customer as it is answered when it is read by id or has just been created. */
export const Customer = Type.Object(
  {
    id: Type.String({ description: "The id of the customer's tenant." }),
    commerceId: Type.Optional(Type.String()),
    companyProfile: CompanyProfile,
    billingProfile: Type.Optional(BillingProfile),
    enableGDAPByDefault: Type.Optional(Type.Boolean({ description: 'Only in the answer to a creation that sent it.' })),
    relationshipToPartner,
    allowDelegatedAccess: Type.Optional(Type.Boolean()),
    userCredentials: Type.Optional(UserCredentials),
    customDomains: Type.Optional(Type.Array(Type.String())),
    associatedPartnerId: Type.Optional(Type.String({ description: 'Tenant id of the indirect reseller.' })),
    links: Type.Optional(ResourceLinks),
    attributes: ResourceAttributes,
  },
  { title: 'Customer' },
);

/** A customer as it appears in a list: no billing profile, no delegated access, no domains. */
export const CustomerRow = Type.Object(
  {
    id: Type.String(),
    companyProfile: CompanyProfile,
    relationshipToPartner,
    links: Type.Optional(ResourceLinks),
    attributes: ResourceAttributes,
  },
  { title: 'CustomerRow' },
);

export const CustomerCollection = collection('CustomerCollection', CustomerRow);

/** The body of a creation. */
export const NewCustomer = Type.Object(
  {
    enableGDAPByDefault: Type.Optional(
      Type.Boolean({ description: 'Whether a granular delegated relationship is made along with the customer.' }),
    ),
    companyProfile: NewCompanyProfile,
    billingProfile: NewBillingProfile,
    associatedPartnerId: Type.Optional(
      Type.String({ format: 'uuid', description: 'Tenant id of the indirect reseller the customer is for.' }),
    ),
  },
  { title: 'NewCustomer' },
);

/** The body of a patch. `unknown` is what the .NET client sends for a relationship that it leaves alone. */
export const CustomerPatch = Type.Object(
  {
    relationshipToPartner: Type.Optional(
      Type.Enum([...relationships, 'unknown'], { type: 'string', description: '`none` ends the relationship.' }),
    ),
    allowDelegatedAccess: Type.Optional(Type.Boolean({ description: '`false` ends delegated administration.' })),
  },
  { title: 'CustomerPatch' },
);

/** What a patch is answered with: what was asked for, and nothing else of the customer. */
export const PatchedCustomer = Type.Object(
  {
    relationshipToPartner: Type.Optional(relationshipToPartner),
    allowDelegatedAccess: Type.Optional(Type.Boolean()),
    attributes: Type.Optional(ResourceAttributes),
  },
  { title: 'PatchedCustomer' },
);

export type UserCredentials = Static<typeof UserCredentials>;
export type Customer = Static<typeof Customer>;
export type CustomerRow = Static<typeof CustomerRow>;
export type CustomerCollection = Static<typeof CustomerCollection>;
export type NewCustomer = Static<typeof NewCustomer>;
export type CustomerPatch = Static<typeof CustomerPatch>;
export type PatchedCustomer = Static<typeof PatchedCustomer>;
