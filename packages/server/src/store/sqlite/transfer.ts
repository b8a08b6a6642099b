import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { StoreUnavailable } from '../errors.ts';
import type { TransferPage, TransferRow, TransferSource, TransferTarget } from '../transfer.ts';
import { customersTable, deliveriesTable, settingsTable, type TransferTable } from '../transfer-tables.ts';
import { copyNote } from '../unfinished-copy.ts';
import { rememberStatements } from './remember-statements.ts';

/** Numbers are one for all partners here, and this one has no index that begins with the partner. */
const ownKeys = new Map([[deliveriesTable, ['id']]]);

/** Reads the rows of a database that stays open until the source is closed. */
export function sqliteTransferSource(database: DatabaseSync): TransferSource {
  const prepare = rememberStatements(database);
  return {
    async readPage(table, after) {
      try {
        return readPage(prepare, table, after);
      } catch (cause) {
        throw new StoreUnavailable('The database cannot be read.', { cause });
      }
    },
    close: async () => database.close(),
  };
}

export function sqliteTransferTarget(database: DatabaseSync, onClose: () => void): TransferTarget {
  const source = sqliteTransferSource(database);
  const prepare = rememberStatements(database);
  const readNote = database.prepare('SELECT value FROM settings WHERE name = ?');
  const writeNote = database.prepare('INSERT OR REPLACE INTO settings VALUES (?, ?)');
  const removeNote = database.prepare('DELETE FROM settings WHERE name = ?');
  const markPopulated = database.prepare(
    `INSERT INTO markers SELECT 'populated', 1 WHERE EXISTS (SELECT 1 FROM ${customersTable.name}) ON CONFLICT DO NOTHING`,
  );
  return {
    readPage: source.readPage,
    async readNote() {
      const row = readNote.get(copyNote);
      return row === undefined ? undefined : String(row.value);
    },
    async writePage(table, rows, note) {
      inTransaction(database, () => {
        const add = prepare(addition(table));
        const columns = storedColumns(table);
        for (const row of rows) add.run(...columns.map((column) => row[column] ?? null));
        writeNote.run(copyNote, note);
      });
    },
    async finish() {
      inTransaction(database, () => {
        markPopulated.run();
        removeNote.run(copyNote);
      });
    },
    async close() {
      await source.close();
      onClose();
    },
  };
}

function readPage(
  prepare: (sql: string) => StatementSync,
  table: TransferTable,
  after: string | undefined,
): TransferPage {
  const key = ownKeys.get(table) ?? table.key;
  const statement = prepare(selection(table, key, after !== undefined));
  const from: SQLInputValue[] = after === undefined ? [] : JSON.parse(after);
  const rows = statement.all(...from, table.pageRows).map(toTransferRow);
  const last = rows.length === table.pageRows ? rows.at(-1) : undefined;
  return { rows, next: last && JSON.stringify(key.map((column) => last[column])) };
}

function selection(table: TransferTable, key: readonly string[], continues: boolean): string {
  const conditions = [
    ...(continues ? [`(${key}) > (${key.map(() => '?')})`] : []),
    // How far a copy has come is no part of what is copied.
    ...(table === settingsTable ? [`name <> '${copyNote}'`] : []),
  ];
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  return `SELECT ${Object.keys(table.columns)} FROM ${table.name} ${where} ORDER BY ${key} LIMIT ?`;
}

function addition(table: TransferTable): string {
  const columns = storedColumns(table);
  return `INSERT INTO ${table.name} (${columns}) VALUES (${columns.map(() => '?')}) ON CONFLICT DO NOTHING`;
}

/** The rows come in their order, and the database numbers them by itself. */
function storedColumns({ columns, numbered }: TransferTable): readonly string[] {
  return Object.keys(columns).filter((column) => column !== numbered);
}

function toTransferRow(row: Record<string, unknown>): TransferRow {
  // The values of a STRICT table with these columns are of these types.
  return row as TransferRow;
}

function inTransaction(database: DatabaseSync, run: () => void): void {
  try {
    database.exec('BEGIN IMMEDIATE');
    run();
    database.exec('COMMIT');
  } catch (cause) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw new StoreUnavailable('The database cannot be written.', { cause });
  }
}
