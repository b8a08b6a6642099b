import { createCustomerAgreement, getCustomerAgreements } from './agreement.ts';
import { getAgreementDocument } from './agreement-document.ts';
import { getAgreementMetadata } from './agreement-metadata.ts';
import { getDirectSignedAgreementStatus } from './direct-signed-status.ts';

/** The operations on agreements. */
export const agreementHandlers = {
  getCustomerAgreements,
  createCustomerAgreement,
  getDirectSignedAgreementStatus,
  getAgreementMetadata,
  getAgreementDocument,
};
