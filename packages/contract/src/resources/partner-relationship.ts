import { type Static, Type } from 'typebox';
import { list } from './collection.ts';
import { ResourceAttributes } from './links.ts';

export const relationshipTypes = ['is_indirect_reseller_of', 'is_indirect_cloud_solution_provider_of'] as const;

/** A partner that this one sells with: an indirect reseller, or the provider it sells for. */
export const PartnerRelationship = Type.Object(
  {
    id: Type.String({ description: 'Tenant id of the other partner.' }),
    name: Type.Optional(Type.String()),
    relationshipType: Type.Enum([...relationshipTypes], {
      type: 'string',
      description: 'What this partner is of the other one.',
    }),
    state: Type.Optional(Type.String({ description: '`Active`; not in the list of a customer.' })),
    mpnId: Type.Optional(Type.String({ description: 'Number of the other partner in the partner network.' })),
    location: Type.Optional(
      Type.String({ description: 'Country of the other partner; not in the list of a customer.' }),
    ),
    attributes: ResourceAttributes,
  },
  { title: 'PartnerRelationship' },
);

export const PartnerRelationshipCollection = list('PartnerRelationshipCollection', PartnerRelationship);

/** The link that a customer follows to accept the partner as its reseller. */
export const RelationshipRequest = Type.Object(
  { url: Type.String(), attributes: ResourceAttributes },
  { title: 'RelationshipRequest' },
);

export type RelationshipType = (typeof relationshipTypes)[number];
export type PartnerRelationship = Static<typeof PartnerRelationship>;
export type RelationshipRequest = Static<typeof RelationshipRequest>;
