import type { ServerResponse } from 'node:http';
import { headers, jsonMediaType, spelling } from '@partnerite/contract/headers.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Answer, FidelitySettings } from '../operation.ts';
import { noteAnswer } from './answered-early.ts';
import { toErrorAnswer } from './envelope.ts';
import { header } from './exchange.ts';
import { ownsMemory, type SentBody } from './sent-body.ts';

export type Sender = (request: FastifyRequest, reply: FastifyReply, status: number, answer: Answer) => void;

export interface Senders {
  readonly answer: Sender;
  readonly error: (request: FastifyRequest, reply: FastifyReply, error: unknown) => void;
}

export interface SendOptions {
  readonly fidelity: FidelitySettings;
  /** `MS-ServerId`: which node answered. */
  readonly serverId: string;
  readonly newVector: () => string;
  /** Headers of every answer, names and values in turn. */
  readonly strictTransport: readonly string[];
  readonly onUnforeseen: (error: unknown, request: FastifyRequest) => void;
  /** Hears of each answer that has been sent. */
  readonly onAnswer: OnAnswer;
}

/** An answer as it was handed to the connection. */
export interface SentAnswer {
  readonly status: number;
  /** Since the request's headers were there. */
  readonly milliseconds: number;
  /** Names and values in turn. */
  readonly fields: readonly string[];
  /** The bytes, or a text with one character for each. */
  readonly body: SentBody | undefined;
}

export type OnAnswer = (request: FastifyRequest, answer: SentAnswer) => void;

/** Names and values in turn, as Node takes them without another look. */
type Fields = string[];

const byteOrderMark = Buffer.from('\uFEFF');

/** Writes answers and errors with the headers that every answer has. */
export function senders(options: SendOptions): Senders {
  const { fidelity, serverId, newVector, strictTransport, onUnforeseen, onAnswer } = options;
  const general = ({ exchange }: FastifyRequest): Fields => {
    const fields = [spelling.correlationVector, newVector(), spelling.serverId, serverId];
    fields.push(spelling.cacheControl, 'no-store', spelling.contentTypeOptions, 'nosniff');
    if (strictTransport.length > 0) fields.push(...strictTransport);
    if (!exchange) return fields;
    const { identifiers, operation } = exchange;
    fields.push(spelling.requestId, identifiers.requestId, spelling.correlationId, identifiers.correlationId);
    if (operation !== undefined) fields.push(spelling.fidelity, operation.origin);
    return fields;
  };
  const toBody = (bytes: Uint8Array): Buffer => {
    if (fidelity.bom) return Buffer.concat([byteOrderMark, bytes]);
    return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  };
  return {
    answer: (request, reply, status, { bytes, etag, repeated }) => {
      const fields = general(request);
      if (etag !== undefined) fields.push(spelling.etag, `"${etag}"`);
      if (repeated) fields.push(spelling.replayed, 'true');
      const body = write(reply, status, fields, bytes && toBody(bytes));
      onAnswer(request, { status, milliseconds: elapsed(request), fields, body });
    },
    error: (request, reply, error) => {
      const { status, body: text, headers: own, unforeseen } = toErrorAnswer(error, header(request, headers.locale));
      if (unforeseen) onUnforeseen(error, request);
      const fields = general(request);
      for (const [name, value] of Object.entries(own)) fields.push(name, value);
      const body = write(reply, status, fields, toBody(Buffer.from(text)));
      onAnswer(request, { status, milliseconds: elapsed(request), fields, body });
    },
  };
}

/** Tells of what the framework itself sends; the senders' answers never come through its hooks. */
export function reportSent(app: FastifyInstance, onAnswer: OnAnswer): void {
  app.addHook('onSend', (request, reply, payload, done) => {
    const { statusCode: status } = reply;
    const body = typeof payload === 'string' ? Buffer.from(payload) : payload;
    onAnswer(request, {
      status,
      milliseconds: elapsed(request),
      fields: fieldsOf(reply.getHeaders()),
      body: Buffer.isBuffer(body) ? body : undefined,
    });
    done();
  });
}

function elapsed({ exchange }: FastifyRequest): number {
  return exchange ? performance.now() - exchange.started : 0;
}

/** Headers in Node's other form. */
function fieldsOf(headers: Readonly<Record<string, number | string | readonly string[] | undefined>>): Fields {
  return Object.entries(headers).flatMap(([name, value]) =>
    [value ?? ''].flat().flatMap((each) => [name, String(each)]),
  );
}

/** Largest body that is worth copying into the head's string, in bytes. */
const copiedBody = 64 * 1024;

/**
 * Goes past the framework's own sending: it would lower-case the names, look at each of them again, and write head and
 * body apart. A latin1 string carries bytes unchanged, and leaves with the head in one write.
 *
 * @returns the body in a form that keeps no other memory alive; the fields have become all that were sent
 */
function write(reply: FastifyReply, status: number, fields: Fields, body: Buffer | undefined): SentBody | undefined {
  reply.hijack();
  const response: ServerResponse = reply.raw;
  noteAnswer(response.req);
  // The last answer of a connection while the server drains.
  if (!reply.server.server.listening) response.shouldKeepAlive = false;
  if (body === undefined) {
    // A 204 must not tell a length (RFC 9110, section 8.6).
    if (status !== 204) fields.push(spelling.contentLength, '0');
    response.writeHead(status, fields).end();
    return undefined;
  }
  fields.push(spelling.contentType, jsonMediaType, spelling.contentLength, String(body.length));
  response.writeHead(status, fields);
  if (body.length > copiedBody) {
    response.end(body);
    return body;
  }
  const text = body.toString('latin1');
  response.end(text, 'latin1');
  return ownsMemory(body) ? body : text;
}
