import { headers, staleETagCode } from '../generated/wire.ts';
import type { Answer } from '../transport/exchange.ts';
import { type ErrorCategory, PartnerError } from './partner-error.ts';

/** What was sent, as far as an error tells of it. */
export interface Sent {
  readonly requestId: string;
  readonly correlationId: string;
  readonly token: string;
  /** Unix milliseconds. */
  readonly now: number;
}

/**
 * Makes the error of an answer. Takes every published envelope: `{code, description, data, source}`,
 * `{statusCode, message}`, the long one with `errorName`, `{message}`, a page of HTML, nothing at all.
 */
export function errorFromAnswer({ status, headers: given, text }: Answer, sent: Sent): PartnerError {
  const members = membersOf(text);
  const written = ['description', 'message', 'error_description'].map((name) => members.get(name));
  const said = written.find((text) => typeof text === 'string' && text !== '');
  const hide = (value: string) => value.replaceAll(sent.token, '***');
  const description = typeof said === 'string' ? hide(said) : (titleOf(hide(text)) ?? unsaid(status));
  const code = codeOf(members.get('code'), hide);
  return new PartnerError({
    category: categoryOf(status, code),
    // Browsers show a redirect that is not followed as an answer without a status.
    status: status || undefined,
    code,
    description,
    data: dataOf(members.get('data')).map(hide),
    // What was sent, not what some gateway answers: it is for repeating the request.
    requestId: sent.requestId,
    correlationId: sent.correlationId,
    retryAfter: retryAfterOf(given, sent.now),
  });
}

/** Seconds to wait, from `Retry-After` as seconds or as a date (RFC 9110, section 10.2.3). */
export function retryAfterOf(given: Headers, now: number): number | undefined {
  const text = given.get(headers.retryAfter)?.trim();
  if (!text) return undefined;
  if (/^\d+$/.test(text)) return Number(text);
  // A date begins with the day of the week; the parser would make one of anything with a number in it.
  const date = /^[A-Z][a-z]{2}/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000));
}

/** The category of a status, where no code says more. */
export function categoryOf(status: number, code?: number | string): ErrorCategory {
  if (code === staleETagCode) return 'PreconditionFailed';
  switch (status) {
    case 401:
      return 'Unauthorized';
    case 403:
      return 'Forbidden';
    case 404:
    case 410:
      return 'NotFound';
    case 408:
      return 'Timeout';
    case 409:
      return 'Conflict';
    case 412:
      return 'PreconditionFailed';
    case 429:
      return 'TooManyRequests';
    case 503:
      return 'ServerBusy';
    default:
      return status >= 400 && status < 500 ? 'BadInput' : 'Server';
  }
}

/** Members by lower-case name; those of an inner `error` object where there is one. */
function membersOf(text: string): ReadonlyMap<string, unknown> {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null) return new Map();
    const members = new Map(Object.entries(body).map(([name, value]) => [name.toLowerCase(), value]));
    const inner = members.get('error');
    if (typeof inner !== 'object' || inner === null) return members;
    return new Map(Object.entries(inner).map(([name, value]) => [name.toLowerCase(), value]));
  } catch {
    return new Map();
  }
}

function codeOf(value: unknown, hide: (value: string) => string): number | string | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value === '') return undefined;
  return /^\d{1,9}$/.test(value) ? Number(value) : hide(value);
}

function dataOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]).map((item) => (typeof item === 'string' ? item : jsonOf(item)));
}

/** Something that nests deeper than the stack is told by its type. */
function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return typeof value;
  }
}

/** Where a page of HTML has its title, in characters. */
const headLength = 2_000;

function titleOf(text: string): string | undefined {
  return /<title>([^<]{1,200})/i.exec(text.slice(0, headLength))?.[1]?.trim() || undefined;
}

function unsaid(status: number): string {
  return status === 0 || (status >= 300 && status < 400) ? 'Redirects are not followed' : `HTTP ${status}`;
}
