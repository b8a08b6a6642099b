import type { DatabaseSync, StatementSync } from 'node:sqlite';

/**
 * Prepares each statement once. For statements that are put together: their number is small when it depends on which
 * conditions are given, not on their values.
 */
export function rememberStatements(database: DatabaseSync): (sql: string) => StatementSync {
  const statements = new Map<string, StatementSync>();
  return (sql) => {
    const statement = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
}
