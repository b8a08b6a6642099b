import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import postgres from 'postgres';
import { parseAddress } from '../src/store/postgres/address.ts';

/** Address of a PostgreSQL database that tests may make schemas in. */
export const testDatabase = process.env.PARTNERITE_TEST_DATABASE;

/** Whether the tests of the whole service run on that database, in place of the embedded one. */
export const onPostgres = process.env.PARTNERITE_TEST_STORE === 'postgres';

/** What `node:test` says of a test that looks into the data folder itself. */
export const ofEmbedded = onPostgres ? 'only the embedded store has its data in the folder' : false;

/** Names a schema of the test database. */
export function inSchema(schema: string): string {
  if (testDatabase === undefined) throw new Error('PARTNERITE_TEST_DATABASE names no database to test on');
  return `${testDatabase}${testDatabase.includes('?') ? '&' : '?'}schema=${schema}`;
}

/** Address of the database that stands for a data folder, where tests run on PostgreSQL. */
export function databaseOf(folder: string): string | undefined {
  return onPostgres ? inSchema(schemaOf(folder)) : undefined;
}

/** Flags that start a server on a data folder, or on the database that stands for it. */
export function storeFlags(folder: string): readonly string[] {
  const database = databaseOf(folder);
  return ['--data', folder, ...(database === undefined ? [] : ['--database', database])];
}

/** Removes the database that stands for a data folder. */
export async function removeDatabaseOf(folder: string): Promise<void> {
  const database = databaseOf(folder);
  if (database !== undefined) await removeSchema(database);
}

function schemaOf(folder: string): string {
  return `test_${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`;
}

export async function removeSchema(url: string): Promise<void> {
  const sql = connectTo(url);
  try {
    await sql`drop schema if exists ${sql(parseAddress(url).schema ?? '')} cascade`;
  } finally {
    await sql.end();
  }
}

/** A connection that knows nothing of the store. */
export function connectTo(url: string): postgres.Sql {
  const { hosts, socketFolder, user, password = '', database, schema = 'public' } = parseAddress(url);
  const [{ host, port } = { host: 'localhost', port: 5432 }] = hosts;
  const path = socketFolder === undefined ? {} : { path: `${socketFolder}/.s.PGSQL.${port}` };
  const connection = { search_path: schema };
  return postgres({ host, port, ...path, user, password, database, max: 2, onnotice: () => {}, connection });
}

export type StoredRow = Readonly<Record<string, unknown>>;

/** What a statement without parameters finds in the data of a server, beside the server; all of them see the same state. */
export async function readStored(
  folder: string,
  statements: readonly string[],
): Promise<readonly (readonly StoredRow[])[]> {
  const url = databaseOf(folder);
  if (url !== undefined) return readDatabase(url, statements);
  const database = new DatabaseSync(join(folder, 'partnerite.db'), { readOnly: true });
  try {
    database.exec('BEGIN');
    return statements.map((statement) => database.prepare(statement).all());
  } finally {
    database.close();
  }
}

/** The same in a PostgreSQL database. */
export async function readDatabase(
  url: string,
  statements: readonly string[],
): Promise<readonly (readonly StoredRow[])[]> {
  const sql = connectTo(url);
  try {
    return await sql.begin('isolation level repeatable read', async (transaction) => {
      const found: (readonly StoredRow[])[] = [];
      for (const statement of statements) found.push(await transaction.unsafe(statement));
      return found;
    });
  } finally {
    await sql.end();
  }
}

/** Does what a stranger to the service could do to its data. */
export async function changeStored(folder: string, statement: string): Promise<void> {
  const url = databaseOf(folder);
  if (url === undefined) {
    const database = new DatabaseSync(join(folder, 'partnerite.db'));
    database.exec(statement);
    database.close();
    return;
  }
  const sql = connectTo(url);
  await sql.unsafe(statement);
  await sql.end();
}

/** Everything that the store holds, in one piece: what is not in it is stored nowhere. */
export async function allStored(folder: string): Promise<Buffer> {
  const url = databaseOf(folder);
  if (url === undefined) {
    const files = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile());
    return Buffer.concat(await Promise.all(files.map(({ name }) => readFile(join(folder, name)))));
  }
  const sql = connectTo(url);
  const tables =
    await sql`select table_name as name from information_schema.tables where table_schema = current_schema()`;
  const rows = await Promise.all(tables.map(({ name }) => sql`select * from ${sql(String(name))}`));
  await sql.end();
  const values = rows.flat().flatMap((row) => Object.values(row));
  return Buffer.concat(values.map((value) => (value instanceof Uint8Array ? value : Buffer.from(String(value)))));
}
