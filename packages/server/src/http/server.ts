import type { Socket } from 'node:net';
import { errors } from '@partnerite/contract/errors.ts';
import { headers, jsonMediaType, spelling } from '@partnerite/contract/headers.ts';
import { isBuilt, type Operation, type OperationId, operations } from '@partnerite/contract/operations.ts';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { newGuid } from '../identifiers.ts';
import type { Random } from '../operation.ts';
import { type Problem, Refusal, refuse, refuseProblems } from '../refusal.ts';
import { hasAnswer, noteAnswer } from './answered-early.ts';
import { maxBodyBytes, toErrorAnswer } from './envelope.ts';
import { pathOf } from './exchange.ts';
import { readIdentifiers } from './identifiers.ts';
import type { Senders } from './send.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    operationId?: OperationId;
    operation?: Operation;
    /** Left out of the record of activity: the dashboard's own files, its questions for the record, health, metrics. */
    unrecorded?: true;
  }
}

/** Most that all headers but the token may hold, in bytes. A token has its own limit and its own refusal. */
const maxHeaderBytes = 16 * 1024;
/** Where the parser itself gives up: room enough to refuse an oversized token politely. */
const parserHeaderBytes = 256 * 1024;
/** How much longer than for sending a request a connection may stand still: `stallFactor` times. */
const stallFactor = 3;
const hostHeader = 'host';
/** Longest address, in characters. */
const maxUrlLength = 16 * 1024;
/** Longest path parameter, in characters: a domain name. */
const maxParameterLength = 255;

/** Of what the framework sends, unless the route says otherwise: it is not kept, not framed, and never taken for a page. */
const protection = [
  ['cache-control', 'no-store'],
  ['content-security-policy', "default-src 'none'; frame-ancestors 'none'"],
  ['referrer-policy', 'no-referrer'],
  ['x-content-type-options', 'nosniff'],
] as const;

export interface HttpServerOptions {
  readonly senders: Senders;
  readonly random: Random;
  /** Unix milliseconds. */
  readonly clock: () => number;
  /** Whether a request that names this host is meant for this server. */
  readonly admitsHost: (host: string | undefined) => boolean;
  /** How long a client may take to send a request, in milliseconds. */
  readonly requestTimeout: number;
  readonly tls: { readonly key: string; readonly cert: string } | undefined;
  /** Headers of every answer, names and values in turn. */
  readonly strictTransport: readonly string[];
}

/** A Fastify instance with the limits, identifiers and error envelope that every route shares. */
export function createHttpServer(httpOptions: HttpServerOptions): FastifyInstance {
  const { senders, clock, requestTimeout, tls, strictTransport } = httpOptions;
  const [strictName, strictValue] = strictTransport;
  const options = {
    bodyLimit: maxBodyBytes,
    requestTimeout,
    // Who takes no more of an answer is dropped, and what waits for it is freed.
    connectionTimeout: requestTimeout * stallFactor,
    forceCloseConnections: 'idle' as const,
    // What arrives on an open connection while the server drains is still answered, with Connection: close.
    return503OnClosing: false,
    routerOptions: {
      caseSensitive: false,
      ignoreDuplicateSlashes: true,
      ignoreTrailingSlash: true,
      maxParamLength: maxParameterLength,
    },
    clientErrorHandler,
    schemaController: { compilersFactory: { buildValidator: unused, buildSerializer: unused } },
    frameworkErrors: (error: Error, request: FastifyRequest, reply: Parameters<Senders['error']>[1]) =>
      // What the router refuses has not been through the hooks.
      senders.error(request, reply, begin(request, httpOptions, clock()) ?? error),
  };
  const http = {
    maxHeaderSize: parserHeaderBytes,
    headersTimeout: requestTimeout,
    // A slow client is noticed at the next check, so checks come several times within the limit.
    connectionsCheckingInterval: Math.ceil(requestTimeout / 10),
  };
  const app: FastifyInstance = tls
    ? fastify({ ...options, https: { ...http, ...tls } })
    : fastify({ ...options, http });
  app.decorateRequest('exchange', null);
  app.addHook('onRequest', (request, _reply, done) => {
    done(begin(request, httpOptions, clock()));
  });
  app.addHook('onSend', (request, reply, _payload, done) => {
    noteAnswer(request.raw);
    // The last answer of a connection while the server drains.
    if (!app.server.listening) reply.header('connection', 'close');
    if (strictName !== undefined) reply.header(strictName, strictValue);
    for (const [name, value] of protection) if (!reply.hasHeader(name)) reply.header(name, value);
    done();
  });
  app.setErrorHandler((error, request, reply) => {
    senders.error(request, reply, error);
  });
  app.setNotFoundHandler((request) => refuseUnknown(request.method, pathOf(request)));
  return app;
}

/** Routes have no framework schemas: bodies are decoded by the table's. Without this the compilers would load at start. */
function unused(): never {
  throw new Error('a route was given a schema of the framework');
}

function begin(request: FastifyRequest, { random, admitsHost }: HttpServerOptions, now: number): Error | undefined {
  const problems: Problem[] = [];
  const identifiers = readIdentifiers(request.headers, () => newGuid(random), problems);
  const { operation, operationId, unrecorded = false } = request.routeOptions?.config ?? {};
  const started = performance.now();
  request.exchange = { identifiers, operation, operationId, now, started, unrecorded, principal: undefined };
  try {
    if (request.url.length > maxUrlLength) refuse('uriTooLong');
    if (!admitsHost(request.headers.host)) refuse('unknownHost');
    // Whoever stands before this server may have gone by the other one (RFC 9112, section 3.2).
    if (namesTwoHosts(request.raw.rawHeaders)) refuse('badRequest');
    if (headerBytes(request.raw.rawHeaders) > maxHeaderBytes) refuse('headersTooLarge');
    refuseProblems(problems);
  } catch (error) {
    return error instanceof Error ? error : new Error('refused', { cause: error });
  }
  return undefined;
}

function namesTwoHosts(rawHeaders: readonly string[]): boolean {
  let hosts = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    if (name.length === hostHeader.length && name.toLowerCase() === hostHeader) hosts += 1;
  }
  return hosts > 1;
}

function headerBytes(rawHeaders: readonly string[]): number {
  let bytes = 0;
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    if (name.length === headers.authorization.length && name.toLowerCase() === headers.authorization) continue;
    bytes += name.length + (rawHeaders[index + 1]?.length ?? 0);
  }
  return bytes;
}

interface KnownPath {
  readonly methods: readonly string[];
  readonly pattern: RegExp;
}

const knownPaths: readonly KnownPath[] = Object.values<Operation>(operations).map((operation) => ({
  methods: operation.method === 'GET' && isBuilt(operation) ? ['GET', 'HEAD'] : [operation.method],
  pattern: new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`, 'i'),
}));

/** A path of the table asked with another method is 405, any other path 404 (protocol, section 5.5). */
function refuseUnknown(method: string, path: string): never {
  const plain = path.replaceAll(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '');
  const methods = new Set(knownPaths.filter(({ pattern }) => pattern.test(plain)).flatMap((known) => known.methods));
  if (methods.size === 0) return refuse('unknownPath');
  return refuse('methodNotAllowed', { values: [method, [...methods].sort().join(', ')] });
}

const parserErrors = new Map([
  ['HPE_HEADER_OVERFLOW', 'headersTooLarge'],
  ['ERR_HTTP_REQUEST_TIMEOUT', 'requestTimeout'],
] as const);

/** What the HTTP parser refuses never becomes a request: the envelope goes straight to the socket. */
function clientErrorHandler(error: Error & { code?: string }, socket: Socket): void {
  // The parser is wrong about every piece that still comes after the end.
  if (error.code === 'ECONNRESET' || socket.destroyed || socket.writableEnded) return;
  // A second answer to one request would be taken for the answer to the next one.
  if (!socket.writable || hasAnswer(socket)) {
    socket.destroySoon();
    return;
  }
  const name = [...parserErrors].find(([code]) => code === error.code)?.[1] ?? 'badRequest';
  const { body } = toErrorAnswer(new Refusal(name), undefined);
  const head = [
    `HTTP/1.1 ${errors[name].status} ${name}`,
    `${spelling.contentType}: ${jsonMediaType}`,
    `${spelling.contentLength}: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}
