import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { buildApp } from './app.ts';
import { purgeAudit } from './audit/purge.ts';
import type { Config } from './config.ts';
import { prepareDemoWorld } from './demo/demo-world.ts';
import { newGuid } from './identifiers.ts';
import { createRequestLedger } from './mfa/request-ledger.ts';
import type { Random, ServiceSettings } from './operation.ts';
import { listeningOrigins } from './origins.ts';
import { serviceSettings } from './service-settings.ts';
import { openStore } from './store/open-store.ts';
import type { Store } from './store/store.ts';
import { requireFinishedCopy } from './store/unfinished-copy.ts';
import type { DeliveryWorker } from './webhooks/delivery-worker.ts';
import { createWebhookService, type WebhookService } from './webhooks/webhook-service.ts';

export interface ServerDependencies {
  readonly config: Config;
  /** Unix milliseconds. */
  readonly clock: () => number;
  readonly random: Random;
  readonly log: Logger;
  /** Where the dashboard was built to; default: its own folder in the repository. */
  readonly dashboardFolder?: string | undefined;
}

export interface RunningServer {
  /** Origin under which the server calls itself. */
  readonly url: string;
  /** Where it listens. */
  readonly port: number;
  /** The store holds the demo world. */
  readonly demo: boolean;
  /** Certificate authority that clients must trust, when serving HTTPS. */
  readonly caFile: string | undefined;
  readonly store: Store;
  /** Delivers events to their subscribers. */
  readonly deliveries: DeliveryWorker;
  /** Finishes what is under way, for at most ten seconds, then lets go of port and data. */
  close(): Promise<void>;
}

const loopbackHosts = ['localhost', '127.0.0.1', '::1'];
/** How long requests under way may take to finish once the server is told to close, in milliseconds. */
const drainTime = 10_000;
/** Kept answers, grants, old events and old audit records are cleared this often, in milliseconds. */
const cleaningInterval = 10 * 60_000;
/** What was noted of requests is written this often, in milliseconds: a kill loses no more of it. */
const notingInterval = 60_000;

/**
 * Starts the service: store, demo world, authority, routes, port.
 * @throws ConfigError, DemoRefused, FolderInUse, DatabaseNotUsable, or the system's error of listening
 */
export async function startServer(dependencies: ServerDependencies): Promise<RunningServer> {
  const { config, log } = dependencies;
  const folder = resolve(config.data);
  const store = await openStore(config, folder, (error) => log.error({ err: error }, 'store'));
  try {
    return await serve(dependencies, folder, store);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function serve(dependencies: ServerDependencies, folder: string, store: Store): Promise<RunningServer> {
  const { config, random, clock, log } = dependencies;
  const { host, empty, seed, allowDemoOnNetwork, publicUrl } = config;
  await requireFinishedCopy(store);
  const demo = await prepareDemoWorld({ store, random, empty, seed, host, allowOnNetwork: allowDemoOnNetwork });
  const tls = config.tls ? await certificates(dependencies, folder) : undefined;
  const origins = listeningOrigins();
  const settings = await serviceSettings({ config, random, clock, demo, store, origins });
  const webhooks = webhookService(dependencies, store, settings);
  const drain = { started: false };
  const ledger = createRequestLedger(store, newGuid(random));
  const app = await buildApp({ ...dependencies, store, webhooks, settings, ledger, demo, origins, drain, tls });

  const port = await listen(app, config);
  const { canonical } = origins.listening({ host, port, tls: tls !== undefined, publicUrl });
  if (config.database !== undefined && publicUrl === undefined) {
    log.warn({ url: canonical }, 'no public-url: other nodes on this database do not take the tokens of this one');
  }
  webhooks.deliveries.start();
  const clean = async () => {
    await store.removeExpired(clock());
    await purgeAudit({ store, random, now: clock(), retention: config.auditRetention });
  };
  const cleaning = setInterval(() => {
    clean().catch((error: unknown) => log.error({ err: error }, 'cleaning'));
  }, cleaningInterval);
  cleaning.unref();
  const noting = setInterval(() => {
    ledger.flush(clock()).catch((error: unknown) => log.error({ err: error }, 'request reports'));
  }, notingInterval);
  noting.unref();
  return {
    url: canonical,
    port,
    demo,
    caFile: tls && join(folder, 'tls', 'ca.pem'),
    store,
    deliveries: webhooks.deliveries,
    async close() {
      drain.started = true;
      // A balancer that asks whether this node is ready sends it nothing more before it stops listening.
      await pause(config.drainDelay);
      clearInterval(cleaning);
      clearInterval(noting);
      const impatience = setTimeout(() => app.server.closeAllConnections(), drainTime);
      await app.close();
      clearTimeout(impatience);
      await webhooks.deliveries.close();
      await ledger.flush(clock()).catch((error: unknown) => log.error({ err: error }, 'request reports'));
      await store.close();
    },
  };
}

async function listen(app: FastifyInstance, { host, port }: Config): Promise<number> {
  await app.listen({ host, port });
  const address = app.server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

async function certificates({ config, clock, random }: ServerDependencies, folder: string) {
  const { ensureLocalCertificates } = await import('./tls/local-authority.ts');
  const named = config.publicUrl === undefined ? [] : [new URL(config.publicUrl).hostname];
  const hosts = [...loopbackHosts, config.host, ...named];
  return ensureLocalCertificates({ folder, hosts, clock, random });
}

function webhookService(
  { config, clock, random, log }: ServerDependencies,
  store: Store,
  { callbacks, origin }: ServiceSettings,
): WebhookService {
  const { retrySpan } = config.file.webhooks ?? {};
  return createWebhookService({ store, rules: callbacks, retrySpan, origin, clock, random, log });
}
