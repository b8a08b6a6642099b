/** Events that Partnerite raises itself; the vendor publishes none for these changes. */
export const ownEvents = ['customer-created', 'customer-deleted', 'customer-billing-profile-updated'] as const;

export type EventName = (typeof ownEvents)[number];
