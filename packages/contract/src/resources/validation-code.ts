import { type Static, Type } from 'typebox';

/** A code that lets a partner create customers in the Government Community Cloud. */
export const ValidationCode = Type.Object(
  {
    partnerId: Type.String(),
    organizationName: Type.String(),
    validationId: Type.String(),
    maxCreates: Type.Optional(Type.Integer({ description: 'How many customers it is good for.' })),
    remainingCreates: Type.Optional(Type.Integer()),
    eTag: Type.String(),
  },
  { title: 'ValidationCode' },
);

export const ValidationCodes = Type.Array(ValidationCode);

/** The customer of a partner and the validation code that was used for it; without one, nothing but who they are. */
export const CustomerValidation = Type.Object(
  {
    partnerId: Type.String(),
    customerId: Type.String(),
    validationId: Type.Optional(Type.String()),
    organizationName: Type.Optional(Type.String()),
    eTag: Type.Optional(Type.String()),
  },
  { title: 'GccValidationRelationship' },
);

export type ValidationCode = Static<typeof ValidationCode>;
export type CustomerValidation = Static<typeof CustomerValidation>;
