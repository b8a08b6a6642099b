import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

/** By connection, the last request that was answered before all of it was there. */
const answeredEarly = new WeakMap<Socket, IncomingMessage>();

/** Notes that a request is answered now, if all of it is not there yet. */
export function noteAnswer(request: IncomingMessage): void {
  if (!request.complete) answeredEarly.set(request.socket, request);
}

/** Whether what arrives on a connection is still the rest of a request that has had its answer. */
export function hasAnswer(socket: Socket): boolean {
  return answeredEarly.get(socket)?.complete === false;
}
