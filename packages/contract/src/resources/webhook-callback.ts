import { type Static, Type } from 'typebox';

const textOrNull = Type.Union([Type.String(), Type.Null()]);

/** What is posted to a webhook. Published in PascalCase, and with `null` for what there is none of. */
export const WebhookCallback = Type.Object(
  {
    EventName: Type.String(),
    ResourceUri: textOrNull,
    ResourceName: Type.String(),
    AuditUri: textOrNull,
    ResourceChangeUtcDate: Type.String({ description: 'ISO 8601 with seven decimals and the offset `+00:00`.' }),
  },
  { title: 'WebhookCallback' },
);

export type WebhookCallback = Static<typeof WebhookCallback>;
