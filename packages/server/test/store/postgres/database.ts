import { randomBytes } from 'node:crypto';
import type postgres from 'postgres';
import { openPostgresStore, type PostgresStoreOptions } from '../../../src/store/postgres/postgres-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { connectTo, inSchema, removeSchema, testDatabase } from '../../test-database.ts';

/** What `node:test` says of a test that is skipped for want of a database. */
export const skipped =
  testDatabase === undefined ? 'PARTNERITE_TEST_DATABASE is not set: not tried on PostgreSQL' : false;

/** A schema of its own for one test. */
export interface TestSchema {
  readonly url: string;
  readonly name: string;
  /** Speaks to the schema without the store. */
  readonly sql: postgres.Sql;
  /** Removes it with all that is in it. */
  dispose(): Promise<void>;
}

export async function createSchema(): Promise<TestSchema> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  const url = inSchema(name);
  const sql = connectTo(url);
  await sql`create schema ${sql(name)}`;
  return {
    url,
    name,
    sql,
    async dispose() {
      await sql.end();
      await removeSchema(url);
    },
  };
}

/** Runs with stores of several nodes on one schema, and closes and removes all. */
export async function withNodes<const Options extends readonly Partial<PostgresStoreOptions>[]>(
  options: Options,
  run: (nodes: { readonly [Node in keyof Options]: Store }, schema: TestSchema) => Promise<void>,
): Promise<void> {
  const schema = await createSchema();
  const opened: Store[] = [];
  try {
    for (const own of options) opened.push(await openPostgresStore({ url: schema.url, ...own }));
    await run(opened as { readonly [Node in keyof Options]: Store }, schema);
  } finally {
    await Promise.all(opened.map((store) => store.close()));
    await schema.dispose();
  }
}
