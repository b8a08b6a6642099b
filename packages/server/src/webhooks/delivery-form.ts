import { STATUS_CODES } from 'node:http';
import type { WebhookResponse } from '@partnerite/contract/resources/webhook-validation-event.ts';
import type { TryResult } from '../store/store.ts';

/** A try as it is told: the status by the name that .NET has for it, and nothing of what was answered. */
export function responseOf({ at, status, fault }: TryResult): WebhookResponse {
  return {
    ...(status === undefined ? {} : { responseCode: (STATUS_CODES[status] ?? String(status)).replaceAll(/\W/g, '') }),
    responseMessage: fault ?? '',
    systemError: status === undefined,
    dateTimeUtc: new Date(at).toISOString(),
  };
}
