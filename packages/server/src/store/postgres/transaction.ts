import type { Query, Sql } from './connections.ts';
import { faultOf } from './faults.ts';

/**
 * Does work as one transaction. The driver's own `begin` writes to a connection that has ended, which ends the process
 * (porsager/postgres, issue 1208).
 * @param mode as PostgreSQL's BEGIN has it
 */
export async function inTransaction<Result>(
  sql: Sql,
  work: (sql: Query) => Promise<Result>,
  mode = '',
): Promise<Result> {
  await sql.unsafe(`begin ${mode}`);
  let result: Result;
  try {
    result = await work(sql);
  } catch (error) {
    // Nothing is left to roll back when the connection is gone.
    if (faultOf(error) !== 'lost') await sql.unsafe('rollback');
    throw error;
  }
  const { command } = await sql.unsafe('commit');
  // What PostgreSQL answers when a statement has failed and the work went on.
  if (command === 'ROLLBACK') throw new Error('The transaction was rolled back.');
  return result;
}
