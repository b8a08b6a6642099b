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
    const lost = new Set(await findLost(silent.map(({ connection }) => connection)));
    isLooking = false;
    for (const { connection, lose } of silent) if (lost.has(connection)) lose();
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

/** The number of the process that serves this connection. */
export async function backendOf(sql: Sql): Promise<number> {
  const [row] = await sql`select pg_backend_pid() as backend`;
  return Number(row?.backend);
}

/** Those of the processes that have had nothing to do for a second: whatever they have answered is on its way or lost. */
export async function idleBackends(sql: Sql, backends: readonly number[]): Promise<ReadonlySet<number>> {
  const rows = await sql`
    select pid from pg_stat_activity
    where pid in (select json_array_elements_text(${JSON.stringify(backends)}::text::json)::integer)
      and state <> 'active' and state_change < clock_timestamp() - interval '1 second'`;
  return new Set(rows.map(({ pid }) => Number(pid)));
}
