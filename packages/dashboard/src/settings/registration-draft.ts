import type { NewWebhookRegistration, WebhookEventName, WebhookRegistration } from '@partnerite/sdk';

/** A registration while somebody edits it. */
export interface RegistrationDraft {
  readonly url: string;
  readonly events: readonly WebhookEventName[];
  readonly signatureInOwnHeader: boolean;
}

/** What is typed, and the registration that it began from: whether somebody else saves meanwhile is seen by that. */
export interface KeptRegistration {
  readonly draft: RegistrationDraft;
  readonly known: WebhookRegistration | null;
}

export function draftOf(registration: WebhookRegistration | null): RegistrationDraft {
  return {
    url: registration?.webhookUrl ?? '',
    events: registration?.webhookEvents ?? ['test-created'],
    signatureInOwnHeader: registration?.signatureTokenToMsSignatureHeader ?? false,
  };
}

/** What is sent: an address without blanks around it. */
export function registrationOf({ url, events, signatureInOwnHeader }: RegistrationDraft): NewWebhookRegistration {
  return {
    webhookUrl: url.trim(),
    webhookEvents: [...events],
    signatureTokenToMsSignatureHeader: signatureInOwnHeader,
  };
}

/** What can be told of an address before the service is asked: it must be one that events can be posted to. */
export function isCallbackAddress(url: string): boolean {
  const protocol = URL.parse(url.trim())?.protocol;
  return protocol === 'http:' || protocol === 'https:';
}

/** Whether two registrations say the same; the order of the events says nothing. */
export function sameRegistration(one: WebhookRegistration | null, other: WebhookRegistration | null): boolean {
  if (one === null || other === null) return one === other;
  const [mine, theirs] = [draftOf(one), draftOf(other)];
  const events = new Set(theirs.events);
  return (
    mine.url === theirs.url &&
    mine.signatureInOwnHeader === theirs.signatureInOwnHeader &&
    new Set(mine.events).size === events.size &&
    mine.events.every((event) => events.has(event))
  );
}

/** The event of tests, without which none can be sent. */
export const testEvent = 'test-created' satisfies WebhookEventName;

/** Event names in the groups in which people look for them: those that this service tells of itself first. */
export function eventGroups(names: readonly WebhookEventName[]): readonly (readonly WebhookEventName[])[] {
  const isOwn = (name: string) => name.startsWith('customer-') || name === testEvent;
  return [names.filter(isOwn), names.filter((name) => !isOwn(name))].filter((group) => group.length > 0);
}
