import { randomBytes, randomUUID } from 'node:crypto';
import type { BillingProfile } from '../../packages/server/src/store/customers.ts';
import type { Write } from '../../packages/server/src/store/writes.ts';
import { demoPartner, profilePath } from '../demo-client.ts';

/** How long an answer is kept for a repetition, in milliseconds. */
export const keptFor = 24 * 60 * 60 * 1000;

/** Stands for the customer in audit records. */
export const customerName = 'Wide World Importers';

/** A version that may follow this one. */
export function nextVersion(current: BillingProfile): BillingProfile {
  return { ...current, version: current.version + 1, etag: String(randomBytes(8).readBigInt64LE()) };
}

/** What the service hands to the store for an update. */
export function updateOf(customerId: string, current: BillingProfile, billingProfile: BillingProfile): Write {
  const at = Date.now();
  const auditId = timeOrderedId(at);
  const { etag, bytes } = billingProfile;
  const resourceUri = profilePath(customerId);
  return {
    partner: demoPartner,
    change: { kind: 'replaceBillingProfile', customerId, expectedVersion: current.version, billingProfile },
    audit: {
      at,
      id: auditId,
      customerId,
      customerName,
      customerNameKey: customerName,
      resourceType: 'customer',
      operationType: 'update_customer_billing_profile',
      applicationId: current.id,
      requestId: randomUUID(),
      correlationId: current.id,
      oldValue: current.bytes,
      newValue: bytes,
    },
    event: {
      id: timeOrderedId(at),
      name: 'customer-billing-profile-updated',
      resourceUri,
      resourceName: 'customer',
      auditId,
      at,
      line: resourceUri,
    },
    kept: { key: randomBytes(32).toString('base64url'), status: 200, etag, bytes, expiresAt: at + keptFor },
  };
}

/** As long as a GUID and ascending with time, like the server's. */
export function timeOrderedId(now: number): string {
  const time = now.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}${randomUUID().slice(13)}`;
}
