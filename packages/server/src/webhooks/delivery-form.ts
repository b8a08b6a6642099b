import { STATUS_CODES } from 'node:http';
import type { OfflineWebhookEvent } from '@partnerite/contract/resources/offline-webhook-event.ts';
import type { WebhookResponse } from '@partnerite/contract/resources/webhook-validation-event.ts';
import type { Delivery, TryResult } from '../store/deliveries.ts';

/** A try as it is told: the status by the name that .NET has for it, and nothing of what was answered. */
export function responseOf({ at, status, fault }: TryResult): WebhookResponse {
  return {
    ...(status === undefined ? {} : { responseCode: (STATUS_CODES[status] ?? String(status)).replaceAll(/\W/g, '') }),
    responseMessage: fault ?? '',
    systemError: status === undefined,
    dateTimeUtc: new Date(at).toISOString(),
  };
}

/** What is told of the event of a delivery, and of the registration that it is for. */
export function eventForm({
  event,
  subscriber,
}: Delivery): Pick<
  OfflineWebhookEvent,
  'subscriberId' | 'eventName' | 'resourceUri' | 'resourceName' | 'resourceChangeUtcDate'
> {
  return {
    subscriberId: subscriber,
    eventName: event.name,
    ...(event.resourceUri === '' ? {} : { resourceUri: event.resourceUri }),
    resourceName: event.resourceName,
    resourceChangeUtcDate: new Date(event.at).toISOString(),
  };
}
