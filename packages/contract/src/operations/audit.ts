import { Type } from 'typebox';
import type { OperationTable } from '../operations.ts';
import { AuditRecord, AuditRecordCollection } from '../resources/audit-record.ts';

/** What an address can hold of a filter, in characters. */
const maxFilterLength = 16 * 1024;

const maxDateLength = 64;

/** The parameters by the names of the vendor's description file, which speaks of an `auditRequest`. */
const describedQuery = {
  'auditRequest.startDate': Type.Optional(Type.String({ maxLength: maxDateLength, description: '`startDate`.' })),
  'auditRequest.endDate': Type.Optional(Type.String({ maxLength: maxDateLength, description: '`endDate`.' })),
  'auditRequest.size': Type.Optional(Type.Integer({ minimum: 0, description: '`size`.' })),
  'auditRequest.filter.field': Type.Optional(
    Type.String({ maxLength: maxFilterLength, description: '`Field` of the `filter`.' }),
  ),
  'auditRequest.filter.value': Type.Optional(
    Type.String({ maxLength: maxFilterLength, description: '`Value` of the `filter`.' }),
  ),
  'auditRequest.filter.operator': Type.Optional(
    Type.String({ maxLength: maxFilterLength, description: '`Operator` of the `filter`.' }),
  ),
};

const ListQuery = Type.Object({
  startDate: Type.Optional(
    Type.String({
      maxLength: maxDateLength,
      description:
        'First day, `yyyy-mm-dd`, or an instant; 30 days back when absent. The forms of .NET, `11/01/2026 00:00:00`, are taken too.',
    }),
  ),
  endDate: Type.Optional(
    Type.String({ maxLength: maxDateLength, description: 'Last day, which is included, or an instant.' }),
  ),
  size: Type.Optional(
    Type.Integer({ minimum: 0, description: 'How many records a page holds; 0 means no size given.' }),
  ),
  filter: Type.Optional(
    Type.String({
      maxLength: maxFilterLength,
      description: 'URL-encoded JSON: `{"Field":"CompanyName","Value":"toys","Operator":"substring"}`.',
    }),
  ),
  seekOperation: Type.Optional(Type.String({ description: '`Next`, together with a continuation token.' })),
  ...describedQuery,
});

/** What records can be filtered by. */
const filter = {
  substring: { companyName: 'CompanyName' },
  equals: { customerId: 'CustomerId', resourceType: 'ResourceType', operationType: 'OperationType' },
} as const;

const listErrors = ['invalidMembers', 'invalidFilter', 'invalidContinuationToken'] as const;

/** The audit trail. */
export const audit = {
  getAuditRecords: {
    method: 'GET',
    path: '/v1/auditrecords',
    summary: "Get the audit records of a partner's activity",
    credentials: 'both',
    origin: 'documented',
    client: { sdk: 'auditRecords.list', dotnet: 'AuditRecords.Query', java: 'getAuditRecords().query' },
    filter,
    query: ListQuery,
    answer: { status: 200, schema: AuditRecordCollection },
    errors: listErrors,
  },
  getAuditRecordsOfAuditService: {
    method: 'GET',
    path: '/auditactivity/v1/auditrecords',
    summary: "Get the audit records of a partner's activity, at the path of the audit service",
    credentials: 'both',
    origin: 'observed',
    client: {
      sdk: 'auditActivity.auditRecords.list',
      dotnet: 'AuditRecords.Query',
      java: 'getAuditRecords().query',
    },
    filter,
    query: ListQuery,
    answer: { status: 200, schema: AuditRecordCollection },
    errors: listErrors,
  },
  getAuditRecord: {
    method: 'GET',
    path: '/v1/auditrecords/{recordId}',
    summary: 'Get an audit record',
    credentials: 'both',
    origin: 'observed',
    client: { sdk: 'auditRecords.byId(recordId).get', dotnet: '-', java: '-' },
    answer: { status: 200, schema: AuditRecord },
    errors: ['auditRecordNotFound'],
  },
  getAuditRecordOfAuditService: {
    method: 'GET',
    path: '/auditactivity/v1/auditrecords/{recordId}',
    summary: 'Get an audit record, at the path of the audit service',
    credentials: 'both',
    origin: 'observed',
    client: { sdk: 'auditActivity.auditRecords.byId(recordId).get', dotnet: '-', java: '-' },
    answer: { status: 200, schema: AuditRecord },
    errors: ['auditRecordNotFound'],
  },
} as const satisfies OperationTable;
