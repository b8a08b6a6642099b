import { eventNames } from '@partnerite/contract/events.ts';
import type {
  NewWebhookRegistration,
  WebhookRegistration,
} from '@partnerite/contract/resources/webhook-registration.ts';
import { auditRecord } from '../audit/record.ts';
import { newGuid } from '../identifiers.ts';
import type { Answer, Context, Handler, Input } from '../operation.ts';
import { refuse, refuseProblems } from '../refusal.ts';
import { checkBasis, optionalBasis } from '../resources/basis.ts';
import { newSalt, type Salted, versionETag } from '../resources/etag.ts';
import { jsonAnswer, jsonBytes } from '../resources/json-answer.ts';
import { firstVersion, listStored, nextVersion, type Stored } from '../resources/stored-resource.ts';
import { subscriberKind } from '../store/deliveries.ts';
import type { Resource } from '../store/resources.ts';
import { auditedAddress } from './audited-address.ts';
import { newSubscription, type Subscription } from './subscription.ts';

export type Registration = Stored<Subscription & Salted>;

/** Whose registration: the partner's own, or that of one application, which is told of the partner's events too. */
export type Subscriber = (context: Context) => string;

export const thePartner: Subscriber = () => 'partner';
export const theApplication: Subscriber = ({ principal }) => `application:${principal.applicationId}`;

const get = (subscriber: Subscriber) => ({
  run: async (context: Context) => {
    const { resource, value } = await registrationOf(context, subscriber);
    return jsonAnswer(wireForm(value), etagOf(resource, value));
  },
});

const create = (subscriber: Subscriber) => ({
  run: async (context: Context, { body }: { readonly body: NewWebhookRegistration }) => {
    checkCallback(context, body);
    const subscription = { ...newSubscription(body), ...newSalt(context.random) };
    const id = newGuid(context.random);
    const key = { kind: subscriberKind, owner: '', id };
    const resource = firstVersion(key, subscription, { uniqueKey: subscriber(context) });
    const audit = auditOf(context, 'create_webhook_registration', { newValue: auditedForm(subscription, id) });
    const change = { kind: 'putResource', resource, expectedVersion: 0 } as const;
    const answer = jsonAnswer(wireForm(subscription, id), etagOf(resource, subscription));
    const committed = await context.commit({ change, audit }, answer);
    return committed.kind === 'done' ? committed.answer : refuse('webhookRegistrationExists');
  },
});

type Update = Pick<Input<'updateWebhookRegistration'>, 'body' | 'precondition'>;

const update = (subscriber: Subscriber) => ({
  run: async (context: Context, { body, precondition }: Update): Promise<Answer> => {
    checkCallback(context, body);
    const basis = optionalBasis(precondition);
    for (;;) {
      const { resource, value } = await registrationOf(context, subscriber);
      if (basis !== undefined) checkBasis(context, basis, etagOf(resource, value));
      const subscription = { ...newSubscription(body), ...newSalt(context.random) };
      const audit = auditOf(context, 'update_webhook_registration', {
        oldValue: auditedForm(value, resource.id),
        newValue: auditedForm(subscription, resource.id),
      });
      const next = nextVersion(resource, subscription);
      const change = { kind: 'putResource', resource: next, expectedVersion: resource.version } as const;
      const answer = jsonAnswer(wireForm(subscription, resource.id), etagOf(next, subscription));
      const committed = await context.commit({ change, audit }, answer);
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
  const registrations = await listStored<Subscription & Salted>(context, subscriberKind, '');
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

/** As it is answered, but for keys in its address. */
function auditedForm(subscription: Subscription, subscriberId: string): Uint8Array {
  return jsonBytes(wireForm({ ...subscription, url: auditedAddress(subscription.url) }, subscriberId));
}

/** None is published, so it is in the header only. */
function etagOf({ id, version }: Resource, salt: Salted): string {
  return versionETag(id, version, salt);
}

function auditOf(context: Context, operationType: string, values: { oldValue?: Uint8Array; newValue: Uint8Array }) {
  const resourceType = 'webhook_registration';
  return auditRecord(context, { customerId: '', customerName: '', resourceType, operationType, ...values });
}
