import { type Static, Type } from 'typebox';
import { Address, maxEmailLength } from './address.ts';
import { ResourceAttributes, ResourceLinks } from './links.ts';
import { ProfileContact } from './profile-contact.ts';

const members = {
  companyName: Type.Optional(Type.String({ minLength: 2, maxLength: 255 })),
  address: Type.Optional(Address),
  primaryContact: Type.Optional(ProfileContact),
  companyApproverAddress: Type.Optional(Address),
  companyApproverEmail: Type.Optional(Type.String({ maxLength: maxEmailLength, format: 'email' })),
};

export const VettingStatus = Type.Enum(['none', 'pending', 'authorized', 'rejected'], {
  type: 'string',
  description: 'Belongs to the server.',
});

export const VettingSubStatus = Type.Enum(
  [
    'none',
    'entry',
    'email_ownership',
    'email_domain',
    'employment_verification',
    'decision',
    'other',
    'business_verification',
  ],
  { type: 'string', description: 'Belongs to the server.' },
);

export const VettingVersion = Type.Enum(['none', 'current', 'last_finalized'], {
  type: 'string',
  description: 'Which version is asked for; there is one.',
});

/** The legal business profile of a partner as it is answered. No version is published for it. */
export const LegalBusinessProfile = Type.Object(
  {
    ...members,
    vettingStatus: VettingStatus,
    vettingSubStatus: VettingSubStatus,
    profileType: Type.String(),
    links: ResourceLinks,
    attributes: ResourceAttributes,
  },
  { title: 'LegalBusinessProfile' },
);

/** The body of an update: the full resource; a member that is left out is cleared. */
export const LegalBusinessProfileUpdate = Type.Object(members, {
  title: 'LegalBusinessProfileUpdate',
  description: 'Needs `companyName`, `address` and `primaryContact`.',
});

export type LegalBusinessProfile = Static<typeof LegalBusinessProfile>;
export type LegalBusinessProfileUpdate = Static<typeof LegalBusinessProfileUpdate>;
