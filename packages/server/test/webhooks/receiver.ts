import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A callback as it came in. */
export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What the receiver does with a callback; it must end the answer, or never. */
export type Answering = (answer: ServerResponse, callback: Received) => void;

export interface Receiver {
  readonly url: string;
  /** Every callback that came in, whatever was answered. */
  readonly received: readonly Received[];
  /** Most callbacks that were under way at once. */
  readonly mostAtOnce: number;
  /** Does something else with what comes from now on. */
  answerWith(answering: Answering): void;
  /** Resolves when so many callbacks have come in since the start. */
  until(count: number): Promise<void>;
  close(): Promise<void>;
}

export const accept: Answering = (answer) => answer.end('thanks');
export const fail: Answering = (answer) => answer.writeHead(500).end();
export const hangUp: Answering = (answer) => answer.destroy();
export const hold: Answering = () => {};

/** A webhook of a partner on loopback. */
export async function startReceiver(first: Answering = accept): Promise<Receiver> {
  let answering = first;
  const received: Received[] = [];
  const waiting = new Map<() => void, number>();
  const atOnce = { now: 0, most: 0 };
  const server = createServer(async (request, answer) => {
    atOnce.now += 1;
    atOnce.most = Math.max(atOnce.most, atOnce.now);
    answer.once('close', () => {
      atOnce.now -= 1;
    });
    const callback = { headers: request.headers, body: Buffer.concat(await request.toArray()).toString() };
    received.push(callback);
    for (const [resolve, count] of waiting) if (received.length >= count) resolve();
    answering(answer, callback);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/events?tenant=a`,
    received,
    get mostAtOnce() {
      return atOnce.most;
    },
    answerWith(next) {
      answering = next;
    },
    until: (count) =>
      new Promise((resolve) => {
        if (received.length >= count) resolve();
        else waiting.set(resolve, count);
      }),
    async close() {
      if (!server.listening) return;
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
