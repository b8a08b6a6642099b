import type {
  BillingProfile as BillingProfileResource,
  NewBillingProfile,
} from '@partnerite/contract/resources/billing-profile.ts';
import type { Random } from '../operation.ts';
import type { BillingProfile } from '../store/customers.ts';
import { billingProfileETag } from './etag.ts';
import { normaliseProfile } from './profile-rules.ts';

export interface StoredProfileOptions {
  readonly id: string;
  readonly customerId: string;
  readonly version: number;
  readonly profile: NewBillingProfile;
  readonly random: Random;
}

/** A version of a billing profile as it is stored: the exact bytes of the answer. */
export function storedProfile({ id, customerId, version, profile, random }: StoredProfileOptions): BillingProfile {
  const etag = billingProfileETag(id, version, random);
  const resource: BillingProfileResource = {
    id,
    ...normaliseProfile(profile),
    links: { self: { uri: `/v1/customers/${customerId}/profiles/billing`, method: 'GET', headers: [] } },
    attributes: { etag, objectType: 'CustomerBillingProfile' },
  };
  return { id, version, etag, bytes: Buffer.from(JSON.stringify(resource)) };
}
