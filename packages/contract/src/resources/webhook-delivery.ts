import { type Static, Type } from 'typebox';
import { collection } from './collection.ts';
import { ResourceAttributes } from './links.ts';
import { WebhookResponse } from './webhook-validation-event.ts';

/** Partnerite's own: an event on its way to one registration. */
export const WebhookDelivery = Type.Object(
  {
    eventId: Type.String(),
    subscriberId: Type.String({ description: 'The registration that it is for.' }),
    eventName: Type.String(),
    resourceUri: Type.Optional(Type.String({ description: 'Relative address of the resource that changed.' })),
    resourceName: Type.String(),
    resourceChangeUtcDate: Type.String({ description: 'When the event was raised: ISO 8601, UTC.' }),
    state: Type.Enum(['waiting', 'delivered', 'offline'], {
      type: 'string',
      description:
        'Waiting for its first try, another one, or an earlier event of the same customer; offline once the last try has failed.',
    }),
    results: Type.Array(WebhookResponse, { description: 'The tries so far, the first one first.' }),
    nextTryUtcDate: Type.Optional(
      Type.String({
        description:
          'When it is tried next, ISO 8601, UTC; absent while a try is under way, while it waits for an earlier event, and at the end.',
      }),
    ),
    attributes: ResourceAttributes,
  },
  { title: 'WebhookDelivery' },
);

export const WebhookDeliveryCollection = collection('WebhookDeliveryCollection', WebhookDelivery);

export type WebhookDelivery = Static<typeof WebhookDelivery>;
