import { type Static, Type } from 'typebox';
import { list } from './collection.ts';
import { ResourceAttributes } from './links.ts';

/** A role that users of a customer's tenant can have. */
export const DirectoryRole = Type.Object(
  {
    name: Type.String(),
    id: Type.String({ description: 'The same in every tenant.' }),
    attributes: ResourceAttributes,
  },
  { title: 'DirectoryRole' },
);

export const DirectoryRoleCollection = list('DirectoryRoleCollection', DirectoryRole);

/** A user who has a role. */
export const UserMember = Type.Object(
  {
    displayName: Type.String(),
    userPrincipalName: Type.String(),
    roleId: Type.String(),
    id: Type.String({ description: 'The id of the user.' }),
    attributes: ResourceAttributes,
  },
  { title: 'UserMember' },
);

export const UserMemberCollection = list('UserMemberCollection', UserMember);

/** The body that gives a user a role. */
export const NewUserMember = Type.Object(
  {
    id: Type.String({ format: 'uuid', description: 'The id of the user, which alone decides whom the names mean.' }),
    displayName: Type.String(),
    userPrincipalName: Type.String(),
  },
  { title: 'NewUserMember' },
);

export type DirectoryRole = Static<typeof DirectoryRole>;
export type UserMember = Static<typeof UserMember>;
export type NewUserMember = Static<typeof NewUserMember>;
