import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { parseAddress } from '../../../src/store/postgres/address.ts';

/** A way to a PostgreSQL server that gets lost when told to. */
export interface DatabaseProxy {
  /** The same database, by this way. */
  readonly url: string;
  /**
   * The next answer of the server on a connection that is open goes nowhere, and that connection is cut.
   * @param through so many answers get through before
   */
  loseNextAnswer(through?: number): void;
  /** The next that is sent on an open connection does not get to the server, and that connection is cut. */
  loseNextQuestion(): void;
  /** The next question or answer on an open connection goes nowhere, nor does anything after it; nothing is cut. */
  swallowNext(what: 'answer' | 'question'): void;
  /** Cuts every connection, and refuses new ones until `accept`. */
  refuse(): void;
  accept(): void;
  /** Nothing gets through, and nothing is cut, until `accept`. */
  silence(): void;
  /** How many connections were opened. */
  opened(): number;
  close(): Promise<void>;
}

export async function startDatabaseProxy(url: string): Promise<DatabaseProxy> {
  const { hosts, socketFolder } = parseAddress(url);
  const [{ host, port } = { host: 'localhost', port: 5432 }] = hosts;
  const open = new Set<Socket>();
  let losing: 'answer' | 'question' | undefined;
  let through = 0;
  let swallowing: 'answer' | 'question' | undefined;
  let mode: 'accepting' | 'refusing' | 'silent' = 'accepting';
  let opened = 0;

  const proxy = createServer((client) => {
    if (mode === 'refusing') {
      client.destroy();
      return;
    }
    opened += 1;
    const server = socketFolder === undefined ? connect(port, host) : connect(`${socketFolder}/.s.PGSQL.${port}`);
    const cut = () => {
      client.destroy();
      server.destroy();
    };
    let isDead = false;
    const pass = (from: Socket, to: Socket, what: 'answer' | 'question') => {
      from.on('data', (bytes) => {
        if (swallowing === what) {
          swallowing = undefined;
          isDead = true;
        }
        if (mode === 'silent' || isDead) return;
        if (losing !== what || through > 0) {
          if (losing === what) through -= 1;
          to.write(bytes);
          return;
        }
        losing = undefined;
        cut();
      });
    };
    pass(client, server, 'question');
    pass(server, client, 'answer');
    for (const socket of [client, server]) {
      open.add(socket);
      socket.on('error', () => {});
      socket.once('close', () => {
        open.delete(socket);
        cut();
      });
    }
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('a proxy that listens has a port');
  const cutAll = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    url: throughPort(url, address.port),
    loseNextAnswer(before = 0) {
      through = before;
      losing = 'answer';
    },
    loseNextQuestion() {
      through = 0;
      losing = 'question';
    },
    swallowNext(what) {
      swallowing = what;
    },
    refuse() {
      mode = 'refusing';
      cutAll();
    },
    accept() {
      mode = 'accepting';
    },
    silence() {
      mode = 'silent';
    },
    opened: () => opened,
    async close() {
      cutAll();
      proxy.close();
      await once(proxy, 'close');
    },
  };
}

/** The same database, by a port of loopback. */
export function throughPort(url: string, port: number): string {
  const { user, password, database, schema } = parseAddress(url);
  const query = new URLSearchParams({
    host: '127.0.0.1',
    port: String(port),
    sslmode: 'disable',
    ...(password === undefined ? {} : { password }),
    ...(schema === undefined ? {} : { schema }),
  });
  return `postgres://${encodeURIComponent(user)}@/${encodeURIComponent(database)}?${query}`;
}
