import { activityTable, grantsTable, keptAnswersTable } from '../store/transfer-tables.ts';
import type { RowReader } from './row-reader.ts';
import { parsed, text } from './row-values.ts';

/** Documents that belong to nothing else. Kept answers may be sealed, so these are only read. */
export async function checkDocuments(reader: RowReader): Promise<void> {
  await reader.read(grantsTable, (row, report) => {
    if (parsed(text(row, 'payload')) === undefined) report('the payload is not JSON');
  });
  await reader.read(activityTable, (row, report) => {
    if (parsed(text(row, 'document')) === undefined) report('the document is not JSON');
  });
  await reader.read(keptAnswersTable, () => {});
}
