import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** Where a proxy cuts the next connection. */
export type Cut =
  /** When the server has got the head of the request and so many bytes of its body. */
  | { readonly at: 'body'; readonly bytes: number }
  /** When the answer begins to come: the client gets nothing of it. */
  | { readonly at: 'answer' };

const endOfHead = '\r\n\r\n';

export interface CuttingProxy {
  readonly url: string;
  /** Cuts the next connection; the ones after it pass. Resolves when both ends of that connection are gone. */
  cutNext(cut: Cut): Promise<void>;
  close(): Promise<void>;
}

/** A TCP proxy in front of a server that loses connections when told to. */
export async function startCuttingProxy(serverUrl: string): Promise<CuttingProxy> {
  const { hostname, port } = new URL(serverUrl);
  const sockets = new Set<Socket>();
  let armed: { readonly cut: Cut; readonly done: () => void } | undefined;

  const proxy = createServer((client) => {
    const server = connect(Number(port), hostname);
    for (const socket of [client, server]) {
      sockets.add(socket);
      // A connection that was cut is an error to whoever still wrote to it; it is what was asked for.
      socket.on('error', () => {}).once('close', () => sockets.delete(socket));
    }
    const planned = armed;
    armed = undefined;
    if (planned === undefined) {
      client.pipe(server).pipe(client);
      return;
    }
    const closed = Promise.all(
      [client, server].map((socket) => new Promise((resolve) => socket.once('close', resolve))),
    );
    closed.then(planned.done);
    cutConnection(client, server, planned.cut);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('a proxy that listens has a port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    cutNext: (cut) =>
      new Promise((done) => {
        armed = { cut, done };
      }),
    async close() {
      for (const socket of sockets) socket.destroy();
      proxy.close();
      await once(proxy, 'close');
    },
  };
}

function cutConnection(client: Socket, server: Socket, cut: Cut): void {
  const destroyBoth = () => {
    client.destroy();
    server.destroy();
  };
  if (cut.at === 'answer') {
    client.pipe(server);
    server.once('data', destroyBoth);
    return;
  }
  let request = Buffer.alloc(0);
  client.on('data', (chunk) => {
    request = Buffer.concat([request, chunk]);
    const head = request.indexOf(endOfHead);
    const end = head + endOfHead.length + cut.bytes;
    // The server must have got what is let through before the connection is lost.
    if (head >= 0 && request.length >= end) server.end(request.subarray(0, end), destroyBoth);
  });
}
