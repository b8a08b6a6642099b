import { digestTable, type TableDigest, type TransferSource, type TransferTarget } from '../store/transfer.ts';
import { settingsTable, type TransferTable, transferTables } from '../store/transfer-tables.ts';
import type { OnProgress } from './copy-database.ts';
import { CommandFailed, WrongUse } from './failures.ts';

/** A database, by the name that the operator knows it by, without a password. */
export interface Named<Database> {
  readonly name: string;
  readonly database: Database;
}

/** Rows after which progress is told, beside the end of each table; of both sides when they are compared. */
const toldEvery = 10_000;

/** How far a copy has come. */
interface Note {
  readonly from: string;
  /** The table whose rows are being copied; empty when all have been. */
  readonly table: string;
  /** Where its next page begins. */
  readonly after?: string | undefined;
}

export interface CopyReport {
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>;
  /** The copy went on where an earlier one was broken off. */
  readonly resumed: boolean;
}

/**
 * Copies everything from one database to another that holds nothing, or holds what an earlier run of the same copy has
 * brought there, and then reads both to compare them. Nobody may write meanwhile.
 *
 * @throws WrongUse when the target holds something else, CommandFailed when the two are not the same at the end
 */
export async function copyStore(
  from: Named<TransferSource>,
  to: Named<TransferTarget>,
  onProgress: OnProgress,
): Promise<CopyReport> {
  const noted = await to.database.readNote();
  // Only the lines below write it.
  const begun: Note | undefined = noted === undefined ? undefined : JSON.parse(noted);
  if (begun === undefined) await requireEmpty(to);
  if (begun !== undefined && begun.from !== from.name) {
    throw new WrongUse(`${to.name} holds a copy of ${begun.from} that was broken off: finish that, or empty it`);
  }
  await copyRows(from, to.database, begun ?? { from: from.name, table: settingsTable.name }, onProgress);
  const rows = await compare(from.database, to, onProgress);
  await to.database.finish();
  return { rows, resumed: begun !== undefined };
}

async function requireEmpty({ name, database }: Named<TransferTarget>): Promise<void> {
  for (const table of transferTables) {
    const { rows } = await database.readPage(table, undefined);
    if (rows.length > 0) throw new WrongUse(`${name} holds data already and is not copied into`);
  }
}

async function copyRows(
  { name, database: source }: Named<TransferSource>,
  target: TransferTarget,
  { table: first, after: start }: Note,
  onProgress: OnProgress,
): Promise<void> {
  let done = 0;
  for (let [place, after] = [position(first), start]; place < transferTables.length; ) {
    const table = transferTables[place];
    if (table === undefined) return;
    const { rows, next } = await source.readPage(table, after);
    if (next === undefined) place += 1;
    after = next;
    const note: Note = { from: name, table: transferTables[place]?.name ?? '', after };
    await target.writePage(table, rows, JSON.stringify(note));
    const before = done;
    done += rows.length;
    if (next === undefined || Math.floor(done / toldEvery) > Math.floor(before / toldEvery)) {
      onProgress(`${done} rows copied: ${table.name}`);
    }
  }
}

/** All tables have been copied when there is none of that name. */
function position(name: string): number {
  const place = transferTables.findIndex((table) => table.name === name);
  return place < 0 ? transferTables.length : place;
}

/** @returns how many rows there are, by table */
async function compare(
  source: TransferSource,
  { name, database: target }: Named<TransferTarget>,
  onProgress: OnProgress,
): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  const differences: string[] = [];
  for (const table of transferTables) {
    const onRow = toldRows((read) => onProgress(`${read} rows read: ${table.name}`));
    const there = await digestTable(source, table, onRow);
    const here = await digestTable(target, table, onRow);
    differences.push(...differencesOf(table, there, here));
    counts[table.name] = [...there.values()].reduce((sum, { rows }) => sum + rows, 0);
    onProgress(`${counts[table.name]} rows compared: ${table.name}`);
  }
  if (differences.length === 0) return counts;
  throw new CommandFailed(
    `${name} is not the same, for something was written meanwhile: empty it and copy again. ${differences.join('; ')}`,
  );
}

/** Counts, and tells now and then how many it were. */
function toldRows(tell: (rows: number) => void): () => void {
  let rows = 0;
  return () => {
    rows += 1;
    if (rows % toldEvery === 0) tell(rows);
  };
}

function differencesOf(
  { name }: TransferTable,
  there: ReadonlyMap<string, TableDigest>,
  here: ReadonlyMap<string, TableDigest>,
): readonly string[] {
  const partners = [...new Set([...there.keys(), ...here.keys()])];
  const of = (digests: ReadonlyMap<string, TableDigest>, partner: string) =>
    digests.get(partner) ?? { rows: 0, hash: '' };
  return partners
    .filter((partner) => of(there, partner).hash !== of(here, partner).hash)
    .map((partner) => `${name} ${partner}: ${of(there, partner).rows} rows, copied ${of(here, partner).rows}`);
}
