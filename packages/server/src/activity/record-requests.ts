import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Directory } from '../authority/directory.ts';
import type { OnAnswer } from '../http/send.ts';
import { type Fields, fieldsOf, keepAddress, keepBody, keepFields, keepForm } from './kept-parts.ts';
import type { Recorder } from './recorder.ts';
import { partnerOf } from './request-partner.ts';

/**
 * Records each request with its answer, but for those of routes marked `unrecorded`. What the framework itself sends is
 * recorded by a hook, what goes past it by who sends it.
 */
export function recordRequests(recorder: Recorder, directory: Directory): OnAnswer {
  return (request, reply, fields, body) => record(recorder, directory, request, reply, fields, body);
}

/** Adds the hook for what the framework sends. */
export function recordSent(app: FastifyInstance, onAnswer: OnAnswer): void {
  app.addHook('onSend', (request, reply, payload, done) => {
    onAnswer(request, reply, fieldsOf(reply.getHeaders()), payloadBytes(payload));
    done();
  });
}

function record(
  recorder: Recorder,
  directory: Directory,
  request: FastifyRequest,
  reply: FastifyReply,
  fields: Fields,
  body: Buffer | string | undefined,
): void {
  const { exchange } = request;
  if (!exchange || exchange.unrecorded) return;
  const { principal } = exchange;
  recorder.record({
    exchange,
    durationMs: reply.elapsedTime,
    method: request.method,
    url: keepAddress(request.url),
    status: reply.raw.statusCode,
    partner: principal === undefined ? partnerOf(request, directory) : principal.partner,
    requestFields: keepFields(request.raw.rawHeaders),
    requestBody: keepRequestBody(request.body),
    responseFields: keepFields(fields),
    responseBody: keepBody(body),
  });
}

/** Bodies of operations are bytes, those of the authority forms. */
function keepRequestBody(body: unknown): string | undefined {
  if (body === undefined || body === null) return undefined;
  if (body instanceof Map) return keepForm(body);
  return keepBody(payloadBytes(body));
}

function payloadBytes(payload: unknown): Buffer | undefined {
  if (Buffer.isBuffer(payload)) return payload;
  return typeof payload === 'string' ? Buffer.from(payload) : undefined;
}
