import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { isGuid, newGuid } from '../identifiers.ts';
import type { Random } from '../operation.ts';
import { AuthorityError, authorityErrors } from './errors.ts';

/** Names one request of the client; echoed when the client asks for it. */
const requestIdHeader = 'client-request-id';
const returnRequestIdHeader = 'return-client-request-id';

export interface ErrorAnswerOptions {
  /** Unix milliseconds. */
  readonly clock: () => number;
  readonly random: Random;
}

/**
 * What went wrong as an error of the catalogue.
 * @throws the error itself when it is none of the authority's: whoever serves the rest answers it
 */
export function toAuthorityError(error: unknown): AuthorityError {
  if (error instanceof AuthorityError) return error;
  const { code } = error as Partial<FastifyError>;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new AuthorityError('bodyTooLarge');
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new AuthorityError('wrongMediaType', 'another type');
  throw error;
}

/** Sends an error in the form of OAuth (RFC 6749, section 5.2) with the members that the vendor's authority adds. */
export function sendError(
  request: FastifyRequest,
  reply: FastifyReply,
  error: AuthorityError,
  { clock, random }: ErrorAnswerOptions,
): FastifyReply {
  const { code, oauth, status } = authorityErrors[error.error];
  const timestamp = `${new Date(clock()).toISOString().slice(0, 19).replace('T', ' ')}Z`;
  const traceId = newGuid(random);
  const correlationId = clientRequestId(request) ?? newGuid(random);
  if (error.retryAfter !== undefined) reply.header('retry-after', String(error.retryAfter));
  if (status === 401 && request.headers.authorization !== undefined) {
    reply.header('www-authenticate', 'Basic realm="Partnerite"');
  }
  const ids = `Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`;
  return reply.code(status).send({
    error: oauth,
    error_description: `${error.message} ${ids}`,
    error_codes: [code],
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
  });
}

export function echoRequestId(request: FastifyRequest, reply: FastifyReply): void {
  const id = clientRequestId(request);
  if (id === undefined || request.headers[returnRequestIdHeader] !== 'true') return;
  reply.header(requestIdHeader, id);
}

function clientRequestId(request: FastifyRequest): string | undefined {
  const id = request.headers[requestIdHeader];
  return typeof id === 'string' && isGuid(id) ? id.toLowerCase() : undefined;
}
