import { StoreUnavailable } from '../errors.ts';
import type { TransferPage, TransferRow, TransferSource, TransferTarget, TransferValue } from '../transfer.ts';
import { settingsTable, type TransferTable } from '../transfer-tables.ts';
import { copyNote } from '../unfinished-copy.ts';
import type { Connections, Query } from './connections.ts';
import { inTransaction } from './transaction.ts';

/** Asks the database something, on whatever connection. */
export type Ask = <Result>(work: (sql: Query) => Promise<Result>) => Promise<Result>;

export function postgresTransferSource(ask: Ask): Pick<TransferSource, 'readPage'> {
  return { readPage: (table, after) => ask((sql) => readPage(sql, table, after)) };
}

export function postgresTransferTarget(connections: Connections): TransferTarget {
  const ask = reported(connections);
  return {
    ...postgresTransferSource(ask),
    readNote: () =>
      ask(async (sql) => {
        const [row] = await sql`select value from settings where name = ${copyNote}`;
        return row === undefined ? undefined : String(row.value);
      }),
    writePage: (table, rows, note) =>
      ask(async (sql) => {
        await sql`${addition(sql, table, rows)}`;
        await sql`
          insert into settings values (${copyNote}, ${note}) on conflict (name) do update set value = excluded.value`;
      }),
    finish: () =>
      ask(async (sql) => {
        await sql`
          insert into delivery_lines (partner, subscriber, line, open, last_id, used_at)
          select partner, subscriber, line, count(*) filter (where ended_at is null), max(id),
            max(greatest(due_at, coalesce(ended_at, 0)))
          from deliveries group by partner, subscriber, line
          on conflict do nothing`;
        await sql`delete from settings where name = ${copyNote}`;
      }),
    close: () => connections.close(),
  };
}

/** Each piece of work in a transaction of its own. */
function reported(connections: Connections): Ask {
  return async <Result>(work: (sql: Query) => Promise<Result>) => {
    try {
      return await connections.run((sql) => inTransaction(sql, work));
    } catch (cause) {
      if (cause instanceof StoreUnavailable) throw cause;
      throw new StoreUnavailable('The database cannot be read or written.', { cause });
    }
  };
}

async function readPage(sql: Query, table: TransferTable, after: string | undefined): Promise<TransferPage> {
  const { key, pageRows } = table;
  const from: readonly (string | number)[] = after === undefined ? [] : JSON.parse(after);
  const places = from.map((value, index) =>
    typeof value === 'number' ? `$${index + 1}::bigint` : `$${index + 1}::text`,
  );
  const conditions = [
    ...(after === undefined ? [] : [`(${key}) > (${places})`]),
    // How far a copy has come is no part of what is copied.
    ...(table === settingsTable ? [`name <> '${copyNote}'`] : []),
  ];
  const where = conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
  const found = await sql.unsafe(
    `select ${selected(table)} from ${table.name} ${where} order by ${key} limit ${pageRows}`,
    [...from],
  );
  const rows = found.map((row) => toTransferRow(table, row));
  const last = rows.length === pageRows ? rows.at(-1) : undefined;
  return { rows, next: last && JSON.stringify(key.map((column) => last[column])) };
}

function selected({ columns }: TransferTable): string {
  return Object.entries(columns)
    .map(([column, kind]) => (kind === 'json' ? `${column}::text` : column))
    .join(', ');
}

function toTransferRow({ columns }: TransferTable, row: Readonly<Record<string, unknown>>): TransferRow {
  return Object.fromEntries(
    Object.entries(columns).map(([column, kind]) => {
      // The driver gives integers, texts and bytes as they are kept here.
      const value = row[column] as TransferValue | boolean;
      return [column, kind === 'flag' ? Number(value) : (value as TransferValue)];
    }),
  );
}

/** One statement for all rows, which come as one document. */
function addition(sql: Query, { name, columns }: TransferTable, rows: readonly TransferRow[]) {
  const names = Object.keys(columns);
  const given = Object.entries(columns).map(([column, kind]) => `${column} ${givenTypes[kind]}`);
  const values = Object.entries(columns).map(([column, kind]) => {
    if (kind === 'bytes') return `decode(g.${column}, 'hex')`;
    if (kind === 'json') return `g.${column}::jsonb`;
    return kind === 'flag' ? `g.${column} = 1` : `g.${column}`;
  });
  const document = JSON.stringify(
    rows.map((row) => Object.fromEntries(names.map((column) => [column, asJson(row[column] ?? null)]))),
  );
  return sql`
    insert into ${sql(name)} (${sql.unsafe(String(names))})
    select ${sql.unsafe(String(values))} from json_to_recordset(${document}::text::json) as g (${sql.unsafe(String(given))})
    on conflict do nothing`;
}

const givenTypes = { text: 'text', integer: 'bigint', flag: 'integer', bytes: 'text', json: 'text' } as const;

function asJson(value: TransferValue): string | number | null {
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value;
}
