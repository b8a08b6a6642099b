import { operations } from '@partnerite/contract/operations.ts';
import type { WebhookValidationEvent } from '@partnerite/contract/resources/webhook-validation-event.ts';
import { auditRecord } from '../audit/record.ts';
import type { Context, Handler } from '../operation.ts';
import { refuse } from '../refusal.ts';
import { jsonAnswer } from '../resources/json-answer.ts';
import type { Delivery } from '../store/deliveries.ts';
import { responseOf } from './delivery-form.ts';
import { outgoingEvent } from './outgoing-event.ts';
import { registrationOf, type Subscriber, theApplication, thePartner } from './registration.ts';

const testEvent = 'test-created';

interface ValidationPath {
  readonly path: `${string}{correlationId}`;
}

const create = (subscriber: Subscriber, { path }: ValidationPath) => ({
  run: async (context: Context) => {
    const { resource, value } = await registrationOf(context, subscriber);
    if (!value.events.includes(testEvent)) return refuse('webhookTestEventNotRegistered', { values: [testEvent] });
    await refuseTooMany(context, resource.id, path);
    const audit = auditRecord(context, {
      customerId: '',
      customerName: '',
      resourceType: 'webhook_registration',
      operationType: 'create_webhook_validation_event',
    });
    const event = outgoingEvent(context, testEvent, { name: 'test', uri: path }, audit);
    const uri = path.replace('{correlationId}', event.id);
    // The event is named by its own id: two tests may come under one correlation id of the client's.
    const own = { ...event, resourceUri: uri, line: uri, subscriber: resource.id };
    const change = { kind: 'several', changes: [] } as const;
    const committed = await context.commit({ change, audit, event: own }, jsonAnswer({ correlationId: event.id }));
    return committed.kind === 'done' ? committed.answer : refuse('webhookRegistrationNotFound');
  },
});

/** Test events of one registration that may be on their way: only a receiver that takes none gets there. */
const mostOpen = 1_000;
/** When to ask again, in seconds. */
const patience = 60;

/** Requests that come at the same moment may pass it together: it keeps the queue from growing for ever, not from a number. */
async function refuseTooMany(
  { principal, store }: Context,
  subscriber: string,
  path: ValidationPath['path'],
): Promise<void> {
  const linePrefix = path.replace('{correlationId}', '');
  const open = await store.countOpenDeliveries(
    { partner: principal.partner, subscriber },
    { linePrefix, limit: mostOpen },
  );
  if (open >= mostOpen) refuse('throttled', { values: [String(patience)] });
}

const get = (subscriber: Subscriber) => ({
  run: async (context: Context, { path }: { readonly path: { readonly correlationId: string } }) => {
    const { principal, store } = context;
    const { resource, value } = await registrationOf(context, subscriber);
    const correlationId = path.correlationId.toLowerCase();
    const deliveries = await store.readDeliveries(principal.partner, correlationId);
    const delivery = deliveries.find((candidate) => candidate.subscriber === resource.id);
    if (delivery?.event.name !== testEvent) return refuse('webhookEventNotFound');
    return jsonAnswer({
      correlationId,
      partnerId: principal.partner,
      status: statusOf(delivery),
      callbackUrl: value.url,
      results: delivery.results.map(responseOf),
    } satisfies WebhookValidationEvent);
  },
});

function statusOf({ state }: Delivery): WebhookValidationEvent['status'] {
  switch (state) {
    case 'ready':
    case 'waiting':
      return 'pending';
    case 'delivered':
      return 'completed';
    case 'offline':
      return 'failed';
  }
}

export const webhookValidationHandlers = {
  createWebhookValidationEvent: create(
    thePartner,
    operations.getWebhookValidationEvent,
  ) satisfies Handler<'createWebhookValidationEvent'>,
  getWebhookValidationEvent: get(thePartner) satisfies Handler<'getWebhookValidationEvent'>,
  createInternalAppWebhookValidationEvent: create(
    theApplication,
    operations.getInternalAppWebhookValidationEvent,
  ) satisfies Handler<'createInternalAppWebhookValidationEvent'>,
  getInternalAppWebhookValidationEvent: get(theApplication) satisfies Handler<'getInternalAppWebhookValidationEvent'>,
};
