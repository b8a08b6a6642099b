import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Logger, symbols } from 'pino';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { isGuid } from '../identifiers.ts';
import { pathOf } from './exchange.ts';
import { requestMetrics } from './request-metrics.ts';

/** Logs one line and counts one observation for each request. */
export function observeRequests(app: FastifyInstance, log: Logger, registry: Registry): void {
  const count = requestMetrics(registry);
  const logRequest = requestLog(log);
  app.addHook('onResponse', (request, reply, done) => {
    const { statusCode, elapsedTime } = reply;
    count(request.exchange?.operationId ?? 'other', statusCode, elapsedTime / 1000);
    logRequest(request, statusCode, elapsedTime);
    done();
  });
}

type RequestLog = (request: FastifyRequest, status: number, milliseconds: number) => void;

const infoLevel = 30;

/**
 * Writes the line of a request in pino's form and to pino's stream, put together by hand: serialising it member by member
 * was a fifth of the work of a read.
 */
function requestLog(log: Logger): RequestLog {
  if (!log.isLevelEnabled('info')) return () => {};
  const stream = (log as Logger & StreamOf)[symbols.streamSym];
  return (request, status, milliseconds) => {
    const { exchange } = request;
    const partner = exchange?.principal?.partner;
    stream.write(
      `{"level":${infoLevel},"time":${Date.now()},"method":"${request.method}","path":${JSON.stringify(loggedPath(request))}` +
        `,"status":${status},"ms":${milliseconds.toFixed(3)}` +
        `,"requestId":${JSON.stringify(exchange?.identifiers.requestId ?? '')}` +
        `,"correlationId":${JSON.stringify(exchange?.identifiers.correlationId ?? '')}` +
        `${partner === undefined ? '' : `,"partner":"${partner}"`},"msg":"request"}\n`,
    );
  };
}

/** Where pino keeps its stream; its types leave the member out. */
interface StreamOf {
  readonly [symbols.streamSym]: { write(line: string): void };
}

/** The path as it was asked if it holds nothing but GUIDs; else the route, for an address can hold a name or a secret. */
function loggedPath(request: FastifyRequest): string {
  const route = request.routeOptions.url;
  if (route === undefined) return '(unknown path)';
  if (!request.url.startsWith('/')) return route;
  for (const parameter of Object.values((request.params ?? {}) as Record<string, string>)) {
    if (!isGuid(parameter)) return route;
  }
  return pathOf(request);
}

export function createRegistry(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}
