import type { Sql } from './connections.ts';

/** The answer to a question did not come: whether it was done is not known. */
export class AnswerLost extends Error {
  readonly code = 'CONNECTION_LOST';
}

/** From here on an answer takes long, in milliseconds: it is found out whether it will come at all. */
const longAnswer = 2_000;
/** How often that is looked at, in milliseconds. */
const interval = 500;

export interface SilenceOptions<Connection> {
  /** Most that an answer may take, in milliseconds. */
  readonly patience: number;
  /** Tells, of connections without an answer for a while, those on which none will come. */
  readonly findLost: (silent: readonly Connection[]) => Promise<readonly Connection[]>;
}

/**
 * Waits for answers. A connection may be dead without an end of it being told, as when something on the way has forgotten
 * it; one that is in use shows nothing of that for many minutes (RFC 9293, section 3.8.3).
 */
export interface Silence<Connection> {
  /** @throws AnswerLost when no answer will come; else what the answer throws */
  within<Result>(connection: Connection, answer: Promise<Result>): Promise<Result>;
}

interface Waiting<Connection> {
  readonly connection: Connection;
  readonly since: number;
  readonly lose: () => void;
}

export function createSilence<Connection>({ patience, findLost }: SilenceOptions<Connection>): Silence<Connection> {
  const waiting = new Set<Waiting<Connection>>();
  let timer: NodeJS.Timeout | undefined;
  let isLooking = false;

  const longerThan = (time: number) => [...waiting].filter(({ since }) => performance.now() - since >= time);

  async function look(): Promise<void> {
    for (const { lose } of longerThan(patience)) lose();
    const silent = longerThan(longAnswer);
    if (isLooking || silent.length === 0) return;
    isLooking = true;
    try {
      const lost = new Set(await findLost(silent.map(({ connection }) => connection)));
      for (const { connection, lose } of silent) if (lost.has(connection)) lose();
    } catch {
      // What cannot be found out now is looked at again, and ends by its patience at the latest.
    } finally {
      isLooking = false;
    }
  }

  return {
    async within(connection, answer) {
      let lose = () => {};
      const silence = new Promise<never>((_, reject) => {
        lose = () => reject(new AnswerLost('The database does not answer.'));
      });
      const one = { connection, since: performance.now(), lose };
      waiting.add(one);
      timer ??= setInterval(look, interval);
      try {
        return await Promise.race([answer, silence]);
      } finally {
        waiting.delete(one);
        if (waiting.size === 0) {
          clearInterval(timer);
          timer = undefined;
        }
      }
    },
  };
}

/** A server's process by its number and its start: of several servers behind one address, each has its own numbers. */
const processName = (sql: Sql) => sql`pid || ' ' || extract(epoch from backend_start)`;

/** Names the process that serves this connection. */
export async function backendOf(sql: Sql): Promise<string> {
  const [row] = await sql`select ${processName(sql)} as backend from pg_stat_activity where pid = pg_backend_pid()`;
  return String(row?.backend);
}

/** Those of the processes that have had nothing to do for a second: whatever they have answered is on its way or lost. */
export async function idleBackends(sql: Sql, backends: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await sql`
    select ${processName(sql)} as backend from pg_stat_activity
    where ${processName(sql)} in (select json_array_elements_text(${JSON.stringify(backends)}::text::json))
      and state <> 'active' and state_change < clock_timestamp() - interval '1 second'`;
  return new Set(rows.map(({ backend }) => String(backend)));
}
