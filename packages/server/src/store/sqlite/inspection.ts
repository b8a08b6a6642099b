import { DatabaseSync } from 'node:sqlite';
import { migrate } from './migrate.ts';

/** Something that SQLite itself, or the schema, shows to be wrong. */
export interface Flaw {
  /** Table, index or trigger; empty where it is none of them. */
  readonly object: string;
  readonly problem: string;
}

/** Tables and indexes by the page at which their tree begins. */
type TreeNames = ReadonlyMap<number, string>;

/** SQLite stops looking after so many. */
const mostFlaws = 1_000;

/** Whether every page can be read, every index says what its table says, and no value is of a wrong type. */
export function checkPages(database: DatabaseSync): readonly Flaw[] {
  const nameOfTree = treeNames(database);
  const flaws = pageFlaws(database, '', nameOfTree);
  // Where one table cannot be gone through at all, SQLite says nothing of the others.
  return Array.isArray(flaws) ? flaws : [flaws, ...checkTables(database, nameOfTree)];
}

function checkTables(database: DatabaseSync, nameOfTree: TreeNames): readonly Flaw[] {
  const tables = attempt(() => database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all());
  if (!Array.isArray(tables)) return [];
  return tables.flatMap(({ name }) => {
    const flaws = pageFlaws(database, String(name), nameOfTree);
    return Array.isArray(flaws) ? flaws : [{ ...flaws, object: String(name) }];
  });
}

/** @param table empty for all, and for the pages that belong to none */
function pageFlaws(database: DatabaseSync, table: string, nameOfTree: TreeNames): Flaw[] | Flaw {
  return attempt(() =>
    database
      .prepare(
        table === ''
          ? `PRAGMA integrity_check(${mostFlaws})`
          : `PRAGMA integrity_check('${table.replaceAll("'", "''")}')`,
      )
      .all()
      .map((row) => String(row.integrity_check))
      .filter((message) => message !== 'ok')
      .map((problem) => ({ object: objectOf(problem, nameOfTree) || table, problem })),
  );
}

/** Whether every reference finds its row. */
export function checkReferences(database: DatabaseSync): readonly Flaw[] {
  const rows = attempt(() => database.prepare('PRAGMA foreign_key_check').all());
  if (!Array.isArray(rows)) return [rows];
  return rows.map(({ table, rowid, parent }) => ({
    object: String(table),
    problem: `row ${rowid}: no row in ${parent}`,
  }));
}

/** Whether the schema is the one that the migrations make: no table, index or trigger is missing or another one. */
export function checkSchema(database: DatabaseSync): readonly Flaw[] {
  const stored = attempt(() => schemaOf(database));
  if ('problem' in stored) return [stored];
  const expected = expectedSchema();
  const missing = [...expected].filter(([name, sql]) => stored.get(name) !== sql);
  const foreign = [...stored.keys()].filter((name) => !expected.has(name));
  return [
    ...missing.map(([name]) => ({
      object: name,
      problem: stored.has(name) ? 'is not what the schema says' : 'is missing from the schema',
    })),
    ...foreign.map((name) => ({ object: name, problem: 'is no part of the schema' })),
  ];
}

function expectedSchema(): ReadonlyMap<string, string> {
  const database = new DatabaseSync(':memory:');
  try {
    migrate(database);
    return schemaOf(database);
  } finally {
    database.close();
  }
}

function schemaOf(database: DatabaseSync): ReadonlyMap<string, string> {
  // Tables of SQLite's own, such as its statistics, come and go.
  const rows = database.prepare("SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite|_%' ESCAPE '|'").all();
  return new Map(rows.map(({ name, sql }) => [String(name), String(sql)]));
}

function attempt<Result>(read: () => Result): Result | Flaw {
  try {
    return read();
  } catch (error) {
    return { object: '', problem: `cannot be read: ${error instanceof Error ? error.message : error}` };
  }
}

/** SQLite tells of pages by the tree that they belong to. */
function treeNames(database: DatabaseSync): TreeNames {
  const rows = attempt(() => database.prepare('SELECT rootpage, name FROM sqlite_schema WHERE rootpage > 0').all());
  return new Map(Array.isArray(rows) ? rows.map(({ rootpage, name }) => [Number(rootpage), String(name)]) : []);
}

/** The messages name a tree, an index (`row 5 missing from index x`) or a column (`NULL value in t.c`). */
function objectOf(message: string, nameOfTree: TreeNames): string {
  const tree = /^Tree (\d+) /.exec(message)?.[1];
  if (tree !== undefined) return nameOfTree.get(Number(tree)) ?? '';
  return /(?:index|value in|row of) (\w+)/.exec(message)?.[1] ?? '';
}
