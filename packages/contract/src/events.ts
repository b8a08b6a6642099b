/** Events that the vendor has published. Partnerite takes a registration for each of them and raises those it can. */
export const publishedEvents = [
  'test-created',
  'subscription-updated',
  'usagerecords-thresholdExceeded',
  'referral-created',
  'referral-updated',
  'related-referral-created',
  'related-referral-updated',
  'granular-admin-relationship-approved',
  'granular-admin-relationship-activated',
  'granular-admin-relationship-terminated',
  'granular-admin-relationship-expired',
  'granular-admin-access-assignment-created',
  'granular-admin-access-assignment-activated',
  'granular-admin-access-assignment-updated',
  'granular-admin-access-assignment-deleted',
  'reseller-relationship-accepted-by-customer',
  'indirect-reseller-relationship-accepted-by-customer',
  'dap-admin-relationship-approved',
  'dap-admin-relationship-terminated',
  'dap-admin-relationship-terminated-by-microsoft',
  'azure-fraud-event-detected',
  'invoice-ready',
  'new-commerce-migration-created',
  'new-commerce-migration-completed',
  'new-commerce-migration-failed',
  'new-commerce-migration-schedule-failed',
] as const;

/** Events of Partnerite's own: the vendor publishes none for these changes. */
export const ownEvents = ['customer-created', 'customer-deleted', 'customer-billing-profile-updated'] as const;

/** Every event that can be registered for. */
export const eventNames = [...publishedEvents, ...ownEvents] as const;

export type EventName = (typeof eventNames)[number];
