import type { CustomerBillingProfile, CustomerBillingProfileUpdate } from '@partnerite/sdk';
import type { AuditedResource } from './audited-value.ts';
import { type Difference, differencesOf } from './differences.ts';

/** The update that brings an earlier profile back, on the version that is stored now. */
export function restoredProfile(
  earlier: AuditedResource,
  { id, attributes: { etag } }: CustomerBillingProfile,
): CustomerBillingProfileUpdate {
  const { attributes: _version, links: _links, ...members } = earlier;
  // It was such a profile when the service took it; should the rules have changed, the service refuses it.
  return { ...(members as Omit<CustomerBillingProfile, 'attributes' | 'links'>), id, attributes: { etag } };
}

/** What bringing the earlier profile back would change now. */
export function restoringChanges(earlier: AuditedResource, now: CustomerBillingProfile): readonly Difference[] {
  return differencesOf(now, earlier);
}
