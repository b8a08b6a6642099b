import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { recordRequests } from './activity/record-requests.ts';
import { createRecorder } from './activity/recorder.ts';
import { agreementDocumentRoutes } from './agreements/document-page.ts';
import { assetPath } from './assets.ts';
import type { Directory } from './authority/directory.ts';
import { authorityRoutes } from './authority/routes.ts';
import { createSigningKeys, type SigningKeys } from './authority/signing-keys.ts';
import { type Config, operatorsFault } from './config.ts';
import { dashboardRoutes } from './dashboard/routes.ts';
import { bundledChoices } from './dashboard/sign-in-choices.ts';
import { handlers } from './handlers.ts';
import { correlationVectors } from './http/identifiers.ts';
import { createRegistry, observeAnswers } from './http/observe.ts';
import { operationRoutes, readBodiesAsBytes } from './http/routes.ts';
import { type OnAnswer, reportSent, type Senders, senders } from './http/send.ts';
import { createHttpServer, type HttpServerOptions } from './http/server.ts';
import { serviceRoutes } from './http/service-routes.ts';
import { strictTransport } from './http/strict-transport.ts';
import { createThrottling } from './http/throttling.ts';
import { createTokenVerifier, type TokenVerifier } from './http/tokens.ts';
import { limitMetrics } from './metrics/limit-metrics.ts';
import { storeMetrics } from './metrics/store-metrics.ts';
import type { RequestLedger } from './mfa/request-ledger.ts';
import type { Random, ServiceSettings } from './operation.ts';
import { isLocalOnly, type ListeningOrigins } from './origins.ts';
import type { Store } from './store/store.ts';
import { authorityDirectory, servesAuthority } from './tenants.ts';
import { bundledIssuers, configuredIssuers } from './trusted-issuers.ts';
import { version } from './version.ts';
import { certificateRoutes } from './webhooks/certificate-routes.ts';
import type { WebhookService } from './webhooks/webhook-service.ts';

/** How long a client may take to send a request, in milliseconds. */
const defaultRequestTimeout = 10_000;

export interface AppParts {
  readonly config: Config;
  /** Unix milliseconds. */
  readonly clock: () => number;
  readonly random: Random;
  readonly log: Logger;
  readonly store: Store;
  readonly webhooks: WebhookService;
  readonly settings: ServiceSettings;
  readonly ledger: RequestLedger;
  /** The store holds the demo world. */
  readonly demo: boolean;
  readonly origins: ListeningOrigins;
  /** Set when the server stops taking new work. */
  readonly drain: { readonly started: boolean };
  readonly tls: HttpServerOptions['tls'];
  /** Where the dashboard was built to; default: its own folder in the repository. */
  readonly dashboardFolder?: string | undefined;
}

/** Every route on one HTTP server that does not listen yet. */
export async function buildApp(parts: AppParts): Promise<FastifyInstance> {
  const { config, clock, random, log, store, webhooks, settings, ledger, demo, origins, drain, tls } = parts;
  const registry = createRegistry();
  const directory = authorityDirectory(config, demo);
  const { keys, verify } = tokenSide(parts, directory);
  const activity = settings.facts.activity ? createRecorder({ showsUnattributed: isLocalOnly(config) }) : undefined;
  const observed = observeAnswers(log, registry);
  const onAnswer = listeners(observed.onAnswer, activity && recordRequests(activity, directory));
  const send = requestSenders(parts, onAnswer);
  const app = createHttpServer({
    senders: send,
    random,
    clock,
    requestTimeout: config.file.limits?.requestTimeout ?? defaultRequestTimeout,
    tls,
    strictTransport: strictTransport(config.publicUrl),
    admitsHost: (host) => origins.current().admits(host),
  });
  readBodiesAsBytes(app);
  reportSent(app, onAnswer);
  // What ends the process without an end of ours leaves no line untold.
  process.prependListener('exit', observed.flush);
  app.addHook('onClose', async () => {
    process.removeListener('exit', observed.flush);
    observed.end();
  });
  const origin = () => origins.current().canonical;
  serviceRoutes(app, { store, registry, version, origin, isServing: () => !drain.started });
  storeMetrics(registry, store, clock);
  const onLimit = limitMetrics(registry);
  const throttling = config.throttling ? createThrottling(store, onLimit) : undefined;
  operationRoutes(app, {
    handlers,
    store: webhooks.store,
    verify,
    settings,
    ledger,
    random,
    send: send.answer,
    throttling,
    activity,
  });
  agreementDocumentRoutes(app, clock);
  certificateRoutes(app, webhooks.signer);
  addAuthority(app, parts, directory, keys, onLimit);
  addDashboard(app, parts, directory);
  await app.ready();
  return app;
}

function addAuthority(
  app: FastifyInstance,
  { config, settings, store, clock, random, log, origins }: AppParts,
  directory: Directory,
  keys: SigningKeys,
  onRefused: (limit: string) => void,
): void {
  if (!servesAuthority(config, directory)) return;
  const { rotateRefreshTokens = false } = config.file.authority ?? {};
  authorityRoutes(app, {
    directory,
    keys,
    grants: store,
    tallies: store,
    onRefused,
    clock,
    random,
    origins: (hostHeader) => origins.current().forHost(hostHeader),
    options: {
      rotateRefreshTokens,
      publicUsers: settings.facts.demoPartners,
      resources: () => origins.current().all,
    },
  });
  app.addHook('onListen', async () => {
    // A first key takes a while to make: the first token need not wait for it.
    keys.jwks().catch((error: unknown) => log.error({ err: error }, 'signing keys'));
  });
}

function addDashboard(app: FastifyInstance, parts: AppParts, directory: Directory): void {
  const { config, settings, origins, dashboardFolder = assetPath('../../dashboard/dist') } = parts;
  const { enabled = true, signIn = [] } = config.file.dashboard ?? {};
  if (!enabled) return;
  const tenants = servesAuthority(config, directory) ? directory.tenants : [];
  const { demoPartners } = settings.facts;
  dashboardRoutes(app, {
    folder: dashboardFolder,
    version,
    signIn: (host) => [...bundledChoices(tenants, demoPartners, origins.current().forHost(host)), ...signIn],
  });
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

function listeners(observe: OnAnswer, record: OnAnswer | undefined): OnAnswer {
  if (record === undefined) return observe;
  return (request, answer) => {
    observe(request, answer);
    record(request, answer);
  };
}

function requestSenders({ config, settings, random, log }: AppParts, onAnswer: OnAnswer): Senders {
  return senders({
    strictTransport: strictTransport(config.publicUrl),
    fidelity: settings.fidelity,
    onAnswer,
    serverId: String(Buffer.from(random.bytes(4)).readUInt32LE()).padStart(10, '0'),
    newVector: correlationVectors(random),
    onUnforeseen: (error, request) =>
      log.error({ err: error, requestId: request.exchange?.identifiers.requestId }, 'unforeseen'),
  });
}
