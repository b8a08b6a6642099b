import { Type } from 'typebox';
import type { OperationTable } from '../operations.ts';
import {
  DelegatedAdminCustomerCollection,
  DelegatedAdminQuery,
  DelegatedAdminStatistics,
} from '../resources/delegated-admin.ts';
import {
  ApplicationMfaAdoptionStatusList,
  NonMfaCompliantPrincipalCollection,
  PartnerRequestCollection,
} from '../resources/mfa-compliance.ts';
import { ServiceIncidentCollection, ServiceIncidentQuery } from '../resources/service-incident.ts';

/** What the vendor's clients do not have. */
const noVendorMethod = { dotnet: '-', java: '-' } as const;

/** What is reported to a partner: multi-factor authentication, delegated administration, service incidents. */
export const partnerReports = {
  getApplicationMfaAdoptionStatus: {
    method: 'GET',
    path: '/v1/applicationmfaadoptionstatus',
    summary: 'Get how far applications have taken up multi-factor authentication',
    credentials: 'app+user',
    origin: 'documented',
    client: { sdk: 'applicationMfaAdoptionStatus.get', ...noVendorMethod },
    query: Type.Object({
      startDate: Type.Optional(Type.String({ maxLength: 50, description: 'The first day, e.g. `2026-05-20`.' })),
      endDate: Type.Optional(Type.String({ maxLength: 50, description: 'The last day.' })),
    }),
    answer: { status: 200, schema: ApplicationMfaAdoptionStatusList },
    errors: ['invalidMembers'],
  },
  getPartnerRequests: {
    method: 'GET',
    path: '/v1/partnerRequests',
    summary: 'Get requests made without multi-factor authentication',
    credentials: 'app+user',
    origin: 'documented',
    client: { sdk: 'partnerRequests.get', ...noVendorMethod },
    answer: { status: 200, schema: PartnerRequestCollection },
    errors: [],
  },
  getNonMfaCompliantPrincipals: {
    method: 'GET',
    path: '/v1/nonMfaCompliantPartnerPrincipals',
    summary: 'Get who signed in to the portal without multi-factor authentication',
    credentials: 'app+user',
    origin: 'documented',
    client: { sdk: 'nonMfaCompliantPrincipals.get', ...noVendorMethod },
    answer: { status: 200, schema: NonMfaCompliantPrincipalCollection },
    errors: [],
  },
  getDelegatedAdminStatistics: {
    method: 'GET',
    path: '/CustomerServiceAdminApi/Web/v1/delegatedAdminStatistics',
    summary: 'Get how many delegated administration relationships there are',
    credentials: 'app+user',
    origin: 'documented',
    client: { sdk: 'delegatedAdmin.statistics.get', dotnet: '-', java: '-' },
    answer: { status: 200, schema: DelegatedAdminStatistics },
    errors: [],
  },
  getDelegatedAdminCustomers: {
    method: 'GET',
    path: '/CustomerServiceAdminApi/Web/v1/delegatedAdminCustomers',
    summary: 'Get the customers with delegated administration',
    credentials: 'app+user',
    origin: 'documented',
    client: { sdk: 'delegatedAdmin.customers.get', dotnet: '-', java: '-' },
    query: DelegatedAdminQuery,
    answer: { status: 200, schema: DelegatedAdminCustomerCollection },
    errors: ['invalidMembers'],
  },
  getOfficeServiceIncidents: {
    method: 'GET',
    path: '/v1/serviceincidents/office',
    summary: 'Get the Office service incidents',
    credentials: 'both',
    origin: 'observed',
    client: { sdk: 'serviceIncidents.get' },
    query: ServiceIncidentQuery,
    answer: { status: 200, schema: ServiceIncidentCollection },
    errors: ['invalidMembers', 'invalidFilter'],
  },
  getOfficeServiceIncidentCount: {
    method: 'GET',
    path: '/v1/serviceincidents/office/count',
    summary: 'Get the number of Office service incidents',
    credentials: 'both',
    origin: 'observed',
    client: { sdk: 'serviceIncidents.getCount' },
    query: ServiceIncidentQuery,
    answer: { status: 200, schema: Type.Integer({ minimum: 0 }) },
    errors: ['invalidMembers', 'invalidFilter'],
  },
} as const satisfies OperationTable;
