import type { EventName } from '@partnerite/contract/events.ts';
import type { NewWebhookRegistration } from '@partnerite/contract/resources/webhook-registration.ts';

/** A registration as it is stored: the store looks into `events`. */
export interface Subscription {
  readonly url: string;
  readonly events: readonly EventName[];
  /** The signature goes into a header of its own instead of `Authorization`. */
  readonly signatureInOwnHeader: boolean;
}

/** Reads the stored document of a registration. */
export function subscriptionOf(document: string): Subscription {
  return JSON.parse(document);
}

/** What a registration asks for; each event once. */
export function newSubscription(body: NewWebhookRegistration): Subscription {
  return {
    url: body.WebhookUrl,
    events: [...new Set(body.WebhookEvents)],
    signatureInOwnHeader: body.SignatureTokenToMsSignatureHeader ?? false,
  };
}
