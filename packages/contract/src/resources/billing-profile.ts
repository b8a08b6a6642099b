import { type Static, Type } from 'typebox';
import { Address, contactName, maxEmailLength } from './address.ts';
import { ResourceLinks, VersionedAttributes } from './links.ts';

const minCompanyNameLength = 2;
const maxCompanyNameLength = 255;
/** A language tag is at most 35 characters (RFC 5646, section 4.4.1). */
const maxLanguageTagLength = 35;

const members = {
  firstName: Type.Optional(contactName),
  lastName: Type.Optional(contactName),
  email: Type.String({ maxLength: maxEmailLength, format: 'email' }),
  culture: Type.String({ maxLength: maxLanguageTagLength, description: 'A supported culture, e.g. `en-US`.' }),
  language: Type.String({ maxLength: maxLanguageTagLength, description: 'A supported language, e.g. `en`.' }),
  companyName: Type.String({ minLength: minCompanyNameLength, maxLength: maxCompanyNameLength }),
  defaultAddress: Address,
};

/** The billing profile of a customer as it is answered. */
export const BillingProfile = Type.Object(
  {
    id: Type.String(),
    ...members,
    links: Type.Optional(ResourceLinks),
    attributes: VersionedAttributes,
  },
  { title: 'CustomerBillingProfile' },
);

/** The body of an update: the full resource; a member that is left out is cleared. */
export const BillingProfileUpdate = Type.Object(
  {
    id: Type.Optional(Type.String({ description: 'Belongs to the server; the id of another profile is refused.' })),
    ...members,
    attributes: Type.Optional(
      Type.Object({
        etag: Type.Optional(
          Type.String({ description: 'The version the update is based on, unless If-Match names it.' }),
        ),
      }),
    ),
  },
  { title: 'CustomerBillingProfileUpdate' },
);

/** The billing profile that a new customer starts with. */
export const NewBillingProfile = Type.Object(members, { title: 'NewCustomerBillingProfile' });

export type BillingProfile = Static<typeof BillingProfile>;
export type BillingProfileUpdate = Static<typeof BillingProfileUpdate>;
export type NewBillingProfile = Static<typeof NewBillingProfile>;
