import { eventNames } from '@partnerite/contract/events.ts';
import type {
  NewWebhookRegistration,
  WebhookRegistration,
} from '@partnerite/contract/resources/webhook-registration.ts';
import { auditRecord } from '../audit/record.ts';
import { newGuid } from '../identifiers.ts';
import type { Answer, Context, Handler } from '../operation.ts';
import { refuse, refuseProblems } from '../refusal.ts';
import { jsonAnswer, jsonBytes } from '../resources/json-answer.ts';
import { firstVersion, listStored, nextVersion, type Stored } from '../resources/stored-resource.ts';
import { subscriberKind } from '../store/store.ts';
import { newSubscription, type Subscription } from './subscription.ts';

export type Registration = Stored<Subscription>;

/** Whose registration: the partner's own, or that of one application, which is told of the partner's events too. */
export type Subscriber = (context: Context) => string;

export const thePartner: Subscriber = () => 'partner';
export const theApplication: Subscriber = ({ principal }) => `application:${principal.applicationId}`;

const get = (subscriber: Subscriber) => ({
  run: async (context: Context) => {
    const { value } = await registrationOf(context, subscriber);
    return jsonAnswer(wireForm(value));
  },
});

const create = (subscriber: Subscriber) => ({
  run: async (context: Context, { body }: { readonly body: NewWebhookRegistration }) => {
    checkCallback(context, body);
    const subscription = newSubscription(body);
    const id = newGuid(context.random);
    const key = { kind: subscriberKind, owner: '', id };
    const resource = firstVersion(key, subscription, { uniqueKey: subscriber(context) });
    const answer = wireForm(subscription, id);
    const audit = auditOf(context, 'create_webhook_registration', { newValue: jsonBytes(answer) });
    const change = { kind: 'putResource', resource, expectedVersion: 0 } as const;
    const committed = await context.commit({ change, audit }, jsonAnswer(answer));
    return committed.kind === 'done' ? committed.answer : refuse('webhookRegistrationExists');
  },
});

const update = (subscriber: Subscriber) => ({
  run: async (context: Context, { body }: { readonly body: NewWebhookRegistration }): Promise<Answer> => {
    checkCallback(context, body);
    for (;;) {
      const { resource, value } = await registrationOf(context, subscriber);
      const subscription = newSubscription(body);
      const answer = wireForm(subscription, resource.id);
      const audit = auditOf(context, 'update_webhook_registration', {
        oldValue: jsonBytes(wireForm(value, resource.id)),
        newValue: jsonBytes(answer),
      });
      const next = nextVersion(resource, subscription);
      const change = { kind: 'putResource', resource: next, expectedVersion: resource.version } as const;
      const committed = await context.commit({ change, audit }, jsonAnswer(answer));
      if (committed.kind === 'done') return committed.answer;
    }
  },
});

const listEventNames = { run: async () => jsonAnswer(eventNames) };

export const webhookRegistrationHandlers = {
  getWebhookRegistration: get(thePartner) satisfies Handler<'getWebhookRegistration'>,
  createWebhookRegistration: create(thePartner) satisfies Handler<'createWebhookRegistration'>,
  updateWebhookRegistration: update(thePartner) satisfies Handler<'updateWebhookRegistration'>,
  getWebhookEvents: listEventNames satisfies Handler<'getWebhookEvents'>,
  getInternalAppWebhookRegistration: get(theApplication) satisfies Handler<'getInternalAppWebhookRegistration'>,
  createInternalAppWebhookRegistration: create(
    theApplication,
  ) satisfies Handler<'createInternalAppWebhookRegistration'>,
  updateInternalAppWebhookRegistration: update(
    theApplication,
  ) satisfies Handler<'updateInternalAppWebhookRegistration'>,
  getInternalAppWebhookEvents: listEventNames satisfies Handler<'getInternalAppWebhookEvents'>,
};

/** @throws Refusal `webhookRegistrationNotFound` */
export async function registrationOf(context: Context, subscriber: Subscriber): Promise<Registration> {
  const registrations = await listStored<Subscription>(context, subscriberKind, '');
  const found = registrations.find(({ resource }) => resource.uniqueKey === subscriber(context));
  return found ?? refuse('webhookRegistrationNotFound');
}

/** @throws Refusal `invalidMembers` when the callback address is none, or is not allowed */
function checkCallback({ settings }: Context, { WebhookUrl }: NewWebhookRegistration): void {
  const message = settings.callbacks.problemOf(WebhookUrl);
  if (message !== undefined) refuseProblems([{ path: 'WebhookUrl', message }]);
}

/** The published answer to a GET leaves the id of the subscriber out; the other answers have it. */
function wireForm({ url, events, signatureInOwnHeader }: Subscription, subscriberId?: string): WebhookRegistration {
  return {
    ...(subscriberId === undefined ? {} : { SubscriberId: subscriberId }),
    WebhookUrl: url,
    WebhookEvents: [...events],
    ...(signatureInOwnHeader ? { SignatureTokenToMsSignatureHeader: true } : {}),
  };
}

function auditOf(context: Context, operationType: string, values: { oldValue?: Uint8Array; newValue: Uint8Array }) {
  const resourceType = 'webhook_registration';
  return auditRecord(context, { customerId: '', customerName: '', resourceType, operationType, ...values });
}
