import { basename } from 'node:path';
import { DatabaseNotUsable } from '../store/errors.ts';
import { databaseIn } from '../store/sqlite/data-folder.ts';
import { openingFailure } from '../store/sqlite/faults.ts';
import { checkPages, checkReferences, checkSchema, type Flaw } from '../store/sqlite/inspection.ts';
import { readSchemaState, type SchemaState } from '../store/sqlite/migrate.ts';
import { connectForInspection } from '../store/sqlite/read-connection.ts';
import { sqliteTransferSource } from '../store/sqlite/transfer.ts';
import { type DamagedFrame, describeLogDamage, findLogDamage } from '../store/sqlite/wal-damage.ts';
import { logOf } from '../store/sqlite/wal-file.ts';
import type { TransferSource } from '../store/transfer.ts';
import { checkRows } from './check-rows.ts';
import { createFindings, type Finding } from './findings.ts';

export interface CheckReport {
  readonly schema: { readonly current: number; readonly newest: number };
  /** Rows by table; empty where the schema is too old for them to be checked. */
  readonly rows: Readonly<Record<string, number>>;
  /** What is damaged: the first thousand. */
  readonly findings: readonly Finding[];
  /** How much is damaged in all. */
  readonly damaged: number;
}

/**
 * Checks the database of a data folder as it is now; a server may go on with it.
 * @throws DatabaseNotUsable when it cannot even be opened, StoreUnavailable
 */
export async function checkFolder(folder: string): Promise<CheckReport> {
  const file = databaseIn(folder);
  const log = checkLog(file);
  const database = connectForInspection(file);
  const source = sqliteTransferSource(database);
  try {
    const schema = readSchemaState(database);
    const isNewest = schema.missing.length === 0;
    const flaws = [...checkPages(database), ...checkReferences(database), ...(isNewest ? checkSchema(database) : [])];
    return await checkSource(source, schema, [...log, ...flaws]);
  } finally {
    await source.close();
  }
}

function lookForDamage(file: string): DamagedFrame | undefined {
  try {
    return findLogDamage(file);
  } catch (error) {
    throw openingFailure(error);
  }
}

/** Whether SQLite reads the log to its end. */
function checkLog(file: string): readonly Flaw[] {
  const frame = lookForDamage(file);
  return frame === undefined ? [] : [{ object: basename(logOf(file)), problem: describeLogDamage(frame) }];
}

/**
 * Checks a PostgreSQL database as it is now; servers may go on with it. Its pages are the business of its own tools.
 * @throws DatabaseNotUsable, StoreUnavailable
 */
export async function checkPostgres(address: string): Promise<CheckReport> {
  const { inspectPostgres } = await import('../store/postgres/inspection.ts');
  const inspection = await inspectPostgres(address);
  try {
    const { schema } = inspection;
    if (schema.current === 0) throw new DatabaseNotUsable('The database holds no tables of Partnerite.');
    return await checkSource(inspection, schema, schema.missing.length > 0 ? [] : await inspection.findFlaws());
  } finally {
    await inspection.close();
  }
}

async function checkSource(
  source: TransferSource,
  { current, newest, missing }: Pick<SchemaState, 'current' | 'newest'> & { readonly missing: readonly unknown[] },
  flaws: readonly Flaw[],
): Promise<CheckReport> {
  const findings = createFindings();
  for (const { object, problem } of flaws) findings.add(object, '', problem);
  const rows = missing.length > 0 ? {} : await checkRows(source, findings);
  return { schema: { current, newest }, rows, findings: findings.list, damaged: findings.count() };
}
