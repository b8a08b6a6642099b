import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { parseAddress } from '../../../packages/server/src/store/postgres/address.ts';
import { throughPort } from '../../../packages/server/test/store/postgres/proxy.ts';

/** A network between one node and its database that can go wrong. */
export interface FaultProxy {
  /** The same database, by this way. */
  readonly url: string;
  /** Everything takes up to so many milliseconds longer, in either direction and in its order. */
  delay(milliseconds: number): void;
  /** Resets every connection. */
  cut(): void;
  /** Resets each connection in the moment in which the database answers on it: the answer is lost. */
  loseAnswers(): void;
  /** Resets every connection and each further one. */
  refuse(): void;
  /**
   * Connections are taken and kept, and nothing gets through. Neither end hears of it, nor that the other one has gone.
   * Those that are open then stay like this.
   */
  halfOpen(): void;
  /** New connections are sound. */
  heal(): void;
  close(): Promise<void>;
}

interface Pair {
  readonly node: Socket;
  readonly database: Socket;
  /** Nothing gets through any more, and neither end is told of the other one's. */
  isDead: boolean;
}

type Mode = 'sound' | 'losing answers' | 'refusing' | 'half-open';

/** @param chance in [0, 1): spreads the delays */
export async function startFaultProxy(url: string, chance: () => number): Promise<FaultProxy> {
  const pairs = new Set<Pair>();
  let mode: Mode = 'sound';
  let longestDelay = 0;

  const reset = (pair: Pair) => {
    pairs.delete(pair);
    pair.node.resetAndDestroy();
    // The socket of a folder knows no reset.
    pair.database.destroy();
  };
  const pass = (pair: Pair, from: Socket, to: Socket) => {
    let delayed = 0;
    let before = Promise.resolve();
    from.on('data', (bytes) => {
      if (pair.isDead) return;
      if (mode === 'losing answers' && from === pair.database) {
        reset(pair);
        return;
      }
      const forward = () => {
        if (!pair.isDead && !to.destroyed) to.write(bytes);
      };
      if (longestDelay === 0 && delayed === 0) {
        forward();
        return;
      }
      delayed += 1;
      before = before
        .then(() => pause(longestDelay * chance()))
        .then(() => {
          delayed -= 1;
          forward();
        });
    });
    from.on('error', () => {});
    from.once('close', () => {
      if (pair.isDead) return;
      pairs.delete(pair);
      before.then(() => to.destroy());
    });
  };

  const proxy = createServer({ noDelay: true }, (node) => {
    if (mode === 'refusing') {
      node.on('error', () => {}).resetAndDestroy();
      return;
    }
    const pair: Pair = { node, database: connectTo(url), isDead: mode === 'half-open' };
    pairs.add(pair);
    pass(pair, node, pair.database);
    pass(pair, pair.database, node);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('a proxy that listens has a port');
  const resetAll = () => {
    for (const pair of pairs) reset(pair);
  };
  return {
    url: throughPort(url, address.port),
    delay(milliseconds) {
      longestDelay = milliseconds;
    },
    cut: resetAll,
    loseAnswers() {
      mode = 'losing answers';
    },
    refuse() {
      mode = 'refusing';
      resetAll();
    },
    halfOpen() {
      mode = 'half-open';
      // The ends of an earlier time have had theirs.
      for (const pair of pairs) {
        if (pair.isDead) reset(pair);
        pair.isDead = true;
      }
    },
    heal() {
      mode = 'sound';
      longestDelay = 0;
    },
    async close() {
      resetAll();
      proxy.close();
      await once(proxy, 'close');
    },
  };
}

function connectTo(url: string): Socket {
  const { hosts, socketFolder } = parseAddress(url);
  const [{ host, port } = { host: 'localhost', port: 5432 }] = hosts;
  return socketFolder === undefined
    ? connect({ host, port, noDelay: true })
    : connect(`${socketFolder}/.s.PGSQL.${port}`);
}
