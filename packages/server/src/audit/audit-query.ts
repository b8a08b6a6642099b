import type { QueryOf } from '@partnerite/contract/operations.ts';

type Query = QueryOf<'getAuditRecords'>;

/** What is asked for, by the published names alone: those of the vendor's description file only fill in what they leave open. */
export type AuditListQuery = {
  readonly [Name in 'startDate' | 'endDate' | 'size' | 'filter' | 'seekOperation']: Query[Name] | undefined;
};

export function auditListQuery(query: Query): AuditListQuery {
  return {
    startDate: query.startDate ?? query['auditRequest.startDate'],
    endDate: query.endDate ?? query['auditRequest.endDate'],
    size: query.size ?? query['auditRequest.size'],
    filter: query.filter ?? describedFilter(query),
    seekOperation: query.seekOperation,
  };
}

/** The published form of a filter that came in three parameters. */
function describedFilter(query: Query): string | undefined {
  const Field = query['auditRequest.filter.field'];
  const Value = query['auditRequest.filter.value'];
  const Operator = query['auditRequest.filter.operator'];
  if (Field === undefined && Value === undefined && Operator === undefined) return undefined;
  return JSON.stringify({ Field, Value, Operator });
}
