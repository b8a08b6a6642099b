import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Random } from '../operation.ts';
import type { GrantStore } from '../store/grants.ts';
import type { TallyStore } from '../store/tallies.ts';
import { asGet } from './authorization-request.ts';
import { answerAuthorization, answerSignIn, formTokenField } from './authorize.ts';
import type { Browser } from './cookies.ts';
import { isAppOrigin } from './cross-origin.ts';
import { answerDeviceAuthorization } from './device.ts';
import { answerDeviceForm, answerDevicePage } from './device-page.ts';
import type { Directory } from './directory.ts';
import { instanceDiscovery, openIdConfiguration, userRealm } from './discovery.ts';
import { echoRequestId, sendError, toAuthorityError } from './error-answer.ts';
import { AuthorityError, type AuthorityErrorName } from './errors.ts';
import type { Authority, AuthorityOptions, Exchange, Version } from './exchange.ts';
import { type Form, parseForm } from './form.ts';
import { answerTokenExchange } from './generate-token.ts';
import { grantRecords } from './grant-records.ts';
import { answerLogout } from './logout.ts';
import { contentSecurityPolicy, errorPage, type PageAnswer } from './page.ts';
import { pageLanguage } from './page-language.ts';
import { createSecretMemory } from './secret-memory.ts';
import type { SigningKeys } from './signing-keys.ts';
import { resolveTenantPath, type TenantPath } from './tenant-path.ts';
import { createThrottle } from './throttle.ts';
import { answerTokenRequest } from './token.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Read by a person: errors are shown on a page. */
    authorityPage?: true;
    /** Served by the bundled authority. */
    authority?: true;
  }
}

export interface AuthorityDependencies {
  readonly directory: Directory;
  readonly keys: SigningKeys;
  readonly grants: GrantStore;
  readonly tallies: TallyStore;
  /** Hears of everybody who is refused for having tried too often. */
  readonly onRefused?: ((error: AuthorityErrorName) => void) | undefined;
  /** Unix milliseconds. */
  readonly clock: () => number;
  readonly random: Random;
  /** The origin by which the client knows this server, from the `Host` header: without a slash at its end. */
  readonly origins: (hostHeader: string | undefined) => string;
  readonly options?: AuthorityOptions;
}

/** Most that a form may hold, in bytes. */
const maxFormBytes = 64 * 1024;
const formMediaType = 'application/x-www-form-urlencoded';
/** How long clients may keep discovery documents and keys, in seconds: far shorter than a key is published ahead. */
const discoveryMaxAge = 300;
const noForm: Form = new Map();

/**
 * The development token authority (protocol, section 7.3). The instance must match paths without regard to case
 * (`routerOptions.caseSensitive: false`); everything else stays inside a scope of its own.
 */
export function authorityRoutes(app: FastifyInstance, dependencies: AuthorityDependencies): void {
  const authority = createAuthority(dependencies);
  app.register(async (scope) => {
    readForms(scope);
    scope.addHook('onRoute', (route) => {
      route.config = { ...route.config, authority: true };
    });
    scope.setErrorHandler((error, request, reply) => answerError(error, request, reply, dependencies));
    scope.addHook('onRequest', async (request, reply) => {
      reply.headers({ 'cache-control': 'no-store', pragma: 'no-cache', 'x-content-type-options': 'nosniff' });
      echoRequestId(request, reply);
    });
    const exchange = exchangeReader(authority, dependencies);
    tokenRoutes(scope, exchange, dependencies);
    pageRoutes(scope, exchange);
    discoveryRoutes(scope, exchange, dependencies);
  });
}

function createAuthority(dependencies: AuthorityDependencies): Authority {
  const { directory, keys, grants, tallies, onRefused, clock, random, options = {} } = dependencies;
  const throttle = createThrottle(tallies, clock, onRefused);
  const secrets = createSecretMemory(throttle, random);
  return { directory, keys, grants: grantRecords(grants, clock), clock, random, throttle, secrets, options };
}

function readForms(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  const options = { parseAs: 'string', bodyLimit: maxFormBytes } as const;
  scope.addContentTypeParser(formMediaType, options, async (_request: FastifyRequest, body: string) => parseForm(body));
  scope.addContentTypeParser('*', async (request: FastifyRequest) => {
    throw new AuthorityError('wrongMediaType', request.headers['content-type'] ?? 'a body without a type');
  });
}

type ReadExchange = (request: FastifyRequest, version: Version, form: Form) => Exchange;

function exchangeReader(authority: Authority, { origins, directory }: AuthorityDependencies): ReadExchange {
  return (request, version, form) => {
    const segment = tenantOf(request);
    return {
      authority,
      origin: origins(request.headers.host),
      path: resolveTenantPath(directory, segment),
      segment,
      version,
      form,
      address: request.ip,
      authorization: request.headers.authorization,
      language: pageLanguage(form.get('ui_locales'), request.headers['accept-language']),
    };
  };
}

function tenantOf({ params }: FastifyRequest): string {
  const { tenant } = params as { readonly tenant?: string };
  return tenant ?? 'common';
}

function bodyOf(request: FastifyRequest): Form {
  return request.body instanceof Map ? request.body : noForm;
}

function queryOf(request: FastifyRequest): Form {
  return parseForm(request.url.split('?').slice(1).join('?'));
}

/** Both generations of one endpoint. */
const generations: readonly (readonly [Version, string])[] = [
  [1, '/:tenant/oauth2'],
  [2, '/:tenant/oauth2/v2.0'],
];

function tokenRoutes(
  scope: FastifyInstance,
  exchange: ReadExchange,
  { directory, origins }: AuthorityDependencies,
): void {
  const letAppsRead = async ({ headers: { origin, host } }: FastifyRequest, reply: FastifyReply) => {
    reply.header('vary', 'Origin');
    if (origin !== undefined && isAppOrigin(directory, origin, origins(host))) {
      reply.header('access-control-allow-origin', origin);
    }
  };
  for (const [version, base] of generations) {
    scope.post(`${base}/token`, { onRequest: letAppsRead }, (request) =>
      answerTokenRequest(exchange(request, version, bodyOf(request))),
    );
    scope.post(`${base}/devicecode`, (request) =>
      answerDeviceAuthorization(exchange(request, version, bodyOf(request))),
    );
  }
  for (const path of ['/generatetoken', '/v3/generatetoken']) {
    scope.post(path, (request) => answerTokenExchange(exchange(request, 1, bodyOf(request))));
  }
}

function pageRoutes(scope: FastifyInstance, exchange: ReadExchange): void {
  const config = { authorityPage: true } as const;
  const fromQuery = (request: FastifyRequest, version: Version) => exchange(request, version, queryOf(request));
  const send = async (reply: FastifyReply, answer: PageAnswer | Promise<PageAnswer>) => sendPage(reply, await answer);
  for (const [version, base] of generations) {
    scope.get(`${base}/authorize`, { config }, (request, reply) => {
      const asked = fromQuery(request, version);
      return send(reply, answerAuthorization(asked, browserOf(request, asked)));
    });
    scope.post(`${base}/authorize`, { config }, (request, reply) => {
      const fields = bodyOf(request);
      if (!fields.has(formTokenField)) return sendPage(reply, asGet(exchange(request, version, fields)));
      const asked = fromQuery(request, version);
      return send(reply, answerSignIn(asked, browserOf(request, asked), fields));
    });
    scope.route({
      method: ['GET', 'POST'],
      url: `${base}/logout`,
      config,
      handler: (request, reply) => {
        const asked = exchange(request, version, request.method === 'POST' ? bodyOf(request) : queryOf(request));
        return send(reply, answerLogout(asked, browserOf(request, asked)));
      },
    });
  }
  scope.get('/:tenant/oauth2/deviceauth', { config }, (request, reply) => {
    const asked = fromQuery(request, 2);
    return send(reply, answerDevicePage(asked, browserOf(request, asked)));
  });
  scope.post('/:tenant/oauth2/deviceauth', { config }, (request, reply) => {
    const asked = fromQuery(request, 2);
    return send(reply, answerDeviceForm(asked, browserOf(request, asked), bodyOf(request)));
  });
}

function discoveryRoutes(scope: FastifyInstance, exchange: ReadExchange, dependencies: AuthorityDependencies): void {
  const { directory, keys, origins } = dependencies;
  const pathOf = (request: FastifyRequest): TenantPath => resolveTenantPath(directory, tenantOf(request));
  // Nothing in these is anybody's: scripts of any origin may read them.
  const cached = (reply: FastifyReply) =>
    reply.headers({ 'cache-control': `max-age=${discoveryMaxAge}`, 'access-control-allow-origin': '*' });
  const documents: readonly (readonly [Version, string])[] = [
    [1, '/:tenant'],
    [2, '/:tenant/v2.0'],
  ];
  for (const [version, base] of documents) {
    scope.get(`${base}/.well-known/openid-configuration`, (request, reply) =>
      cached(reply).send(openIdConfiguration(origins(request.headers.host), pathOf(request), version)),
    );
  }
  for (const url of ['/:tenant/discovery/keys', '/:tenant/discovery/v2.0/keys']) {
    scope.get(url, async (request, reply) => {
      pathOf(request);
      return cached(reply).send(await keys.jwks());
    });
  }
  scope.get('/:tenant/discovery/instance', (request) => instanceDiscovery(exchange(request, 2, queryOf(request))));
  for (const url of ['/:tenant/userrealm', '/:tenant/userrealm/:user']) {
    scope.get(url, (request) => {
      const query = queryOf(request);
      const { user = query.get('user') ?? '' } = request.params as { readonly user?: string };
      return userRealm(directory, origins(request.headers.host), user, query);
    });
  }
}

function browserOf(request: FastifyRequest, { origin }: Exchange): Browser {
  return { cookie: request.headers.cookie, secure: origin.startsWith('https:'), url: request.url };
}

function sendPage(reply: FastifyReply, answer: PageAnswer): FastifyReply {
  if (answer.cookies !== undefined && answer.cookies.length > 0) reply.header('set-cookie', answer.cookies);
  reply.header('referrer-policy', 'no-referrer');
  // 303 makes a GET of what follows a posted form, so that the password is not sent on.
  if (answer.kind === 'redirect') return reply.redirect(answer.location, 303);
  if (answer.retryAfter !== undefined) reply.header('retry-after', String(answer.retryAfter));
  reply.header('content-security-policy', contentSecurityPolicy(answer.formTargets));
  reply.header('x-frame-options', 'DENY');
  return reply.code(answer.status).type('text/html; charset=utf-8').send(answer.html);
}

function answerError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  dependencies: AuthorityDependencies,
): FastifyReply {
  const known = toAuthorityError(error);
  if (request.routeOptions.config.authorityPage !== true) return sendError(request, reply, known, dependencies);
  return sendPage(reply, errorPage(known, pageLanguage(undefined, request.headers['accept-language'])));
}
