import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';

/** A webhook as it came in: the body as bytes, for they are what is signed. */
export interface Callback {
  readonly headers: IncomingHttpHeaders & { readonly 'x-ms-certificate-url'?: string };
  readonly body: Uint8Array;
}

export interface Receiver {
  readonly url: string;
  /** The first callback that came in. @throws Error when there is none in time */
  next(): Promise<Callback>;
  close(): Promise<void>;
}

/** How long a callback is waited for, in milliseconds. */
const patience = 20_000;

/** A receiver of webhooks on this machine, which only a service on this machine can reach. */
export async function startReceiver(): Promise<Receiver> {
  const first = Promise.withResolvers<Callback>();
  const server = createServer((request, answer) => {
    read(request).then((callback) => {
      answer.end();
      first.resolve(callback);
    }, first.reject);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}/events`,
    next() {
      const late = () => first.reject(new Error('No callback came: the service must run on this machine'));
      AbortSignal.timeout(patience).addEventListener('abort', late);
      return first.promise;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function read(request: IncomingMessage): Promise<Callback> {
  return { headers: request.headers as Callback['headers'], body: Buffer.concat(await request.toArray()) };
}
