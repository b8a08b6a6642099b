import { headers, jsonMediaType } from '@partnerite/contract/headers.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Answer, FidelitySettings } from '../operation.ts';
import { toErrorAnswer } from './envelope.ts';
import { header } from './exchange.ts';

export type Sender = (request: FastifyRequest, reply: FastifyReply, status: number, answer: Answer) => FastifyReply;

export interface Senders {
  readonly answer: Sender;
  readonly error: (request: FastifyRequest, reply: FastifyReply, error: unknown) => FastifyReply;
}

export interface SendOptions {
  readonly fidelity: FidelitySettings;
  /** `MS-ServerId`: which node answered. */
  readonly serverId: string;
  readonly newVector: () => string;
  readonly onUnforeseen: (error: unknown, request: FastifyRequest) => void;
}

const byteOrderMark = Buffer.from('\uFEFF');

/** Writes answers and errors with the headers that every answer has. */
export function senders({ fidelity, serverId, newVector, onUnforeseen }: SendOptions): Senders {
  const general = (request: FastifyRequest): Record<string, string> => {
    const { exchange } = request;
    const common: Record<string, string> = {
      [headers.correlationVector]: newVector(),
      [headers.serverId]: serverId,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    };
    if (!exchange) return common;
    common[headers.requestId] = exchange.identifiers.requestId;
    common[headers.correlationId] = exchange.identifiers.correlationId;
    if (exchange.operation !== undefined) common[headers.fidelity] = exchange.operation.origin;
    return common;
  };
  const toBody = (bytes: Uint8Array): Buffer => {
    if (fidelity.bom) return Buffer.concat([byteOrderMark, bytes]);
    return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  };
  return {
    answer: (request, reply, status, { bytes, etag, repeated }) => {
      const fields = general(request);
      if (etag !== undefined) fields[headers.etag] = `"${etag}"`;
      if (repeated) fields[headers.replayed] = 'true';
      if (bytes === undefined) return reply.code(status).headers(fields).send();
      fields[headers.contentType] = jsonMediaType;
      return reply.code(status).headers(fields).send(toBody(bytes));
    },
    error: (request, reply, error) => {
      const { status, body, headers: own, unforeseen } = toErrorAnswer(error, header(request, headers.locale));
      if (unforeseen) onUnforeseen(error, request);
      const fields = { ...general(request), ...own, [headers.contentType]: jsonMediaType };
      return reply
        .code(status)
        .headers(fields)
        .send(toBody(Buffer.from(body)));
    },
  };
}
