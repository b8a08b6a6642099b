import type { PathOf } from '@partnerite/contract/operations.ts';
import { listUri, type Page, pageAnswer, pageOf } from '../lists/page.ts';
import type { Answer, Context, Handler, Input } from '../operation.ts';
import { refuse } from '../refusal.ts';
import { jsonAnswer } from '../resources/json-answer.ts';
import type { AuditPosition, AuditQuery, StoredAuditRecord } from '../store/audit.ts';
import { type AuditFilter, parseAuditFilter } from './audit-filter.ts';
import { type AuditListQuery, auditListQuery } from './audit-query.ts';
import { auditRecordResource } from './audit-record.ts';
import { type DateRange, dateRange, rangeQuery } from './dates.ts';

/** Names the list in its tokens. */
const list = 'auditrecords';

type Filter = AuditFilter & DateRange;

/** Both paths of the list: that of the partner service and that of the audit service. */
const listAuditRecords = async (
  context: Context,
  { query: asked, continuationToken }: Pick<Input<'getAuditRecords'>, 'query' | 'continuationToken'>,
): Promise<Answer> => {
  const { principal, store, settings, now } = context;
  const query = auditListQuery(asked);
  const page = pageOf<Filter, AuditPosition>(context, {
    list,
    query,
    continuationToken,
    filter: () => ({ ...dateRange(query, now, settings.auditRetention), ...parseAuditFilter(query.filter) }),
  });
  const { size, filter } = page;
  const { records, isLast } = await readPage(
    (slice) => store.readAuditRecords(principal.partner, { ...filter, order: 'newestFirst', ...slice }),
    page,
  );
  const last = isLast ? undefined : records.at(-1);
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

/** Records that are read at once: where values are long, a page is short, and most of what it could hold is not needed. */
const readAtOnce = 50;

interface ReadPage {
  readonly records: readonly StoredAuditRecord[];
  /** There are no records after these. */
  readonly isLast: boolean;
}

/** As many records as fit on a page, and one at least. */
async function readPage(
  read: (slice: Pick<AuditQuery, 'limit' | 'after'>) => Promise<readonly StoredAuditRecord[]>,
  { size, position }: Page<Filter, AuditPosition>,
): Promise<ReadPage> {
  const records: StoredAuditRecord[] = [];
  let bytes = 0;
  let after = position;
  for (;;) {
    // One more than is shown tells whether there is a next page.
    const limit = Math.min(readAtOnce, size + 1 - records.length);
    const found = await read({ limit, after });
    for (const record of found) {
      bytes += (record.oldValue?.byteLength ?? 0) + (record.newValue?.byteLength ?? 0);
      const isFull = records.length === size || (records.length > 0 && bytes > maxPageBytes);
      if (isFull) return { records, isLast: false };
      records.push(record);
    }
    if (found.length < limit) return { records, isLast: true };
    after = records.at(-1);
  }
}

/** With the dates as they were understood, as published. */
function selfUri({ filter }: AuditListQuery, size: number, range: DateRange): string {
  return listUri(`/${list}`, { ...rangeQuery(range), size, filter });
}

function nextUri({ seekOperation }: AuditListQuery, size: number): string {
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
