import { type Static, Type } from 'typebox';

/** What a customer's own directory says of it. */
export const Organization = Type.Object(
  {
    street: Type.String(),
    countryLetterCode: Type.String(),
    postalCode: Type.Optional(Type.String()),
    city: Type.String(),
    state: Type.Optional(Type.String()),
    displayName: Type.String(),
    technicalNotificationMails: Type.Array(Type.String()),
  },
  { title: 'CustomerOrganization' },
);

/** Always one. */
export const Organizations = Type.Array(Organization);

export const CustomDomains = Type.Array(Type.String());

export type Organization = Static<typeof Organization>;
