import { spelling } from '@partnerite/contract/headers.ts';
import { selfLink } from '../customers/customer-document.ts';
import type { Answer, Context } from '../operation.ts';
import { refuse } from '../refusal.ts';
import { jsonAnswer } from '../resources/json-answer.ts';
import { readContinuationToken, writeContinuationToken } from './continuation-token.ts';

/** Default and maximum number of items in one answer (protocol, section 6.9). */
export const maxPageSize = 500;

/** The query parameters that every paged list has. */
interface PagingQuery {
  readonly size?: number | undefined;
  readonly seekOperation?: string | undefined;
}

/** Which items are asked for: so many that match the filter, strictly after the position. */
export interface Page<Filter, Position> {
  readonly size: number;
  readonly filter: Filter;
  readonly position: Position | undefined;
}

export interface PageRequest<Filter> {
  /** Names the list in its tokens: `customers`. */
  readonly list: string;
  readonly query: PagingQuery;
  readonly continuationToken: string | undefined;
  /** Reads the filter of a first page; that of a further page is in its token. */
  readonly filter: () => Filter;
}

/** @throws Refusal `invalidMembers`, `invalidContinuationToken`, or what reading the filter throws */
export function pageOf<Filter, Position>(
  context: Context,
  { list, query, continuationToken, filter }: PageRequest<Filter>,
): Page<Filter, Position> {
  const seek = query.seekOperation?.toLowerCase() ?? 'next';
  if (seek !== 'next' && seek !== 'first') {
    refuse('invalidMembers', { values: ['seekOperation must be Next or First'], data: ['seekOperation'] });
  }
  if (continuationToken !== undefined) {
    const page = readContinuationToken<Page<Filter, Position>>(
      context.settings.continuationKey,
      scopeOf(context, list),
      continuationToken,
    );
    return seek === 'first' ? { ...page, position: undefined } : page;
  }
  if (seek === 'next' && query.seekOperation !== undefined) {
    refuse('invalidContinuationToken', { data: [spelling.continuationToken] });
  }
  // A size of 0 means that none was given (protocol, section 1.9).
  const size = Math.min(query.size || maxPageSize, maxPageSize);
  return { size, filter: filter(), position: undefined };
}

export interface PageContent<Filter, Position> {
  readonly list: string;
  readonly items: readonly unknown[];
  /** Path and query of this page, with a leading slash and without `/v1`. */
  readonly selfUri: string;
  /** The page after this one, unless this is the last. */
  readonly next: Page<Filter, Position> | undefined;
  /** Path of the list, relative: `customers`. */
  readonly path: string;
}

export function pageAnswer<Filter, Position>(
  context: Context,
  { list, items, selfUri, next, path }: PageContent<Filter, Position>,
): Answer {
  const token = next && writeContinuationToken(context.settings.continuationKey, scopeOf(context, list), next);
  return jsonAnswer({
    totalCount: items.length,
    items,
    ...(token === undefined ? {} : { continuationToken: token }),
    links: { ...selfLink(selfUri), ...(next && token ? nextLink(path, next.size, token) : {}) },
    attributes: { objectType: 'Collection' },
  });
}

/** A token is worth nothing to another partner, nor for another list. */
function scopeOf({ principal }: Context, list: string): string {
  return `${principal.partner} ${list}`;
}

/** Relative, without leading slash and `/v1`: the only form that every vendor client follows on every platform. */
function nextLink(path: string, size: number, token: string) {
  const uri = `${path}?size=${size}&seekOperation=Next`;
  return { next: { uri, method: 'GET', headers: [{ key: spelling.continuationToken, value: token }] } };
}

/** Path and query of a list as it was asked for. */
export function listUri(path: string, query: Readonly<Record<string, string | number | undefined>>): string {
  const parameters = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return parameters.length === 0 ? path : `${path}?${parameters.join('&')}`;
}
