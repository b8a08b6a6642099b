import { type Static, Type } from 'typebox';

/** A link to a resource. Headers are always a list, never an object: vendor clients fail on anything else. */
export const Link = Type.Object(
  {
    uri: Type.String({ description: 'Relative address; the links of a collection have no leading slash.' }),
    method: Type.String(),
    headers: Type.Array(Type.Object({ key: Type.String(), value: Type.String() }), {
      description: 'Headers to send when the link is followed.',
    }),
  },
  { title: 'Link' },
);

export const ResourceLinks = Type.Object(
  {
    self: Type.Optional(Link),
    next: Type.Optional(Link),
    previous: Type.Optional(Link),
  },
  { title: 'ResourceLinks' },
);

export const ResourceAttributes = Type.Object(
  {
    etag: Type.Optional(Type.String({ description: 'Names this version of the resource.' })),
    objectType: Type.String(),
  },
  { title: 'ResourceAttributes' },
);

/** Attributes of a resource whose updates must name a version. */
export const VersionedAttributes = Type.Object(
  {
    etag: Type.String({ description: 'Names this version; for a customer billing profile a signed 64-bit decimal.' }),
    objectType: Type.String(),
  },
  { title: 'VersionedAttributes' },
);

/** What the body of an update may hold of them. */
export const UpdateAttributes = Type.Object({
  etag: Type.Optional(Type.String({ description: 'The version the update is based on, unless If-Match names it.' })),
});

export type Link = Static<typeof Link>;
export type ResourceLinks = Static<typeof ResourceLinks>;
export type ResourceAttributes = Static<typeof ResourceAttributes>;
export type VersionedAttributes = Static<typeof VersionedAttributes>;
