import type { CallRequest, Operation } from '../call.ts';
import { badInput } from '../errors/bad-input.ts';
import { headers, jsonMediaType, maxIdLength } from '../generated/wire.ts';

/** What a request tells of itself, beside what it asks for. */
export interface RequestContext {
  /** Ties several calls together in logs. @defaultValue a new id for each call */
  readonly correlationId?: string | undefined;
  /**
   * Names the request: a write that is repeated with the same id and content is done once, for as long as the service
   * remembers the id. It goes out with every call made in this context.
   * @defaultValue a new id for each call
   */
  readonly requestId?: string | undefined;
  /** Language of error descriptions, e.g. `fr-FR`. */
  readonly locale?: string | undefined;
}

/** The address of an operation. @throws PartnerError `BadInput` when a path parameter would change the path */
export function urlOf(apiRoot: string, { path }: Operation, { path: values = {}, query = {} }: CallRequest): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => segment(name, values[name]));
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const text = given.map(([name, value]) => `${name}=${encoded(name, String(value))}`).join('&');
  return `${apiRoot}${filled}${text === '' ? '' : `?${text}`}`;
}

function segment(name: string, value: unknown): string {
  if (typeof value !== 'string' || /^\.{0,2}$/.test(value)) throw badInput(`Not a valid ${name}`, name);
  return encoded(name, value);
}

function encoded(name: string, value: string): string {
  if (!value.isWellFormed()) throw badInput(`Not a valid ${name}`, name);
  return encodeURIComponent(value);
}

/** Headers of a request but for its authorization. @throws PartnerError `BadInput` for an id or locale that cannot be sent */
export function headersOf(
  { requestId, correlationId, locale }: RequestContext & { readonly requestId: string; readonly correlationId: string },
  request: CallRequest,
  body: string | undefined,
): Record<string, string> {
  const given: Record<string, string> = {
    [headers.accept]: 'application/json',
    [headers.requestId]: visible('requestId', requestId, maxIdLength),
    [headers.correlationId]: visible('correlationId', correlationId, maxIdLength),
    [headers.contractVersion]: 'v1',
  };
  for (const [name, value] of Object.entries(request.headers ?? {})) given[name] = printable(name, value);
  if (locale !== undefined) given[headers.locale] = visible('locale', locale, maxLocaleLength);
  if (body !== undefined) given[headers.contentType] = jsonMediaType;
  return given;
}

/** A language tag is at most 35 characters (RFC 5646, section 4.4.1). */
const maxLocaleLength = 35;

/** What a header can hold (RFC 9110, section 5.5) of the versions and tokens that the service gave. */
function printable(name: string, value: unknown): string {
  if (typeof value !== 'string' || !/^[\x20-\x7e]*$/.test(value)) throw badInput(`Not a valid ${name}`, name);
  return value;
}

/** The body as JSON. @throws PartnerError `BadInput` for what has no JSON form, such as a circle */
export function bodyOf({ body }: CallRequest): string | undefined {
  try {
    return body === undefined ? undefined : JSON.stringify(body);
  } catch (cause) {
    throw badInput('The body has no JSON form', undefined, cause);
  }
}

function visible(name: string, value: string, maxLength: number): string {
  if (!/^[\x21-\x7e]+$/.test(value) || value.length > maxLength) throw badInput(`Not a valid ${name}`, name);
  return value;
}
