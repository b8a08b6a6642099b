import { type Static, Type } from 'typebox';
import { collection, list } from './collection.ts';
import { ResourceAttributes } from './links.ts';
import { WebhookResponse } from './webhook-validation-event.ts';

/** Partnerite's own: an event that was not delivered in all of its tries. */
export const OfflineWebhookEvent = Type.Object(
  {
    id: Type.String(),
    subscriberId: Type.String({ description: 'The registration that it is for.' }),
    eventName: Type.String(),
    resourceUri: Type.Optional(Type.String({ description: 'Relative address of the resource that changed.' })),
    resourceName: Type.String(),
    resourceChangeUtcDate: Type.String({ description: 'ISO 8601, UTC.' }),
    status: Type.Enum(['pending', 'failed'], { type: 'string', description: 'Pending once it is to be sent again.' }),
    results: Type.Array(WebhookResponse, { description: 'The last tries, the first one first.' }),
    attributes: ResourceAttributes,
  },
  { title: 'OfflineWebhookEvent' },
);

export const OfflineWebhookEventCollection = collection('OfflineWebhookEventCollection', OfflineWebhookEvent);

/** What is sent again: the event for each registration that it had not reached. */
export const ResentWebhookEvents = list('ResentWebhookEvents', OfflineWebhookEvent);

export type OfflineWebhookEvent = Static<typeof OfflineWebhookEvent>;
