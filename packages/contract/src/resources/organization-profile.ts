import { type Static, Type } from 'typebox';
import { Address, maxEmailLength } from './address.ts';
import { ResourceLinks, UpdateAttributes, VersionedAttributes } from './links.ts';

const members = {
  companyName: Type.Optional(Type.String({ minLength: 2, maxLength: 255 })),
  defaultAddress: Type.Optional(Address),
};

/** A language tag is at most 35 characters (RFC 5646, section 4.4.1). */
const languageTag = Type.String({ maxLength: 35 });

const restOfMembers = {
  domain: Type.Optional(Type.String({ maxLength: 253, format: 'hostname' })),
  email: Type.Optional(Type.String({ maxLength: maxEmailLength, format: 'email' })),
  language: Type.Optional(languageTag),
  culture: Type.Optional(languageTag),
};

/** The organization profile of a partner as it is answered. Nothing but the ids is known of one that nobody has written. */
export const OrganizationProfile = Type.Object(
  {
    id: Type.String(),
    ...members,
    tenantId: Type.String(),
    ...restOfMembers,
    profileType: Type.String(),
    links: ResourceLinks,
    attributes: VersionedAttributes,
  },
  { title: 'OrganizationProfile' },
);

/** The body of an update: the full resource on a named version; a member that is left out is cleared. */
export const OrganizationProfileUpdate = Type.Object(
  {
    id: Type.Optional(Type.String({ description: 'Belongs to the server; another id is refused.' })),
    ...members,
    tenantId: Type.Optional(Type.String({ description: 'Belongs to the server; another tenant is refused.' })),
    ...restOfMembers,
    attributes: Type.Optional(UpdateAttributes),
  },
  {
    title: 'OrganizationProfileUpdate',
    description: 'Needs `companyName`, `defaultAddress`, `email`, `language` and `culture`.',
  },
);

export type OrganizationProfile = Static<typeof OrganizationProfile>;
export type OrganizationProfileUpdate = Static<typeof OrganizationProfileUpdate>;
