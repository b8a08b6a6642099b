import { createConnection, type Socket } from 'node:net';
import { type ConnectionOptions, checkServerIdentity } from 'node:tls';
import postgres from 'postgres';
import { StoreUnavailable } from '../errors.ts';
import type { PoolFigures } from '../figures.ts';
import type { DatabaseAddress, Tls } from './address.ts';
import { faultOf } from './faults.ts';
import { AnswerLost, backendOf, createSilence, idleBackends } from './silence.ts';

export type Sql = postgres.Sql;
/** A connection, or a transaction on one. */
export type Query = postgres.ISql;
/** A statement, or a part of one that others are made of. */
export type Fragment = postgres.PendingQuery<postgres.Row[]>;

/** The connections of one node to one database. */
export interface Connections {
  /**
   * Runs work that takes one connection at a time, when one is free.
   * @throws StoreUnavailable when none comes free or when the answer does not come; else what the work throws
   */
  run<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result>;
  /** How they are used at this moment. */
  use(): Omit<PoolFigures, 'name'>;
  /** Finishes what runs and lets go of all connections. */
  close(): Promise<void>;
}

export interface ConnectionsOptions {
  readonly address: DatabaseAddress;
  /** Plans for the values of each question: for lists, whose best plan depends on what is asked for. */
  readonly plansEachTime?: boolean | undefined;
  /** Whether a server that takes no writes will do. */
  readonly readsOnly?: boolean | undefined;
  /** `false` for work that thinks between its questions: silence is then no sign of a broken way. */
  readonly isWatched?: boolean | undefined;
}

/** One connection: the driver's own pool would go on with connections whose state is not known any more. */
interface Connection {
  readonly sql: Sql;
  /** All that were opened before a failure are given up with the one that failed: mostly their server is gone. */
  readonly generation: number;
  readonly host: Host;
  readonly isOpen: () => boolean;
  /** The server's process behind it, once that is known. */
  backend: string | undefined;
}

/** Connections are opened by need and kept. Each is given up with its first failure. */
export function openConnections(options: ConnectionsOptions): Connections {
  const { address, isWatched = true } = options;
  const idle: Connection[] = [];
  const waiting = createWaitingLine(address.connections);
  const running = new Set<Promise<unknown>>();
  let generation = 0;
  let closing: Promise<void> | undefined;

  /** A statement's time is watched by the server. When it says nothing for longer, the way there is broken. */
  const patience = address.connectTimeout + address.statementTimeout;
  const silence = createSilence({ patience, findLost: isWatched ? findLost : async () => [] });

  /** Asks the server by another connection; where that is not answered either, the way there is broken. */
  async function findLost(silent: readonly Connection[]): Promise<readonly Connection[]> {
    // The host of those that wait longest: with the first that is lost, further work goes to the next host.
    const asking = connect(options, Math.min(...silent.map((connection) => connection.generation)));
    const ofHost = silent.filter(({ host }) => host === asking.host);
    const backends = ofHost.flatMap(({ backend }) => backend ?? []);
    const impatience = setTimeout(() => letGo(asking), mostForProbe);
    try {
      const idle = await idleBackends(asking.sql, backends);
      return ofHost.filter(({ backend }) => backend !== undefined && idle.has(backend));
    } catch (error) {
      return faultOf(error) === 'lost' ? ofHost : [];
    } finally {
      clearTimeout(impatience);
      letGo(asking);
    }
  }

  /** A pooler between would name the process of somebody else. */
  async function ask<Result>(connection: Connection, work: (sql: Sql) => Promise<Result>): Promise<Result> {
    if (isWatched && address.prepare) connection.backend ??= await backendOf(connection.sql);
    return work(connection.sql);
  }

  function take(): Connection {
    for (let known = idle.pop(); known !== undefined; known = idle.pop()) {
      if (isUsable(known)) return known;
      letGo(known);
    }
    return connect(options, generation);
  }

  const isUsable = (connection: Connection) => connection.generation === generation && connection.isOpen();

  /** The next connections go to the next host, where there are several. */
  function giveUp(connection: Connection): void {
    if (connection.generation === generation) generation += 1;
    letGo(connection);
    for (const other of idle.splice(0)) letGo(other);
  }

  async function perform<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result> {
    await waiting.enter(patience);
    const connection = take();
    try {
      const result = await silence.within(connection, ask(connection, work));
      idle.push(connection);
      return result;
    } catch (error) {
      const fault = faultOf(error);
      if (fault === 'lost' || fault === 'standby') giveUp(connection);
      else idle.push(connection);
      throw error;
    } finally {
      waiting.leave();
    }
  }

  return {
    run(work) {
      if (closing !== undefined) return Promise.reject(new StoreUnavailable('The store is closed.'));
      const run = perform(work);
      running.add(run);
      const done = () => running.delete(run);
      run.then(done, done);
      return run;
    },
    use: () => ({ ...waiting.use(), idle: idle.length }),
    close() {
      closing ??= (async () => {
        await Promise.allSettled([...running]);
        await Promise.all(idle.splice(0).map(({ sql }) => sql.end({ timeout: endTimeout })));
      })();
      return closing;
    },
  };
}

/** How long a server may take to tell on a further connection what it does, in milliseconds. */
const mostForProbe = 3_000;
/** How long it may take to say good-bye to a server, in seconds. */
const endTimeout = 1;

function letGo({ sql }: Connection): void {
  sql.end({ timeout: 0 }).catch(() => {});
}

interface WaitingLine {
  /** @throws StoreUnavailable when no place came free in that time, in milliseconds */
  enter(patience: number): Promise<void>;
  leave(): void;
  use(): Pick<PoolFigures, 'busy' | 'waiting'>;
}

function createWaitingLine(places: number): WaitingLine {
  const waiting = new Set<() => void>();
  let free = places;
  return {
    enter(patience) {
      if (free > 0) {
        free -= 1;
        return Promise.resolve();
      }
      return new Promise((resolve, reject) => {
        const begin = () => {
          clearTimeout(timer);
          waiting.delete(begin);
          resolve();
        };
        const timer = setTimeout(() => {
          waiting.delete(begin);
          reject(new StoreUnavailable('No connection to the database came free.'));
        }, patience);
        waiting.add(begin);
      });
    },
    leave() {
      const [next] = waiting;
      if (next === undefined) free += 1;
      else next();
    },
    use: () => ({ busy: places - free, waiting: waiting.size }),
  };
}

/** The driver's own types leave out `socket`, which its documentation has. */
type DriverOptions = postgres.Options<typeof types> & { readonly socket: () => Socket };

function connect(options: ConnectionsOptions, generation: number): Connection {
  const { address, plansEachTime = false, readsOnly = false } = options;
  const { hosts, user, password, database, tls, schema, statementTimeout } = address;
  const host = hosts[generation % hosts.length] ?? defaultHost;
  let isOpen = true;
  const settings: DriverOptions = {
    socket: openSocketOnce(address, host),
    user,
    ...(password === undefined ? {} : { password }),
    database,
    ssl: tlsOptions(tls, host.host),
    max: 1,
    max_lifetime: null,
    connect_timeout: address.connectTimeout / 1_000,
    prepare: address.prepare && !plansEachTime,
    fetch_types: false,
    target_session_attrs: hosts.length > 1 && !readsOnly ? 'primary' : undefined,
    transform: { undefined: null },
    types,
    onnotice: () => {},
    onclose: () => {
      isOpen = false;
    },
    connection: {
      application_name: 'partnerite',
      statement_timeout: statementTimeout,
      idle_in_transaction_session_timeout: statementTimeout,
      ...(schema === undefined ? {} : { search_path: schema }),
    },
  };
  return { sql: postgres(settings), generation, host, isOpen: () => isOpen, backend: undefined };
}

type Host = DatabaseAddress['hosts'][number];

const defaultHost: Host = { host: 'localhost', port: 5432 };

/** A connection that nobody uses is asked after so many milliseconds whether its other end is still there. */
const keepAliveInitialDelay = 10_000;

/**
 * The driver connects again and again, without a pause and for ever, to a server that accepts and hangs up, as a balancer
 * without servers does. Its second try is refused, so that whoever waits hears of it.
 */
function openSocketOnce({ socketFolder }: DatabaseAddress, { host, port }: Host): () => Socket {
  let isFirst = true;
  return () => {
    if (!isFirst) throw new AnswerLost('The database has ended the connection.');
    isFirst = false;
    if (socketFolder !== undefined) return createConnection(`${socketFolder}/.s.PGSQL.${port}`);
    // The driver tells the server that this host is meant.
    return Object.assign(createConnection({ host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay }), {
      host,
    });
  };
}

/** The driver itself would take a certificate for `localhost` from every server that is addressed by number. */
function tlsOptions(tls: Tls, host: string): false | 'prefer' | ConnectionOptions {
  if (tls === false || tls === 'prefer') return tls;
  const { checks, ca } = tls;
  return {
    rejectUnauthorized: checks !== 'nothing',
    checkServerIdentity: (_name, certificate) =>
      checks === 'authority and name' ? checkServerIdentity(host, certificate) : undefined,
    ...(ca === undefined ? {} : { ca }),
  };
}

/**
 * The driver serializes the values of a statement a second time when it must prepare it again, so what is serialized
 * already must stay as it is.
 */
const types = {
  /** PostgreSQL has no texts with U+0000; nothing that is asked for or written needs it. */
  text: {
    to: 25,
    from: [],
    serialize: (value: unknown) => String(value).replaceAll('\0', '\ufffd'),
    parse: (text: string) => text,
  },
  bytes: {
    to: 17,
    from: [17],
    serialize: (value: Uint8Array | string) =>
      typeof value === 'string'
        ? value
        : `\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`,
    parse: (text: string) => {
      const bytes = Buffer.from(text.slice(2), 'hex');
      return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    },
  },
  /** Times, counts and sequences: all of them are safe integers. */
  bigint: { to: 20, from: [20], serialize: String, parse: Number },
};
