import { STATUS_CODES } from 'node:http';
import type { RequestEvent, ResponseEvent } from '@partnerite/sdk';
import { jsonLines, printable, shorten } from './json-text.ts';
import type { Paint } from './paint.ts';

/** Headers that tell something of the protocol; `Authorization` never reaches this app. */
const requestHeaders = ['MS-RequestId', 'MS-CorrelationId', 'MS-ContinuationToken', 'If-Match', 'X-Locale'];
const responseHeaders = ['ETag', 'Retry-After', 'Partnerite-Replayed'];

const indent = '    ';

/** Turns what goes over the wire into lines; remembers bodies, to show no more of them than is new. */
export interface Traffic {
  /** Forgets what was shown. */
  begin(): void;
  /** A request as it is sent: address, parameters, headers that matter, body. */
  requestLines(event: RequestEvent): readonly string[];
  /** An answer: status, time, headers that matter, body; or why there was none. */
  answerLines(event: ResponseEvent): readonly string[];
}

export function createTraffic(paint: Paint): Traffic {
  const shown = new Map<string, string>();
  /** @param resource what the body is a state of, if it is one */
  const bodyLines = (body: string, resource: string | undefined): readonly string[] => {
    if (body === '') return [];
    const lines = jsonLines(body, paint, resource === undefined ? undefined : shown.get(resource));
    if (resource !== undefined) shown.set(resource, body);
    return lines;
  };
  return {
    begin: () => shown.clear(),
    requestLines(event) {
      const { method, url, headers, body = '', attempt } = event;
      const { pathname, searchParams } = new URL(url);
      const again = attempt > 1 ? paint('notable', ` (try ${attempt})`) : '';
      const rows = [
        ...[...searchParams].map(([name, value]) => [`?${name}`, shorten(value)] as const),
        ...requestHeaders.map((name) => [name, shorten(headers[name] ?? '')] as const),
      ];
      return [
        `${paint('arrow', '→')} ${paint('title', method)} ${pathname}${again}`,
        ...indented([...rowLines(rows, paint), ...bodyLines(body, resourceOf(event))]),
      ];
    },
    answerLines(event) {
      const { request, status = 0, headers, body = '' } = event;
      const rows = responseHeaders.map((name) => [name, headers?.get(name) ?? undefined] as const);
      const resource = status < 300 ? resourceOf(request) : undefined;
      return [
        `${paint('arrow', '←')} ${outcomeOf(event, paint)}`,
        ...indented([...rowLines(rows, paint), ...bodyLines(body, resource)]),
      ];
    },
  };
}

/** Names the state that a request reads or replaces: a page of a list is one of its own. */
function resourceOf({ method, url, headers }: RequestEvent): string | undefined {
  return method === 'GET' || method === 'PUT' ? `${url} ${headers['MS-ContinuationToken'] ?? ''}` : undefined;
}

/** A request and its answer in one line. */
export function exchangeLine(event: ResponseEvent, paint: Paint): string {
  const { method, url } = event.request;
  return `${paint('arrow', '⇄')} ${paint('title', method.padEnd(4))}${new URL(url).pathname} ${outcomeOf(event, paint)}`;
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => indent + line);
}

function outcomeOf({ status, error, durationMs }: ResponseEvent, paint: Paint): string {
  const time = paint('quiet', `${Math.round(durationMs)} ms`);
  if (status === undefined) return `${paint('bad', printable(error?.description ?? 'no answer'))} ${time}`;
  const text = `${status} ${STATUS_CODES[status] ?? ''}`.trimEnd();
  return `${paint(status < 300 ? 'good' : status < 500 ? 'notable' : 'bad', text)} ${time}`;
}

/** Names and values, one below the other; those without a value are left out. */
export function rowLines(
  rows: readonly (readonly [string, string | number | undefined])[],
  paint: Paint,
): readonly string[] {
  const given = rows.filter(([, value]) => value !== undefined && value !== '');
  const width = Math.max(0, ...given.map(([name]) => name.length));
  return given.map(([name, value]) => `${paint('quiet', printable(name).padEnd(width))}  ${printable(String(value))}`);
}
