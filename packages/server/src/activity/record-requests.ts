import type { FastifyRequest } from 'fastify';
import type { Directory } from '../authority/directory.ts';
import type { OnAnswer, SentAnswer } from '../http/send.ts';
import type { SentBody } from '../http/sent-body.ts';
import { keepBody, keepFields, keepForm, keepText } from './kept-parts.ts';
import type { Recorder } from './recorder.ts';
import { withoutCredentials } from './remove-secrets.ts';
import { partnerOf } from './request-partner.ts';

/** Records each request with its answer, but for those of routes marked `unrecorded`. */
export function recordRequests(recorder: Recorder, directory: Directory): OnAnswer {
  return (request, answer) => record(recorder, directory, request, answer);
}

function record(
  recorder: Recorder,
  directory: Directory,
  request: FastifyRequest,
  { status, milliseconds, fields, body }: SentAnswer,
): void {
  const { exchange } = request;
  if (!exchange || exchange.unrecorded) return;
  const { principal } = exchange;
  recorder.record({
    exchange,
    durationMs: milliseconds,
    method: request.method,
    url: keepText(request.url),
    status,
    partner: principal === undefined ? partnerOf(request, directory) : principal.partner,
    requestFields: keepFields(withoutCredentials(request.raw.rawHeaders)),
    requestBody: keepRequestBody(request.body),
    responseFields: keepFields(fields),
    responseBody: keepBody(body),
  });
}

/** Bodies of operations are bytes, those of the authority forms. */
function keepRequestBody(body: unknown): SentBody | undefined {
  if (body instanceof Map) return keepForm(body);
  if (typeof body === 'string') return keepBody(Buffer.from(body));
  return Buffer.isBuffer(body) ? keepBody(body) : undefined;
}
