import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as open,
  type ServerResponse,
} from 'node:http';

/** A request as the fault server received it. */
export interface Received {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** What the service behind answered, if it was asked. */
  answer?: Answered;
}

export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface Exchange {
  readonly request: Received;
  readonly response: ServerResponse;
  /** Asks the service behind, without one header if told so, and resolves when its answer has arrived whole. */
  forward(omitted?: string): Promise<Answered>;
}

/** What becomes of one request. */
export type Fault = (exchange: Exchange) => void | Promise<void>;

export interface FaultServer {
  readonly url: string;
  /** Every request so far. */
  readonly requests: readonly Received[];
  /** The next requests meet these faults, one each; those after them pass, or get the standing fault. */
  next(...faults: readonly Fault[]): void;
  close(): Promise<void>;
}

/** Passes a request on, and its answer back. */
export const pass: Fault = async ({ forward, response }) => send(response, await forward());

/**
 * A service in trouble: stands before a real one, or answers by itself, and treats each request as it is told to.
 * @param service origin of the real service
 * @param standing what requests meet for which nothing was scripted
 */
export async function startFaultServer(service: string | undefined, standing: Fault = pass): Promise<FaultServer> {
  const requests: Received[] = [];
  const script: Fault[] = [];
  const server = createServer(async (incoming, response) => {
    const request = await receive(incoming);
    requests.push(request);
    const forward = async (omitted = '') => {
      const { [omitted]: _, ...headers } = request.headers;
      const answer = await ask(service, { ...request, headers });
      request.answer = answer;
      return answer;
    };
    const fault = script.shift() ?? standing;
    await fault({ request, response, forward });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a server that listens has a port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    next: (...faults) => script.push(...faults),
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** The connection is lost before the service has seen the request. */
export const dropBefore: Fault = ({ response }) => {
  response.destroy();
};

/** The service does what it is asked to, and the connection is lost before the answer. */
export const dropAfter: Fault = async ({ forward, response }) => {
  await forward();
  response.destroy();
};

/** The same, but the service never learns of one header of the request. */
export function withoutHeader(name: string, fault: Fault): Fault {
  return (exchange) => fault({ ...exchange, forward: () => exchange.forward(name) });
}

/** Never answers. */
export const silence: Fault = () => {};

/** An answer of its own: a string as it is, anything else as JSON, `undefined` as no body. */
export function answer(status: number, body?: unknown, headers: Readonly<Record<string, string>> = {}): Fault {
  const text = body === undefined || typeof body === 'string' ? (body ?? '') : JSON.stringify(body);
  const type = text === '' ? {} : { 'content-type': 'application/json; charset=utf-8' };
  return ({ response }) => {
    response.writeHead(status, { ...type, ...headers }).end(text);
  };
}

/** An answer whose headers are these alone. */
export function bareAnswer(status: number, headers: Readonly<Record<string, string>>, text: string): Fault {
  return ({ response }) => {
    response.writeHead(status, headers).end(text);
  };
}

/** How an answer ends before its end: told by `Content-Length`, by a missing last chunk, or by nothing at all. */
export type Cut = 'shorter than its length' | 'without its last chunk' | 'without saying so';

/** Sends the beginning of a 200, and loses the connection. */
export function cutAnswer(how: Cut, beginning: string): Fault {
  const framing = {
    'shorter than its length': `Content-Length: ${Buffer.byteLength(beginning) + 10}\r\n\r\n${beginning}`,
    'without its last chunk': `Transfer-Encoding: chunked\r\n\r\n${Buffer.byteLength(beginning).toString(16)}\r\n${beginning}\r\n`,
    'without saying so': `Connection: close\r\n\r\n${beginning}`,
  }[how];
  return ({ response: { socket } }) => {
    socket?.end(`HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n${framing}`);
  };
}

/** Passes the request on, and changes the text of the answer. */
export function changeAnswer(change: (text: string) => string): Fault {
  return async ({ forward, response }) => {
    const answer = await forward();
    send(response, { ...answer, body: change(answer.body) });
  };
}

function send(response: ServerResponse, { status, headers, body }: Answered): void {
  const { 'content-length': _, 'transfer-encoding': __, connection: ___, 'keep-alive': ____, ...kept } = headers;
  response.writeHead(status, kept).end(body);
}

async function receive(incoming: IncomingMessage): Promise<Received> {
  const { method = '', url = '', headers } = incoming;
  return { method, url, headers, body: Buffer.concat(await incoming.toArray()).toString() };
}

async function ask(service: string | undefined, { method, url, headers, body }: Received): Promise<Answered> {
  if (service === undefined) return { status: 500, headers: {}, body: 'There is no service behind this one' };
  const { host: _, connection: __, ...kept } = headers;
  const outgoing = open(`${service}${url}`, { method, headers: kept, agent: false });
  const response = new Promise<IncomingMessage>((resolve, reject) => {
    outgoing.once('response', resolve).once('error', reject);
  });
  outgoing.end(body);
  const incoming = await response;
  const text = Buffer.concat(await incoming.toArray()).toString();
  return { status: incoming.statusCode ?? 0, headers: incoming.headers, body: text };
}
