import type { FastifyRequest } from 'fastify';
import { type Logger, symbols } from 'pino';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { isGuid } from '../identifiers.ts';
import { pathOf } from './exchange.ts';
import { requestMetrics } from './request-metrics.ts';
import type { OnAnswer, SentAnswer } from './send.ts';

export interface Observation {
  readonly onAnswer: OnAnswer;
  /** Writes what is held back. */
  readonly flush: () => void;
  /** Likewise, and holds nothing back any more. */
  readonly end: () => void;
}

/** Logs one line and counts one observation for each answer. */
export function observeAnswers(log: Logger, registry: Registry): Observation {
  const count = requestMetrics(registry);
  const lines = requestLog(log);
  return {
    onAnswer: (request, answer) => {
      count(request.exchange?.operationId ?? 'other', answer.status, answer.milliseconds / 1000);
      lines.onAnswer(request, answer);
    },
    flush: lines.flush,
    end: lines.end,
  };
}

const infoLevel = 30;
/** Lines go to the stream together: when there are so many characters of them, and after so many milliseconds. */
const blockLength = 16 * 1024;
const longestHold = 100;

/**
 * Writes the line of a request in pino's form and to pino's stream, put together by hand: serialising it member by member
 * was a fifth of the work of a read. The stream is given many lines at once, for with each write it measures again all
 * that waits in it.
 */
function requestLog(log: Logger): Observation {
  if (!log.isLevelEnabled('info')) return { onAnswer: () => {}, flush: () => {}, end: () => {} };
  const stream = (log as Logger & StreamOf)[symbols.streamSym];
  let lines = '';
  let timer: NodeJS.Timeout | undefined;
  let isEnding = false;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (lines === '') return;
    const block = lines;
    lines = '';
    stream.write(block);
  };
  const onAnswer: OnAnswer = (request, answer) => {
    lines += lineOf(request, answer);
    if (isEnding || lines.length >= blockLength) flush();
    else timer ??= setTimeout(flush, longestHold).unref();
  };
  const end = () => {
    isEnding = true;
    flush();
  };
  return { onAnswer, flush, end };
}

function lineOf(request: FastifyRequest, { status, milliseconds }: SentAnswer): string {
  const { exchange } = request;
  const partner = exchange?.principal?.partner;
  // Reading the clock again would cost more than the rest of the line.
  const time = Math.round((exchange?.now ?? Date.now()) + milliseconds);
  return (
    `{"level":${infoLevel},"time":${time},"method":"${request.method}","path":${quoted(loggedPath(request))}` +
    `,"status":${status},"ms":${Math.round(milliseconds * 1000) / 1000}` +
    `,"requestId":${quoted(exchange?.identifiers.requestId ?? '')}` +
    `,"correlationId":${quoted(exchange?.identifiers.correlationId ?? '')}` +
    `${partner === undefined ? '' : `,"partner":"${partner}"`},"msg":"request"}\n`
  );
}

/** What JSON writes as it is: looking for anything else is faster than having it written. */
const plain = /^[\w./:-]*$/;

function quoted(text: string): string {
  return plain.test(text) ? `"${text}"` : JSON.stringify(text);
}

/** Where pino keeps its stream; its types leave the member out. */
interface StreamOf {
  readonly [symbols.streamSym]: { write(lines: string): void };
}

/** The path as it was asked if it holds nothing but GUIDs; else the route, for an address can hold a name or a secret. */
function loggedPath(request: FastifyRequest): string {
  const route = request.routeOptions.url;
  if (route === undefined) return '(unknown path)';
  if (!request.url.startsWith('/')) return route;
  for (const parameter of Object.values((request.params ?? {}) as Record<string, string>)) {
    if (!isGuid(parameter)) return route;
  }
  return pathOf(request);
}

export function createRegistry(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}
