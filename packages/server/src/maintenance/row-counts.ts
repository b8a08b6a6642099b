import type { DatabaseSync } from 'node:sqlite';

/** How many rows there are, by table. */
export type RowCounts = Readonly<Record<string, number>>;

/** Of every table that there is, whatever the schema. */
export function countRows(database: DatabaseSync): RowCounts {
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").all();
  return Object.fromEntries(
    tables.map(({ name }) => [
      String(name),
      Number(database.prepare(`SELECT count(*) AS count FROM "${name}"`).get()?.count),
    ]),
  );
}

export function sameCounts(one: RowCounts, other: RowCounts): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
