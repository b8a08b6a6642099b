import { Type } from 'typebox';
import type { OperationTable } from '../operations.ts';
import { OfflineWebhookEventCollection, ResentWebhookEvents } from '../resources/offline-webhook-event.ts';
import { WebhookDeliveryCollection } from '../resources/webhook-delivery.ts';
import { NewWebhookRegistration, WebhookEventNames, WebhookRegistration } from '../resources/webhook-registration.ts';
import { WebhookValidationEvent, WebhookValidationEventCreated } from '../resources/webhook-validation-event.ts';

/** No client of the vendor's has methods for webhooks. */
const clientsWithout = { dotnet: '-', java: '-' } as const;

const pageQuery = Type.Object({
  size: Type.Optional(Type.Integer({ minimum: 0, description: 'How many items a page holds; 0 means no size given.' })),
  seekOperation: Type.Optional(Type.String({ description: '`Next`, together with a continuation token.' })),
});
const pageErrors = ['invalidMembers', 'invalidContinuationToken'] as const;

const updateErrors = ['webhookRegistrationNotFound', 'staleIfMatch', 'staleETag', 'staleETagConflict'] as const;

/**
 * Registration for webhook events and their test; and Partnerite's own: the deliveries of events, and the queue of those
 * that could not be delivered. The internal form is in the description file of the vendor only.
 */
export const webhooks = {
  getWebhookRegistration: {
    method: 'GET',
    path: '/webhooks/v1/registration',
    summary: 'Get the webhook registration',
    credentials: 'both',
    origin: 'documented',
    answer: { status: 200, schema: WebhookRegistration },
    errors: ['webhookRegistrationNotFound'],
    conditional: true,
    client: { sdk: 'webhooks.registration.get', ...clientsWithout },
  },
  createWebhookRegistration: {
    method: 'POST',
    path: '/webhooks/v1/registration',
    summary: 'Register for webhook events',
    credentials: 'both',
    origin: 'documented',
    body: NewWebhookRegistration,
    answer: { status: 200, schema: WebhookRegistration },
    errors: ['webhookRegistrationExists'],
    conditional: true,
    client: { sdk: 'webhooks.registration.create', ...clientsWithout },
  },
  updateWebhookRegistration: {
    method: 'PUT',
    path: '/webhooks/v1/registration',
    summary: 'Update the webhook registration',
    credentials: 'both',
    origin: 'documented',
    body: NewWebhookRegistration,
    answer: { status: 200, schema: WebhookRegistration },
    errors: updateErrors,
    conditional: true,
    client: { sdk: 'webhooks.registration.update', ...clientsWithout },
  },
  getWebhookEvents: {
    method: 'GET',
    path: '/webhooks/v1/registration/events',
    summary: 'Get the names of the webhook events',
    credentials: 'both',
    origin: 'documented',
    answer: { status: 200, schema: WebhookEventNames },
    errors: [],
    client: { sdk: 'webhooks.registration.events.get', ...clientsWithout },
  },
  createWebhookValidationEvent: {
    method: 'POST',
    path: '/webhooks/v1/registration/validationEvents',
    summary: 'Send a test event to the webhook',
    credentials: 'both',
    origin: 'documented',
    answer: { status: 200, schema: WebhookValidationEventCreated },
    errors: ['webhookRegistrationNotFound', 'webhookTestEventNotRegistered'],
    event: 'test-created',
    client: { sdk: 'webhooks.registration.validationEvents.create', ...clientsWithout },
  },
  getWebhookValidationEvent: {
    method: 'GET',
    path: '/webhooks/v1/registration/validationEvents/{correlationId}',
    summary: 'Get how the delivery of a test event went',
    credentials: 'both',
    origin: 'documented',
    answer: { status: 200, schema: WebhookValidationEvent },
    errors: ['webhookEventNotFound'],
    client: { sdk: 'webhooks.registration.validationEvents.byId(correlationId).get', ...clientsWithout },
  },
  getWebhookDeliveries: {
    method: 'GET',
    path: '/webhooks/v1/registration/deliveries',
    summary: 'Get the deliveries of events, the newest event first',
    credentials: 'both',
    origin: 'assumed',
    query: pageQuery,
    answer: { status: 200, schema: WebhookDeliveryCollection },
    errors: pageErrors,
    client: { sdk: 'webhooks.registration.deliveries.list', ...clientsWithout },
  },
  getOfflineWebhookEvents: {
    method: 'GET',
    path: '/webhooks/v1/registration/offlineEvents',
    summary: 'Get the events that were not delivered in all of their tries, the oldest first',
    credentials: 'both',
    origin: 'assumed',
    query: pageQuery,
    answer: { status: 200, schema: OfflineWebhookEventCollection },
    errors: pageErrors,
    client: { sdk: 'webhooks.registration.offlineEvents.list', ...clientsWithout },
  },
  resendOfflineWebhookEvent: {
    method: 'POST',
    path: '/webhooks/v1/registration/offlineEvents/{eventId}',
    summary: 'Send an event again to everyone whom it did not reach in all of its tries',
    credentials: 'both',
    origin: 'assumed',
    answer: { status: 200, schema: ResentWebhookEvents },
    errors: ['webhookEventNotFound'],
    client: { sdk: 'webhooks.registration.offlineEvents.byId(eventId).resend', ...clientsWithout },
  },
  getInternalAppWebhookRegistration: {
    method: 'GET',
    path: '/webhooks/v1/internalApp/registration',
    summary: 'Get the webhook registration of an internal application',
    credentials: 'both',
    origin: 'observed',
    answer: { status: 200, schema: WebhookRegistration },
    errors: ['webhookRegistrationNotFound'],
    conditional: true,
    client: { sdk: 'webhooks.internalApp.registration.get', ...clientsWithout },
  },
  createInternalAppWebhookRegistration: {
    method: 'POST',
    path: '/webhooks/v1/internalApp/registration',
    summary: 'Register for webhook events as an internal application',
    credentials: 'both',
    origin: 'observed',
    body: NewWebhookRegistration,
    answer: { status: 200, schema: WebhookRegistration },
    errors: ['webhookRegistrationExists'],
    conditional: true,
    client: { sdk: 'webhooks.internalApp.registration.create', ...clientsWithout },
  },
  updateInternalAppWebhookRegistration: {
    method: 'PUT',
    path: '/webhooks/v1/internalApp/registration',
    summary: 'Update the webhook registration of an internal application',
    credentials: 'both',
    origin: 'observed',
    body: NewWebhookRegistration,
    answer: { status: 200, schema: WebhookRegistration },
    errors: updateErrors,
    conditional: true,
    client: { sdk: 'webhooks.internalApp.registration.update', ...clientsWithout },
  },
  getInternalAppWebhookEvents: {
    method: 'GET',
    path: '/webhooks/v1/internalApp/registration/events',
    summary: 'Get the names of the webhook events open to internal applications',
    credentials: 'both',
    origin: 'observed',
    answer: { status: 200, schema: WebhookEventNames },
    errors: [],
    client: { sdk: 'webhooks.internalApp.registration.events.get', ...clientsWithout },
  },
  createInternalAppWebhookValidationEvent: {
    method: 'POST',
    path: '/webhooks/v1/internalApp/registration/validationEvents',
    summary: 'Send a test event to the webhook of an internal application',
    credentials: 'both',
    origin: 'observed',
    answer: { status: 200, schema: WebhookValidationEventCreated },
    errors: ['webhookRegistrationNotFound', 'webhookTestEventNotRegistered'],
    event: 'test-created',
    client: { sdk: 'webhooks.internalApp.registration.validationEvents.create', ...clientsWithout },
  },
  getInternalAppWebhookValidationEvent: {
    method: 'GET',
    path: '/webhooks/v1/internalApp/registration/validationEvents/{correlationId}',
    summary: 'Get how the delivery of a test event went, for an internal application',
    credentials: 'both',
    origin: 'observed',
    answer: { status: 200, schema: WebhookValidationEvent },
    errors: ['webhookEventNotFound'],
    client: { sdk: 'webhooks.internalApp.registration.validationEvents.byId(correlationId).get', ...clientsWithout },
  },
} as const satisfies OperationTable;
