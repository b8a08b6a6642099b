import { Type } from 'typebox';
import type { OperationTable } from '../operations.ts';
import {
  Agreement,
  AgreementCollection,
  AgreementDocument,
  AgreementMetadataCollection,
  agreementTypes,
  DirectSignedAgreementStatus,
  NewAgreement,
} from '../resources/agreement.ts';
import { AgreementSignatureStatus } from '../resources/agreement-signature-status.ts';

const maxLocaleLength = 35;

const TypeQuery = Type.Object({
  agreementType: Type.Optional(
    Type.Enum([...agreementTypes, '*'], {
      type: 'string',
      description: '`*` stands for all; MicrosoftCloudAgreement when absent.',
    }),
  ),
});

/** Agreements between customers and the vendor. */
export const agreements = {
  getCustomerAgreements: {
    method: 'GET',
    path: '/v1/customers/{customerId}/agreements',
    summary: 'Get the agreements a customer has accepted',
    credentials: 'app+user',
    origin: 'documented',
    client: { sdk: 'customers.byId(customerId).agreements.get' },
    query: TypeQuery,
    answer: { status: 200, schema: AgreementCollection },
    errors: ['invalidCustomerId', 'noRelationship', 'invalidMembers'],
  },
  createCustomerAgreement: {
    method: 'POST',
    path: '/v1/customers/{customerId}/agreements',
    summary: "Confirm a customer's acceptance of an agreement",
    credentials: 'app+user',
    origin: 'documented',
    client: { sdk: 'customers.byId(customerId).agreements.create' },
    body: NewAgreement,
    answer: { status: 201, schema: Agreement },
    errors: ['invalidCustomerId', 'noRelationship', 'agreementExists', 'limitMet'],
  },
  getDirectSignedAgreementStatus: {
    method: 'GET',
    path: '/v1/customers/{customerId}/directSignedMicrosoftCustomerAgreementStatus',
    summary: 'Get whether a customer has signed the Microsoft Customer Agreement directly',
    credentials: 'app+user',
    origin: 'documented',
    client: { sdk: 'customers.byId(customerId).agreements.getDirectSignedCustomerAgreementStatus' },
    answer: { status: 200, schema: DirectSignedAgreementStatus },
    errors: ['invalidCustomerId', 'noRelationship'],
  },
  getAgreementMetadata: {
    method: 'GET',
    path: '/v1/agreements',
    summary: 'Get the agreements that customers can accept',
    credentials: 'app+user',
    origin: 'documented',
    client: { sdk: 'agreementDetails.get' },
    query: TypeQuery,
    answer: { status: 200, schema: AgreementMetadataCollection },
    errors: ['invalidMembers'],
  },
  getAgreementDocument: {
    method: 'GET',
    path: '/v1/agreementTemplates/{templateId}/document',
    summary: 'Get the document of an agreement template',
    credentials: 'app+user',
    origin: 'documented',
    client: { sdk: 'agreementTemplates.byId(templateId).document.get' },
    query: Type.Object({
      language: Type.Optional(
        Type.String({ maxLength: maxLocaleLength, description: 'A culture such as `fr-FR`; `en-US` when absent.' }),
      ),
      country: Type.Optional(
        Type.String({
          maxLength: maxLocaleLength,
          description: 'ISO 3166-1 alpha-2 code, upper case; `US` when absent.',
        }),
      ),
    }),
    answer: { status: 200, schema: AgreementDocument },
    errors: ['agreementTemplateNotFound', 'invalidMembers'],
  },
  getIndirectResellerAgreementStatus: {
    method: 'GET',
    path: '/v1/compliance/{programName}/agreementstatus',
    summary: 'Get whether an indirect reseller has signed the Microsoft Partner Agreement',
    credentials: 'app+user',
    origin: 'documented',
    client: {
      sdk: 'compliance.byProgram(programName).agreementSignatureStatus.get',
      dotnet: 'Compliance.AgreementSignatureStatus.Get',
      java: 'getCompliance().getAgreementSignatureStatus().get',
    },
    query: Type.Object({
      mpnId: Type.Optional(Type.String({ maxLength: 50, description: 'Either this or `tenantId`.' })),
      tenantId: Type.Optional(Type.String({ maxLength: 50 })),
    }),
    answer: { status: 200, schema: AgreementSignatureStatus },
    errors: [
      'unknownPath',
      'invalidMembers',
      'agreementOfNobody',
      'agreementOfTwo',
      'mpnIdNotNumeric',
      'tenantIdNotGuid',
      'mpnIdUnknown',
      'mpnIdOfNoReseller',
      'agreementNotSignedByMpnId',
      'accountNotFound',
      'agreementNotSignedByTenant',
    ],
  },
} as const satisfies OperationTable;
