import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createChanges } from './changes.ts';

/** One address in front of several servers. */
export interface Balancer {
  readonly url: string;
  /** Sends requests to a server from when it says that it is ready, until it says that it is not. */
  add(server: string): Promise<void>;
  /** Resolves when nothing is sent to a server any more. */
  dropped(server: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Sends each request to the next server that is ready; what a server does not answer is answered with 502.
 * @param interval how often the servers are asked whether they are ready, in milliseconds
 */
export async function startBalancer(interval = 20): Promise<Balancer> {
  const known = new Set<string>();
  const ready = new Set<string>();
  /** Those whose answer is still to come: they are not asked again before. */
  const asking = new Set<string>();
  const { until, changed } = createChanges();
  const agent = new Agent({ keepAlive: true });
  let turn = 0;

  const ask = async (server: string) => {
    if (asking.has(server)) return;
    asking.add(server);
    const isReady = await fetch(`${server}/readyz`).then(
      ({ status }) => status === 200,
      () => false,
    );
    asking.delete(server);
    if (isReady && known.has(server)) ready.add(server);
    else ready.delete(server);
    changed();
  };
  const timer = setInterval(() => {
    for (const server of known) void ask(server);
  }, interval);

  const proxy = createServer((incoming, outgoing) => {
    const servers = [...ready];
    turn += 1;
    forward(servers[turn % servers.length], agent, incoming, outgoing);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('a proxy that listens has a port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    add(server) {
      known.add(server);
      return until(() => ready.has(server));
    },
    async dropped(server) {
      await until(() => !ready.has(server));
      known.delete(server);
    },
    async close() {
      clearInterval(timer);
      agent.destroy();
      proxy.closeAllConnections();
      proxy.close();
      await once(proxy, 'close');
    },
  };
}

function forward(server: string | undefined, agent: Agent, incoming: IncomingMessage, outgoing: ServerResponse): void {
  if (server === undefined) {
    outgoing.writeHead(503).end();
    return;
  }
  const { method, headers, url = '/' } = incoming;
  const passed = request(new URL(url, server), { method, agent, headers });
  passed.on('response', (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  passed.on('error', () => (outgoing.headersSent ? outgoing.destroy() : outgoing.writeHead(502).end()));
  incoming.pipe(passed);
}
