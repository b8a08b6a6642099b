import { hash } from 'node:crypto';
import type { ColumnKind, TransferTable } from './transfer-tables.ts';

export type TransferValue = string | number | Uint8Array | null;

/** By column name. */
export type TransferRow = Readonly<Record<string, TransferValue>>;

export interface TransferPage {
  readonly rows: readonly TransferRow[];
  /** Where the next page begins; absent after the last. Only the same database understands it. */
  readonly next: string | undefined;
}

export interface TransferSource {
  /** Rows in the order of a key that ends with that of the table's numbers, strictly after a page. */
  readPage(table: TransferTable, after: string | undefined): Promise<TransferPage>;
  close(): Promise<void>;
}

export interface TransferTarget extends TransferSource {
  /** How far a copy into the database has come (`unfinished-copy.ts`). */
  readNote(): Promise<string | undefined>;
  /** Adds the rows that are not there yet and replaces the note, in one transaction. */
  writePage(table: TransferTable, rows: readonly TransferRow[], note: string): Promise<void>;
  /** Makes what follows from the rows, and removes the note. */
  finish(): Promise<void>;
}

export async function* readRows(source: TransferSource, table: TransferTable): AsyncGenerator<TransferRow> {
  for (let after: string | undefined; ; ) {
    const { rows, next } = await source.readPage(table, after);
    yield* rows;
    if (next === undefined) return;
    after = next;
  }
}

/** A row as a line of JSON that is the same in every database. */
export function rowLine({ columns, numbered }: TransferTable, row: TransferRow): string {
  const values = Object.entries(columns)
    .filter(([column]) => column !== numbered)
    .map(([column, kind]) => comparable(kind, row[column] ?? null));
  return JSON.stringify(values);
}

function comparable(kind: ColumnKind, value: TransferValue): string | number | null {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  return kind === 'json' && typeof value === 'string' ? JSON.stringify(JSON.parse(value, inOrder)) : value;
}

/** Members by their names. */
function inOrder(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** How many rows a partner has in a table, and a hash over all of them in their order. */
export interface TableDigest {
  readonly rows: number;
  readonly hash: string;
}

/** By partner; the rows that are nobody's under the empty text. */
export async function digestTable(
  source: TransferSource,
  table: TransferTable,
  onRow: () => void = () => {},
): Promise<ReadonlyMap<string, TableDigest>> {
  const digests = new Map<string, TableDigest>();
  for await (const row of readRows(source, table)) {
    const partner = table.partner === undefined ? '' : String(row[table.partner]);
    const { rows, hash: before } = digests.get(partner) ?? { rows: 0, hash: '' };
    digests.set(partner, { rows: rows + 1, hash: hash('sha256', `${before}${rowLine(table, row)}`) });
    onRow();
  }
  return digests;
}
