import { type Static, Type } from 'typebox';
import { ResourceAttributes, ResourceLinks } from './links.ts';

/** A partner as the partner network knows it. */
export const MpnProfile = Type.Object(
  {
    partnerName: Type.Optional(Type.String({ description: 'Answered to a request that names an MPN id.' })),
    mpnId: Type.String(),
    profileType: Type.String(),
    links: ResourceLinks,
    attributes: ResourceAttributes,
  },
  { title: 'MpnProfile' },
);

export type MpnProfile = Static<typeof MpnProfile>;
