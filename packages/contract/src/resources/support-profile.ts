import { type Static, Type } from 'typebox';
import { maxEmailLength } from './address.ts';
import { ResourceAttributes, ResourceLinks } from './links.ts';
import { maxPhoneNumberLength } from './profile-contact.ts';

const members = {
  email: Type.Optional(Type.String({ maxLength: maxEmailLength, format: 'email' })),
  telephone: Type.Optional(Type.String({ maxLength: maxPhoneNumberLength })),
  website: Type.Optional(
    Type.String({ maxLength: 2048, description: 'Address of a web site, with or without `https://`.' }),
  ),
};

/** How customers reach the support of a partner, as it is answered. No version is published for it. */
export const SupportProfile = Type.Object(
  { ...members, profileType: Type.String(), links: ResourceLinks, attributes: ResourceAttributes },
  { title: 'PartnerSupportProfile' },
);

/** The body of an update: the full resource; a member that is left out is cleared. */
export const SupportProfileUpdate = Type.Object(members, {
  title: 'PartnerSupportProfileUpdate',
  description: 'Needs `email`.',
});

export type SupportProfile = Static<typeof SupportProfile>;
export type SupportProfileUpdate = Static<typeof SupportProfileUpdate>;
