import type { OperationTable } from '../operations.ts';

/** The audit trail. */
export const audit = {
  getAuditRecords: {
    method: 'GET',
    path: '/v1/auditrecords',
    summary: "Get the audit records of a partner's activity",
    credentials: 'both',
    origin: 'documented',
  },
  getAuditRecord: {
    method: 'GET',
    path: '/v1/auditrecords/{recordId}',
    summary: 'Get an audit record',
    credentials: 'both',
    origin: 'observed',
  },
  getAuditRecordOfAuditService: {
    method: 'GET',
    path: '/auditactivity/v1/auditrecords/{recordId}',
    summary: 'Get an audit record, at the path of the audit service',
    credentials: 'both',
    origin: 'observed',
  },
} as const satisfies OperationTable;
