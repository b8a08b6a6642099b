import { auditRecordsTable } from '../store/transfer-tables.ts';
import type { Findings } from './findings.ts';
import { addToHistory, concernsProfile, emptyHistory, type ProfileHistory } from './profile-history.ts';
import type { RowReader } from './row-reader.ts';
import { parsed, text } from './row-values.ts';

/** What the audit says of the profile of each customer, by partner and customer. */
export type ProfileHistories = ReadonlyMap<string, ProfileHistory>;

/** @returns `undefined` when not all records could be read, so that they say nothing about what is stored */
export async function checkAudit(reader: RowReader, findings: Findings): Promise<ProfileHistories | undefined> {
  const histories = new Map<string, ProfileHistory>();
  const complete = await reader.read(auditRecordsTable, (row, report) => {
    for (const column of ['old_value', 'new_value', 'customized_data']) {
      const value = row[column] ?? null;
      if (value !== null && (typeof value === 'number' || parsed(value) === undefined)) report(`${column} is not JSON`);
    }
    if (!concernsProfile(text(row, 'operation_type'))) return;
    const customer = `${text(row, 'partner')} ${text(row, 'customer')}`;
    const history = histories.get(customer) ?? emptyHistory();
    histories.set(customer, history);
    try {
      addToHistory(history, row);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      report(error.message);
    }
  });
  if (!complete) return undefined;
  for (const [customer, history] of histories) checkHistory(customer, history, findings);
  return histories;
}

/** Records of a time that has been purged are gone, so one version may have been replaced that no record made. */
function checkHistory(customer: string, { made, replaced, created }: ProfileHistory, findings: Findings): void {
  if (made.size > 1 || replaced.size > (created ? 0 : 1)) {
    findings.add(auditRecordsTable.name, customer, 'the records of the billing profile do not follow from each other');
  }
}
