import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { GivenAnswer } from './documented-answer.ts';

/** What Node tells of each request that a server of this process gets. */
interface StartedRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly server: Server;
}

/**
 * Hears of every answer that servers of this process give in one piece, as the service does, whoever asked.
 * @param hear gets each answer with the port of the server, before it leaves
 */
export function watchAnswers(hear: (answer: GivenAnswer, port: number) => void): void {
  subscribe('http.server.request.start', (message) => {
    const { request, response, server } = message as StartedRequest;
    const address = server.address();
    if (typeof address !== 'object' || address === null) return;
    const { port } = address;
    const { method = '', url: path = '' } = request;
    const end = response.end.bind(response) as (...sent: unknown[]) => ServerResponse;
    response.end = (...sent: unknown[]) => {
      const [body, encoding] = sent;
      const bytes = typeof body === 'string' ? Buffer.from(body, encoding === 'latin1' ? 'latin1' : 'utf8') : body;
      const text = method !== 'HEAD' && bytes instanceof Uint8Array ? Buffer.from(bytes).toString() : '';
      hear({ method, path, status: response.statusCode, text }, port);
      return end(...sent);
    };
  });
}
