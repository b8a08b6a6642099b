import { webhookDeliveryHandlers } from './delivery-list.ts';
import { offlineWebhookEventHandlers } from './offline-event.ts';
import { webhookRegistrationHandlers } from './registration.ts';
import { webhookValidationHandlers } from './validation-event.ts';

/** Every operation of webhooks. */
export const webhookHandlers = {
  ...webhookRegistrationHandlers,
  ...webhookValidationHandlers,
  ...webhookDeliveryHandlers,
  ...offlineWebhookEventHandlers,
};
