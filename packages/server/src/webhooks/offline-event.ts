import { operations } from '@partnerite/contract/operations.ts';
import type { OfflineWebhookEvent } from '@partnerite/contract/resources/offline-webhook-event.ts';
import { auditRecord } from '../audit/record.ts';
import type { Handler } from '../operation.ts';
import { refuse } from '../refusal.ts';
import { jsonAnswer, jsonBytes, listAnswer } from '../resources/json-answer.ts';
import type { Delivery } from '../store/store.ts';
import { responseOf } from './delivery-form.ts';

/** Most events of the queue that are listed at once; what is sent again makes room for the next. */
const maxListed = 1_000;

export const offlineWebhookEventHandlers = {
  getOfflineWebhookEvents: {
    run: async ({ principal, store }) => {
      const deliveries = await store.listOfflineDeliveries(principal.partner, maxListed);
      return listAnswer(deliveries.map(offlineEvent), operations.getOfflineWebhookEvents.path);
    },
  } satisfies Handler<'getOfflineWebhookEvents'>,

  resendOfflineWebhookEvent: {
    run: async (context, { path }) => {
      const { principal, store, now } = context;
      const eventId = path.eventId.toLowerCase();
      const deliveries = await store.readDeliveries(principal.partner, eventId);
      const delivery = deliveries.find(({ state }) => state === 'offline');
      if (delivery === undefined) return refuse('webhookEventNotFound');
      const answer: OfflineWebhookEvent = { ...offlineEvent(delivery), status: 'pending', results: [] };
      const audit = auditRecord(context, {
        customerId: '',
        customerName: '',
        resourceType: 'webhook_registration',
        operationType: 'resend_webhook_event',
        oldValue: jsonBytes(offlineEvent(delivery)),
        newValue: jsonBytes(answer),
      });
      const change = { kind: 'resendEvent', event: eventId, now } as const;
      const committed = await context.commit({ change, audit }, jsonAnswer(answer));
      // Somebody else was faster, or its time was over.
      return committed.kind === 'done' ? committed.answer : refuse('webhookEventNotFound');
    },
  } satisfies Handler<'resendOfflineWebhookEvent'>,
};

function offlineEvent({ event, subscriber, results }: Delivery): OfflineWebhookEvent {
  return {
    id: event.id,
    subscriberId: subscriber,
    eventName: event.name,
    ...(event.resourceUri === '' ? {} : { resourceUri: event.resourceUri }),
    resourceName: event.resourceName,
    resourceChangeUtcDate: new Date(event.at).toISOString(),
    status: 'failed',
    results: results.map(responseOf),
    attributes: { objectType: 'OfflineWebhookEvent' },
  };
}
