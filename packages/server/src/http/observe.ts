import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { isGuid } from '../identifiers.ts';
import { pathOf } from './exchange.ts';

/** Answer times in seconds: from a cached read to a client that is about to give up. */
const buckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** Logs one line and counts one observation for each request. */
export function observeRequests(app: FastifyInstance, log: Logger, registry: Registry): void {
  const requests = new Counter({
    name: 'partnerite_http_requests_total',
    help: 'Answered requests.',
    labelNames: ['operation', 'status'],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'partnerite_http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its answer.',
    labelNames: ['operation'],
    buckets,
    registers: [registry],
  });
  app.addHook('onResponse', (request, reply, done) => {
    const { exchange } = request;
    const operation = exchange?.operationId ?? 'other';
    requests.inc({ operation, status: reply.statusCode });
    seconds.observe({ operation }, reply.elapsedTime / 1000);
    log.info(
      {
        method: request.method,
        path: loggedPath(request),
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 1000) / 1000,
        requestId: exchange?.identifiers.requestId,
        correlationId: exchange?.identifiers.correlationId,
        partner: exchange?.principal?.partner,
      },
      'request',
    );
    done();
  });
}

/** The path as it was asked if it holds nothing but GUIDs; else the route, for an address can hold a name or a secret. */
function loggedPath(request: FastifyRequest): string {
  const parameters = Object.values((request.params ?? {}) as Record<string, string>);
  const route = request.routeOptions.url;
  if (route === undefined) return '(unknown path)';
  return request.url.startsWith('/') && parameters.every(isGuid) ? pathOf(request) : route;
}

export function createRegistry(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}
