import { type Static, Type } from 'typebox';

/** Whether a partner has signed the Microsoft Partner Agreement. */
export const AgreementSignatureStatus = Type.Object(
  { isAgreementSigned: Type.Boolean() },
  { title: 'AgreementSignatureStatus' },
);

export type AgreementSignatureStatus = Static<typeof AgreementSignatureStatus>;
