import type { ErrorName } from '@partnerite/contract/errors.ts';
import { headers } from '@partnerite/contract/headers.ts';
import {
  type BuiltOperation,
  type BuiltOperationId,
  isBuilt,
  type Operation,
  type OperationId,
  operations,
} from '@partnerite/contract/operations.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Recorder } from '../activity/recorder.ts';
import { isGuid } from '../identifiers.ts';
import { noteRequest } from '../mfa/note-request.ts';
import type { RequestLedger } from '../mfa/request-ledger.ts';
import type { Answer, Context, Handler, Random, ServiceSettings } from '../operation.ts';
import { type Problem, Refusal, refuse, refuseProblems } from '../refusal.ts';
import type { Store } from '../store/store.ts';
import { checkContentType } from './accept.ts';
import { authenticate, checkCredentials } from './authentication.ts';
import { compileDecoder, type Decoder } from './decode.ts';
import { type Exchange, header } from './exchange.ts';
import { parseIfMatch } from './if-match.ts';
import { parseJsonBody } from './json-body.ts';
import { committer, findAnswer, identify, type RequestIdentity } from './kept-answers.ts';
import { requestHeaders } from './request-headers.ts';
import type { Sender } from './send.ts';
import type { Throttling } from './throttling.ts';
import type { TokenVerifier } from './tokens.ts';

/** A handler for each row that is answered. */
export type Handlers = { readonly [Id in BuiltOperationId]: Handler<Id> };

export interface RouteDependencies {
  readonly handlers: Handlers;
  readonly store: Store;
  readonly verify: TokenVerifier['verify'];
  readonly settings: ServiceSettings;
  readonly random: Random;
  readonly send: Sender;
  /** Takes note of every request that has a user's token. */
  readonly ledger: RequestLedger;
  /** Absent where requests are not counted. */
  readonly throttling: Throttling | undefined;
  /** Absent where requests are not recorded. */
  readonly activity: Recorder | undefined;
}

/** Makes a route of every row of the operation table. */
export function operationRoutes(app: FastifyInstance, dependencies: RouteDependencies): void {
  for (const [id, operation] of Object.entries(operations) as [OperationId, Operation][]) {
    app.route({
      method: operation.method,
      url: operation.path.replaceAll(/\{(\w+)\}/g, ':$1'),
      exposeHeadRoute: isBuilt(operation),
      config: { operationId: id, operation, ...(id === 'getRequestActivity' ? { unrecorded: true } : {}) },
      onRequest: (request, _reply, done) => admit(request, operation, dependencies, done),
      handler: isBuilt(operation)
        ? answerOperation(operation, dependencies.handlers[id as BuiltOperationId] as AnyHandler, dependencies)
        : () => refuse('notImplemented', { values: [id] }),
    });
  }
}

/** A handler whose input has been decoded by its own row: the table guarantees what the type no longer says. */
type AnyHandler = Handler<BuiltOperationId> & {
  run(context: Context, input: unknown): Promise<Answer>;
  check?(body: unknown): Promise<readonly Problem[]>;
};

/** What must hold before the body is read: acceptable headers, a token, a token of the right kind, well-formed ids. */
function admit(
  request: FastifyRequest,
  operation: Operation,
  { verify, throttling, ledger }: RouteDependencies,
  done: (error?: Error) => void,
): void {
  const finish = (principal: Exchange['principal']): Promise<void> | undefined => {
    if (principal === undefined || !request.exchange) return undefined;
    request.exchange.principal = principal;
    checkCredentials(operation, principal);
    noteRequest(ledger, request, request.exchange, operation, principal);
    checkCustomerId(request);
    const { now } = request.exchange;
    return throttling?.admit(operation, { partner: principal.partner, customer: customerOf(request) }, now);
  };
  try {
    requestHeaders(request);
    const principal = authenticate(header(request, headers.authorization), verify);
    const finished = principal instanceof Promise ? principal.then(finish) : finish(principal);
    if (finished !== undefined) {
      finished.then(() => done(), done);
      return;
    }
  } catch (error) {
    done(error instanceof Error ? error : new Error('refused', { cause: error }));
    return;
  }
  done();
}

interface Parameters {
  customerId?: string;
}

function customerOf(request: FastifyRequest): string {
  return (request.params as Parameters).customerId ?? '';
}

/** Ids compare without case and are printed in lower case (protocol, section 1.2). */
function checkCustomerId(request: FastifyRequest): void {
  const parameters = request.params as Parameters;
  const id = parameters.customerId;
  if (id === undefined) return;
  if (!isGuid(id)) refuse('invalidCustomerId', { data: ['customerId'] });
  parameters.customerId = id.toLowerCase();
}

interface Decoders {
  readonly body: Decoder | undefined;
  readonly query: Decoder | undefined;
}

function answerOperation(operation: BuiltOperation, handler: AnyHandler, dependencies: RouteDependencies) {
  const decoders: Decoders = {
    body: operation.body && compileDecoder(operation.body),
    query: operation.query && compileDecoder(operation.query),
  };
  const changes = operation.method !== 'GET' && operation.method !== 'HEAD';
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const identity = changes ? identityOf(request, operation) : undefined;
    let answer: Answer | undefined;
    try {
      const body = decoders.body && (await decodeBody(request, decoders.body, handler));
      const query = decodeQuery(request, decoders.query);
      answer = await run(request, operation, handler, dependencies, { query, body, identity });
    } catch (error) {
      // A refusal may only mean that this very request was done before: the version it names is its own past.
      answer = await earlierAnswer(error, identity, request, dependencies.store);
      if (answer === undefined) throw error;
    }
    dependencies.send(request, reply, operation.answer.status, answer);
  };
}

interface Decoded {
  readonly query: unknown;
  readonly body: unknown;
  /** Absent when the request cannot be repeated. */
  readonly identity: RequestIdentity | undefined;
}

function run(
  request: FastifyRequest,
  operation: BuiltOperation,
  handler: AnyHandler,
  { store, settings, random, ledger, activity }: RouteDependencies,
  { query, body, identity }: Decoded,
): Promise<Answer> {
  const { exchange } = request;
  if (exchange?.principal === undefined) throw new Error('an operation was reached without a principal');
  const { principal, now, identifiers } = exchange;
  const { requestId, correlationId } = identifiers;
  const answerStatus = operation.answer.status;
  const commit = committer({ store, partner: principal.partner, identity, answerStatus, now, random });
  const context: Context = {
    principal,
    requestId,
    correlationId,
    store,
    settings,
    ledger,
    activity,
    now,
    random,
    commit,
  };
  return handler.run(context, {
    path: request.params,
    query,
    body,
    precondition: readsIfMatch(operation) ? parseIfMatch(header(request, headers.ifMatch)) : undefined,
    continuationToken: header(request, headers.continuationToken),
  });
}

function readsIfMatch({ versioned, conditional, method }: BuiltOperation): boolean {
  return versioned === true || (conditional === true && method === 'PUT');
}

function decodeQuery(request: FastifyRequest, decode: Decoder | undefined): unknown {
  if (decode === undefined) return undefined;
  const problems: Problem[] = [];
  const query = decode(request.query, '', problems);
  refuseProblems(problems);
  return query;
}

async function decodeBody(request: FastifyRequest, decode: Decoder, handler: AnyHandler): Promise<unknown> {
  const sent = bodyOf(request) ?? Buffer.alloc(0);
  const problems: Problem[] = [];
  const body = decode(await parseJsonBody(sent), '', problems);
  if (body !== undefined) problems.push(...((await handler.check?.(body)) ?? []));
  refuseProblems(mostExact(problems));
  return body;
}

/** One problem a member: a rule that stumbles over what the schema has refused already adds nothing. */
function mostExact(problems: readonly Problem[]): readonly Problem[] {
  const byPath = new Map<string, Problem>();
  for (const problem of problems) if (!byPath.has(problem.path)) byPath.set(problem.path, problem);
  return [...byPath.values()];
}

function bodyOf(request: FastifyRequest): Buffer | undefined {
  return Buffer.isBuffer(request.body) ? request.body : undefined;
}

function identityOf(request: FastifyRequest, operation: BuiltOperation): RequestIdentity | undefined {
  const { exchange } = request;
  if (exchange?.principal === undefined || !exchange.identifiers.repeatable) return undefined;
  return identify({
    partner: exchange.principal.partner,
    requestId: exchange.identifiers.requestId,
    method: operation.method,
    path: identityPath(request),
    ifMatch: header(request, headers.ifMatch),
    body: bodyOf(request),
    sealed: operation.answerHoldsSecret === true,
  });
}

/** The same for every spelling of one path: the operation's parameters, and the query. */
function identityPath(request: FastifyRequest): string {
  const query = request.url.indexOf('?');
  return JSON.stringify([
    request.routeOptions.config.operationId,
    request.params,
    query < 0 ? '' : request.url.slice(query),
  ]);
}

/** What stays refused though the request was done before: a token that is not good enough. */
const neverItsOwnPast: ReadonlySet<ErrorName> = new Set([
  'accessDenied',
  'wrongAudience',
  'mfaRequired',
  'tokenKindNotAllowed',
]);

/** Anything else may be told only because the request was done before: a limit it has reached, a name it has taken. */
function canBeItsOwnPast(error: unknown): boolean {
  return error instanceof Refusal && !neverItsOwnPast.has(error.error);
}

async function earlierAnswer(
  error: unknown,
  identity: RequestIdentity | undefined,
  request: FastifyRequest,
  store: Store,
): Promise<Answer | undefined> {
  if (!canBeItsOwnPast(error) || identity === undefined || !request.exchange) return undefined;
  return findAnswer(store, identity, request.exchange.now);
}

/** Keeps every body as the bytes that came: they are hashed, and decoded by the row's schema. */
export function readBodiesAsBytes(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body, done) => {
    try {
      checkContentType(header(request, headers.contentType), header(request, headers.contentEncoding));
      done(null, body);
    } catch (error) {
      done(error instanceof Error ? error : new Error('unreadable body', { cause: error }));
    }
  });
}
