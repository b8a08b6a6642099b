import postgres from 'postgres';
import { DatabaseNotUsable, StoreUnavailable } from '../errors.ts';

/** What a failed statement means for the work it was part of. */
export type Fault =
  /** The connection is gone or was never there: whether the work was done is not known. */
  | 'lost'
  /** The server takes no writes: another one does, since a fail-over. Nothing was done. */
  | 'standby'
  /** Others were in the way, and nothing was done: the same again can succeed at once. */
  | 'conflict'
  /** The database cannot do it now, and nothing was done. */
  | 'unavailable'
  /** A key is another row's. Nothing was done. */
  | 'duplicate'
  /** Not the database's fault. */
  | 'other';

const uniqueViolation = '23505';
const readOnly = '25006';
/**
 * serialization_failure, deadlock_detected, lock_not_available; in_failed_sql_transaction, after the driver has tried to
 * prepare a statement once more, because a table has changed since.
 */
const conflicts = new Set(['40001', '40P01', '55P03', '25P02']);
/** admin_shutdown, crash_shutdown, cannot_connect_now: the server ends, or begins. */
const ending = new Set(['57P01', '57P02', '57P03']);
/** query_canceled: the time of the statement was over. */
const cancelled = '57014';
/** Classes of SQLSTATE: resources, system, configuration, damage, authorization, catalogue. */
const unavailableClasses = new Set(['53', '58', 'F0', 'XX', '28', '3D']);

/** Codes of the driver, of Node's sockets and of its TLS. */
const connectionCode =
  /^(?:CONNECTION_|CONNECT_TIMEOUT|E[A-Z]+$|ERR_TLS|ERR_SSL|CERT_|DEPTH_|UNABLE_TO|SELF_SIGNED|SASL_)/;

export function faultOf(error: unknown): Fault {
  const code = codeOf(error);
  if (code === undefined) return 'other';
  if (!(error instanceof postgres.PostgresError)) return connectionCode.test(code) ? 'lost' : 'other';
  if (code === uniqueViolation) return 'duplicate';
  if (code === readOnly) return 'standby';
  if (conflicts.has(code)) return 'conflict';
  if (ending.has(code) || code.startsWith('08')) return 'lost';
  if (code === cancelled || unavailableClasses.has(code.slice(0, 2))) return 'unavailable';
  return 'other';
}

/** undefined_table, undefined_column: a change of the schema has not arrived at a replica. */
const notThere = new Set(['42P01', '42703']);

/** Whether a replica lacks what the server that it follows has. */
export function isBehind(error: unknown): boolean {
  return error instanceof postgres.PostgresError && notThere.has(error.code);
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** Name of the key that a row would have doubled. A database that is split appends the number of the part. */
export function duplicateKey(error: unknown): string | undefined {
  if (faultOf(error) !== 'duplicate' || !(error instanceof postgres.PostgresError)) return undefined;
  return error.constraint_name?.replace(/_\d+$/, '');
}

/** Codes of SQLSTATE that no further try mends: wrong user or password, no such database, not allowed. */
const configuration = new Set(['28000', '28P01', '3D000', '42501']);

/** What opening a database failed with, in words for its operator. */
export function openingFailure(error: unknown): unknown {
  if (error instanceof DatabaseNotUsable || error instanceof StoreUnavailable) return error;
  const code = codeOf(error) ?? '';
  if (configuration.has(code) && error instanceof postgres.PostgresError) {
    return new DatabaseNotUsable(`The PostgreSQL server refuses: ${error.message}.`, { cause: error });
  }
  return faultOf(error) === 'other' || !(error instanceof Error)
    ? error
    : new StoreUnavailable(`The PostgreSQL database cannot be reached: ${error.message}.`, { cause: error });
}
