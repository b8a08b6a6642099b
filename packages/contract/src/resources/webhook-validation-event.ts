import { type Static, Type } from 'typebox';

/** How one try to deliver an event went. */
export const WebhookResponse = Type.Object(
  {
    responseCode: Type.Optional(
      Type.String({ description: 'Name of the HTTP status, e.g. `OK`; absent when there was no answer.' }),
    ),
    responseMessage: Type.String({ description: 'Why there was no answer; empty when there was one.' }),
    systemError: Type.Boolean({ description: 'Whether there was no answer.' }),
    dateTimeUtc: Type.String({ description: 'ISO 8601, UTC.' }),
  },
  { title: 'WebhookResponse' },
);

export const WebhookValidationEventCreated = Type.Object(
  { correlationId: Type.String({ description: 'Names the test event.' }) },
  { title: 'WebhookValidationEventCreated' },
);

export const WebhookValidationEvent = Type.Object(
  {
    correlationId: Type.String(),
    partnerId: Type.String(),
    status: Type.Enum(['pending', 'completed', 'failed'], {
      type: 'string',
      description: 'Failed once the last try has.',
    }),
    callbackUrl: Type.String(),
    results: Type.Array(WebhookResponse, { description: 'The tries so far, the first one first.' }),
  },
  { title: 'WebhookValidationEvent' },
);

export type WebhookResponse = Static<typeof WebhookResponse>;
export type WebhookValidationEvent = Static<typeof WebhookValidationEvent>;
