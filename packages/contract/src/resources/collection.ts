import { type TSchema, Type } from 'typebox';
import { ResourceAttributes, ResourceLinks } from './links.ts';

/**
 * The schema of a page of resources. `totalCount` is the number of items of this page, as vendor clients compute it
 * (protocol, section 6).
 */
export function collection<Item extends TSchema>(title: string, item: Item) {
  return Type.Object(
    {
      totalCount: Type.Integer({ minimum: 0, description: 'How many items this page holds.' }),
      items: Type.Array(item),
      continuationToken: Type.Optional(Type.String({ description: 'Leads to the next page; absent on the last.' })),
      links: Type.Optional(ResourceLinks),
      attributes: ResourceAttributes,
    },
    { title },
  );
}

/** The schema of a list that is always answered whole. */
export function list<Item extends TSchema>(title: string, item: Item) {
  return Type.Object(
    {
      totalCount: Type.Integer({ minimum: 0 }),
      items: Type.Array(item),
      links: Type.Optional(ResourceLinks),
      attributes: Type.Optional(ResourceAttributes),
    },
    { title },
  );
}
