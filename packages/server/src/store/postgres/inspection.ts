import { DatabaseNotUsable, StoreUnavailable } from '../errors.ts';
import type { TransferSource, TransferTarget } from '../transfer.ts';
import { parseAddress } from './address.ts';
import { type Connections, openConnections, type Query } from './connections.ts';
import { openingFailure } from './faults.ts';
import { listMigrations, migrate } from './migrate.ts';
import { inTransaction } from './transaction.ts';
import { postgresTransferSource, postgresTransferTarget } from './transfer.ts';

/** Nobody waits for an operator's command, and one that reads everything holds its view of the database all the time. */
const patience = 24 * 60 * 60 * 1_000;
const connectionsOfCommand = 2;

export interface SchemaState {
  readonly current: number;
  readonly newest: number;
  readonly missing: readonly { readonly file: string }[];
}

/** A database as it was at one moment. */
export interface Inspection extends TransferSource {
  readonly schema: SchemaState;
  /** What else the database keeps, and does not say the same as the rows it follows from. */
  findFlaws(): Promise<readonly { readonly object: string; readonly problem: string }[]>;
}

function open(url: string): Connections {
  const address = parseAddress(url);
  return openConnections({
    address: { ...address, connections: connectionsOfCommand, statementTimeout: patience },
    isWatched: false,
  });
}

/**
 * Opens a database only to read it, a standby too; servers may go on with it.
 * @throws DatabaseNotUsable, StoreUnavailable
 */
export async function inspectPostgres(url: string): Promise<Inspection> {
  const connections = open(url);
  const view = await opening(connections, () => atHosts(url, () => holdView(connections)));
  const close = async () => {
    await view.release();
    await connections.close();
  };
  const { sql } = view;
  try {
    return {
      ...postgresTransferSource((work) => work(sql)),
      schema: await readSchemaState(sql),
      findFlaws: async () => [...(await lineFlaws(sql)), ...(await triggerFlaws(sql))],
      close,
    };
  } catch (error) {
    await close();
    throw openingFailure(error);
  }
}

interface View {
  readonly sql: Query;
  release(): Promise<void>;
}

/** Keeps a transaction open that sees the database as it is now. */
async function holdView(connections: Connections): Promise<View> {
  const ended = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<Query>();
  const held = connections.run((sql) =>
    inTransaction(
      sql,
      async (transaction) => {
        begun.resolve(transaction);
        await ended.promise;
      },
      'isolation level repeatable read read only',
    ),
  );
  held.catch((error: unknown) => begun.reject(error));
  const sql = await begun.promise;
  return {
    sql,
    async release() {
      ended.resolve();
      await held.catch(() => {});
    },
  };
}

/** Tries each host of an address: after a failure the connections go to the next one. */
async function atHosts<Result>(url: string, attempt: () => Promise<Result>): Promise<Result> {
  for (let left = parseAddress(url).hosts.length; ; ) {
    try {
      return await attempt();
    } catch (error) {
      left -= 1;
      if (left <= 0 || !(openingFailure(error) instanceof StoreUnavailable)) throw error;
    }
  }
}

async function opening<Result>(connections: Connections, open: () => Promise<Result>): Promise<Result> {
  try {
    return await open();
  } catch (error) {
    await connections.close();
    throw openingFailure(error);
  }
}

/**
 * Opens a database to read and write all of it, with the newest schema.
 * @throws DatabaseNotUsable, StoreUnavailable
 */
export async function openPostgresTransfer(url: string): Promise<TransferTarget> {
  const connections = open(url);
  await opening(connections, () =>
    atHosts(url, () => connections.run((sql) => migrate(sql, parseAddress(url).schema))),
  );
  return postgresTransferTarget(connections);
}

/**
 * Brings a database to the newest schema.
 * @returns what it was like before
 * @throws DatabaseNotUsable, StoreUnavailable
 */
export async function migratePostgres(url: string): Promise<SchemaState> {
  const inspection = await inspectPostgres(url);
  await inspection.close();
  await (await openPostgresTransfer(url)).close();
  return inspection.schema;
}

async function readSchemaState(sql: Query): Promise<SchemaState> {
  const migrations = listMigrations();
  const newest = migrations.at(-1)?.version ?? 0;
  const [table] = await sql`select to_regclass('schema_steps') is not null as there`;
  if (table?.there !== true) return { current: 0, newest, missing: migrations };
  const [row] = await sql`select coalesce(max(version), 0) as current from schema_steps`;
  const current = Number(row?.current);
  if (current > newest) {
    throw new DatabaseNotUsable(
      `The database was written by a newer version: its schema is ${current}, the newest known here is ${newest}.`,
    );
  }
  return { current, newest, missing: migrations.filter(({ version }) => version > current) };
}

async function lineFlaws(sql: Query) {
  const rows = await sql`
    select partner, subscriber, line, l.open, d.open as found
    from delivery_lines l full join (
      select partner, subscriber, line, count(*) filter (where ended_at is null) as open
      from deliveries group by partner, subscriber, line
    ) d using (partner, subscriber, line)
    where coalesce(l.open, -1) <> coalesce(d.open, 0) and not (l.open = 0 and d.open is null)`;
  return rows.map(({ partner, subscriber, line, open, found }) => ({
    object: 'delivery_lines',
    problem: `${partner} ${subscriber} ${line}: counts ${open ?? 'no'} open deliveries, and there are ${found ?? 0}`,
  }));
}

const triggers = ['audit_records_never_change', 'audit_records_are_never_emptied', 'audit_records_go_by_purge_only'];

async function triggerFlaws(sql: Query) {
  const rows = await sql`
    select tgname as name from pg_trigger where tgrelid = to_regclass('audit_records') and tgenabled in ('O', 'A')`;
  const enabled = new Set(rows.map(({ name }) => String(name)));
  return triggers
    .filter((name) => !enabled.has(name))
    .map((object) => ({ object, problem: 'is missing from the schema, or switched off' }));
}
