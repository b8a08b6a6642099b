import { type Static, Type } from 'typebox';
import { eventNames } from '../events.ts';

export const WebhookEventName = Type.Enum([...eventNames], {
  type: 'string',
  title: 'WebhookEventName',
  description: "An event that can be registered for; `customer-...` are Partnerite's own.",
});

const members = {
  WebhookUrl: Type.String({ minLength: 1, maxLength: 2048, description: 'Where events are posted to.' }),
  WebhookEvents: Type.Array(WebhookEventName, { maxItems: 100, description: 'The names of the events to be told of.' }),
};
const signatureInOwnHeader = Type.Optional(
  Type.Boolean({ description: 'Sends the signature in x-ms-signature instead of Authorization.' }),
);

/** Published in PascalCase, unlike all other resources. */
export const WebhookRegistration = Type.Object(
  {
    SubscriberId: Type.Optional(Type.String({ description: 'Answered to a creation and an update.' })),
    ...members,
    SignatureTokenToMsSignatureHeader: signatureInOwnHeader,
  },
  { title: 'WebhookRegistration' },
);

/** The body of a creation and of an update. */
export const NewWebhookRegistration = Type.Object(
  { ...members, SignatureTokenToMsSignatureHeader: signatureInOwnHeader },
  { title: 'NewWebhookRegistration' },
);

export const WebhookEventNames = Type.Array(WebhookEventName);

export type WebhookRegistration = Static<typeof WebhookRegistration>;
export type NewWebhookRegistration = Static<typeof NewWebhookRegistration>;
