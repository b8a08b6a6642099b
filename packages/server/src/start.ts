import { join, resolve } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { demoTenants } from './authority/demo-directory.ts';
import { createDirectory, type Directory } from './authority/directory.ts';
import { authorityRoutes } from './authority/routes.ts';
import { createSigningKeys } from './authority/signing-keys.ts';
import { type Config, ConfigError } from './config.ts';
import { configuredTenants } from './configured-tenants.ts';
import { prepareDemoWorld } from './demo/demo-world.ts';
import { handlers } from './handlers.ts';
import { correlationVectors } from './http/identifiers.ts';
import { createRegistry, observeRequests } from './http/observe.ts';
import { operationRoutes, readBodiesAsBytes } from './http/routes.ts';
import { type Senders, senders } from './http/send.ts';
import { createHttpServer, type HttpServerOptions } from './http/server.ts';
import { serviceRoutes } from './http/service-routes.ts';
import { createTokenVerifier, type TokenVerifier } from './http/tokens.ts';
import type { Random, ServiceSettings } from './operation.ts';
import { isLoopback, type ListeningOrigins, listeningOrigins } from './origins.ts';
import { openSqliteStore } from './store/sqlite/sqlite-store.ts';
import type { Store } from './store/store.ts';
import { bundledIssuers, configuredIssuers } from './trusted-issuers.ts';
import { version } from './version.ts';

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
  /** Finishes what is under way, for at most ten seconds, then lets go of port and data. */
  close(): Promise<void>;
}

const loopbackHosts = ['localhost', '127.0.0.1', '::1'];
/** How long a client may take to send a request, in milliseconds. */
const defaultRequestTimeout = 10_000;
/** How long requests under way may take to finish once the server is told to close, in milliseconds. */
const drainTime = 10_000;
/** Kept answers, grants and old events are cleared this often, in milliseconds. */
const cleaningInterval = 10 * 60_000;

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
  const settings = await serviceSettings(config, demo, store, random);
  const origins = listeningOrigins();
  const drain = { started: false };
  const app = await buildApp({ ...dependencies, store, settings, demo, origins, drain, tls });

  const port = await listen(app, config);
  const { canonical } = origins.listening({ host, port, tls: tls !== undefined, publicUrl });
  const cleaning = setInterval(() => {
    store.removeExpired(clock()).catch((error: unknown) => log.error({ err: error }, 'cleaning'));
  }, cleaningInterval);
  cleaning.unref();
  return {
    url: canonical,
    port,
    demo,
    caFile: tls && join(folder, 'tls', 'ca.pem'),
    store,
    async close() {
      drain.started = true;
      clearInterval(cleaning);
      const impatience = setTimeout(() => app.server.closeAllConnections(), drainTime);
      await app.close();
      clearTimeout(impatience);
      await store.close();
    },
  };
}

interface AppParts extends ServerDependencies {
  readonly store: Store;
  readonly settings: ServiceSettings;
  readonly demo: boolean;
  readonly origins: ListeningOrigins;
  /** Set when the server stops taking new work. */
  readonly drain: { readonly started: boolean };
  readonly tls: HttpServerOptions['tls'];
}

/** Every route on one HTTP server that does not listen yet. */
async function buildApp(parts: AppParts): Promise<FastifyInstance> {
  const { config, clock, random, log, store, settings, demo, origins, drain, tls } = parts;
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
  operationRoutes(app, { handlers, store, verify, settings, random, send: send.answer });
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
  return operatorsFault(() => createDirectory([...(demo ? demoTenants : []), ...configuredTenants(config)]));
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

const continuationKeyBytes = 32;

async function serviceSettings(config: Config, demo: boolean, store: Store, random: Random): Promise<ServiceSettings> {
  const { fidelity, sandboxPartners = [] } = config.file;
  const proposal = Buffer.from(random.bytes(continuationKeyBytes)).toString('base64');
  const key = await store.ensureSetting('continuation-key', proposal);
  const demoPartners = demo ? demoTenants.map((tenant) => tenant.id) : [];
  return {
    sandboxPartners: new Set([...demoPartners, ...sandboxPartners.map((partner) => partner.toLowerCase())]),
    continuationKey: Buffer.from(key, 'base64'),
    fidelity: {
      bom: fidelity?.bom ?? false,
      staleETagStatus: fidelity?.staleETagStatus as ServiceSettings['fidelity']['staleETagStatus'],
    },
  };
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
