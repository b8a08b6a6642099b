import type { RecordedRequest as ShownRequest } from '@partnerite/contract/resources/request-activity.ts';
import type { SentBody } from '../http/sent-body.ts';
import { type Fields, isCut, maxPartBytes } from './kept-parts.ts';
import type { RecordedRequest } from './recorder.ts';
import { cleanAddress, cleanFields, cleanJson, cleanParameters, cleanText } from './remove-secrets.ts';

/** A recorded request as its partner may see it: without secrets. */
export function shownRequest({ id, seen }: RecordedRequest): ShownRequest {
  const { exchange, durationMs, method, url, status, requestFields, requestBody, responseFields, responseBody } = seen;
  const { now, operationId, identifiers, principal } = exchange;
  return {
    id,
    at: new Date(now).toISOString(),
    method,
    path: cleanAddress(url.slice(0, maxPartBytes)),
    status,
    durationMs: Math.round(durationMs * 1_000) / 1_000,
    ...present({
      operationId,
      applicationId: principal?.applicationId,
      user: principal?.userPrincipalName ?? principal?.userId,
      requestBody: shownBody(requestBody, requestFields),
      responseBody: shownBody(responseBody, responseFields),
    }),
    requestId: identifiers.requestId,
    correlationId: identifiers.correlationId,
    requestHeaders: cleanFields(requestFields),
    responseHeaders: cleanFields(responseFields),
    truncated: [url, requestBody, responseBody].some(isCut),
  };
}

function present<T extends Record<string, string | undefined>>(members: T) {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [Name in keyof T]?: string;
  };
}

/** Bodies are texts in UTF-8, whose last character may be cut in two. */
function shownBody(body: SentBody | undefined, fields: Fields): string | undefined {
  if (body === undefined || body.length === 0) return undefined;
  const bytes = typeof body === 'string' ? Buffer.from(body, 'latin1') : body;
  const text = bytes.toString('utf8', 0, maxPartBytes);
  const whole = isCut(body) ? text.replace(/\uFFFD$/, '') : text;
  return cleanBody(whole, mediaTypeOf(fields), !isCut(body));
}

/** By what it looks like rather than by what it says it is: somebody may have got that wrong, or said nothing. */
function cleanBody(text: string, type: string, whole: boolean): string | undefined {
  // A page may show anything, and hold it in its fields; so may the parts of a form, and what is no text.
  if (type === 'text/html' || /^\s*--|\0/.test(text)) return undefined;
  if (type === 'application/x-www-form-urlencoded' || /^\s*[\w.%+-]+=/.test(text)) return cleanParameters(text);
  // What is no JSON may write its names without quotes.
  return whole && isJson(text) ? cleanJson(text) : cleanText(cleanJson(text));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function mediaTypeOf(fields: Fields): string {
  const index = fields.findIndex((name, at) => at % 2 === 0 && name.toLowerCase() === 'content-type');
  const [type = ''] = index < 0 ? [] : (fields[index + 1] ?? '').split(';');
  return type.trim().toLowerCase();
}
