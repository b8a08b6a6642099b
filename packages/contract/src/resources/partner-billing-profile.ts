import { type Static, Type } from 'typebox';
import { Address } from './address.ts';
import { ResourceLinks, UpdateAttributes, VersionedAttributes } from './links.ts';
import { ProfileContact } from './profile-contact.ts';

const members = {
  companyName: Type.Optional(Type.String({ minLength: 2, maxLength: 255 })),
  address: Type.Optional(Address),
  primaryContact: Type.Optional(ProfileContact),
  purchaseOrderNumber: Type.Optional(Type.String({ maxLength: 50 })),
  taxId: Type.Optional(Type.String({ maxLength: 50 })),
  billingCurrency: Type.Optional(
    Type.String({ minLength: 3, maxLength: 3, description: 'ISO 4217 code of a currency.' }),
  ),
  billingDay: Type.Optional(Type.Integer({ minimum: 1, maximum: 31, description: 'Day of the month.' })),
};

/** The billing profile of the partner itself as it is answered. */
export const PartnerBillingProfile = Type.Object(
  { ...members, profileType: Type.String(), links: ResourceLinks, attributes: VersionedAttributes },
  { title: 'BillingProfile' },
);

/** The body of an update: the full resource on a named version; a member that is left out is cleared. */
export const PartnerBillingProfileUpdate = Type.Object(
  { ...members, attributes: Type.Optional(UpdateAttributes) },
  { title: 'BillingProfileUpdate', description: 'Needs `companyName`, `address` and `primaryContact`.' },
);

export type PartnerBillingProfile = Static<typeof PartnerBillingProfile>;
export type PartnerBillingProfileUpdate = Static<typeof PartnerBillingProfileUpdate>;
