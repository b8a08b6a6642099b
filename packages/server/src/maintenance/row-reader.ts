import type { TransferRow, TransferSource } from '../store/transfer.ts';
import type { TransferTable } from '../store/transfer-tables.ts';
import { messageOf } from './failures.ts';
import type { Findings } from './findings.ts';

/** Tells what is wrong with the row in hand. */
export type Report = (problem: string) => void;

export interface RowReader {
  /**
   * Shows every row of a table.
   * @returns whether all of them could be read
   */
  read(table: TransferTable, look: (row: TransferRow, report: Report) => void): Promise<boolean>;
  /** Rows read so far, by table. */
  readonly counts: Readonly<Record<string, number>>;
}

export function createRowReader(source: TransferSource, findings: Findings): RowReader {
  const counts: Record<string, number> = {};
  return {
    counts,
    async read(table, look) {
      counts[table.name] = 0;
      for (let after: string | undefined; ; ) {
        const page = await readPage(source, table, after, findings);
        if (page === undefined) return false;
        counts[table.name] = (counts[table.name] ?? 0) + page.rows.length;
        for (const row of page.rows) {
          look(row, (problem) => findings.add(table.name, table.key.map((column) => row[column]).join(' '), problem));
        }
        if (page.next === undefined) return true;
        after = page.next;
      }
    },
  };
}

async function readPage(source: TransferSource, table: TransferTable, after: string | undefined, findings: Findings) {
  try {
    return await source.readPage(table, after);
  } catch (error) {
    const place = after === undefined ? 'from the first row' : `from the rows after ${JSON.parse(after).join(' ')}`;
    findings.add(table.name, '', `cannot be read ${place}: ${messageOf(error)}`);
    return undefined;
  }
}
