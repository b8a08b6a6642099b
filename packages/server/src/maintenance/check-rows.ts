import type { TransferSource } from '../store/transfer.ts';
import { settingsTable } from '../store/transfer-tables.ts';
import { checkAudit } from './check-audit.ts';
import { checkCustomers } from './check-customers.ts';
import { checkDeliveries } from './check-deliveries.ts';
import { checkDocuments } from './check-documents.ts';
import type { Findings } from './findings.ts';
import { createRowReader } from './row-reader.ts';

/**
 * Reads every row once and checks what the rows of one table say about those of another. What it has to remember for that
 * are the ids and domains of the customers, and a hash for each profile that was ever changed.
 *
 * @returns how many rows there are, by table
 */
export async function checkRows(source: TransferSource, findings: Findings): Promise<Readonly<Record<string, number>>> {
  const reader = createRowReader(source, findings);
  const histories = await checkAudit(reader, findings);
  await checkCustomers(reader, histories, findings);
  await checkDeliveries(reader, findings);
  await checkDocuments(reader);
  await reader.read(settingsTable, () => {});
  return reader.counts;
}
