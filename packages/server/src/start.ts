import { join, resolve } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { agreementDocumentRoutes } from './agreements/document-page.ts';
import { purgeAudit } from './audit/purge.ts';
import { demoTenants } from './authority/demo-directory.ts';
import { createDirectory, type Directory, type Tenant } from './authority/directory.ts';
import { authorityRoutes } from './authority/routes.ts';
import { createSigningKeys } from './authority/signing-keys.ts';
import { type Config, ConfigError } from './config.ts';
import { configuredTenants } from './configured-tenants.ts';
import { demoProfiles } from './demo/demo-profiles.ts';
import { demoResellers } from './demo/demo-resellers.ts';
import { prepareDemoWorld } from './demo/demo-world.ts';
import { handlers } from './handlers.ts';
import { correlationVectors } from './http/identifiers.ts';
import { createRegistry, observeRequests } from './http/observe.ts';
import { operationRoutes, readBodiesAsBytes } from './http/routes.ts';
import { type Senders, senders } from './http/send.ts';
import { createHttpServer, type HttpServerOptions } from './http/server.ts';
import { serviceRoutes } from './http/service-routes.ts';
import { createThrottling } from './http/throttling.ts';
import { createTokenVerifier, type TokenVerifier } from './http/tokens.ts';
import { newGuid } from './identifiers.ts';
import { createRequestLedger, type RequestLedger } from './mfa/request-ledger.ts';
import type { Random, ServiceSettings } from './operation.ts';
import { isLoopback, type ListeningOrigins, listeningOrigins } from './origins.ts';
import { knownPartners } from './partner-profiles/known-partner.ts';
import { openSqliteStore } from './store/sqlite/sqlite-store.ts';
import type { Store } from './store/store.ts';
import { bundledIssuers, configuredIssuers } from './trusted-issuers.ts';
import { version } from './version.ts';
import { callbackRules } from './webhooks/callback-address.ts';
import { certificateRoutes } from './webhooks/certificate-routes.ts';
import type { DeliveryWorker } from './webhooks/delivery-worker.ts';
import { createWebhookService, type WebhookService } from './webhooks/webhook-service.ts';

export interface ServerDependencies {
  readonly config: Config;
  /** Unix milliseconds. */
  readonly clock: () => number;
  readonly random: Random;
  readonly log: Logger;
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
/** How long a client may take to send a request, in milliseconds. */
const defaultRequestTimeout = 10_000;
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
  const store = await openSqliteStore({ folder, onFault: (error) => log.error({ err: error }, 'store') });
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
  const demo = await prepareDemoWorld({ store, random, empty, seed, host, allowOnNetwork: allowDemoOnNetwork });
  const tls = config.tls ? await certificates(dependencies, folder) : undefined;
  const origins = listeningOrigins();
  const settings = await serviceSettings(dependencies, { demo, store, origins });
  const webhooks = webhookService(dependencies, store, settings);
  const drain = { started: false };
  const ledger = createRequestLedger(store, newGuid(random));
  const app = await buildApp({ ...dependencies, store, webhooks, settings, ledger, demo, origins, drain, tls });

  const port = await listen(app, config);
  const { canonical } = origins.listening({ host, port, tls: tls !== undefined, publicUrl });
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

interface AppParts extends ServerDependencies {
  readonly store: Store;
  readonly webhooks: WebhookService;
  readonly settings: ServiceSettings;
  readonly ledger: RequestLedger;
  readonly demo: boolean;
  readonly origins: ListeningOrigins;
  /** Set when the server stops taking new work. */
  readonly drain: { readonly started: boolean };
  readonly tls: HttpServerOptions['tls'];
}

/** Every route on one HTTP server that does not listen yet. */
async function buildApp(parts: AppParts): Promise<FastifyInstance> {
  const { config, clock, random, log, store, webhooks, settings, ledger, demo, origins, drain, tls } = parts;
  const registry = createRegistry();
  const directory = authorityDirectory(config, demo);
  const { keys, verify } = tokenSide(parts, directory);
  const send = requestSenders(settings, random, log);
  const requestTimeout = config.file.limits?.requestTimeout ?? defaultRequestTimeout;
  const app = createHttpServer({
    senders: send,
    random,
    clock,
    requestTimeout,
    tls,
    admitsHost: (host) => origins.current().admits(host),
  });
  readBodiesAsBytes(app);
  observeRequests(app, log, registry);
  const origin = () => origins.current().canonical;
  serviceRoutes(app, { store, registry, version, origin, isServing: () => !drain.started });
  const throttling = config.throttling ? createThrottling() : undefined;
  operationRoutes(app, {
    handlers,
    store: webhooks.store,
    verify,
    settings,
    ledger,
    random,
    send: send.answer,
    throttling,
  });
  agreementDocumentRoutes(app, clock);
  certificateRoutes(app, webhooks.signer);
  if (servesAuthority(config, directory)) {
    const { rotateRefreshTokens = false } = config.file.authority ?? {};
    authorityRoutes(app, {
      directory,
      keys,
      grants: store,
      clock,
      random,
      origins: (hostHeader) => origins.current().forHost(hostHeader),
      options: { rotateRefreshTokens, resources: () => origins.current().all },
    });
    app.addHook('onListen', async () => {
      // A first key takes a while to make: the first token need not wait for it.
      keys.jwks().catch((error: unknown) => log.error({ err: error }, 'signing keys'));
    });
  }
  await app.ready();
  return app;
}

function authorityDirectory(config: Config, demo: boolean): Directory {
  return operatorsFault(() => createDirectory(tenantsOf(config, demo)));
}

function tenantsOf(config: Config, demo: boolean): readonly Tenant[] {
  return [...(demo ? demoTenants : []), ...configuredTenants(config)];
}

/** Issues and verifies: what the bundled authority signs is checked with the same keys. */
function tokenSide({ config, clock, random, store, origins }: AppParts, directory: Directory) {
  const { requireMfa = false } = config.file.authentication ?? {};
  const configured = configuredIssuers(config);
  // Trusting nobody yet shows what the configuration has wrong at the start, not at the first request.
  operatorsFault(() => createTokenVerifier({ issuers: configured, clock }));
  let verifier: TokenVerifier | undefined;
  const keys = createSigningKeys({ settings: store, clock, random, onChange: () => verifier?.flush() });
  const verify = (token: string) => {
    verifier ??= createTokenVerifier({
      issuers: [...bundledIssuers(directory, origins.current(), keys), ...configured],
      clock,
      requireMfa,
    });
    return verifier.verify(token);
  };
  return { keys, verify };
}

/** @throws ConfigError for what a part of the service finds wrong in its configuration */
function operatorsFault<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof TypeError) throw new ConfigError(error.message, { cause: error });
    throw error;
  }
}

async function listen(app: FastifyInstance, { host, port }: Config): Promise<number> {
  await app.listen({ host, port });
  const address = app.server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

/** On the network the development authority is served only when told so: its demo passwords are public. */
function servesAuthority({ host, allowAuthorityOnNetwork }: Config, directory: Directory): boolean {
  return directory.tenants.length > 0 && (isLoopback(host) || allowAuthorityOnNetwork);
}

async function certificates({ config, clock, random }: ServerDependencies, folder: string) {
  const { ensureLocalCertificates } = await import('./tls/local-authority.ts');
  const named = config.publicUrl === undefined ? [] : [new URL(config.publicUrl).hostname];
  const hosts = [...loopbackHosts, config.host, ...named];
  return ensureLocalCertificates({ folder, hosts, clock, random });
}

/** Whether clients reach the service under a name of this machine. */
function isOwnName(publicUrl: string | undefined): boolean {
  return publicUrl === undefined || isLoopback(new URL(publicUrl).hostname.replace(/^\[|\]$/g, ''));
}

const continuationKeyBytes = 32;

async function serviceSettings(
  { config, random }: ServerDependencies,
  { demo, store, origins }: Pick<AppParts, 'demo' | 'store' | 'origins'>,
): Promise<ServiceSettings> {
  const { fidelity, sandboxPartners = [], sandbox } = config.file;
  const proposal = Buffer.from(random.bytes(continuationKeyBytes)).toString('base64');
  const key = await store.ensureSetting('continuation-key', proposal);
  const demoPartners = demo ? demoTenants.map((tenant) => tenant.id) : [];
  return {
    sandboxLimits: sandbox?.limits === true,
    sandboxPartners: new Set([...demoPartners, ...sandboxPartners.map((partner) => partner.toLowerCase())]),
    auditRetention: config.auditRetention,
    demoResellers: demo ? demoResellers : new Map(),
    continuationKey: Buffer.from(key, 'base64'),
    knownPartners: knownPartners(tenantsOf(config, demo), demo ? demoProfiles : new Map()),
    origin: () => origins.current().canonical,
    callbacks: operatorsFault(() =>
      callbackRules({
        // Behind another name, whoever registers is not on this machine.
        allowLoopback: isLoopback(config.host) && isOwnName(config.publicUrl),
        allowedNetworks: config.file.webhooks?.allowedNetworks ?? [],
      }),
    ),
    fidelity: {
      bom: fidelity?.bom ?? false,
      staleETagStatus: fidelity?.staleETagStatus as ServiceSettings['fidelity']['staleETagStatus'],
      addressValidation: fidelity?.addressValidation === 2021 ? 2021 : 2023,
    },
  };
}

function webhookService(
  { config, clock, random, log }: ServerDependencies,
  store: Store,
  { callbacks, origin }: ServiceSettings,
): WebhookService {
  const { retrySpan } = config.file.webhooks ?? {};
  return createWebhookService({ store, rules: callbacks, retrySpan, origin, clock, random, log });
}

function requestSenders({ fidelity }: ServiceSettings, random: Random, log: Logger): Senders {
  return senders({
    fidelity,
    serverId: String(Buffer.from(random.bytes(4)).readUInt32LE()).padStart(10, '0'),
    newVector: correlationVectors(random),
    onUnforeseen: (error, request) =>
      log.error({ err: error, requestId: request.exchange?.identifiers.requestId }, 'unforeseen'),
  });
}
