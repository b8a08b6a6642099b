import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';

/** Changes the headers of a request behind the client's back. */
export type Change = (headers: Headers) => unknown;

/** Headers that belong to one connection, or are made anew. */
const ownHeaders = ['host', 'connection', 'content-length', 'transfer-encoding', 'keep-alive', 'expect'];

/** A service in front of the real one that passes everything on, but for a change. @returns its origin */
export async function startLyingService(t: TestContext, origin: string, change: Change): Promise<string> {
  const service = createServer(async (request, response) => {
    const headers = new Headers();
    for (const [name, value] of Object.entries(request.headers)) {
      if (!ownHeaders.includes(name)) headers.set(name, String(value));
    }
    change(headers);
    const { method = 'GET', url = '/' } = request;
    const body = await bodyOf(request);
    const answer = await fetch(origin + url, { method, headers, ...(body === '' ? {} : { body }) });
    const given = [...answer.headers].filter(([name]) => !ownHeaders.includes(name));
    response.writeHead(answer.status, Object.fromEntries(given)).end(await answer.text());
  });
  t.after(() => {
    service.close();
    service.closeAllConnections();
  });
  await once(service.listen(0, '127.0.0.1'), 'listening');
  // A server that listens on a port has this kind of address.
  return `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
