import type { OperationTable } from '../operations.ts';

/** Agreements between customers and the vendor. */
export const agreements = {
  getCustomerAgreements: {
    method: 'GET',
    path: '/v1/customers/{customerId}/agreements',
    summary: 'Get the agreements a customer has accepted',
    credentials: 'app+user',
    origin: 'documented',
  },
  createCustomerAgreement: {
    method: 'POST',
    path: '/v1/customers/{customerId}/agreements',
    summary: "Confirm a customer's acceptance of an agreement",
    credentials: 'app+user',
    origin: 'documented',
  },
  getDirectSignedAgreementStatus: {
    method: 'GET',
    path: '/v1/customers/{customerId}/directSignedMicrosoftCustomerAgreementStatus',
    summary: 'Get whether a customer has signed the Microsoft Customer Agreement directly',
    credentials: 'app+user',
    origin: 'documented',
  },
  getAgreementMetadata: {
    method: 'GET',
    path: '/v1/agreements',
    summary: 'Get the agreements that customers can accept',
    credentials: 'app+user',
    origin: 'documented',
  },
  getAgreementDocument: {
    method: 'GET',
    path: '/v1/agreementTemplates/{templateId}/document',
    summary: 'Get the document of an agreement template',
    credentials: 'app+user',
    origin: 'documented',
  },
  getIndirectResellerAgreementStatus: {
    method: 'GET',
    path: '/v1/compliance/{programName}/agreementstatus',
    summary: 'Get whether an indirect reseller has signed the Microsoft Partner Agreement',
    credentials: 'app+user',
    origin: 'documented',
  },
} as const satisfies OperationTable;
