import type { PathOf, QueryOf } from '@partnerite/contract/operations.ts';
import { listUri, pageAnswer, pageOf } from '../lists/page.ts';
import type { Answer, Context, Handler, Input } from '../operation.ts';
import { refuse } from '../refusal.ts';
import { jsonAnswer } from '../resources/json-answer.ts';
import type { AuditPosition, AuditRecord } from '../store/store.ts';
import { type AuditFilter, parseAuditFilter } from './audit-filter.ts';
import { auditRecordResource } from './audit-record.ts';
import { type DateRange, dateRange, rangeQuery } from './dates.ts';

/** Names the list in its tokens. */
const list = 'auditrecords';

type Filter = AuditFilter & DateRange;

/** Both paths of the list: that of the partner service and that of the audit service. */
const listAuditRecords = async (
  context: Context,
  { query, continuationToken }: Pick<Input<'getAuditRecords'>, 'query' | 'continuationToken'>,
): Promise<Answer> => {
  const { principal, store, settings, now } = context;
  const page = pageOf<Filter, AuditPosition>(context, {
    list,
    query,
    continuationToken,
    filter: () => ({ ...dateRange(query, now, settings.auditRetention), ...parseAuditFilter(query.filter) }),
  });
  const { size, filter, position } = page;
  // One more than is shown tells whether there is a next page.
  const limit = size + 1;
  const found = await store.readAuditRecords(principal.partner, {
    ...filter,
    order: 'newestFirst',
    after: position,
    limit,
  });
  const records = withinBytes(found.slice(0, size));
  const last = found.length > records.length ? records.at(-1) : undefined;
  return pageAnswer(context, {
    list,
    items: records.map((record) => auditRecordResource(principal.partner, record)),
    path: list,
    selfUri: continuationToken === undefined ? selfUri(query, size, filter) : nextUri(query, size),
    next: last && { size, filter, position: { at: last.at, sequence: last.sequence } },
  });
};

/** What one page may hold of old and new values, in bytes. */
const maxPageBytes = 4 * 1024 * 1024;

/** As many records as fit on a page, and one at least. */
function withinBytes<Sized extends Pick<AuditRecord, 'oldValue' | 'newValue'>>(
  records: readonly Sized[],
): readonly Sized[] {
  let bytes = 0;
  const end = records.findIndex(({ oldValue, newValue }, index) => {
    bytes += (oldValue?.byteLength ?? 0) + (newValue?.byteLength ?? 0);
    return index > 0 && bytes > maxPageBytes;
  });
  return end < 0 ? records : records.slice(0, end);
}

/** With the dates as they were understood, as published. */
function selfUri({ filter }: QueryOf<'getAuditRecords'>, size: number, range: DateRange): string {
  return listUri(`/${list}`, { ...rangeQuery(range), size, filter });
}

function nextUri({ seekOperation }: QueryOf<'getAuditRecords'>, size: number): string {
  return listUri(`/${list}`, { size, seekOperation });
}

const getAuditRecord = async (
  { principal, store }: Context,
  { path: { recordId } }: { readonly path: PathOf<'getAuditRecord'> },
): Promise<Answer> => {
  const record = await store.readAuditRecord(principal.partner, recordId.toLowerCase());
  if (record === undefined) return refuse('auditRecordNotFound');
  return jsonAnswer(auditRecordResource(principal.partner, record));
};

export const auditHandlers = {
  getAuditRecords: { run: listAuditRecords } satisfies Handler<'getAuditRecords'>,
  getAuditRecordsOfAuditService: { run: listAuditRecords } satisfies Handler<'getAuditRecordsOfAuditService'>,
  getAuditRecord: { run: getAuditRecord } satisfies Handler<'getAuditRecord'>,
  getAuditRecordOfAuditService: { run: getAuditRecord } satisfies Handler<'getAuditRecordOfAuditService'>,
};
