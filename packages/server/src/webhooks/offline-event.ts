import type { OfflineWebhookEvent } from '@partnerite/contract/resources/offline-webhook-event.ts';
import { auditRecord } from '../audit/record.ts';
import type { Handler } from '../operation.ts';
import { refuse } from '../refusal.ts';
import { jsonAnswer, jsonBytes } from '../resources/json-answer.ts';
import type { Delivery } from '../store/deliveries.ts';
import { eventForm, responseOf } from './delivery-form.ts';
import { deliveryPage } from './delivery-list.ts';

export const offlineWebhookEventHandlers = {
  getOfflineWebhookEvents: {
    run: (context, input) =>
      deliveryPage<number>(context, input, {
        operation: 'getOfflineWebhookEvents',
        read: ({ principal, store }, query) => store.listOfflineDeliveries(principal.partner, query),
        position: ({ id }) => id,
        wireForm: offlineEvent,
      }),
  } satisfies Handler<'getOfflineWebhookEvents'>,

  resendOfflineWebhookEvent: {
    run: async (context, { path }) => {
      const { principal, store, now } = context;
      const event = path.eventId.toLowerCase();
      for (;;) {
        const deliveries = await store.readDeliveries(principal.partner, event);
        const offline = deliveries.filter(({ state }) => state === 'offline');
        if (offline.length === 0) return refuse('webhookEventNotFound');
        const before = offline.map(offlineEvent);
        const after = before.map((told): OfflineWebhookEvent => ({ ...told, status: 'pending', results: [] }));
        const audit = auditRecord(context, {
          customerId: '',
          customerName: '',
          resourceType: 'webhook_registration',
          operationType: 'resend_webhook_event',
          oldValue: jsonBytes(before),
          newValue: jsonBytes(after),
        });
        const subscribers = offline.map(({ subscriber }) => subscriber);
        const change = { kind: 'resendEvent', event, subscribers, now } as const;
        const answer = { totalCount: after.length, items: after, attributes: { objectType: 'Collection' } };
        const committed = await context.commit({ change, audit }, jsonAnswer(answer));
        if (committed.kind === 'done') return committed.answer;
        // Somebody else sent one of them again, or its time was over.
      }
    },
  } satisfies Handler<'resendOfflineWebhookEvent'>,
};

function offlineEvent(delivery: Delivery): OfflineWebhookEvent {
  return {
    id: delivery.event.id,
    ...eventForm(delivery),
    status: 'failed',
    results: delivery.results.map(responseOf),
    attributes: { objectType: 'OfflineWebhookEvent' },
  };
}
