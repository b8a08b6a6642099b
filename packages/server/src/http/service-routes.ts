import { openApiDocument } from '@partnerite/contract/openapi.ts';
import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import type { Store } from '../store/store.ts';

export interface ServiceRouteOptions {
  readonly store: Store;
  readonly registry: Registry;
  readonly version: string;
  readonly origin: () => string;
  /** `false` once the server is draining. */
  readonly isServing: () => boolean;
}

/** What operators and tools ask for: health, metrics and the description of the API. */
export function serviceRoutes(app: FastifyInstance, options: ServiceRouteOptions): void {
  const { store, registry, version, origin, isServing } = options;
  const config = { unrecorded: true } as const;
  app.get('/healthz', { config }, () => ({ status: 'alive' }));
  app.get('/readyz', { config }, async (_request, reply) => {
    const ready = isServing() && (await reachable(store));
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready' });
  });
  app.get('/metrics', { config }, async (_request, reply) => {
    return reply.type(registry.contentType).send(await registry.metrics());
  });
  let document: string | undefined;
  app.get('/openapi.json', (_request, reply) => {
    document ??= JSON.stringify(openApiDocument({ version, serverUrl: origin() }));
    return reply.type('application/json').send(document);
  });
}

async function reachable(store: Store): Promise<boolean> {
  try {
    await store.ping();
    return true;
  } catch {
    return false;
  }
}
