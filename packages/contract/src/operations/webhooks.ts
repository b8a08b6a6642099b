import type { OperationTable } from '../operations.ts';

/** Registration for webhook events and their test. The internal form is in the description file of the vendor only. */
export const webhooks = {
  getWebhookRegistration: {
    method: 'GET',
    path: '/webhooks/v1/registration',
    summary: 'Get the webhook registration',
    credentials: 'both',
    origin: 'documented',
  },
  createWebhookRegistration: {
    method: 'POST',
    path: '/webhooks/v1/registration',
    summary: 'Register for webhook events',
    credentials: 'both',
    origin: 'documented',
  },
  updateWebhookRegistration: {
    method: 'PUT',
    path: '/webhooks/v1/registration',
    summary: 'Update the webhook registration',
    credentials: 'both',
    origin: 'documented',
  },
  getWebhookEvents: {
    method: 'GET',
    path: '/webhooks/v1/registration/events',
    summary: 'Get the names of the webhook events',
    credentials: 'both',
    origin: 'documented',
  },
  createWebhookValidationEvent: {
    method: 'POST',
    path: '/webhooks/v1/registration/validationEvents',
    summary: 'Send a test event to the webhook',
    credentials: 'both',
    origin: 'documented',
  },
  getWebhookValidationEvent: {
    method: 'GET',
    path: '/webhooks/v1/registration/validationEvents/{correlationId}',
    summary: 'Get how the delivery of a test event went',
    credentials: 'both',
    origin: 'documented',
  },
  getInternalAppWebhookRegistration: {
    method: 'GET',
    path: '/webhooks/v1/internalApp/registration',
    summary: 'Get the webhook registration of an internal application',
    credentials: 'both',
    origin: 'observed',
  },
  createInternalAppWebhookRegistration: {
    method: 'POST',
    path: '/webhooks/v1/internalApp/registration',
    summary: 'Register for webhook events as an internal application',
    credentials: 'both',
    origin: 'observed',
  },
  updateInternalAppWebhookRegistration: {
    method: 'PUT',
    path: '/webhooks/v1/internalApp/registration',
    summary: 'Update the webhook registration of an internal application',
    credentials: 'both',
    origin: 'observed',
  },
  getInternalAppWebhookEvents: {
    method: 'GET',
    path: '/webhooks/v1/internalApp/registration/events',
    summary: 'Get the names of the webhook events open to internal applications',
    credentials: 'both',
    origin: 'observed',
  },
  createInternalAppWebhookValidationEvent: {
    method: 'POST',
    path: '/webhooks/v1/internalApp/registration/validationEvents',
    summary: 'Send a test event to the webhook of an internal application',
    credentials: 'both',
    origin: 'observed',
  },
  getInternalAppWebhookValidationEvent: {
    method: 'GET',
    path: '/webhooks/v1/internalApp/registration/validationEvents/{correlationId}',
    summary: 'Get how the delivery of a test event went, for an internal application',
    credentials: 'both',
    origin: 'observed',
  },
} as const satisfies OperationTable;
