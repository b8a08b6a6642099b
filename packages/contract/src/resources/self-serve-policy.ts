import { type Static, Type } from 'typebox';
import { list } from './collection.ts';
import { VersionedAttributes } from './links.ts';

const tenantID = Type.String({ format: 'uuid' });

const members = {
  selfServeEntity: Type.Object(
    { selfServeEntityType: Type.Enum(['customer'], { type: 'string' }), tenantID },
    { title: 'SelfServeEntity', description: 'Who may buy for itself: a customer of the partner.' },
  ),
  grantor: Type.Object(
    { grantorType: Type.Enum(['billToPartner'], { type: 'string' }), tenantID },
    { title: 'Grantor', description: 'Who allows it and pays: the partner.' },
  ),
  permissions: Type.Array(
    Type.Object(
      {
        resource: Type.Enum(['AzureReservedInstances', 'AzureSavingsPlan'], { type: 'string' }),
        action: Type.Enum(['Purchase'], { type: 'string' }),
      },
      { title: 'Permission' },
    ),
    { minItems: 1, maxItems: 100, description: 'Each at most once.' },
  ),
};

/** What a customer may buy by itself on the partner's account, as it is answered. */
export const SelfServePolicy = Type.Object(
  {
    id: Type.String({ description: 'Tenant ids of grantor and entity, joined by an underscore.' }),
    ...members,
    attributes: VersionedAttributes,
  },
  { title: 'SelfServePolicy' },
);

export const SelfServePolicyCollection = list('SelfServePolicyCollection', SelfServePolicy);

/** The body of a creation. */
export const NewSelfServePolicy = Type.Object(members, { title: 'NewSelfServePolicy' });

/** The body of an update: the full resource on a named version. */
export const SelfServePolicyUpdate = Type.Object(
  {
    id: Type.Optional(Type.String({ description: 'Required where the path does not name the policy.' })),
    ...members,
    attributes: Type.Optional(
      Type.Object({
        etag: Type.Optional(
          Type.String({ description: 'The version the update is based on, unless If-Match names it.' }),
        ),
      }),
    ),
  },
  { title: 'SelfServePolicyUpdate' },
);

export type SelfServePolicy = Static<typeof SelfServePolicy>;
export type NewSelfServePolicy = Static<typeof NewSelfServePolicy>;
export type SelfServePolicyUpdate = Static<typeof SelfServePolicyUpdate>;
