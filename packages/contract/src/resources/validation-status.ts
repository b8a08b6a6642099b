import { type Static, Type } from 'typebox';

/** What can be vetted of a customer. */
export const ValidationType = Type.Enum(['account'], { type: 'string' });

/** How far the vetting of a customer is. */
export const ValidationStatus = Type.Object(
  {
    type: ValidationType,
    status: Type.Enum(['Allowed', 'UnderReview', 'NotAllowed', 'Unknown', 'Not Ready'], { type: 'string' }),
    lastUpdateDateTime: Type.String({ description: 'UTC without a zone: `2021-07-14T18:02:00`.' }),
  },
  { title: 'ValidationStatus' },
);

export type ValidationStatus = Static<typeof ValidationStatus>;
