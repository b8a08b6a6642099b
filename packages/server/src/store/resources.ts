/** The kind of the resources that are further domains of customers. */
export const verifiedDomainKind = 'verifiedDomain';

/** Names a resource within its partner. */
export interface ResourceKey {
  /** What it is: `agreement`, `user` ... */
  readonly kind: string;
  /** The customer it belongs to; empty where it is the partner's own. */
  readonly owner: string;
  readonly id: string;
}

/** Anything beside customers and billing profiles that is kept as one document. It goes when its customer is removed. */
export interface Resource extends ResourceKey {
  /** Counts the accepted versions, from 1. */
  readonly version: number;
  /** What lists of this kind are ordered by, before the id. */
  readonly order: string;
  /** Belongs to one resource of this kind within the partner, where it is given. */
  readonly uniqueKey: string | undefined;
  /** What domains are compared by: belongs to one customer or one resource within the partner, where it is given. */
  readonly domainKey: string | undefined;
  /** From when on `removeExpired` removes it, in Unix milliseconds; it stays where none is given. */
  readonly expiresAt: number | undefined;
  /** JSON. */
  readonly document: string;
}

export interface ResourceQuery {
  readonly kind: string;
  /** Of all owners when absent. */
  readonly owner?: string | undefined;
  readonly limit: number;
  readonly after?: ResourcePosition | undefined;
}

export type ResourcePosition = Pick<Resource, 'owner' | 'order' | 'id'>;
