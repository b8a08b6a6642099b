import type { Freshness } from './freshness.ts';

/** The `relationship` of a customer that the partner has let go: it keeps its domain and can no longer be read or changed. */
export const endedRelationship = 'none';

export interface BillingProfile {
  readonly id: string;
  /** Counts the accepted versions of this profile, from 1. */
  readonly version: number;
  readonly etag: string;
  /** The exact bytes of the answer. */
  readonly bytes: Uint8Array;
}

/** A customer as it is stored; wire members only where a search or a rule needs them. */
export interface Customer {
  readonly id: string;
  readonly version: number;
  readonly companyName: string;
  /** What names are compared and ordered by (see `customers/name-key.ts`). */
  readonly nameKey: string;
  readonly domain: string;
  /** What domains are compared by: lower case. Unique within a partner. */
  readonly domainKey: string;
  readonly relationship: string;
  readonly associatedPartnerId: string | undefined;
  /** JSON of everything else. */
  readonly document: string;
}

export interface NewCustomer {
  readonly customer: Customer;
  readonly billingProfile: BillingProfile;
}

export type CustomerRow = Pick<Customer, 'id' | 'companyName' | 'nameKey' | 'domain' | 'relationship'>;

export interface CustomerQuery extends Freshness {
  readonly limit: number;
  readonly after?: CustomerPosition | undefined;
  /** Prefixes of keys, folded as the keys are; together they are an AND. */
  readonly namePrefix?: string | undefined;
  readonly domainPrefix?: string | undefined;
  readonly associatedPartnerPrefix?: string | undefined;
}

export interface CustomerPosition {
  readonly nameKey: string;
  readonly id: string;
}
