import { type Static, Type } from 'typebox';
import { list } from './collection.ts';
import { Link, ResourceAttributes } from './links.ts';

/** A service that the partner manages for a customer. */
export const ManagedService = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    groupName: Type.String(),
    links: Type.Object(
      {
        adminService: Type.Optional(Link),
        serviceHealth: Type.Optional(Link),
        serviceTicket: Type.Optional(Link),
      },
      { title: 'ManagedServiceLinks' },
    ),
    attributes: ResourceAttributes,
  },
  { title: 'ManagedService' },
);

export const ManagedServiceCollection = list('ManagedServiceCollection', ManagedService);

export type ManagedService = Static<typeof ManagedService>;
